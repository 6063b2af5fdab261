"""The charts of one group as an annex of the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.annex import Annex, Setting, annex_name, laid_out
from reports.blocks import Blocks, placed
from reports.chart import chart_parts
from reports.flow import Piece, Text
from reports.lines import balanced
from reports.page import Sheet
from reports.styles import MM

if TYPE_CHECKING:
    from parindex_desktop.domain.papers_charts import ChartAnnex, Figure
    from reports.flow import Block
    from reports.styles import Styles

_CAPTION_SIZE: Final = 12.0
_BETWEEN: Final = 6
_BELOW_CAPTION: Final = 2
"""Between figures and below the line above each, in mm."""


def chart_annex(annex: ChartAnnex, setting: Setting) -> Annex:
    """Lays out the figures one below the other; one that does not fit goes on overleaf."""
    styles, sheet = setting.styles, Sheet()
    parts = Blocks(styles, sheet.area.width)
    above = [
        *parts.corner(setting),
        *parts.heading(annex.number, annex.title, annex.reference, setting.mode),
    ]
    end = parts.footnotes(annex.notes)
    # Every part leaves room for heading and end, so that all have about the same length.
    room = sheet.area.height - sum(piece.height for piece in (*above, *end))
    blocks: list[Block] = []
    for figure in annex.figures:
        blocks += _blocks(figure, styles, sheet, room)
    blocks[0] = (*above, *blocks[0])
    blocks[-1] = (*blocks[-1], *end)
    return laid_out(annex_name(annex.number, annex.title), blocks, sheet, styles, annex.stamp)


def _blocks(figure: Figure, styles: Styles, sheet: Sheet, room: float) -> list[Block]:
    """Returns a figure, each part with its caption on one page."""
    width = sheet.area.width
    caption = _caption(figure.caption, styles, width)
    taken = sum(piece.height for piece in caption)
    gap = Piece(_BETWEEN * MM, gap=True)
    made = []
    for nth, part in enumerate(
        chart_parts(figure.chart, styles, width=width, height=room - taken - gap.height)
    ):
        said = caption if nth == 0 else _caption(f"{figure.caption} (tiếp theo)", styles, width)
        made.append((gap, *said, *part))
    return made


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
