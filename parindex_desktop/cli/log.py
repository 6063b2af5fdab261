"""`parindex log` and `parindex verify`: what happened in a file, and whether to believe it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, REJECTED, complain, open_file
from parindex_desktop.domain.trail import TrailFilter
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.rounds import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parindex_desktop.errors import Problem
    from parindex_desktop.services.audit_log import Query
    from parindex_desktop.services.session import Session

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@FILE
@click.option("--unit", default="", help="Name of a unit; marks and case do not matter.")
@click.option("--criterion", "code", default="", help="Code of a criterion, such as 1.2.3.")
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="Only this round.")
@click.option("--group", default="", help="Only this group: so, nganh-doc, huyen, xa.")
@click.option("--since", type=_DAY, help="From this day on.")
@click.option("--until", type=_DAY, help="Up to and with this day.")
@click.option("--format", "shape", type=click.Choice(["text", "csv", "json"]), default="text")
def log(
    file: Path,
    unit: str,
    code: str,
    year: int | None,
    group: str,
    since: datetime | None,
    until: datetime | None,
    shape: str,
) -> None:
    """Print who changed what and when, newest first, with every score change."""
    from parindex_desktop.services import trail_places
    from parindex_desktop.services.audit_log import Query

    if since and until and since > until:
        raise InputError("LOG.103", since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    with open_file(file, read_only=True) as session:
        round_id = session.round_of(year).id if year is not None else None
        only = TrailFilter(
            round_id=round_id,
            group_id=session.group_of(group).id if group else None,
            unit_id=trail_places.unit_named(session, unit) if unit else None,
            criteria=trail_places.criteria_coded(session, code, round_id) if code else (),
            since=since.astimezone() if since else None,
            until=(until + timedelta(days=1)).astimezone() if until else None,
        )
        for piece in _pieces(session, Query(only), shape):
            click.echo(piece, nl=False)


@click.command()
@FILE
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def verify(file: Path, shape: str) -> int:
    """Verify that a file is undamaged, its log whole, and its scores those that the log tells of.

    The exit code is 3 when something is found.
    """
    from parindex_desktop.services.maintenance import verify_work_file

    problems = verify_work_file(file)
    if shape == "json":
        click.echo(json.dumps([_object(p) for p in problems], ensure_ascii=False, indent=1))
    else:
        complain(tell(problem).line for problem in problems)
        if not problems:
            click.echo(tr("{path}: undamaged, and its log is whole.", path=file))
    return REJECTED if problems else 0


def _pieces(session: Session, query: Query, shape: str) -> Iterator[str]:
    from parindex_desktop.services.audit_log import read_lines
    from parindex_desktop.services.log_export import LogFormat, plain_pieces, text_pieces

    lines = read_lines(session, query)
    if shape == "text":
        return plain_pieces(session, lines)
    return text_pieces(session, lines, LogFormat(shape), end="\n")


def _object(problem: Problem) -> dict[str, str]:
    told = tell(problem)
    return {
        "code": told.code,
        "severity": problem.severity.value,
        "place": told.place,
        "message": told.text,
        "action": told.action,
    }
