"""The heading of the sheet: one column a stage, the one that is typed in marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from parindex_desktop.i18n import tr
from ui.grid.looks import make_looks
from ui.sheet.columns import COLUMNS, FILLING, Part

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LINES = 2.5
_LEAST_WORDS = 3.8
"""Lines of text that a column of words keeps: enough to see that something is written."""


class StageHeader(QHeaderView):
    """Names the columns in up to two lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._current = -1
        self.looks = make_looks()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    @property
    def wanted(self) -> int:
        """The room that all columns want, in pixels."""
        return sum(self.looks.part(each.ems) for each in COLUMNS)

    def fit(self, room: int) -> None:
        """Gives every column its width and the last one what is left; words give way first."""
        least = self.looks.part(_LEAST_WORDS)
        short = max(self.wanted - room, 0)
        for column, each in enumerate(COLUMNS):
            width = self.looks.part(each.ems)
            if each.part is Part.WORDS:
                given = min(short, width - least)
                width, short = width - given, short - given
            left = room - self.wanted + width if column == FILLING else 0
            self.resizeSection(column, max(width, left))

    def set_current(self, column: int) -> None:
        """Marks the column one is in."""
        if column != self._current:
            self._current = column
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Returns room for two lines."""
        return QSize(0, self.looks.part(_LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints all columns: there are few."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.looks.raised)
        for column in range(self.count()):
            self._paint_column(painter, column)
        painter.setPen(self.looks.domain_pen)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _paint_column(self, painter: QPainter, column: int) -> None:
        looks, shown = self.looks, COLUMNS[column]
        left, width = self.sectionViewportPosition(column), self.sectionSize(column)
        rect = QRect(left, 0, width, self.height())
        here = column == self._current
        if here:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), looks.row_tint)
            bar = looks.part(0.15)
            painter.fillRect(left, self.height() - 1 - bar, width - 1, bar, looks.accent)
        painter.setPen(looks.grid_pen)
        painter.drawLine(rect.right(), 0, rect.right(), rect.bottom())
        painter.setFont(looks.bold if here or shown.part is Part.RESULT else looks.font)
        painter.setPen(looks.text)
        side = (
            Qt.AlignmentFlag.AlignLeft if shown.part is Part.WORDS else Qt.AlignmentFlag.AlignRight
        )
        room = looks.part(0.3)
        painter.drawText(
            rect.adjusted(room, 0, -room, -looks.part(0.2)),
            side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap,
            tr(shown.heading),
        )
