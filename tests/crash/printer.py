"""A program that writes a set of papers over an older one and is killed on the way.

It dies before a step: `draft`, as the n-th file gets its content; `name`, as the n-th file gets
its own name; `kept`, as the n-th file that was replaced is taken away.
"""

import sys
from datetime import date
from pathlib import Path

from parindex_desktop.services.opening import open_session
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import files_of, write_files
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from tests.an_giang import AUTHOR
from tests.crash.interrupted import die

_STEPS = {"draft": "write_bytes", "name": "rename", "kept": "unlink"}


def print_papers(path: Path, folder: Path, step: str, nth: int) -> None:
    """Writes rankings and decision, one file each, with the spreadsheet and the draft for Word."""
    session = open_session(path, AUTHOR, read_only=True)
    round_ = session.rounds[0]
    request = PaperRequest(number="15", day=date(2017, 5, 23), one_file=False)
    kinds = (PaperKind.DECISION, PaperKind.RANKING)
    wanted = PaperSet(kinds, session.groups_in(round_.id), request)
    made = files_of(session, round_, wanted, worded(session, round_, wanted))
    if nth:
        die_at(_STEPS[step], nth)
    write_files(made.papers, made.beside(xlsx=True, docx=True), folder)
    session.close()


def die_at(name: str, nth: int) -> None:
    """Lets the program end as a method of paths is called for the n-th time."""
    real, called = getattr(Path, name), iter(range(1, nth))

    def counted(*args: object, **kwargs: object) -> object:
        if next(called, None) is None:
            die()
        return real(*args, **kwargs)

    setattr(Path, name, counted)


if __name__ == "__main__":
    print_papers(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
