"""How columns of texts share a width so that their table is low. Measures in points.

A row is as high as its fullest cell: width given to the column beside it is given for nothing. So
columns hand width to each other as long as that saves lines.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from reports.columns import PADDING
from reports.lines import broken
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.styles import TextStyle

_ROWS: Final = 60
"""So many rows, evenly taken, tell how the others break."""

_STEPS: Final = (32 * MM, 16 * MM, 8 * MM, 4 * MM, 2 * MM, 1 * MM)
"""Handed over at once: wide steps first, since the first millimetres may save nothing."""

_LONG: Final = 0.3
"""What a further line counts that makes no row higher, so that names stay whole where they can."""


def lowered(
    columns: Sequence[Sequence[str]],
    widths: Sequence[float],
    floors: Sequence[float],
    style: TextStyle,
) -> list[float]:
    """Returns widths of the same sum in which the rows take the fewest lines.

    Args:
        columns: The texts of each column from the top; a text may have several paragraphs.
        widths: To begin with, padding included.
        floors: What each column keeps at least; one that is to stay as it is has its own width.
        style: Of the texts.
    """
    step = len(columns[0]) // _ROWS + 1 if columns else 1
    rows = [texts[::step] for texts in columns]
    found = list(widths)
    lines = [_lines(*each, style) for each in zip(rows, found, strict=True)]
    for size in _STEPS:
        while better := _handed_over(rows, found, lines, floors, size, style):
            found, lines = better
    return found


def _handed_over(
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    lines: Sequence[list[int]],
    floors: Sequence[float],
    size: float,
    style: TextStyle,
) -> tuple[list[float], list[list[int]]] | None:
    """Returns widths and lines after the best step from one column to another, if one is good."""
    best, found = _cost(lines), None
    givers = [at for at, width in enumerate(widths) if width - size >= floors[at]]
    takers = [at for at, counted in enumerate(lines) if max(counted, default=0) > 1]
    for giver, taker in product(givers, takers):
        if giver == taker:
            continue
        tried, counted = [*widths], [*lines]
        for at, change in ((giver, -size), (taker, size)):
            tried[at] += change
            counted[at] = _lines(rows[at], tried[at], style)
        if (cost := _cost(counted)) < best:
            best, found = cost, (tried, counted)
    return found


def _cost(lines: Sequence[list[int]]) -> float:
    """Returns the height of the rows in lines, and a little for every further line of a cell."""
    rows: list[tuple[int, ...]] = list(zip(*lines, strict=True))
    return sum(max(row) + _LONG * sum(row) for row in rows)


def _lines(texts: Sequence[str], width: float, style: TextStyle) -> list[int]:
    room = width - 2 * PADDING
    return [sum(len(broken(part, style, room)) for part in text.split("\n")) for text in texts]
