"""Tables to be read: cells of several paragraphs, rows that go on overleaf.

Unlike a ranking, whose rows are never cut, one row of a criteria set may fill a page. A row of a
few lines stays whole; a longer one is cut between lines, never after its first or before its last
ones, and a bold row stays with the row below it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain, pairwise, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from parindex_desktop.domain.documents import Align, PrintedTable, TableColumn, TextRow, TextTable
from parindex_desktop.domain.text import clean
from reports.blocks import placed
from reports.columns import PADDING, needs
from reports.flow import Piece, Rule, Text
from reports.lines import balanced, broken
from reports.page import LandscapeSheet, Sheet
from reports.styles import MM, TextStyle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.columns import Need
    from reports.flow import Block
    from reports.styles import Styles

READABLE: Final = 60 * MM
"""What a column of long texts needs to be read with ease, in points."""

_SIZE: Final = 12.0
"""Of the type in points: a size below running text, as annexes of long tables have it."""

_LEAST: Final = 24 * MM
"""Below this a column of texts breaks every second word, in points."""

_KEPT: Final = 2
"""Lines of a paragraph that stay together at either end when a page ends inside it."""

_Line = tuple[float, str]
"""x in points from the table's left edge, and what stands there."""


class _Cell(NamedTuple):
    """What stands in a cell.

    Attributes:
        lines: Of all paragraphs, one below the other.
        ends: The number of lines down to the end of each paragraph.
        texts: The lines at their places in a row that is whole.
    """

    lines: tuple[_Line, ...]
    ends: tuple[int, ...]
    texts: tuple[Text, ...]


def cleaned_texts(table: TextTable) -> TextTable:
    """Returns the table with every paragraph in NFC and with single blanks, without empty ones."""
    columns = tuple(
        TableColumn(clean(column.heading), column.align, wraps=column.wraps)
        for column in table.columns
    )
    rows = tuple(TextRow(tuple(map(_paragraphs, row.cells)), row.strong) for row in table.rows)
    return TextTable(columns, rows)


@lru_cache(maxsize=4096)
def _paragraphs(text: str) -> str:
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


