"""The list of award money: who gets how much and signs for it, what it comes to, who signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, laid_out
from reports.blank_sheet import PenTable, signers
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.long_table import cleaned_texts
from reports.page import LandscapeSheet
from reports.pen_columns import pen_columns
from reports.styles import MM
from reports.table import TableLayout, cleaned
from reports.wording import following

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_money import MoneyList
    from reports.flow import Block

_SIZE: Final = 12.0
_NUMBER: Final = 14 * MM
"""Of a column of short numbers, which its heading alone would leave too narrow to read."""

_FLOORS: Final = {
    0: _NUMBER,
    1: 50 * MM,
    2: 45 * MM,
    3: _NUMBER,
    4: _NUMBER,
    5: _NUMBER,
    6: 38 * MM,
}
"""Of the columns: names are not broken, and who gets the money signs in the last."""

_TOTALS: Final = "Tổng hợp"


class _SignedTable(PenTable):
    """A table whose lowest rows have 9 mm, so that people sign in it. Measures in mm."""

    ROW_PADDING = 2.0


def money_list(money: MoneyList, setting: Setting) -> Annex:
    """Lays out the list of award money on paper on its side."""
    styles, paper = setting.styles, LandscapeSheet()
    width = paper.area.width
    parts = Blocks(styles, width)
    table = cleaned_texts(money.table)
    room = width - 2 * _SignedTable.EDGE * MM
    widths = pen_columns([table], styles, size=_SIZE, room=room, floors=_FLOORS)
    listing = _SignedTable(table, styles, size=_SIZE, width=width, widths=widths)
    below = (following(money.reference, setting.mode),)
    above = [*parts.corner(setting), *parts.title(money.title, below)]
    totals = TableLayout(cleaned(money.totals), styles, size=_SIZE, area=paper.area)
    end = [
        *parts.footnotes(money.notes, ends=False, beside=_SIZE),
        *parts.closing(money.closing),
        *signers(money.signers, styles, width),
    ]
    start = [*parts.section(_TOTALS, first=False), *totals.header()]
    blocks: list[Block] = listing.blocks(above, ())
    blocks += kept_together(start, totals.rows(), end, last=3)
    return laid_out(" – ".join(money.title), blocks, paper, styles, money.stamp)
