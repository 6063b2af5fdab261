"""The rulers along the page, in millimetres; a guide is pulled out of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.blanks.geometry import PaperPlace, marks

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

_LENGTHS = (0.55, 0.4, 0.25)
"""Of the marks of each rank, in parts of the ruler's breadth."""


class Ruler(QWidget):
    """Millimetres along one side; a shade shows what is selected.

    Signals:
        guide_pulled: Where a guide shall stand, in global pixels, while the mouse is pulled.
        guide_dropped: Where it was released.
    """

    guide_pulled = Signal(QPointF)
    guide_dropped = Signal(QPointF)

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(parent)
        self._lies = orientation is Qt.Orientation.Horizontal
        self._place = PaperPlace(1.0, 0.0, 0.0)
        self._length = 0
        self._shade: tuple[int, int] | None = None
        self.setCursor(Qt.CursorShape.SplitVCursor if self._lies else Qt.CursorShape.SplitHCursor)

    @staticmethod
    def breadth() -> int:
        """Returns how broad rulers are, in pixels."""
        return theme.em(1.1)

    def show_paper(self, place: PaperPlace, length: int, shade: tuple[int, int] | None) -> None:
        """Shows where the paper lies, how long it is, and the part of it that is selected."""
        self._place, self._length, self._shade = place, length, shade
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pulls a guide."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.guide_pulled.emit(event.globalPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leaves the guide where it is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.guide_dropped.emit(event.globalPosition())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints marks and numbers."""
        painter = QPainter(self)
        worn = theme.tokens()
        painter.fillRect(self.rect(), worn.colour("raised"))
        self._paint_shade(painter)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.72)
        painter.setFont(font)
        painter.setPen(worn.colour("muted"))
        at = self._place.x if self._lies else self._place.y
        reach = self.width() if self._lies else self.height()
        start = max(0, int((0 - at(0)) / self._place.scale) - 1)
        end = min(self._length, int((reach - at(0)) / self._place.scale) + 1)
        for mark, rank in marks(self._place.scale, start, end):
            self._paint_mark(painter, at(mark), rank, str(mark // 10) if rank == 0 else "")
        painter.setPen(worn.colour("border"))
        edge = self.rect()
        ends = (edge.bottomLeft(), edge.bottomRight())
        painter.drawLine(*ends) if self._lies else painter.drawLine(
            edge.topRight(), edge.bottomRight()
        )

    def _paint_shade(self, painter: QPainter) -> None:
        if self._shade is None:
            return
        at = self._place.x if self._lies else self._place.y
        first, last = at(self._shade[0]), at(self._shade[1])
        strip = (
            QRectF(first, 0, last - first, self.height())
            if self._lies
            else QRectF(0, first, self.width(), last - first)
        )
        painter.fillRect(strip, theme.tokens().colour("accent_soft"))

    def _paint_mark(self, painter: QPainter, at: float, rank: int, number: str) -> None:
        breadth = float(self.height() if self._lies else self.width())
        begin = breadth * (1 - _LENGTHS[rank])
        if self._lies:
            painter.drawLine(QPointF(at, begin), QPointF(at, breadth))
        else:
            painter.drawLine(QPointF(begin, at), QPointF(breadth, at))
        if not number:
            return
        painter.save()
        painter.translate(QPointF(at, 0) if self._lies else QPointF(0, at))
        if not self._lies:
            painter.rotate(-90)  # read from below, as on rulers
            painter.translate(0, 0)
        ascent = painter.fontMetrics().ascent()
        painter.drawText(QPointF(2, ascent), number)
        painter.restore()
