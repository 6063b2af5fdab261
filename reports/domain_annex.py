"""The domains of one group: units down in the order of the ranking, domains across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.page import LandscapeSheet
from reports.table import cleaned, fitted

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_tables import DomainAnnex
    from reports.flow import Block


def domain_annex(annex: DomainAnnex, setting: Setting) -> Annex:
    """Lays out the domains of one group; too many for the paper go on in a second table."""
    styles, sheet = setting.styles, LandscapeSheet()
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    # The mean row counts as part of the end: two units stay above it.
    last = 3 if any(annex.table.summary) else 2
    tables = fitted(cleaned(annex.table), styles, area=sheet.area, repeated=annex.repeated)
    blocks: list[Block] = []
    for nth, table in enumerate(tables, start=1):
        named = parts.section(f"Bảng {nth}/{len(tables)}", first=nth == 1) if tables[1:] else []
        notes = parts.footnotes(annex.footnotes, beside=table.size)
        below = notes if table is tables[-1] else []
        blocks += kept_together([*above, *named, *table.header()], table.rows(), below, last=last)
        above = []
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)
