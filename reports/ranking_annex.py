"""The ranking annex of a decision: one per group, alone in a file or one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports import fonts
from reports.annex import Annex, Progress, laid_out, written
from reports.blocks import Blocks
from reports.flow import kept_together
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet, Sheet
from reports.styles import Styles
from reports.table import TableLayout, cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import (
        DocumentInfo,
        Mode,
        PrintedTable,
        RankingAnnex,
        TextTable,
    )
    from reports.flow import Block

# Upright where the numbers fit beside readable names; on its side where they do not; smaller type
# for tables wider than that. The decree's 13 points come first.
_SHAPES: Final = (
    (Sheet(), 13.0),
    *((LandscapeSheet(), size) for size in (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)),
)

_LIST_SIZE: Final = 12.0
_LIST_TITLE: Final = "Các tiêu chí không áp dụng"


def ranking_pdf(
    annexes: Sequence[RankingAnnex],
    *,
    mode: Mode,
    info: DocumentInfo,
    prefer_system_font: bool = False,
    progress: Progress | None = None,
) -> bytes:
    """Prints ranking annexes into one PDF; each has a first page and page numbers of its own.

    Args:
        annexes: At least one. For one file per annex call once for each.
        mode: Paper, or electronic: number and date left blank, the signature's corner free.
        info: Metadata of the file.
        prefer_system_font: Times New Roman where the system has it, instead of the bundled face.
        progress: Called after each page with pages done and their total; False stops.

    Raises:
        Cancelled: `progress` asked to stop.
        ValueError: There is no annex.
    """
    if not annexes:
        raise ValueError("a file needs at least one annex")
    face = fonts.register(prefer_system=prefer_system_font)
    styles = Styles(face)
    laid = [
        _annex(annex, mode, styles, opens_file=place == 0) for place, annex in enumerate(annexes)
    ]
    return written(laid, info, face.regular, progress)


def _annex(annex: RankingAnnex, mode: Mode, styles: Styles, *, opens_file: bool) -> Annex:
    sheet, table = _shaped(cleaned(annex.table), styles)
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(mode, opens_file=opens_file),
        *parts.heading(annex.number, annex.title, annex.reference, mode),
        *table.header(),
    ]
    listed = annex.not_applicable
    below = parts.footnotes(annex.footnotes, ends=listed is None)
    # The mean row counts as part of the end: two units stay above it.
    last = 3 if any(annex.table.summary) else 2
    blocks = kept_together(above, table.rows(), below, last=last)
    if listed is not None:
        blocks += _list(listed, parts, sheet, styles)
    name = " – ".join([f"Phụ lục {annex.number}".rstrip(), " ".join(annex.title)])
    return laid_out(name, blocks, sheet, styles, draft=annex.draft)


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
