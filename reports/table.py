"""Tables of official papers: thin lines, a bold header that repeats, rows that are never cut.

The engine knows a table's widths before it draws anything and breaks each distinct text of a
column once, so that thousands of rows cost little more than writing them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align, PrintedTable
from parindex_desktop.domain.text import clean
from reports.column_parts import column_parts
from reports.columns import needs, readable_width, widths
from reports.flow import Piece
from reports.low_rows import lowered
from reports.styles import MM
from reports.table_cells import Cell
from reports.table_header import header_piece
from reports.table_rows import TableRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.flow import Area
    from reports.styles import Styles, TextStyle

_SIZES: Final = (13.0, 12.0, 11.0, 10.0, 9.0)
"""The decree's size first; smaller type before a row is torn apart."""

_SIZE_OF_PARTS: Final = 12.0
"""Of a table that no such size keeps whole: its parts are read with ease again."""

BETWEEN_PARTS: Final = Piece(5 * MM, gap=True)


class _Cleaned(dict[str, str]):
    """Each distinct text as it is printed: in NFC, with single blanks."""

    def __missing__(self, text: str) -> str:
        self[text] = found = clean(text)
        return found

    def row(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Returns a row as it is printed; the same one where it is clean."""
        found = tuple(map(self.__getitem__, texts))
        return texts if found == texts else found


def cleaned(table: PrintedTable) -> PrintedTable:
    """Returns the table with every text in NFC and with single blanks."""
    known = _Cleaned()
    columns = tuple(replace(column, heading=clean(column.heading)) for column in table.columns)
    groups = tuple(replace(group, heading=clean(group.heading)) for group in table.groups)
    rows = tuple(map(known.row, table.rows))
    return PrintedTable(columns, rows, known.row(table.summary), groups)


class TableLayout:
    """A clean table for one width and size of type, as pieces for a page. Measures in mm.

    Attributes:
        size: Of the type in points.
    """

    ROW_PADDING = 0.7
    HEADER_PADDING = 1.2
    # The outer lines stay inside the text area.
    EDGE = 0.1

    def __init__(
        self,
        table: PrintedTable,
        styles: Styles,
        *,
        size: float,
        area: Area,
        padding: float | None = None,
        measured: PrintedTable | None = None,
    ) -> None:
        """Measures the table.

        Args:
            table: Clean, as `cleaned` returns it.
            styles: The document's styles.
            size: Of the type in points.
            area: Text area of the page; no row is higher.
            padding: Above and below the text of a row in mm, for rows that a pen is to write in.
            measured: What decides the widths, where tables of the same columns stand below each
                other and are to look alike; the table itself by default.
        """
        self._table = table
        self._padding = self.ROW_PADDING if padding is None else padding
        self._styles, self.size = styles, size
        self._style, self._bold = styles.cell(size), styles.heading(size)
        self._area = area
        measured = measured or table
        self._needs = needs(measured, self._style, self._bold)
        edge = self.EDGE * MM
        self._widths = self._low(measured, widths(self._needs, area.width - 2 * edge))
        self._lefts = tuple(accumulate(self._widths, initial=edge))
        self._header = header_piece(
            table, self._bold, self._lefts, padding=self.HEADER_PADDING * MM
        )

    @property
    def fits(self) -> bool:
        """False when the table would need more width for whole numbers and readable names."""
        return readable_width(self._needs) <= self._area.width - 2 * self.EDGE * MM

    def parts(self, repeated: int) -> list[TableLayout]:
        """Returns the table as several, each within the width and beginning with the same columns.

        Args:
            repeated: How many columns from the left every part begins with.
        """
        room = self._area.width - 2 * self.EDGE * MM
        tables = column_parts(self._table, repeated, self._needs, room)
        return [TableLayout(t, self._styles, size=self.size, area=self._area) for t in tables]

    def header(self) -> list[Piece]:
        """The header row, for the top of the table; pages after it repeat it by themselves."""
        return [self._header]

    def rows(self) -> list[Piece]:
        """Every row below the header, the bold summary last."""
        aligns = [column.align for column in self._table.columns]
        wholes = [n.natural <= width for n, width in zip(self._needs, self._widths, strict=True)]
        rows = self._rows(self._style, self._lefts, aligns, wholes=wholes)
        return [*chain.from_iterable(map(rows.pieces, self._table.rows)), *self._summary()]

    def _low(self, measured: PrintedTable, found: list[float]) -> list[float]:
        """Lets columns of texts share their room so that rows become low; numbers stay whole."""
        if not self.fits or sum(need.wraps for need in self._needs) < 2:
            return found
        floors = [
            min(width, max(need.readable, need.headed[0])) if need.wraps else width
            for need, width in zip(self._needs, found, strict=True)
        ]
        return lowered(tuple(zip(*measured.rows, strict=True)), found, floors, self._style)

    def _summary(self) -> list[Piece]:
        """The last line in bold; its first text spans the columns that are empty after it."""
        texts = self._table.summary
        if not any(texts):
            return []
        first, after = _span(texts)
        lefts = (*self._lefts[: first + 1], *self._lefts[after:])
        shown = (*texts[: first + 1], *texts[after:])
        aligns = [column.align for column in self._table.columns]
        aligns[first:after] = [Align.CENTRE]
        wholes = [False] * len(shown)
        return self._rows(self._bold, lefts, aligns, wholes=wholes).pieces(shown)

    def _rows(
        self,
        style: TextStyle,
        lefts: Sequence[float],
        aligns: Sequence[Align],
        *,
        wholes: Sequence[bool],
    ) -> TableRows:
        """Returns what makes rows of one style between these uprights."""
        return TableRows(
            [
                Cell(left, right - left, style, align, whole)
                for left, right, align, whole in zip(lefts, lefts[1:], aligns, wholes, strict=False)
            ],
            style,
            padding=self._padding * MM,
            header=self._header,
            room=self._area.height - self._header.height,
        )


def sized(table: PrintedTable, styles: Styles, *, area: Area) -> TableLayout:
    """Returns a clean table in the largest type in which it fits, else in the smallest."""
    for size in _SIZES:
        layout = TableLayout(table, styles, size=size, area=area)
        if layout.fits:
            break
    return layout


def fitted(table: PrintedTable, styles: Styles, *, area: Area, repeated: int) -> list[TableLayout]:
    """Returns a table as `sized` does, in parts beside each other where it fits in no type.

    Args:
        table: Clean, as `cleaned` returns it.
        styles: The document's styles.
        area: Text area of the page.
        repeated: How many columns from the left every part begins with.
    """
    whole = sized(table, styles, area=area)
    if whole.fits:
        return [whole]
    return TableLayout(table, styles, size=_SIZE_OF_PARTS, area=area).parts(repeated)


def _span(texts: Sequence[str]) -> tuple[int, int]:
    """Returns the place of the first text, and of what stands after its empty neighbours."""
    first = next(place for place, text in enumerate(texts) if text)
    after = next((place for place in range(first + 1, len(texts)) if texts[place]), len(texts))
    return first, after
