"""The many rows of a table, in one style: what is worked out once for each distinct text.

A hundred thousand cells hold a few hundred texts. Each is broken and placed once for its column and
for each height of row it stands in; a row is its height and its words until it is drawn.
"""

from __future__ import annotations

from itertools import chain
from operator import getitem
from typing import TYPE_CHECKING, Final

from reports.blocks import aside
from reports.columns import PADDING
from reports.flow import Piece, Rule, Text
from reports.fonts import text_width
from reports.table_cells import Cell, cell_lines, centred_texts, row_piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reports.styles import TextStyle
    from reports.table_cells import Line

    Choose = Callable[[tuple[str, ...]], tuple[str, ...]]

_KEPT: Final = 1024
"""Texts of a column whose places are kept; a column with more hardly repeats any."""


class TableRows:
    """Makes the rows between the same uprights. Measures in points."""

    def __init__(
        self,
        cells: Sequence[Cell],
        style: TextStyle,
        *,
        padding: float,
        header: Piece,
        room: float,
        choose: Choose = tuple,
    ) -> None:
        """Takes what all rows share.

        Args:
            cells: One per column.
            style: Of all cells.
            padding: Above and below the text of a row.
            header: Repeated above the row that begins a page.
            room: Height of a page below its header; higher rows go on overleaf.
            choose: Which texts of a row stand in the cells; all by default.
        """
        self._cells, self._style, self._padding, self._header = cells, style, padding, header
        self._lefts = (*(cell.left for cell in cells), cells[-1].left + cells[-1].width)
        self._most = max(1, int((room - 2 * padding) / style.leading))
        self._choose = choose
        self._lines = [_Broken(cell) for cell in cells]
        self._open = [place for place, cell in enumerate(cells) if not cell.whole]
        self._shapes: dict[int, _Shape] = {}

    def pieces(self, row: tuple[str, ...]) -> list[Piece]:
        """Returns a row, in one piece unless it is higher than a page, as no published one is."""
        lines = self._height(self._choose(row)) if self._open else 1
        if lines > self._most:
            return self._cut(row, lines)
        shape = self._shapes.get(lines) or self._shape(lines)
        texts = _RowTexts(row, shape)
        return [Piece(shape.height, texts, shape.rules, self._lefts, self._header)]

    def _height(self, texts: tuple[str, ...]) -> int:
        """Returns the lines of a row's fullest cell."""
        return max(1, *(len(self._lines[place][texts[place]]) for place in self._open))

    def _shape(self, lines: int) -> _Shape:
        height = lines * self._style.leading + 2 * self._padding
        below = Rule(self._lefts[0], height, self._lefts[-1], height)
        columns = [
            _OneLine(cell, height) if cell.whole else _Centred(broken, self._style, height)
            for cell, broken in zip(self._cells, self._lines, strict=True)
        ]
        self._shapes[lines] = _Shape(height, columns, (below,), self._choose)
        return self._shapes[lines]

    def _cut(self, row: tuple[str, ...], lines: int) -> list[Piece]:
        cells = list(map(getitem, self._lines, self._choose(row)))
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
        if len(self) >= _KEPT:
            self.clear()
        self[text] = found = cell_lines(text, self._cell)
        return found


class _Centred(dict[str, tuple[Text, ...]]):
    """The lines of each text of a column at their places in rows of one height."""

    def __init__(self, broken: _Broken, style: TextStyle, height: float) -> None:
        super().__init__()
        self._broken, self._style, self._height = broken, style, height

    def __missing__(self, text: str) -> tuple[Text, ...]:
        if len(self) >= _KEPT:
            self.clear()
        lines = self._broken[text]
        self[text] = found = centred_texts(lines, self._style, 0.0, self._height)
        return found


class _OneLine(dict[str, tuple[Text, ...]]):
    """The same of a column that takes one line: most columns of the longest tables.

    Of thousands of numbers each is shown once: placing one in a single step instead of breaking
    it first takes a fifth off the time of a ranking annex.
    """

    def __init__(self, cell: Cell, height: float) -> None:
        super().__init__()
        style, self._align = cell.style, cell.align
        (line,) = centred_texts([(cell.left + PADDING, "")], style, 0.0, height)
        self._x, self._y = line.x, line.y
        self._width, self._font, self._size = cell.width - 2 * PADDING, style.font, style.size

    def __missing__(self, text: str) -> tuple[Text, ...]:
        if len(self) >= _KEPT:
            self.clear()
        font, size = self._font, self._size
        x = self._x + aside(self._width - text_width(text, font, size), self._align)
        self[text] = found = (Text(x, self._y, text, font, size),) if text else ()
        return found


class _Shape:
    """What rows of one height share."""

    __slots__ = ("choose", "columns", "height", "rules")

    def __init__(
        self,
        height: float,
        columns: Sequence[_Centred | _OneLine],
        rules: tuple[Rule, ...],
        choose: Choose,
    ) -> None:
        self.height, self.columns, self.rules, self.choose = height, columns, rules, choose


class _RowTexts:
    """The texts of a row in reading order, looked up when the row is drawn."""

    __slots__ = ("_row", "_shape")

    def __init__(self, row: tuple[str, ...], shape: _Shape) -> None:
        self._row, self._shape = row, shape

    def __iter__(self) -> Iterator[Text]:
        shape = self._shape
        return chain.from_iterable(map(getitem, shape.columns, shape.choose(self._row)))
