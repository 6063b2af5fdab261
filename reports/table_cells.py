"""Cells and rows of tables: texts broken and placed between upright lines. Measures in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Align
from reports.blocks import aside, placed
from reports.columns import PADDING
from reports.flow import Piece, Rule, Text
from reports.lines import balanced, broken
from reports.styles import TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a row.

    Attributes:
        left: Its left upright, in points from the table's left edge.
        width: Between its uprights, in points.
        whole: All that stands here takes one line, as its column was measured.
    """

    left: float
    width: float
    style: TextStyle
    align: Align
    whole: bool = False


Line = tuple[float, str]
"""x in points from the table's left edge, and what stands there."""


def cell_lines(text: str, cell: Cell) -> tuple[Line, ...]:
    """Breaks a text for its cell and places each line."""
    left, width = cell.left + PADDING, cell.width - 2 * PADDING
    spare = width - cell.style.width(text)
    if text and spare >= 0:  # as nearly all do
        return ((left + aside(spare, cell.align), text),)
    lines = (balanced if cell.align is Align.CENTRE else broken)(text, cell.style, width)
    return tuple((left + placed(line, cell.style, width, cell.align), line) for line in lines)


def centred_texts(
    lines: Sequence[Line], style: TextStyle, top: float, height: float
) -> tuple[Text, ...]:
    """Returns lines in the middle of a cell that begins `top` points below the row's upper edge."""
    font, size, leading = style.font, style.size, style.leading
    first = top + (height - len(lines) * leading) / 2 + style.baseline
    if len(lines) == 1:
        return (Text(lines[0][0], first, lines[0][1], font, size),)
    return tuple(
        Text(x, first + place * leading, line, font, size) for place, (x, line) in enumerate(lines)
    )


def row_piece(
    cells: Sequence[tuple[Line, ...]],
    style: TextStyle,
    lefts: tuple[float, ...],
    *,
    padding: float,
    header: Piece,
) -> Piece:
    """Returns a row as high as its fullest cell, the others in the middle, a line below."""
    height = max(1, *map(len, cells)) * style.leading + 2 * padding
    texts = tuple(text for cell in cells for text in centred_texts(cell, style, 0.0, height))
    below = Rule(lefts[0], height, lefts[-1], height)
    return Piece(height, texts, (below,), lefts, header)
