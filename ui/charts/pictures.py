"""Charts as pictures for reports and slides: black on white, sharp in print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from parindex_desktop.domain.charts.drawing import Frame
from parindex_desktop.domain.charts.layout import drawing_of
from ui.charts.painting import measure, paint, paper_colours

if TYPE_CHECKING:
    from parindex_desktop.domain.charts.drawing import Drawing
    from parindex_desktop.domain.charts.layout import Chart

_WIDTH, _LETTERS = 800, 15
_MARGIN: Final = 16
"""In pixels, as a page of text sees them at 120 pixels per inch."""
_SHARPNESS: Final = 3


def chart_image(chart: Chart) -> QImage:
    """Returns a chart as pixels, fine enough for print."""
    drawing = _drawing(chart)
    size = _size(drawing)
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    image.fill(Qt.GlobalColor.white)
    _paint(QPainter(image), drawing)
    return image


def png_of(chart: Chart) -> bytes:
    """Returns a chart as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    chart_image(chart).save(buffer, "PNG")  # type: ignore[call-overload]  # as Qt takes it
    return bytes(buffer.data().data())


def svg_of(chart: Chart, title: str) -> bytes:
    """Returns a chart as the bytes of an SVG file: lines and letters, no pixels."""
    drawing = _drawing(chart)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    size = _size(drawing)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    _paint(QPainter(generator), drawing)
    return bytes(buffer.data().data())


def _drawing(chart: Chart) -> Drawing:
    # So high that rows are as high as they like; the drawing tells what it took.
    return drawing_of(chart, Frame(_WIDTH, float("inf"), _LETTERS, measure))


def _size(drawing: Drawing) -> QSize:
    return QSize(_WIDTH + 2 * _MARGIN, round(drawing.height) + 2 * _MARGIN)


def _paint(painter: QPainter, drawing: Drawing) -> None:
    painter.translate(_MARGIN, _MARGIN)
    paint(painter, drawing, paper_colours())
    painter.end()
