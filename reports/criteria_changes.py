"""What differs between two criteria sets, for the file and for the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.annex import Annex, Setting, laid_out
from reports.blocks import Blocks
from reports.long_table import shaped

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import CriteriaChanges


def criteria_changes(changes: CriteriaChanges, setting: Setting) -> Annex:
    """Lays out a comparison."""
    sheet, table = shaped(changes.table, setting.styles)
    parts = Blocks(setting.styles, sheet.area.width)
    blocks = table.blocks(parts.title(changes.title, changes.below), parts.footnotes(changes.notes))
    return laid_out(" ".join(changes.title), blocks, sheet, setting.styles)
