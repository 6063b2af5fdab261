"""`parindex import`: one table into one group, told in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import REJECTED
from parindex_desktop.domain.importing.mapping import ColumnChoice, parse_target
from parindex_desktop.domain.importing.plan import ImportRequest, RowStatus
from parindex_desktop.domain.importing.reading import DecimalMark
from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.importing import (
    answers_by_name,
    plan_tables,
    read_file,
    workbooks_in,
)
from parindex_desktop.services.maintenance import back_up_before_import

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from parindex_desktop.domain.importing.plan import ImportPlan
    from parindex_desktop.services.session import Session


def run_import(
    session: Session,
    paths: Sequence[Path],
    *,
    year: int,
    code: str,
    stage: str,
    maxima: Sequence[str],
    mapping: Sequence[str],
    matches: Sequence[str],
    decimal: str | None,
    sheet: str,
    accept_new: bool,
    skip_rejected: bool,
    dry_run: bool,
) -> int:
    """Plans an import, tells what it does, and applies it as one step unless it is a dry run.

    Several paths, or a folder, are score sheets of one unit each.

    Returns:
        The exit code: 3 when something is rejected and nothing was written.

    Raises:
        AppError: Options or files that cannot be read at all.
    """
    targets = _pairs(mapping, "unit=Tên đơn vị")
    points = _pairs(maxima, "appraised=70", str.rpartition)  # a heading may hold a `=`
    request = ImportRequest(
        year=year,
        group_id=session.group_of(code).id,
        stage=Stage(stage),
        columns=tuple(ColumnChoice(parse_target(t), heading=h) for t, h in targets.items()),
        maxima={name: parse_points(text) for name, text in points.items()},
        decimal=DecimalMark(decimal) if decimal else None,
        answers=answers_by_name(session.reader, _pairs(matches, "Sở GTVT=Sở Giao thông Vận tải")),
        accept_new=accept_new,
        skip_rejected=skip_rejected,
    )
    tables = [read_file(path, sheet=sheet) for each in paths for path in workbooks_in(each)]
    plan = plan_tables(session.reader, request, tables)
    remarks = (p for p in plan.all_problems() if p.severity is not Severity.ERROR)
    for problem in (*plan.blocking(), *remarks):
        click.echo(tell(problem).line, err=True)
    click.echo(_counts(plan))
    if plan.edit is None:
        click.echo(tr("Nothing was written."))
        return REJECTED
    if dry_run:
        click.echo(tr("Dry run: nothing was written."))
    elif plan.edit.is_empty:
        click.echo(tr("Nothing to change."))
    else:
        back_up_before_import(session)
        session.do(plan.to_edit(session.new_ids))
        click.echo(tr("Imported as one step."))
    return 0


def _counts(plan: ImportPlan) -> str:
    counts = plan.counts
    return tr(
        "{new} new, {changed} changed, {unchanged} unchanged, "
        "{rejected} rejected, {skipped} skipped",
        **{status.value: counts.get(status, 0) for status in RowStatus},
    )


def _pairs(
    pairs: Sequence[str],
    example: str,
    cut: Callable[[str, str], tuple[str, str, str]] = str.partition,
) -> dict[str, str]:
    """Reads `NAME=VALUE` options.

    Raises:
        InputError: `USE.101` one is not written so, `USE.103` a name stands twice.
    """
    split: dict[str, str] = {}
    for pair in pairs:
        name, _, value = (part.strip() for part in cut(pair, "="))
        if not name or not value:
            raise InputError("USE.101", text=pair, example=example)
        if name in split:
            raise InputError("USE.103", name=name)
        split[name] = value
    return split
