"""A filled-in workbook as LibreOffice saves it, kept beside the tests of all machines.

`python -m tests.services.workbooks.resaving` makes it anew where LibreOffice is installed: whenever
the layout of the workbook changes, and the tests say that the kept one is of another criteria set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.workbooks.columns import Column
from parindex_desktop.paths import HOME_VARIABLE
from tests.workbook_files import Office, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.workbooks.lines import Leaf

FIXTURE: Final = Path(__file__).parent / "libreoffice.xlsx"
NOTE: Final = "=1+1 là ghi chú, không phải công thức"
_SEED: Final = 11
_LEAVES: Final = 40
_FILTER: Final = "xlsx:Calc MS Excel 2007 XML"


def resaved_office(folder: Path) -> tuple[Office, dict[Leaf, Mapping[str, str]]]:
    """Returns the office whose first workbook was kept, and what its unit had typed."""
    office = Office(folder, units=1, leaves=_LEAVES)
    (path,) = office.write()
    typed = office.fill(path, seed=_SEED)
    with opened(path) as page:
        cell = page.cell(office.lines.leaves[0].line.row, Column.REMARK)
        cell.value, cell.data_type = NOTE, "s"
    return office, typed


def resave(path: Path, folder: Path) -> Path:
    """Returns a workbook as LibreOffice saves it."""
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", _FILTER,
         "--outdir", str(folder), str(path)],
        check=True, stdout=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip
    return folder / path.name


def main() -> int:
    """Makes the kept workbook anew."""
    with TemporaryDirectory(prefix="parindex-resave-") as name:
        folder = Path(name)
        os.environ[HOME_VARIABLE] = str(folder / "home")
        office, _ = resaved_office(folder)
        office.session.close()
        (written,) = office.out.iterdir()
        target = folder / "saved"
        target.mkdir()
        shutil.copy(resave(written, target), FIXTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
