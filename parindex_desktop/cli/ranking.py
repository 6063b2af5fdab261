"""The ranking of a group on the terminal: for people, for Excel, for other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.i18n import tr
from parindex_desktop.services.ranking_table import cell_text, cell_value, ranking_table

if TYPE_CHECKING:
    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.services.group_book import GroupBook

_MACHINE_KINDS = (
    ColumnKind.APPRAISED,
    ColumnKind.SURVEY,
    ColumnKind.TOTAL,
    ColumnKind.MAXIMUM,
    ColumnKind.INDEX,
)


def as_json(book: GroupBook) -> str:
    """Returns a list of objects; decimals are strings with a point, printed as the columns are."""
    return json.dumps([_machine_row(book, s) for s in book.standings], ensure_ascii=False, indent=2)


def as_csv(book: GroupBook) -> str:
    """Returns the table as printed, `;` between cells and a decimal comma, as Excel takes it."""
    table = ranking_table(book)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([table.headings, *(row.texts for row in table.rows)])
    if table.summary:
        writer.writerow(table.summary)
    return out.getvalue().rstrip("\n")


def as_text(book: GroupBook) -> str:
    """Returns the table in columns, with the mean and the declared rules below."""
    table = ranking_table(book)
    lines = [table.headings, *(row.texts for row in table.rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(table.headings))]
    is_name = [column.kind is ColumnKind.UNIT for column in table.columns]
    shown = [
        "  ".join(
            cell.ljust(width) if name else cell.rjust(width)
            for cell, width, name in zip(line, widths, is_name, strict=True)
        ).rstrip()
        for line in lines
    ]
    if table.summary:
        shown.append("  ".join(text for text in table.summary if text))
    shown += [f"* {note}" for note in table.footnotes]
    shown += [tr("* Without scores: {name}", name=name) for name in table.without_scores]
    return "\n".join(shown)


SHAPES = {"text": as_text, "csv": as_csv, "json": as_json}


def _machine_row(book: GroupBook, standing: Standing) -> dict[str, object]:
    declared = {column.kind: replace(column, percent=False) for column in book.setup.columns}
    row: dict[str, object] = {
        "rank": standing.rank,
        "unit": book.units_by_id[standing.unit_id].name,
    }
    for kind in _MACHINE_KINDS:
        column = declared.get(kind, RankingColumn(kind))
        value = cell_value(book, column, standing)
        text = cell_text(book, column, value, separator=".")
        row[kind.value] = None if value is None else text
    row["class"] = standing.class_name
    return row
