"""The units of one group beside themselves the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.page import LandscapeSheet
from reports.table import cleaned, sized

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_tables import YearChanges


def year_changes(annex: YearChanges, setting: Setting) -> Annex:
    """Lays out rise and fall of one group."""
    styles, sheet = setting.styles, LandscapeSheet()
    parts = Blocks(styles, sheet.area.width)
    table = sized(cleaned(annex.table), styles, area=sheet.area)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
        *table.header(),
    ]
    notes = parts.footnotes(annex.footnotes, beside=table.size)
    below = [*parts.sentence(annex.counts), *notes]
    # The mean row counts as part of the end: two units stay above it.
    last = 3 if any(annex.table.summary) else 2
    blocks = kept_together(above, table.rows(), below, last=last)
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)
