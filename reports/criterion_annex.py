"""The annex by criterion: units down in the order of the ranking, scored criteria across.

Where the paper is too narrow, the pages of one row of units follow each other from left to right,
and then come the next units: an official who lays them side by side has the whole table. A small
line above each says which page across it is.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name
from reports.bands import Bands, WideTable
from reports.blocks import Blocks
from reports.flow import Piece, Text, filled, kept_together
from reports.long_table import LongTable, cleaned_texts
from reports.page import LandscapeSheet
from reports.table import cleaned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.papers_criteria import CriterionAnnex
    from reports.bands import Band
    from reports.flow import Block, Column
    from reports.page import Sheet
    from reports.styles import Styles

_WHOLE_SIZES: Final = (13.0, 12.0, 11.0, 10.0, 9.0)
"""Of the type of a table that is whole on one page across, in points."""

_BAND_SIZES: Final = (12.0, 11.0, 10.0)
"""Of the type of a table in bands; the largest with the fewest pages across and room for names."""

_LEGEND_SIZE: Final = 12.0
_LEGEND_TITLE: Final = "Danh mục lĩnh vực, tiêu chí"


def criterion_annex(annex: CriterionAnnex, setting: Setting) -> Annex:
    """Lays out the points of one group by criterion."""
    styles, sheet = setting.styles, LandscapeSheet()
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    # Beside the first page the others leave the room of the title free: rows meet across.
    beside = [Piece(sum(piece.height for piece in above))]
    bands = _bands(annex, styles, sheet)
    # The mean row counts as part of the end: two units stay above it.
    last = 3 if any(annex.table.summary) else 2
    blocks: list[list[Block]] = []
    for nth, band in enumerate(bands):
        line = _line(annex, band, nth + 1, len(bands))
        labels = [_line_piece(line, styles)] if len(bands) > 1 else []
        header = band.header._replace(header=labels[0] if labels else None)
        start = [*(beside if nth else above), *labels, header]
        blocks.append(kept_together(start, band.rows(header), [], last=last))
    blocks[-1] += _end(annex, parts, sheet, styles)
    pages = [filled(each, sheet.area) for each in blocks]
    name = annex_name(annex.number, annex.title)
    return Annex(name, _across(pages), sheet, styles, annex.stamp)


def _bands(annex: CriterionAnnex, styles: Styles, sheet: Sheet) -> list[Band]:
    """Returns the whole table in the largest type it is whole in, else the fewest bands."""
    wide = WideTable(cleaned(annex.table), annex.repeated, styles)
    whole = [Bands(wide, size=size, area=sheet.area) for size in _WHOLE_SIZES]
    found = next((bands for bands in whole if len(bands.spans) == 1), None)
    if found is None:
        sizes = [Bands(wide, size=size, area=sheet.area) for size in _BAND_SIZES]
        found = min(sizes, key=lambda bands: (len(bands.spans), bands.cramped))
    return found.laid_out(annex.domains)


def _line(annex: CriterionAnnex, band: Band, nth: int, count: int) -> str:
    """Returns `Trang 1/3 theo chiều ngang: tiêu chí 1.1 đến 2.3`."""
    first, end = (place - annex.repeated for place in band.span)
    codes = annex.codes[first:end]
    told = [f"tiêu chí {' đến '.join(dict.fromkeys((codes[0], codes[-1])))}"] if codes else []
    told += ["tổng điểm"] if end > len(annex.codes) else []
    return f"Trang {nth}/{count} theo chiều ngang: {', '.join(told)}"


def _line_piece(text: str, styles: Styles) -> Piece:
    style = styles.footnote
    return Piece(style.leading, (Text(0, style.baseline, text, style.font, style.size),))


def _end(annex: CriterionAnnex, parts: Blocks, sheet: Sheet, styles: Styles) -> list[Block]:
    """The notes below the table, then which criterion each code stands for; it ends the annex."""
    legend = LongTable(
        cleaned_texts(annex.legend), styles, size=_LEGEND_SIZE, width=sheet.area.width
    )
    notes = tuple(parts.footnotes(annex.footnotes, ends=False))
    title = parts.section(_LEGEND_TITLE, first=False)
    return [notes, *legend.blocks(title, parts.footnotes(()))]


def _across(bands: Sequence[Sequence[Column]]) -> tuple[Column, ...]:
    """Returns the pages of each row of units from left to right, then those below them."""
    rows = zip_longest(*bands)
    return tuple(column for column in chain.from_iterable(rows) if column is not None)
