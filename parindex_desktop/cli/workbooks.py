"""`parindex workbooks`: one self-assessment workbook per unit out, a folder of them back in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import (
    AS,
    DRY_RUN,
    FILE,
    GROUP,
    REJECTED,
    YEAR,
    list_paths,
    open_file,
)
from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.workbooks.returned import Returned, ReturnState, Standing, UnitReturn
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.workbooks.returned import ReturnedFile
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.session import Session


@click.group()
def workbooks() -> None:
    """Write self-assessment workbooks for units, read the returned ones."""


@workbooks.command("write")
@FILE
@YEAR
@GROUP
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
def write(file: Path, year: int, code: str, out: Path) -> None:
    """Write one workbook per unit of a group; nothing is overwritten."""
    from parindex_desktop.services.workbooks_writing import write_workbooks

    with open_file(file, read_only=True) as session:
        written = write_workbooks(session, session.round_of(year), session.group_of(code), out)
    list_paths(written)


@workbooks.command("read")
@FILE
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@YEAR
@click.option("--group", "code", default="", help="Group code; told by the workbooks by default.")
@click.option(
    "--received",
    type=click.DateTime(["%Y-%m-%d"]),
    help="When they were received; the day each file was last changed by default.",
)
@DRY_RUN
@AS
def read(
    file: Path, folder: Path, year: int, code: str, received: datetime | None, dry_run: bool
) -> int:
    """Read a folder of returned workbooks; the sound ones are taken over as one step."""
    from parindex_desktop.services.maintenance import back_up_before_import
    from parindex_desktop.services.workbooks_reading import read_files

    day = date.isoformat(received.date()) if received else ""
    # Opening for writing would already make a backup.
    with open_file(file, read_only=dry_run) as session:
        round_ = session.round_of(year)
        found = _judged(session, round_, code, read_files(folder), day)
        for returned in found:
            _tell(session, returned)
        changing = [each for each in found if any(u.changes_anything for u in each.units)]
        if dry_run:
            click.echo(tr("Dry run: nothing was written."))
        elif not changing:
            click.echo(tr("Nothing to change."))
        else:
            back_up_before_import(session)
            for returned in changing:
                session.do(returned.edit(session.new_ids))
            click.echo(tr("The sound workbooks were taken over."))
    return REJECTED if any(returned.has_rejected for returned in found) else 0


def _judged(
    session: Session, round_: Round, code: str, files: Sequence[ReturnedFile], day: str
) -> list[Returned]:
    """Holds files against their group, or against each group that they belong to.

    What belongs to no group at all is told with the first.
    """
    from parindex_desktop.services.workbooks_judging import judge
    from parindex_desktop.services.workbooks_reading import files_of, groups_of

    if code:
        return [judge(session, round_, session.group_of(code), files, received=day)]
    groups = groups_of(session, files) or session.groups_in(round_.id)[:1]
    known = {group.id for group in groups}
    found: list[Returned] = []
    for group in groups:
        others = known - {group.id} if not found else None
        own = files_of(files, group.id, others)
        found.append(judge(session, round_, group, own, received=day))
    return found


def _tell(session: Session, returned: Returned) -> None:
    for unit in returned.units:
        click.echo(f"{session.units[unit.unit_id].name}: {_line(unit)}")
        for problem in unit.problems:
            place = _place(session.units[unit.unit_id].name, unit.file, problem)
            click.echo(tell(replace(problem, place=place)).line, err=True)
    for problem in returned.strays:
        click.echo(tell(problem).line, err=True)
    states = [unit.state for unit in returned.units]
    click.echo(tr(
        "{received} received, {late} of them late, {earlier} received before, {missing} missing, "
        "{rejected} rejected",
        received=states.count(ReturnState.RECEIVED) + states.count(ReturnState.LATE),
        late=states.count(ReturnState.LATE),
        earlier=states.count(ReturnState.EARLIER),
        missing=states.count(ReturnState.MISSING),
        rejected=states.count(ReturnState.REJECTED),
    ))  # fmt: skip


def _line(unit: UnitReturn) -> str:
    match unit.state:
        case ReturnState.MISSING:
            return tr("missing")
        case ReturnState.EARLIER:
            return tr("received before, on {day}", day=show_day(unit.day))
        case ReturnState.REJECTED:
            return tr("rejected")
    counts = {standing.value: unit.count(standing) for standing in Standing}
    counted = tr("{new} new, {changed} changed, {unchanged} unchanged", **counts)
    if unit.state is ReturnState.LATE:
        return tr("late, on {day}: {counts}", day=show_day(unit.day), counts=counted)
    return tr("received on {day}: {counts}", day=show_day(unit.day), counts=counted)


def _place(unit: str, file: str, problem: Problem) -> str:
    return " · ".join(filter(None, (unit, file, problem.place)))
