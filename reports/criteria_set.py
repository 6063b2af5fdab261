"""A criteria set as the annex of its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.long_table import shaped

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import CriteriaSetAnnex


def criteria_set(annex: CriteriaSetAnnex, setting: Setting) -> Annex:
    """Lays out a criteria set."""
    styles = setting.styles
    sheet, table = shaped(annex.table, styles)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading("", annex.title, annex.reference, setting.mode),
    ]
    blocks = table.blocks(above, parts.footnotes(annex.notes))
    return laid_out(annex_name("", annex.title), blocks, sheet, styles, annex.stamp)
