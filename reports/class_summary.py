"""How the units of all groups came out by class: counts, the groups side by side, the names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet
from reports.table import BETWEEN_PARTS, cleaned, fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.documents import PrintedTable
    from parindex_desktop.domain.papers_tables import ClassSummary
    from reports.flow import Block, Piece
    from reports.page import Sheet
    from reports.styles import Styles

_SIZE: Final = 12.0


def class_summary(annex: ClassSummary, setting: Setting) -> Annex:
    """Lays out the summary of classes."""
    styles, sheet = setting.styles, LandscapeSheet()
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
        *parts.section("1. Số đơn vị theo xếp loại", first=True),
    ]
    blocks = [
        *_blocks(above, annex.classes, styles, sheet),
        *_blocks(
            parts.section("2. Chỉ số của từng khối", first=False), annex.groups, styles, sheet
        ),
    ]
    units = LongTable(cleaned_texts(annex.units), styles, size=_SIZE, width=sheet.area.width)
    above = parts.section("3. Danh sách đơn vị theo xếp loại", first=False)
    blocks += units.blocks(above, parts.footnotes(annex.footnotes))
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)


def _blocks(
    above: list[Piece], table: PrintedTable, styles: Styles, sheet: Sheet
) -> Iterator[Block]:
    """A short table on one page; where there are many groups, several with the classes again."""
    for layout in fitted(cleaned(table), styles, area=sheet.area, repeated=1):
        yield (*above, *layout.header(), *layout.rows())
        above = [BETWEEN_PARTS]
