"""Paints a drawing with Qt: the same places as on paper, in worn colours or those of paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.charts.drawing import Area, Ink, Line
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.domain.charts.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Colours:
    """What each ink of a drawing looks like, and its words."""

    words: QColor
    inks: Mapping[Ink, QColor]


def worn_colours() -> Colours:
    """Returns the colours of the window."""
    worn = theme.tokens()
    return Colours(
        worn.colour("text"),
        {
            Ink.BLACK: worn.colour("text"),
            Ink.BAR: _between(worn.colour("accent"), worn.colour("surface")),
            Ink.GRID: worn.colour("grid"),
            Ink.ZONE: worn.colour("raised"),
            Ink.PAPER: worn.colour("surface"),
        },
    )


def _between(one: QColor, other: QColor) -> QColor:
    """Returns the colour in the middle: black lines over a bar stay in sight, light and dark."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(sum(pair) // 2 for pair in parts))


def paper_colours() -> Colours:
    """Returns black on white, for pictures that go into other programs."""
    greys = {Ink.BLACK: 0, Ink.BAR: 158, Ink.GRID: 204, Ink.ZONE: 237, Ink.PAPER: 255}
    inks = {ink: QColor(grey, grey, grey) for ink, grey in greys.items()}
    return Colours(inks[Ink.BLACK], inks)


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Returns the width of a text in the letters of the window; size and width in pixels."""
    return _advance(text, round(size), bold, QApplication.font().family())


def paint(
    painter: QPainter, drawing: Drawing, colours: Colours, within: QRectF | None = None
) -> None:
    """Paints a drawing at the painter's origin; `within` leaves out what lies elsewhere."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        _paint_shape(painter, shape, colours)
    painter.setPen(colours.words)
    for label in drawing.labels:
        if within is None or within.top() - label.size < label.y < within.bottom() + label.size:
            painter.setFont(_font(label.size, bold=label.bold))
            painter.drawText(QPointF(label.begins(measure), label.y), label.text)


def _paint_shape(painter: QPainter, shape: Area | Line, colours: Colours) -> None:
    black = colours.inks[Ink.BLACK]
    if isinstance(shape, Line):
        painter.setPen(_pen(colours.inks[shape.ink], shape.width, shape.dash))
        painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))
        return
    painter.setPen(_pen(black, shape.outline, shape.dash))
    painter.setBrush(QBrush() if shape.fill is None else QBrush(colours.inks[shape.fill]))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in shape.corners]))


def _pen(colour: QColor, width: float, dash: tuple[float, ...]) -> QPen:
    if not width:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


@lru_cache(maxsize=32_768)
def _advance(text: str, pixels: int, bold: bool, family: str) -> float:
    """Remembers widths: a chart of thousands of units is laid out anew after every edit."""
    return _metrics(pixels, bold, family).horizontalAdvance(text)


@lru_cache(maxsize=16)
def _metrics(pixels: int, bold: bool, _family: str) -> QFontMetricsF:
    return QFontMetricsF(_font(pixels, bold=bold))


def _font(size: float, *, bold: bool) -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(max(round(size), 1))
    font.setBold(bold)
    return font
