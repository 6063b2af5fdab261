"""The register of certificates: a landscape book in which receivers sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean
from reports.annex import Annex, Setting, laid_out
from reports.blank_sheet import PenTable, signers
from reports.blocks import Blocks
from reports.columns import PADDING
from reports.long_table import cleaned_texts
from reports.page import LandscapeSheet
from reports.styles import MM
from reports.unit_sheet import shared_out

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import TextTable
    from parindex_desktop.domain.papers_register import RegisterBook
    from reports.flow import Block
    from reports.styles import Styles

_SIZE: Final = 11.0
_SIGNATURE: Final = 25 * MM
"""Of the column in which a receiver signs."""
_SIGNED: Final = 6
_NAME: Final = 2
_WIDEST_NAME: Final = 56 * MM
"""So that no person's name is broken; long collectives are."""
_SHARES: Final = (10, 7, 5)
"""Of the other columns that wrap: workplace, receiver, remarks."""


class _BookTable(PenTable):
    """Rows in which somebody signs. Measures in mm."""

    ROW_PADDING = 1.8


def register_book(book: RegisterBook, setting: Setting) -> Annex:
    """Lays out the books one below the other; each counts its own numbers."""
    styles, paper = setting.styles, LandscapeSheet()
    width = paper.area.width
    parts = Blocks(styles, width)
    blocks: list[Block] = []
    for place, section in enumerate(book.sections):
        table = cleaned_texts(section.table)
        widths = _widths(table, styles, width - 2 * PenTable.EDGE * MM)
        layout = _BookTable(table, styles, size=_SIZE, width=width, widths=widths)
        top = [*parts.corner(setting), *parts.title(book.title, (clean(book.agency),))]
        above = [*([] if place else top), *parts.section(section.title, first=not place)]
        is_last = place == len(book.sections) - 1
        end = signers(book.signers, styles, width) if is_last else []
        below = [*parts.footnotes(section.notes, ends=False, beside=_SIZE), *end]
        blocks += layout.blocks(above, below)
    return laid_out(" – ".join(map(clean, book.title)), blocks, paper, styles, book.stamp)


def _widths(table: TextTable, styles: Styles, room: float) -> list[float]:
    """Returns the widths: numbers and days whole, room for a signature."""
    bold = styles.heading(_SIZE)
    found = []
    for at, column in enumerate(table.columns):
        lines = (line for row in table.rows for line in row.cells[at].splitlines())
        texts = {*lines, *column.heading.split(" ")}
        least = bold.widest(texts) + 2 * PADDING
        found.append(0.0 if column.wraps else least)
    names = styles.cell(_SIZE).widest({row.cells[_NAME] for row in table.rows})
    found[_NAME] = min(max(names + 2 * PADDING, _SIGNATURE), _WIDEST_NAME)
    found[_SIGNED] = max(found[_SIGNED], _SIGNATURE)
    return shared_out(found, _SHARES, room)
