"""The worksheet for a pen: every row is high enough for handwriting, the boxes are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align
from parindex_desktop.domain.text import clean
from reports.annex import Annex, Setting, laid_out
from reports.blocks import Blocks, placed
from reports.columns import PADDING
from reports.flow import Piece, Rule, Text
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet
from reports.styles import MM
from reports.unit_sheet import shared_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.documents import TextTable
    from parindex_desktop.domain.papers_sheets import BlankSheet
    from reports.styles import Styles

_SIZE: Final = 11.0
_CODE, _NUMBER = 13 * MM, 17 * MM
_SHARES: Final = (5, 4, 3)

_FIELD_HEIGHT: Final = 8 * MM
_FIELD_WIDTH: Final = 130 * MM
"""Of a line above the table with what is written on it."""

_ABOVE_SIGNERS: Final = 6 * MM
_SIGNATURE: Final = 30 * MM
"""Room for a signature (`documents.md`, Page)."""

_SIGN_HERE: Final = "(Ký, ghi rõ họ tên)"


class PenTable(LongTable):
    """A table whose lowest rows have 7.7 mm: handwriting needs 7. Measures in mm."""

    ROW_PADDING = 1.5


def blank_sheet(sheet: BlankSheet, setting: Setting) -> Annex:
    """Lays out the worksheet of one group."""
    styles, paper = setting.styles, LandscapeSheet()
    width = paper.area.width
    parts = Blocks(styles, width)
    table = cleaned_texts(sheet.table)
    widths = _widths(table, styles, width - 2 * PenTable.EDGE * MM)
    layout = PenTable(table, styles, size=_SIZE, width=width, widths=widths)
    above = [*parts.corner(setting), *parts.title(sheet.title, ()), *_fields(sheet.fields, styles)]
    below = [
        *parts.footnotes(sheet.notes, ends=False),
        *signers(sheet.signers, styles, width),
    ]
    blocks = layout.blocks(above, below)
    return laid_out(" ".join(map(clean, sheet.title)), blocks, paper, styles, sheet.stamp)


def _widths(table: TextTable, styles: Styles, room: float) -> list[float]:
    bold = styles.heading(_SIZE)
    codes = max(bold.width(row.cells[0]) for row in table.rows) + 2 * PADDING
    least = [max(_CODE, codes), *[_NUMBER] * (len(table.columns) - 1)]
    found = [0.0 if c.wraps else least[at] for at, c in enumerate(table.columns)]
    return shared_out(found, _SHARES, room)


def _fields(names: Sequence[str], styles: Styles) -> Iterator[Piece]:
    """A line each: what is asked for, and a rule to write on."""
    style = styles.end
    for name in names:
        shown = f"{clean(name)}:"
        y = _FIELD_HEIGHT - style.leading + style.baseline
        text = Text(0, y, shown, style.font, style.size)
        left, below = style.width(shown) + PADDING, y + 0.5 * MM
        yield Piece(_FIELD_HEIGHT, (text,), (Rule(left, below, _FIELD_WIDTH, below),))
    yield Piece(_ABOVE_SIGNERS / 2, gap=True)


def signers(names: Sequence[str], styles: Styles, width: float) -> list[Piece]:
    """Who signs, side by side, with room for the signatures; one piece, never cut."""
    if not names:
        return []
    bold, italic = styles.annex, styles.reference
    share = width / len(names)
    texts = [
        Text(
            place * share + placed(line, style, share, Align.CENTRE),
            _ABOVE_SIGNERS + top + style.baseline,
            line,
            style.font,
            style.size,
        )
        for place, name in enumerate(names)
        for line, style, top in ((clean(name), bold, 0.0), (_SIGN_HERE, italic, bold.leading))
    ]
    height = _ABOVE_SIGNERS + bold.leading + italic.leading + _SIGNATURE
    return [Piece(height, tuple(texts))]
