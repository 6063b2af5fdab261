"""`parindex check`: whether a file is sound, and what the checks of score entry find in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, REJECTED, complain, open_file
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.rounds import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@FILE
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Lines on standard error, or a JSON list of all findings on standard output.",
)
@click.option(
    "--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="Scores of this year only."
)
@click.option("--group", "code", default="", help="Only this group.")
def check(file: Path, shape: str, year: int | None, code: str) -> int:
    """Check a work file: database, references, audit chain, scores, and what checks find in them.

    The exit code is 3 when there is an error; warnings alone leave it 0.
    """
    from parindex_desktop.services.check_report import score_findings, soundness
    from parindex_desktop.services.maintenance import check_work_file, scores_can_be_trusted

    problems = check_work_file(file)
    found = [soundness(problem) for problem in problems]
    if scores_can_be_trusted(problems):
        with open_file(file, read_only=True) as session:
            found += score_findings(session, year=year, group_code=code)
    if shape == "json":
        click.echo(json.dumps([each.as_json() for each in found], ensure_ascii=False, indent=1))
    else:
        complain(each.line for each in found)
        if not found:
            click.echo(tr("{path}: sound.", path=file))
    return REJECTED if any(each.severity is Severity.ERROR for each in found) else 0