class LongTable:
    """A clean table for one width and size of type, as blocks for pages. Measures in mm."""

    ROW_PADDING = 0.9
    HEADER_PADDING = 1.2
    # The outer lines stay inside the text area.
    EDGE = 0.1
    # A row of so many lines stays whole; of a longer one so many stay together at either end.
    WHOLE = 8
    TOGETHER = 3

    def __init__(
        self,
        table: TextTable,
        styles: Styles,
        *,
        size: float,
        width: float,
        widths: Sequence[float] = (),
    ) -> None:
        """Measures the table.

        Args:
            table: Clean, as `cleaned_texts` returns it.
            styles: The document's styles.
            size: Of the type in points.
            width: Of the page's text area in points.
            widths: Of the columns in points, for tables that are to look alike whatever stands in
                them; found from their texts by default.
        """
        self._table = table
        self._plain, self._bold = styles.cell(size), styles.heading(size)
        self._room = width - 2 * self.EDGE * MM
        self._needs = [] if widths else needs(_measured(table), self._bold, self._bold)
        self._widths = [*widths] or _widths(self._needs, _amounts(table, self._plain), self._room)
        self._lefts = tuple(accumulate(self._widths, initial=self.EDGE * MM))
        self._header = self._header_piece()

    @property
    def fits(self) -> bool:
        """False when the table would be easier to read on wider paper."""
        wished = (min(n.natural, READABLE) if n.wraps else n.natural for n in self._needs)
        return sum(wished) <= self._room

    def blocks(self, above: Sequence[Piece], below: Sequence[Piece]) -> list[Block]:
        """Returns the table with what stands above it and below it.

        What stands above goes with the first row, what stands below with the last lines and the
        row before them: no page begins with the last row alone.
        """
        blocks: list[Block] = []
        waiting: list[Piece] = [*above, self._header]
        for row in self._table.rows:
            first, *rest = self._pieces(row)
            waiting.append(first)
            for piece in rest:
                blocks.append(tuple(waiting))
                waiting = [piece]
            if not row.strong:
                blocks.append(tuple(waiting))
                waiting = []
        if waiting:
            blocks.append(tuple(waiting))
        last = (*blocks.pop(), *below)
        return [*blocks[:-1], (*blocks[-1], *last)] if blocks else [last]

    def _header_piece(self) -> Piece:
        cells = [
            self._cell(column.heading, place, self._bold, Align.CENTRE)
            for place, column in enumerate(self._table.columns)
        ]
        lines = [cell.lines for cell in cells]
        padding, leading = self.HEADER_PADDING * MM, self._bold.leading
        most = max(1, *map(len, lines))
        height = most * leading + 2 * padding
        top = Rule(self._lefts[0], 0, self._lefts[-1], 0)
        texts = tuple(
            text
            for cell in lines
            for text in _texts(cell, self._bold, padding + (most - len(cell)) / 2 * leading)
        )
        return Piece(height, texts, (top, self._rule(height)), self._lefts)

    def _pieces(self, row: TextRow) -> list[Piece]:
        """Returns a row in one piece, or in pieces between which a page may end."""
        styles = [self._bold if row.strong and bold else self._plain for bold in self._names]
        cells = [
            self._cell(text, place, style, column.align)
            for place, (text, style, column) in enumerate(
                zip(row.cells, styles, self._table.columns, strict=True)
            )
        ]
        most = max(1, *(len(cell.lines) for cell in cells))
        if most <= self.WHOLE:
            return [self._whole(cells, most)]
        return [
            self._piece([cell.lines[start:end] for cell in cells], styles, (start, end, most))
            for start, end in pairwise((0, *self._ends(cells, most)))
        ]

    def _whole(self, cells: Sequence[_Cell], lines: int) -> Piece:
        height = lines * self._plain.leading + 2 * self.ROW_PADDING * MM
        texts = tuple(chain.from_iterable(cell.texts for cell in cells))
        return Piece(height, texts, (self._rule(height),), self._lefts, self._header)

    @property
    def _names(self) -> list[bool]:
        """Tells which columns name a row: short texts, and the first of long ones."""
        first = next((at for at, c in enumerate(self._table.columns) if c.wraps), None)
        return [not c.wraps or at == first for at, c in enumerate(self._table.columns)]

    def _ends(self, cells: Sequence[_Cell], lines: int) -> tuple[int, ...]:
        """Returns behind which lines a long row may be cut, the last one included."""
        inside = range(self.TOGETHER, lines - self.TOGETHER + 1)
        torn = set[int]().union(*map(_torn, cells))
        return (*(place for place in inside if place not in torn), lines)

    def _piece(
        self,
        cells: Sequence[Sequence[_Line]],
        styles: Sequence[TextStyle],
        span: tuple[int, int, int],
    ) -> Piece:
        """Returns the lines from `span[0]` to before `span[1]` of a row with `span[2]` lines."""
        start, end, most = span
        padding = self.ROW_PADDING * MM
        above, below = (padding if start == 0 else 0.0), (padding if end == most else 0.0)
        height = (end - start) * self._plain.leading + above + below
        texts = tuple(
            text
            for cell, style in zip(cells, styles, strict=True)
            for text in _texts(cell, style, above)
        )
        rule, is_end = (self._rule(height),), end == most
        header = self._header if start == 0 else self._header_of_rest
        if is_end:
            return Piece(height, texts, rule, self._lefts, header)
        return Piece(height, texts, (), self._lefts, header, cut=rule)

    @property
    def _header_of_rest(self) -> Piece:
        """The header above the rest of a row, which brings no room of its own."""
        return self._header._replace(height=self._header.height + self.ROW_PADDING * MM)

    def _rule(self, y: float) -> Rule:
        return Rule(self._lefts[0], y, self._lefts[-1], y)

    def _cell(self, text: str, place: int, style: TextStyle, align: Align) -> _Cell:
        """Breaks the paragraphs of a cell and places each line."""
        left, width = self._lefts[place] + PADDING, self._widths[place] - 2 * PADDING
        return _placed_cell(text, left, width, style, align, self.ROW_PADDING * MM)


