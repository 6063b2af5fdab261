"""The ranking annex of a decision: one per group, alone in a file or one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet, Sheet
from reports.table import TableLayout, cleaned

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import PrintedTable, RankingAnnex, TextTable
    from reports.flow import Block
    from reports.styles import Styles

# Upright where the numbers fit beside readable names; on its side where they do not; smaller type
# for tables wider than that. The decree's 13 points come first.
_SHAPES: Final = (
    (Sheet(), 13.0),
    *((LandscapeSheet(), size) for size in (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)),
)

_LIST_SIZE: Final = 12.0
_LIST_TITLE: Final = "Các tiêu chí không áp dụng"


def ranking_annex(annex: RankingAnnex, setting: Setting) -> Annex:
    """Lays out the ranking of one group, and below it what does not apply to whom."""
    styles = setting.styles
    sheet, table = _shaped(cleaned(annex.table), styles)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
        *table.header(),
    ]
    listed = annex.not_applicable
    below = parts.footnotes(annex.footnotes, ends=listed is None, beside=table.size)
    # The mean row counts as part of the end: two units stay above it.
    last = 3 if any(annex.table.summary) else 2
    blocks = kept_together(above, table.rows(), below, last=last)
    if listed is not None:
        blocks += _list(listed, parts, sheet, styles)
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)


def _list(listed: TextTable, parts: Blocks, sheet: Sheet, styles: Styles) -> list[Block]:
    """The criteria that do not apply, below the ranking on the same paper; it ends the annex."""
    table = LongTable(cleaned_texts(listed), styles, size=_LIST_SIZE, width=sheet.area.width)
    return table.blocks(parts.section(_LIST_TITLE, first=False), parts.footnotes(()))


def _shaped(table: PrintedTable, styles: Styles) -> tuple[Sheet, TableLayout]:
    """Returns the first sheet and size of type that break no number, else the smallest type."""
    for sheet, size in _SHAPES:
        layout = TableLayout(table, styles, size=size, area=sheet.area)
        if layout.fits:
            break
    return sheet, layout
