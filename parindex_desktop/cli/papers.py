"""`parindex print`: the papers of a round as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, YEAR, list_paths, open_file
from parindex_desktop.domain.documents import Mode

if TYPE_CHECKING:
    from datetime import datetime

_ALL = "all"
# Of `PaperKind`; a command is told without loading what makes its papers.
_KINDS = ("ranking", "warnings", "awards", _ALL)


@click.command("print")
@FILE
@YEAR
@click.option(
    "--group", "codes", multiple=True, help="Group codes in order of annexes; all by default."
)
@click.option("--document", type=click.Choice(_KINDS), required=True)
@click.option("--mode", type=click.Choice([m.value for m in Mode]), default=Mode.PAPER.value)
@click.option("--decision", default="", help="Number of the decision, such as 1590/QĐ-UBND.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the decision.")
@click.option("--separate", is_flag=True, help="One file per paper.")
@click.option("--xlsx", is_flag=True, help="The tables as a spreadsheet too.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
def print_papers(
    file: Path,
    year: int,
    codes: tuple[str, ...],
    document: str,
    mode: str,
    decision: str,
    day: datetime | None,
    separate: bool,
    xlsx: bool,
    out: Path,
) -> None:
    """Write the papers of a round as PDF."""
    from parindex_desktop.services.papers import assembling, files
    from parindex_desktop.services.papers.kinds import PaperKind
    from parindex_desktop.services.papers.paper import PaperRequest, write_papers
    from parindex_desktop.writing import write_whole

    request = PaperRequest(
        mode=Mode(mode), number=decision, day=day.date() if day else None, one_file=not separate
    )
    with open_file(file, read_only=True) as session:
        round_ = session.round_of(year)
        named = tuple(dict.fromkeys(map(session.group_of, codes)))
        groups = named or session.groups_in(round_.id)
        wanted = assembling.PaperSet((PaperKind(document),), groups, request)
        written = list(write_papers(files.papers_of(session, round_, wanted), out))
        parts = assembling.worded(session, round_, wanted) if xlsx else ()
        if make := files.workbook_of(session, round_, parts):
            path = written[0].with_suffix(".xlsx")
            write_whole(path, make())
            written.append(path)
    list_paths(written)
