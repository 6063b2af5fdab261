"""The corner above the unit names: what stands in their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui.grid.looks import make_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.grid.model import GridModel

_LINES_TO_WRAP = 3  # two of the heading, one of the count


class GridCorner(QWidget):
    """Shows the heading of the group's units and how many there are."""

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.looks = make_looks()
        model.modelReset.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints heading and count."""
        looks, book = self.looks, self._model.book
        painter = QPainter(self)
        painter.fillRect(self.rect(), looks.raised)
        painter.setPen(looks.domain_pen)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if book is not None:
            room = looks.part(0.4)
            rect = self.rect().adjusted(room, room, -room, -room)
            count = tr("{count} units", count=len(book.units))
            painter.setPen(looks.text)
            painter.setFont(looks.bold)
            self._paint_heading(painter, rect, book.group.heading)
            painter.setPen(looks.muted)
            painter.setFont(looks.small)
            painter.drawText(rect, Qt.AlignmentFlag.AlignBottom, count)
        painter.end()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        top, wrap = Qt.AlignmentFlag.AlignTop, Qt.TextFlag.TextWordWrap
        if rect.height() >= self.looks.part(_LINES_TO_WRAP):
            painter.drawText(rect, top | wrap, heading)
        else:
            right = Qt.TextElideMode.ElideRight
            line = painter.fontMetrics().elidedText(heading, right, rect.width())
            painter.drawText(rect, top, line)
