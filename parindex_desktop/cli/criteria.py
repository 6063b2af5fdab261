"""`parindex criteria`: a criteria set in and out of a work file, checked, compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import (
    AS,
    DRY_RUN,
    FILE,
    GROUP,
    REJECTED,
    SHEET,
    TABLE,
    YEAR,
    complain,
    open_file,
)
from parindex_desktop.domain.numbers import format_points
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.opening import SUFFIX
from parindex_desktop.services.rounds import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria_reading.reading import SetReading


@click.group()
def criteria() -> None:
    """Bring criteria sets in and out, check them, compare them."""


@criteria.command("import")
@FILE
@TABLE
@YEAR
@GROUP
@SHEET
@DRY_RUN
@AS
@click.option("--accept-guesses", is_flag=True, help="Take rules that are guessed and not sure.")
def import_set(
    file: Path, table: Path, year: int, code: str, sheet: str, dry_run: bool, accept_guesses: bool
) -> int:
    """Import a criteria set from the annex of a decision (.xlsx, .docx).

    Rules that the wording surely means are taken; others are listed and left out.
    """
    from parindex_desktop.services.criteria_import import (
        import_edit,
        read_criteria,
        replaceable,
    )
    from parindex_desktop.services.maintenance import back_up_before_import

    # Opening for writing would already make a backup.
    with open_file(file, read_only=dry_run) as session:
        round_, group = session.round_of(year), session.group_of(code)
        reading = read_criteria(table, sheet)
        if accept_guesses:
            reading = reading.accepting()
        complain(tell(problem).line for problem in reading.problems)
        _show(reading)
        if not reading.is_sound:
            severities = [problem.severity for problem in reading.problems]
            errors = severities.count(Severity.ERROR)
            click.echo(tr("Nothing was written: {count} errors.", count=errors))
            return REJECTED
        if dry_run:
            replaceable(session, round_, group)
            click.echo(tr("Dry run: nothing was written."))
            return 0
        edit = import_edit(session, round_, group, reading.settled_draft())
        if edit.is_empty:
            click.echo(tr("Nothing to change."))
        else:
            back_up_before_import(session)
            session.do(edit)
            click.echo(tr("Imported as one step."))
    return 0


@criteria.command("export")
@FILE
@YEAR
@GROUP
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A file .xlsx or .pdf, or a folder for both.",
)
def export_set(file: Path, year: int, code: str, out: Path) -> None:
    """Write a criteria set as a table that can be imported again, or as the annex."""
    from parindex_desktop.cli.criteria_versions import ENDINGS, run_export

    if out.suffix and out.suffix.lower() not in ENDINGS and not out.is_dir():
        raise click.UsageError(tr("--out takes a name ending in .xlsx or .pdf, or a folder."))
    with open_file(file, read_only=True) as session:
        run_export(session, year, code, out)


@criteria.command("check")
@FILE
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="Year of the set.")
@click.option("--group", "code", help="Group code: so, nganh-doc, huyen, xa.")
@SHEET
def check_criteria(file: Path, year: int | None, code: str | None, sheet: str) -> int:
    """Check the set of a work file, or of a table (.xlsx, .docx, .csv).

    Each problem is one line on standard error. The exit code is 3 when one of them is an error.
    """
    from parindex_desktop.cli.criteria_versions import run_check, run_check_of_table

    if file.suffix.lower() != SUFFIX:
        return run_check_of_table(file, sheet)
    if year is None or code is None:
        raise click.UsageError(tr("A work file needs --year and --group."))
    with open_file(file, read_only=True) as session:
        return run_check(session, year, code)


@criteria.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def diff_sets(before: str, after: str, shape: str) -> int:
    """Compare two criteria sets.

    A and B are each a table (.xlsx, .docx, .csv) or a set in a work file, written
    FILE.parindex:YEAR:GROUP. Within one work file criteria are matched as they were confirmed,
    else by code and name. The exit code is 0 when nothing differs and 3 when something does.
    """
    from parindex_desktop.cli.criteria_versions import run_diff

    return run_diff(before, after, shape)


def _show(reading: SetReading) -> None:
    """Prints the domains, what there is in all, and how many rules are known."""
    lines = reading.draft.lines
    for line in lines:
        if line.level == 0:
            click.echo(f"{line.code:>4}  {line.name}  {format_points(line.max_points)}")
    ruled = [line for line in reading.settled_draft().lines if line.rule is not None]
    click.echo(
        tr(
            "{domains} domains, {criteria} criteria, {leaves} scored, total {total}",
            domains=sum(line.level == 0 for line in lines),
            criteria=len(lines),
            leaves=len(reading.leaves),
            total=format_points(reading.sum),
        )
    )
    click.echo(
        tr(
            "{rules} with a rule, {open} to confirm (--accept-guesses)",
            rules=len(ruled),
            open=len(reading.to_confirm),
        )
    )
