"""What the commands share: their usual arguments, opening a work file, telling what was found."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from parindex_desktop.domain.edits import Author
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import opening, users
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

NAME_VARIABLE: Final = "PARINDEX_AS"
PASSWORD_VARIABLE: Final = "PARINDEX_PASSWORD"
_WORKER: Final = f"{__name__}.worker"


def _note_worker(context: click.Context, _option: click.Parameter, name: str) -> None:
    context.meta[_WORKER] = name


AS = click.option(
    "--as",
    "worker",
    metavar="NAME",
    default="",
    envvar=NAME_VARIABLE,
    expose_value=False,
    callback=_note_worker,
    help="Who works, in a file that names its users; a password that is set comes from "
    f"{PASSWORD_VARIABLE}. The log names them, their role decides. Reading needs no name.",
)
"""For commands that write; `open_file` lets the user of that name work."""


def _note_responsible(context: click.Context, option: click.Parameter, name: str) -> str:
    if not name.strip():
        raise click.BadParameter(tr("A name is needed."), context, option)
    _note_worker(context, option, name)
    return name


BY = click.option(
    "--by",
    metavar="NAME",
    required=True,
    envvar=NAME_VARIABLE,
    callback=_note_responsible,
    help="Who is responsible, as the history says it; in a file that names its users one of them, "
    f"whose password comes from {PASSWORD_VARIABLE}.",
)
"""For what is done in the name of a person; also who works, as with `AS`."""


@contextmanager
def open_file(file: Path, *, read_only: bool = False) -> Iterator[Session]:
    """Opens a work file for one command and tells what there is to know about it.

    Raises:
        InputError: It is opened for writing, has named users, and nobody (`USR.113`), a name that
            is none of them (`USR.112`) or a wrong password (`USR.111`) was given.
    """
    session = opening.open_session(file, author(), read_only=read_only)
    try:
        if not read_only:
            _let_work(session)
        notices = (n for n in session.work_file.notices if n.severity is not Severity.NOTE)
        complain(tell(notice).line for notice in notices)
        yield session
    finally:
        session.close()


def _let_work(session: Session) -> None:
    if not session.users:
        return
    context = click.get_current_context(silent=True)
    name = context.meta.get(_WORKER, "") if context is not None else ""
    if not name:
        raise InputError("USR.113")
    user = users.find(session.users, name)
    users.check_password(user, os.environ.get(PASSWORD_VARIABLE, ""))
    session.work_as(user)


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
