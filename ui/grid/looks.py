"""The colours, pens and letters of the grid, made once per theme and text size.

Painting a cell must cost microseconds, so nothing here is looked up while painting.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPen
from PySide6.QtWidgets import QApplication

from ui import theme

_SMALL = 0.86


@dataclass(frozen=True, slots=True)
class Looks:
    """What cells and headers are painted with.

    Attributes:
        line: Height of a line of text, in pixels; all lengths of the grid are parts of it.
        row_tint: Behind the cells of the row one is in, so that the eye keeps it.
        locked: Behind cells of locked results: like what cannot be typed into elsewhere.
        hatch: Over cells that the layer does not fill.
        domain_pen: Where a domain ends.
    """

    line: int
    font: QFont
    bold: QFont
    italic: QFont
    small: QFont
    surface: QColor
    raised: QColor
    row_tint: QColor
    locked: QColor
    selection: QColor
    na_cell: QColor
    pending_cell: QColor
    error_cell: QColor
    text: QColor
    selection_text: QColor
    muted: QColor
    accent: QColor
    danger: QColor
    warning: QColor
    ok: QColor
    grid_pen: QPen
    domain_pen: QPen
    accent_pen: QPen
    hatch: QBrush

    def part(self, factor: float) -> int:
        """Returns a part of a line of text in pixels, at least one."""
        return max(1, round(self.line * factor))


def make_looks() -> Looks:
    """Returns the looks of the theme and text size worn at present."""
    worn = theme.tokens()
    font = QFont(QApplication.font())
    accent = worn.colour("accent")
    accent_pen = QPen(accent, max(2, theme.em(0.11)))
    accent_pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return Looks(
        line=theme.em(),
        font=font,
        bold=_font(font, bold=True),
        italic=_font(font, italic=True),
        small=_font(font, size=_SMALL),
        surface=worn.colour("surface"),
        raised=worn.colour("raised"),
        row_tint=_mixed(worn.colour("surface"), worn.colour("accent_soft"), 0.5),
        locked=worn.colour("window"),
        selection=worn.colour("selection"),
        na_cell=worn.colour("na_cell"),
        pending_cell=worn.colour("pending_cell"),
        error_cell=worn.colour("error_cell"),
        text=worn.colour("text"),
        selection_text=worn.colour("selection_text"),
        muted=worn.colour("muted"),
        accent=accent,
        danger=worn.colour("danger"),
        warning=worn.colour("warning"),
        ok=worn.colour("ok"),
        grid_pen=QPen(worn.colour("grid")),
        domain_pen=QPen(worn.colour("control")),
        accent_pen=accent_pen,
        hatch=QBrush(worn.colour("border"), Qt.BrushStyle.BDiagPattern),
    )


def _font(base: QFont, *, bold: bool = False, italic: bool = False, size: float = 1.0) -> QFont:
    font = QFont(base)
    font.setBold(bold)
    font.setItalic(italic)
    font.setPointSizeF(base.pointSizeF() * size)
    return font


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
