"""The domains of one group: units down in the order of the ranking, domains across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.page import LandscapeSheet
from reports.table import TableLayout, cleaned

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_tables import DomainAnnex
    from reports.flow import Block, Piece
    from reports.page import Sheet
    from reports.styles import Styles

# Smaller type first, so that a unit stays on one line across; below 10 points it goes on in a
# second table, in type that is read with ease again.
_SIZES: Final = (13.0, 12.0, 11.0, 10.0)
_SIZE_OF_PARTS: Final = 12.0


def domain_annex(annex: DomainAnnex, setting: Setting) -> Annex:
    """Lays out the domains of one group."""
    styles, sheet = setting.styles, LandscapeSheet()
    parts = Blocks(styles, sheet.area.width)
    tables = _tables(annex, styles, sheet)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    blocks: list[Block] = []
    for nth, table in enumerate(tables, start=1):
        named = parts.section(f"Bảng {nth}/{len(tables)}", first=nth == 1) if tables[1:] else []
        below = parts.footnotes(annex.footnotes) if nth == len(tables) else []
        blocks += _table([*above, *named], table, below, has_mean=any(annex.table.summary))
        above = []
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)


def _table(
    above: list[Piece], table: TableLayout, below: list[Piece], *, has_mean: bool
) -> list[Block]:
    """The mean row counts as part of the end: two units stay above it."""
    last = 3 if has_mean else 2
    return kept_together([*above, *table.header()], table.rows(), below, last=last)


def _tables(annex: DomainAnnex, styles: Styles, sheet: Sheet) -> list[TableLayout]:
    """Returns the table in the largest type in which it is whole, else its parts."""
    table = cleaned(annex.table)
    for size in _SIZES:
        layout = TableLayout(table, styles, size=size, area=sheet.area)
        if layout.fits:
            return [layout]
    wide = TableLayout(table, styles, size=_SIZE_OF_PARTS, area=sheet.area)
    return wide.parts(annex.repeated)
