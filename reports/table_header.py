"""The header of a table, of one level or of two: headings that span columns above their own.

STT | Đơn vị |  Lĩnh vực 1 (19,5)  | Tổng điểm
|        |    Điểm   |    %    |
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Align
from reports.flow import Piece, Rule
from reports.table_cells import Cell, cell_lines, centred_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.documents import HeadingGroup, PrintedTable
    from reports.flow import Text
    from reports.styles import TextStyle
    from reports.table_cells import Line

_Lines = tuple["Line", ...]


def header_piece(
    table: PrintedTable,
    style: TextStyle,
    lefts: tuple[float, ...],
    *,
    padding: float,
    least: float = 0.0,
) -> Piece:
    """Returns the header between the uprights of the columns, at least so high; in points."""
    return _Header(table, style, lefts, padding, least).piece()


class _Header:
    """Headings broken for their places, and the heights of both levels that follow."""

    def __init__(
        self,
        table: PrintedTable,
        style: TextStyle,
        lefts: tuple[float, ...],
        padding: float,
        least: float,
    ) -> None:
        self._style, self._lefts, self._padding = style, lefts, padding
        self._columns = [
            self._lines(column.heading, place, place + 1)
            for place, column in enumerate(table.columns)
        ]
        self._groups = [(g, self._lines(g.heading, g.first, g.end)) for g in table.groups]
        grouped = {place for g in table.groups for place in range(g.first, g.end)}
        self._alone = [place for place in range(len(table.columns)) if place not in grouped]
        below = self._height([self._columns[place] for place in grouped])
        above = self._height([lines for _, lines in self._groups])
        alone = self._height([self._columns[place] for place in self._alone])
        self._total = max(above + below, alone, least)
        self._above = self._total - below

    def piece(self) -> Piece:
        """Texts in the order of the columns, each group before the columns it spans."""
        lefts, total = self._lefts, self._total
        inner = {place for group, _ in self._groups for place in range(group.first + 1, group.end)}
        across = [Rule(lefts[0], y, lefts[-1], y) for y in (0.0, total)]
        within = chain.from_iterable(self._rules(group) for group, _ in self._groups)
        uprights = tuple(x for place, x in enumerate(lefts) if place not in inner)
        return Piece(total, tuple(self._texts()), (*across, *within), uprights)

    def _texts(self) -> Iterator[Text]:
        starts = {group.first: (group, lines) for group, lines in self._groups}
        for place, lines in enumerate(self._columns):
            if place in starts:
                group_lines = starts[place][1]
                yield from centred_texts(group_lines, self._style, 0.0, self._above)
            top = 0.0 if place in self._alone else self._above
            yield from centred_texts(lines, self._style, top, self._total - top)

    def _rules(self, group: HeadingGroup) -> Iterator[Rule]:
        """The line below a heading that spans columns, and the uprights between these."""
        above, lefts = self._above, self._lefts
        yield Rule(lefts[group.first], above, lefts[group.end], above)
        for place in range(group.first + 1, group.end):
            yield Rule(lefts[place], above, lefts[place], self._total)

    def _lines(self, heading: str, first: int, end: int) -> _Lines:
        left = self._lefts[first]
        return cell_lines(heading, Cell(left, self._lefts[end] - left, self._style, Align.CENTRE))

    def _height(self, cells: Sequence[_Lines]) -> float:
        if not cells:
            return 0.0
        return max(1, *map(len, cells)) * self._style.leading + 2 * self._padding
