"""`parindex lock` and `parindex unlock`: results published as they are, and opened again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import BY, FILE, REJECTED, YEAR, complain, open_file
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell, tell_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.services.locking import GroupState
    from parindex_desktop.services.session import Session


@click.command()
@FILE
@YEAR
@BY
def lock(file: Path, year: int, by: str) -> int:
    """Lock the results of a year and print the fingerprint of what was locked.

    Errors that the checks find hold it up: they are listed and the exit code is 3. Open warnings
    are told and do not. The file is backed up first.
    """
    from parindex_desktop.services import locking

    with open_file(file) as session:
        round_ = session.round_of(year)
        try:
            made = locking.lock(session, round_, by=by, now=datetime.now())
        except InputError as error:
            complain(told.line for told in tell_all(error))
            if error.code == "LCK.110":
                complain(_errors(session, year))
            return REJECTED
        complain(filter(None, map(_told, locking.states(session, round_))))
    click.echo(made.fingerprint)
    return 0


@click.command()
@FILE
@YEAR
@BY
@click.option("--reason", required=True, help="Why, in a sentence; the history keeps it.")
def unlock(file: Path, year: int, by: str, reason: str) -> None:
    """Open the locked results of a year again; papers printed from them are superseded.

    Prints the fingerprint that holds no longer.
    """
    from parindex_desktop.services import locking

    try:
        locking.read_reason(reason)
    except InputError as error:
        raise click.BadParameter(tell(error).line, param_hint="--reason") from None
    with open_file(file) as session:
        opened = locking.unlock(
            session, session.round_of(year), by=by, reason=reason, now=datetime.now()
        )
    click.echo(opened.fingerprint)


def _errors(session: Session, year: int) -> Iterator[str]:
    """Yields each error that holds the lock of a year up."""
    from parindex_desktop.services.check_report import score_findings

    found = score_findings(session, year=year, group_code="")
    return (each.line for each in found if each.severity is Severity.ERROR)


def _told(state: GroupState) -> str:
    """Returns what was let through in a group; nothing without open warnings."""
    count = state.counts.warnings
    name = state.group.heading
    return tr("{group}: {count} warnings are open.", group=name, count=count) if count else ""
