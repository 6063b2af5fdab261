"""Warnings that were accepted with a reason, as annexes of the decision: one per group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import AcceptedWarnings

_SIZE = 12.0


def accepted_warnings(annex: AcceptedWarnings, setting: Setting) -> Annex:
    """Lays out the accepted warnings of one group."""
    styles = setting.styles
    sheet = LandscapeSheet()  # four columns of sentences
    table = LongTable(cleaned_texts(annex.table), styles, size=_SIZE, width=sheet.area.width)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    blocks = table.blocks(above, parts.footnotes(annex.notes))
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)
