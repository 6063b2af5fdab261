"""The results of one unit on paper: its place in the group, then every criterion with the reasons.

All sheets of a batch have the same columns at the same places, whatever a unit was told, so that
they can be laid side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean
from reports.annex import Annex, Setting, laid_out
from reports.blocks import Blocks
from reports.chart import chart_pieces, profile_fits
from reports.columns import PADDING
from reports.flow import Piece, kept_together
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet
from reports.styles import MM
from reports.table import TableLayout, cleaned
from reports.wording import accompanying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.documents import TextTable
    from parindex_desktop.domain.papers_sheets import UnitSheet
    from reports.flow import Block
    from reports.styles import Styles

_SIZE: Final = 11.0
"""Of the type in points: a hundred criteria on as few pages as one reads with ease."""

_ABOVE_PROFILE: Final = 3
"""Gap above the chart, in mm."""

_PROFILE_SIZES: Final = (10.0, 9.5, 9.0)
"""Of the letters in the chart in points, the largest that the rest of the page takes."""

_CRITERIA: Final = "Kết quả từng tiêu chí"

_CODE, _NUMBER = 13 * MM, 13 * MM
"""Width of the columns of codes and of points; longer codes and larger numbers widen theirs."""

_SHARES: Final = (7, 6, 5)
"""How the columns of texts share what is left: name, reasons, documents."""


def unit_sheet(sheet: UnitSheet, setting: Setting) -> Annex:
    """Lays out the results of one unit."""
    styles, paper = setting.styles, LandscapeSheet()
    parts = Blocks(styles, paper.area.width)
    below = [*sheet.below, accompanying(sheet.reference, setting.mode)]
    domains = TableLayout(cleaned(sheet.domains), styles, size=_SIZE, area=paper.area)
    above = [
        *parts.corner(setting),
        *parts.title(sheet.title, below),
        *parts.section(clean(sheet.standing), first=True),
        *domains.header(),
    ]
    table = cleaned_texts(sheet.table)
    widths = _widths(table, styles, paper.area.width - 2 * LongTable.EDGE * MM)
    criteria = LongTable(table, styles, size=_SIZE, width=paper.area.width, widths=widths)
    left = paper.area.height - sum(piece.height for piece in (*above, *domains.rows()))
    profile = _profile(sheet, styles, width=paper.area.width, room=left)
    notes = parts.footnotes(sheet.notes, beside=_SIZE)
    detail = criteria.blocks(parts.section(_CRITERIA, first=False), notes)
    plain = [*kept_together(above, domains.rows(), [], last=3), *detail]
    charted = [*kept_together(above, domains.rows(), profile, last=3), *detail]
    # The chart shows what the table above it says: for its sake no sheet becomes two.
    is_one_page = _height(plain) <= paper.area.height < _height(charted)
    blocks = plain if is_one_page else charted
    return laid_out(clean(sheet.unit), blocks, paper, styles, sheet.stamp)


def _height(blocks: Iterable[Block]) -> float:
    return sum(piece.height for block in blocks for piece in block)


def _profile(sheet: UnitSheet, styles: Styles, *, width: float, room: float) -> list[Piece]:
    """Returns the chart of the domains where the rest of the first page takes it, else nothing."""
    if sheet.profile is None:
        return []
    gap = Piece(_ABOVE_PROFILE * MM, gap=True)
    height = room - gap.height
    for size in _PROFILE_SIZES:
        if profile_fits(sheet.profile, styles, width=width, height=height, size=size):
            chart = chart_pieces(sheet.profile, styles, width=width, height=height, size=size)
            return [gap, *chart]
    return []


def _widths(table: TextTable, styles: Styles, room: float) -> list[float]:
    """Returns the widths of columns, in points."""
    bold = styles.heading(_SIZE)
    least = [_CODE, *[_NUMBER] * (len(table.columns) - 1)]
    found = [
        0.0
        if column.wraps
        else max(least[at], bold.widest(row.cells[at] for row in table.rows) + 2 * PADDING)
        for at, column in enumerate(table.columns)
    ]
    return shared_out(found, _SHARES, room)


def shared_out(found: Sequence[float], shares: Sequence[int], room: float) -> list[float]:
    """Gives what is left of a width to the columns that have none yet, by their shares.

    Numbers so large that nothing is left are narrowed together with all columns.
    """
    least = room / 3
    left = max(room - sum(found), least)
    scale = (room - left) / sum(found)
    rest = iter(shares)
    return [width * scale if width else left * next(rest) / sum(shares) for width in found]
