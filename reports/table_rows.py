"""The many rows of a table, in one style: what is worked out once for each distinct text.

A hundred thousand cells hold a few hundred texts. Each is broken and placed once for its column and
for each height of row it stands in; a row is its height and its words until it is drawn.
"""

from __future__ import annotations

from itertools import chain
from operator import getitem
from typing import TYPE_CHECKING

from reports.flow import Piece, Rule, Text
from reports.table_cells import Cell, cell_lines, centred_texts, row_piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.styles import TextStyle
    from reports.table_cells import Line


class TableRows:
    """Makes the rows between the same uprights. Measures in points."""

    def __init__(
        self, cells: Sequence[Cell], style: TextStyle, *, padding: float, header: Piece, room: float
    ) -> None:
        """Takes what all rows share.

        Args:
            cells: One per column.
            style: Of all cells.
            padding: Above and below the text of a row.
            header: Repeated above the row that begins a page.
            room: Height of a page below its header; higher rows go on overleaf.
        """
        self._cells, self._style, self._padding, self._header = cells, style, padding, header
        self._lefts = (*(cell.left for cell in cells), cells[-1].left + cells[-1].width)
        self._most = max(1, int((room - 2 * padding) / style.leading))
        self._lines = [_Broken(cell) for cell in cells]
        self._shapes: dict[int, _Shape] = {}

    def pieces(self, row: Sequence[str]) -> list[Piece]:
        """Returns a row, in one piece unless it is higher than a page, as no published one is."""
        lines = max(1, *map(len, map(getitem, self._lines, row)))
        if lines > self._most:
            return self._cut(list(map(getitem, self._lines, row)), lines)
        shape = self._shapes.get(lines) or self._shape(lines)
        return [
            Piece(
                shape.height, _RowTexts(row, shape.columns), shape.rules, self._lefts, self._header
            )
        ]

    def _shape(self, lines: int) -> _Shape:
        height = lines * self._style.leading + 2 * self._padding
        below = Rule(self._lefts[0], height, self._lefts[-1], height)
        columns = [_Centred(broken, self._style, height) for broken in self._lines]
        self._shapes[lines] = _Shape(height, columns, (below,))
        return self._shapes[lines]

    def _cut(self, cells: Sequence[tuple[Line, ...]], lines: int) -> list[Piece]:
        return [
            row_piece(
                [cell[start : start + self._most] for cell in cells],
                self._style,
                self._lefts,
                padding=self._padding,
                header=self._header,
            )
            for start in range(0, lines, self._most)
        ]


class _Broken(dict[str, "tuple[Line, ...]"]):
    """The lines of each text of a column, broken when they are first asked for."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self._cell = cell

    def __missing__(self, text: str) -> tuple[Line, ...]:
        self[text] = found = cell_lines(text, self._cell)
        return found


class _Centred(dict[str, tuple[Text, ...]]):
    """The lines of each text of a column at their places in rows of one height."""

    def __init__(self, broken: _Broken, style: TextStyle, height: float) -> None:
        super().__init__()
        self._broken, self._style, self._height = broken, style, height

    def __missing__(self, text: str) -> tuple[Text, ...]:
        lines = self._broken[text]
        self[text] = found = centred_texts(lines, self._style, 0.0, self._height)
        return found


class _Shape:
    """What rows of one height share."""

    __slots__ = ("columns", "height", "rules")

    def __init__(self, height: float, columns: Sequence[_Centred], rules: tuple[Rule, ...]) -> None:
        self.height, self.columns, self.rules = height, columns, rules


class _RowTexts:
    """The texts of a row in reading order, looked up when the row is drawn."""

    __slots__ = ("_columns", "_row")

    def __init__(self, row: Sequence[str], columns: Sequence[_Centred]) -> None:
        self._row, self._columns = row, columns

    def __iter__(self) -> Iterator[Text]:
        return chain.from_iterable(map(getitem, self._columns, self._row))
