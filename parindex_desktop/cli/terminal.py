"""What the commands share: their usual arguments, opening a work file, telling what was found."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from parindex_desktop.domain.edits import Author
from parindex_desktop.errors import Severity
from parindex_desktop.sentences import tell
from parindex_desktop.services import opening
from parindex_desktop.services.rounds import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.services.session import Session

REJECTED: Final = 3
FAULT: Final = 1

FILE = click.argument("file", type=click.Path(path_type=Path))
TABLE = click.argument("table", type=click.Path(path_type=Path))
YEAR = click.option(
    "--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), required=True, help="Year assessed."
)
GROUP = click.option("--group", "code", required=True, help="Group code: so, nganh-doc, huyen, xa.")
SHEET = click.option(
    "--sheet", default="", help="Sheet of a workbook; the first with data by default."
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Show what would change, write nothing.")


@contextmanager
def open_file(file: Path, *, read_only: bool = False) -> Iterator[Session]:
    """Opens a work file for one command and tells what there is to know about it."""
    session = opening.open_session(file, author(), read_only=read_only)
    try:
        notices = (n for n in session.work_file.notices if n.severity is not Severity.NOTE)
        complain(tell(notice).line for notice in notices)
        yield session
    finally:
        session.close()


def author() -> Author:
    """Returns who the audit trail names for what a command does."""
    return Author(opening.system_user(), "parindex")


def complain(lines: Iterable[str]) -> None:
    """Prints lines on standard error."""
    for line in lines:
        click.echo(line, err=True)


def list_paths(paths: Iterable[Path]) -> None:
    """Prints the files that a command wrote."""
    for path in paths:
        click.echo(path)
