"""The register of certificates: a landscape book in which receivers sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean
from reports.annex import Annex, Setting, laid_out
from reports.blank_sheet import PenTable, signers
from reports.blocks import Blocks
from reports.long_table import cleaned_texts
from reports.page import LandscapeSheet
from reports.pen_columns import pen_columns
from reports.styles import MM

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_register import RegisterBook
    from reports.flow import Block

_SIZE: Final = 11.0
_FLOORS: Final = {2: 50 * MM, 3: 45 * MM, 5: 36 * MM, 6: 25 * MM, 7: 18 * MM}
"""Of names, workplaces, receivers, signatures and remarks."""


class _BookTable(PenTable):
    """Rows in which somebody signs. Measures in mm."""

    ROW_PADDING = 1.8


def register_book(book: RegisterBook, setting: Setting) -> Annex:
    """Lays out the books one below the other; each counts its own numbers."""
    styles, paper = setting.styles, LandscapeSheet()
    width = paper.area.width
    parts = Blocks(styles, width)
    blocks: list[Block] = []
    tables = [cleaned_texts(section.table) for section in book.sections]
    room = width - 2 * PenTable.EDGE * MM
    widths = pen_columns(tables, styles, size=_SIZE, room=room, floors=_FLOORS)
    for place, (section, table) in enumerate(zip(book.sections, tables, strict=True)):
        layout = _BookTable(table, styles, size=_SIZE, width=width, widths=widths)
        top = [*parts.corner(setting), *parts.title(book.title, (clean(book.agency),))]
        above = [*([] if place else top), *parts.section(section.title, first=not place)]
        is_last = place == len(book.sections) - 1
        end = signers(book.signers, styles, width) if is_last else []
        below = [*parts.footnotes(section.notes, ends=False, beside=_SIZE), *end]
        blocks += layout.blocks(above, below)
    return laid_out(" – ".join(map(clean, book.title)), blocks, paper, styles, book.stamp)