@lru_cache(maxsize=4096)
def _placed_cell(
    text: str, left: float, width: float, style: TextStyle, align: Align, top: float
) -> _Cell:
    """Breaks a cell; the sheets of a hundred units say the same of most criteria."""
    paragraphs = [_broken(paragraph, style, width, align) for paragraph in text.split("\n")]
    lines = tuple(
        (left + placed(line, style, width, align), line) for line in chain.from_iterable(paragraphs)
    )
    texts = tuple(_texts(lines, style, top))
    return _Cell(lines, tuple(accumulate(map(len, paragraphs))), texts)


def _texts(lines: Sequence[_Line], style: TextStyle, top: float) -> Iterator[Text]:
    for place, (x, line) in enumerate(lines):
        y = top + style.baseline + place * style.leading
        yield Text(x, y, line, style.font, style.size)


def _torn(cell: _Cell) -> Iterator[int]:
    """Yields the places, in lines from the top, where a cut leaves too little of a paragraph."""
    for start, end in pairwise((0, *cell.ends)):
        yield from (
            place for place in range(start + 1, end) if place - start < _KEPT or end - place < _KEPT
        )


def _broken(text: str, style: TextStyle, width: float, align: Align) -> tuple[str, ...]:
    return (broken if align is Align.LEFT else balanced)(text, style, width)


def _measured(table: TextTable) -> PrintedTable:
    """Returns the table with every paragraph in a row of its own: none is to be measured whole."""
    rows = tuple(
        paragraphs
        for row in table.rows
        for paragraphs in zip_longest(*(cell.split("\n") for cell in row.cells), fillvalue="")
    )
    return PrintedTable(table.columns, rows)


def _amounts(table: TextTable, style: TextStyle) -> list[float]:
    """Returns how much text each column holds, as the width of all of it on one line."""
    return [
        sum(style.width(part) for row in table.rows for part in row.cells[place].split("\n"))
        for place in range(len(table.columns))
    ]


def _widths(columns: Sequence[Need], amounts: Sequence[float], available: float) -> list[float]:
    """Shares out the width; the result always adds up to it.

    Columns of short texts take what they need. The others share the rest by the square root of
    what they hold, which keeps rows low without starving the column of few words.
    """
    found = [0.0 if n.wraps else max(n.natural, n.headed[0]) for n in columns]
    least = [max(n.least, min(n.natural, _LEAST)) for n in columns]
    open_ = [place for place, need in enumerate(columns) if need.wraps]
    room = available - sum(found)
    weights = {place: max(amounts[place], 1.0) ** 0.5 for place in open_}
    while open_:
        total = sum(weights[place] for place in open_)
        short = [p for p in open_ if room * weights[p] / total < least[p]]
        for place in short or open_:
            found[place] = least[place] if short else room * weights[place] / total
        if not short:
            break
        room -= sum(found[place] for place in short)
        open_ = [place for place in open_ if place not in short]
    scale = available / sum(found)
    return [width * scale for width in found]


def shaped(table: TextTable, styles: Styles) -> tuple[Sheet, LongTable]:
    """Returns a table on upright paper where it is read with ease there, else on its side."""
    clean_table = cleaned_texts(table)
    for sheet in (Sheet(), LandscapeSheet()):
        found = LongTable(clean_table, styles, size=_SIZE, width=sheet.area.width)
        if found.fits:
            break
    return sheet, found
