"""`python -m tests.golden_papers`: writes the golden pages anew."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from parindex_desktop import paths
from parindex_desktop.services.papers.kinds import PaperKind
from tests.golden_papers import (
    close_golden,
    golden_paper,
    open_golden,
    told_page_by_page,
    write_golden,
)


def main() -> None:
    with TemporaryDirectory() as home:
        os.environ[paths.HOME_VARIABLE] = home
        opened = open_golden(Path(home))
        for kind in PaperKind:
            write_golden(kind, told_page_by_page(golden_paper(opened[kind], kind).make()))
        close_golden(opened)


main()
