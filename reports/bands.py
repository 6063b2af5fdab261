"""A table too wide for its paper, in bands: pages that are laid side by side.

Every band repeats the columns that name a row, in one width, and has headers and rows of one height
with the others, so that lines meet across the pages. Columns are taken one by one: a heading over
columns that go on in the next band is repeated there. Measures in points.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import PrintedTable
from reports.column_parts import part_ends
from reports.columns import PADDING, needs
from reports.lines import longest_word
from reports.styles import MM
from reports.table_cells import Cell
from reports.table_header import header_piece
from reports.table_rows import TableRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.documents import HeadingGroup
    from reports.columns import Need
    from reports.flow import Area, Piece
    from reports.styles import Styles

_EDGE: Final = 0.1 * MM
"""The outer lines stay inside the text area."""

_HAIR: Final = 0.01
"""Points: texts measured in one size fill a column of another in spite of binary fractions."""

_ROW_PADDING, _HEADER_PADDING = 0.7 * MM, 1.2 * MM

_MEASURED: Final = 10.0
"""Size of type in points that a table is measured in."""

_NAME_WIDTH: Final = 60 * MM
"""What names are given where it makes no band more; few of them then take a second line."""

_WIDEST: Final = 2.0
"""How much wider than it needs a column becomes before a table is left narrower than its paper."""

_MOST_LINES: Final = 3
"""Of a heading over columns; one that would take more is shortened."""


class WideTable:
    """A clean table, measured once for all sizes of type.

    Attributes:
        table: As `reports.table.cleaned` returns it.
        repeated: How many columns from the left each band begins with.
    """

    def __init__(self, table: PrintedTable, repeated: int, styles: Styles) -> None:
        self.table, self.repeated, self.styles = table, repeated, styles
        cell, bold = styles.cell(_MEASURED), styles.heading(_MEASURED)
        self._needs = needs(replace(table, groups=()), cell, bold)

    def needs(self, size: float) -> list[Need]:
        """Returns what the columns need in a size of type: texts grow, margins do not."""
        share = size / _MEASURED

        def scaled(width: float) -> float:
            return (width - 2 * PADDING) * share + 2 * PADDING

        return [
            replace(
                need,
                least=scaled(need.least),
                readable=scaled(need.readable),
                natural=scaled(need.natural),
            )
            for need in self._needs
        ]


class Bands:
    """A clean table in as few bands as one size of type allows.

    Attributes:
        spans: First column of each band and the one behind its last, without the repeated ones.
        cramped: Names have less room than they wish, since they would cost another band.
    """

    def __init__(self, wide: WideTable, *, size: float, area: Area) -> None:
        """Shares the columns out.

        Args:
            wide: The table, measured.
            size: Of the type in points.
            area: Text area of the page.
        """
        self._table, self._repeated, self._area = wide.table, wide.repeated, area
        repeated = wide.repeated
        self._style, self._bold = wide.styles.cell(size), wide.styles.heading(size)
        columns = wide.needs(size)
        self._own, self._others = columns[:repeated], [need.least for need in columns[repeated:]]
        self._naturals = [need.natural - _HAIR for need in columns]
        self._room = area.width - 2 * _EDGE
        ends = self._ends()
        self.spans = [(repeated + first, repeated + end) for first, end in pairwise((0, *ends))]

    def laid_out(self, short: Sequence[str]) -> list[Band]:
        """Returns the bands from left to right.

        Args:
            short: What stands for each heading over columns where its words have no room.
        """
        lefts = [self._lefts(span) for span in self.spans]
        tables = [self._headed(span, xs, short) for span, xs in zip(self.spans, lefts, strict=True)]
        headers = [
            header_piece(table, self._bold, xs, padding=_HEADER_PADDING)
            for table, xs in zip(tables, lefts, strict=True)
        ]
        least = max(header.height for header in headers)
        return [
            Band(
                self,
                span,
                xs,
                header_piece(table, self._bold, xs, padding=_HEADER_PADDING, least=least),
            )
            for span, table, xs in zip(self.spans, tables, lefts, strict=True)
        ]

    def rows(self, band: Band, header: Piece) -> list[Piece]:
        """Returns the rows of a band and its summary, below a header that pages repeat."""
        rows = self._maker(band, header, bold=False)
        pieces = chain.from_iterable(map(rows.pieces, self._table.rows))
        summary = self._table.summary
        if not any(summary):
            return list(pieces)
        return [*pieces, *self._maker(band, header, bold=True).pieces(summary)]

    def _maker(self, band: Band, header: Piece, *, bold: bool) -> TableRows:
        style = self._bold if bold else self._style
        choose = itemgetter(*range(self._repeated), *range(*band.span))
        columns = choose(self._table.columns)
        naturals = choose(self._naturals)
        cells = [
            Cell(left, right - left, style, column.align, not bold and natural <= right - left)
            for (left, right), column, natural in zip(
                pairwise(band.lefts), columns, naturals, strict=True
            )
        ]
        room = self._area.height - header.height - header.repeated
        return TableRows(
            cells, style, padding=_ROW_PADDING, header=header, room=room, choose=choose
        )

    def _ends(self) -> list[int]:
        """Returns where bands end: as few as may be, with room for names where that costs none."""
        least, wished = (
            part_ends(self._others, self._room - sum(own))
            for own in (
                [need.readable for need in self._own],
                [max(need.readable, min(need.natural, _NAME_WIDTH)) for need in self._own],
            )
        )
        self.cramped = len(wished) > len(least)
        return least if self.cramped else wished

    def _lefts(self, span: tuple[int, int]) -> tuple[float, ...]:
        """Returns the uprights of a band; what is left over widens its own columns alike."""
        own = self._own_widths()
        needed = self._others[span[0] - self._repeated : span[1] - self._repeated]
        spare = max(0.0, self._room - sum(own) - sum(needed)) / max(1, len(needed))
        widths = [min(width + spare, width * _WIDEST) for width in needed]
        if len(self.spans) == 1:  # names of a narrow table take what is left of the paper
            own[-1] += self._room - sum(own) - sum(widths)
        return tuple(accumulate((*own, *widths), initial=_EDGE))

    def _own_widths(self) -> list[float]:
        """Returns the widths of the repeated columns: names grow by what every band can spare."""
        fullest = max(
            sum(self._others[first - self._repeated : end - self._repeated])
            for first, end in self.spans
        )
        found = [need.readable for need in self._own]
        spare = max(0.0, self._room - fullest - sum(found))
        growing = [max(0.0, need.natural - need.readable) for need in self._own]
        share = min(1.0, spare / sum(growing)) if any(growing) else 0.0
        return [width + share * more for width, more in zip(found, growing, strict=True)]

    def _headed(
        self, span: tuple[int, int], lefts: Sequence[float], short: Sequence[str]
    ) -> PrintedTable:
        """Returns the columns of a band without rows, below the headings that span them."""
        first, end = span
        columns = (*self._table.columns[: self._repeated], *self._table.columns[first:end])
        groups = tuple(self._groups(span, lefts, short))
        return PrintedTable(columns, (), groups=groups)

    def _groups(
        self, span: tuple[int, int], lefts: Sequence[float], short: Sequence[str]
    ) -> Iterator[HeadingGroup]:
        for group, code in zip(self._table.groups, short, strict=True):
            first, end = max(group.first, span[0]), min(group.end, span[1])
            if first >= end:
                continue
            moved = self._repeated - span[0]
            place, behind = first + moved, end + moved
            width = lefts[behind] - lefts[place] - 2 * PADDING
            words = group.heading if self._has_room(group.heading, width) else code
            yield replace(group, heading=words, first=place, end=behind)

    def _has_room(self, heading: str, width: float) -> bool:
        """Tells whether a heading is read in few lines without breaking a word."""
        lines = self._bold.width(heading) / width
        return longest_word(heading, self._bold) <= width and lines <= _MOST_LINES - 1


class Band:
    """One band: its columns, its uprights and its header.

    Attributes:
        span: First column and the one behind its last, without the repeated ones.
        lefts: Uprights from the left edge of the text area, those of repeated columns first.
        header: At least as high as those of the other bands.
    """

    def __init__(
        self, bands: Bands, span: tuple[int, int], lefts: tuple[float, ...], header: Piece
    ) -> None:
        self._bands = bands
        self.span, self.lefts, self.header = span, lefts, header

    def rows(self, header: Piece) -> list[Piece]:
        """Returns the rows below a header that pages repeat, this band's own or one with more."""
        return self._bands.rows(self, header)
