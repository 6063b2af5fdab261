"""Columns of lists in which people sign: numbers whole, room for a signature, low rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.columns import PADDING
from reports.lines import longest_word
from reports.low_rows import lowered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.documents import TextRow, TextTable
    from reports.styles import Styles, TextStyle


def pen_columns(
    tables: Sequence[TextTable],
    styles: Styles,
    *,
    size: float,
    room: float,
    floors: Mapping[int, float],
) -> list[float]:
    """Returns the widths of the columns, the same for all tables, so that they look alike.

    Args:
        tables: Clean, with the same columns.
        styles: The document's styles.
        size: Of the type in points.
        room: For all columns, in points.
        floors: What columns have at least, in points, by their place. Columns of numbers are as
            wide as their numbers; of those that wrap, what is left goes to who saves lines by it.
    """
    columns = tables[0].columns
    rows = [row for table in tables for row in table.rows]
    words = [_widest_word(column.heading, styles.heading(size)) for column in columns]
    wholes = [_widest_line(rows, at, styles, size) for at in range(len(columns))]
    least = [
        max(word, min(whole, floors[at]) if column.wraps else max(whole, floors.get(at, 0.0)))
        for at, (column, word, whole) in enumerate(zip(columns, words, wholes, strict=True))
    ]
    wished = [max(0.0, whole - width) for whole, width in zip(wholes, least, strict=True)]
    rest = room - sum(least)
    if rest <= 0 or not any(wished):
        return [width * room / sum(least) for width in least]
    share = rest / sum(wished)
    widths = [width + share * more for width, more in zip(least, wished, strict=True)]
    texts = [[row.cells[at] for row in rows] for at in range(len(columns))]
    return lowered(texts, widths, least, styles.cell(size))


def _widest_word(heading: str, style: TextStyle) -> float:
    return longest_word(heading, style) + 2 * PADDING


def _widest_line(rows: Sequence[TextRow], at: int, styles: Styles, size: float) -> float:
    """Returns the width in which no text of a column takes a second line."""
    plain, bold = styles.cell(size), styles.heading(size)
    widest = ((bold if row.strong else plain).widest(row.cells[at].split("\n")) for row in rows)
    return max(widest, default=0.0) + 2 * PADDING
