"""What the rules of an award propose, on the terminal: for people, for Excel, for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import click

from parindex_desktop.cli.terminal import FILE, YEAR, complain, open_file
from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.numbers import NumberFormat, NumberStyle
from parindex_desktop.errors import Problem
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal
    from pathlib import Path

    from parindex_desktop.services.award_proposals import Proposed
    from parindex_desktop.services.reading import Reading


@click.group()
def awards() -> None:
    """Work out whom a round awards."""


@awards.command()
@FILE
@YEAR
@click.option(
    "--rule",
    "texts",
    multiple=True,
    metavar="RULE",
    help="first=3, rank<=5, index>=80, class>=Tốt, rise=points, rise=ranks, rise>=2,5, "
    "skip=open|barred|listed|last-year, allow=…; quota.so=2 for one group. Several are joined. "
    "Without any, and without --saved, the rules of the form in the file hold.",
)
@click.option("--saved", default="", metavar="NAME", help="A rule saved in the file.")
@click.option("--form", default="", metavar="FORM", help="Form of award, such as Bằng khen.")
@click.option("--group", "code", default="", help="Group code; all groups by default.")
@click.option("--format", "shape", type=click.Choice(["text", "csv", "json"]), default="text")
def propose(
    file: Path, year: int, texts: tuple[str, ...], saved: str, form: str, code: str, shape: str
) -> None:
    """Print every unit, whether it is proposed, and why. Nothing is written."""
    from parindex_desktop.services import award_asking
    from parindex_desktop.services.locked_rounds import reading_for_papers

    with open_file(file, read_only=True) as session:
        round_ = session.round_of(year)
        reading = reading_for_papers(session, round_)
        asked = award_asking.Asked(texts, saved, form, code)
        judged = award_asking.propose(reading, round_, asked)
        if reading.stamp(round_.id).mark is PageMark.DRAFT:
            complain([tell(Problem("AWD.109", params={"year": year})).line])
        separator = "." if shape == "json" else ","
        rows = [_row(reading, each, round_.policy.decimals, separator) for each in judged]
        click.echo(_SHAPES[shape](rows))


def _row(reading: Reading, proposed: Proposed, decimals: int, separator: str) -> dict[str, object]:
    """Returns what is told of a unit; decimals are strings, as those that `rank` prints."""
    from parindex_desktop.services.award_words import why

    standing, shape = proposed.standing, NumberFormat(decimals, NumberStyle.FIXED)
    return {
        "group": proposed.group.code,
        "unit": reading.units[proposed.unit_id].name,
        "rank": standing.rank,
        "index": _shown(standing.index, shape, separator),
        "class": standing.class_name,
        "rise": _shown(proposed.rise, NumberFormat(decimals), separator),
        "in": proposed.verdict.is_in,
        "verdict": proposed.verdict.value,
        "why": why(proposed, decimals),
        "tied": proposed.verdict is Verdict.TIED,
    }


def _shown(value: Decimal | None, shape: NumberFormat, separator: str) -> str | None:
    return None if value is None else shape.show(value, separator=separator)


def _as_json(rows: Sequence[dict[str, object]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=2)


def _as_csv(rows: Sequence[dict[str, object]]) -> str:
    """Returns a table for Excel: `;` between cells and a decimal comma."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows([_cell(row[key]) for key in _HEADINGS] for row in rows)
    return out.getvalue().rstrip("\n")


def _as_text(rows: Sequence[dict[str, object]]) -> str:
    """Returns a line for each unit, those who are in marked by `+`, with a line between groups."""
    width = max((len(str(row["unit"])) for row in rows), default=0)
    lines: list[str] = []
    group = None
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            lines.append(f"[{group}]")
        sign = "+" if row["in"] else " "
        rank, index = _cell(row["rank"]) or "–", _cell(row["index"]) or "–"
        lines.append(f"{sign} {rank:>4}  {row['unit']:<{width}}  {index:>6}  {row['why']}")
    taken = sum(1 for row in rows if row["in"])
    lines.append(tr("{count} of {all} units are proposed.", count=taken, all=len(rows)))
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("yes") if value else ""
    return str(value)


_HEADINGS = (
    "group", "unit", "rank", "index", "class", "rise", "in", "verdict", "why", "tied",
)  # fmt: skip
_SHAPES: dict[str, Callable[[Sequence[dict[str, object]]], str]] = {
    "text": _as_text,
    "csv": _as_csv,
    "json": _as_json,
}
