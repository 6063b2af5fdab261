"""The charts of one group as an annex of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks, placed
from reports.chart import chart_parts
from reports.flow import Piece, Text, filled
from reports.lines import balanced
from reports.page import Sheet
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.papers_charts import ChartAnnex, Figure
    from reports.flow import Block
    from reports.styles import Styles

_CAPTION_SIZE: Final = 12.0
_BETWEEN: Final = 6
_BELOW_CAPTION: Final = 2
"""Between figures and below the line above each, in mm."""

_HEIGHTS: Final = (1.0, 0.92, 0.84, 0.76, 0.68)
"""Of a chart, as shares of its height at ease: rows draw together where that saves a page."""


def chart_annex(annex: ChartAnnex, setting: Setting) -> Annex:
    """Lays out the figures one below the other; one that does not fit goes on overleaf.

    They take the height at which they are read with ease, or less where all then stand on fewer
    pages; a figure is never cut in more parts for that.
    """
    styles, sheet = setting.styles, Sheet()
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    end = parts.footnotes(annex.notes)
    # Every part leaves room for heading and end, so that all have about the same length.
    room = sheet.area.height - sum(piece.height for piece in (*above, *end))
    tried = [_figures(annex, styles, sheet, room, share) for share in _HEIGHTS]
    fewest = min(map(len, tried))
    placed = [_placed(above, blocks, end) for blocks in tried if len(blocks) == fewest]
    blocks = min(placed, key=lambda blocks: len(filled(blocks, sheet.area)))
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)


def _placed(above: Sequence[Piece], blocks: Sequence[Block], end: Sequence[Piece]) -> list[Block]:
    """Returns figures below the heading and above the end, which never stand alone."""
    first, *others = blocks
    *whole, last = ((*above, *first), *others)
    return [*whole, (*last, *end)]


def _figures(
    annex: ChartAnnex, styles: Styles, sheet: Sheet, room: float, share: float
) -> list[Block]:
    """Returns all figures at a share of their height at ease, each part with its caption."""
    return [
        block for figure in annex.figures for block in _blocks(figure, styles, sheet, room, share)
    ]


def _blocks(
    figure: Figure, styles: Styles, sheet: Sheet, room: float, share: float
) -> Iterator[Block]:
    """Yields a figure, each part with its caption on one page."""
    width = sheet.area.width
    caption = _caption(figure.caption, styles, width)
    gap = Piece(_BETWEEN * MM, gap=True)
    most = room - sum(piece.height for piece in caption) - gap.height
    at_ease = chart_parts(figure.chart, styles, width=width, height=most)
    if share < 1 and len(at_ease) == 1:
        most = share * sum(piece.height for piece in at_ease[0])
    for nth, part in enumerate(chart_parts(figure.chart, styles, width=width, height=most)):
        said = caption if nth == 0 else _caption(f"{figure.caption} (tiếp theo)", styles, width)
        yield (gap, *said, *part)


def _caption(text: str, styles: Styles, width: float) -> list[Piece]:
    style = styles.heading(_CAPTION_SIZE)
    lines = [
        Piece(
            style.leading,
            (
                Text(
                    placed(line, style, width, style.align),
                    style.baseline,
                    line,
                    style.font,
                    style.size,
                ),
            ),
        )
        for line in balanced(text, style, width)
    ]
    return [*lines, Piece(_BELOW_CAPTION * MM)]
