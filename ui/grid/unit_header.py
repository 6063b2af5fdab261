"""The frozen column of unit names at the left of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.cell_painter import paint_lines, paint_text
from ui.grid.looks import make_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from parindex_desktop.services.group_book import GroupBook
    from ui.grid.model import GridModel

_DEFAULT_LINES = 12
_LEAST_LINES = 5
_GRIP_LINES = 0.25
_NUMBER_LINES = 1.9
_ROOM_LINES = 0.4


class UnitHeader(QHeaderView):
    """Numbers and names the units; its right edge can be dragged.

    Signals:
        dragged: The person moves the edge.
    """

    dragged = Signal()

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._dragging = False
        self._current = -1
        self._chosen: int | None = None
        self._measured: GroupBook | None = None
        self._measured_line = self._longest = 0
        self.looks = make_looks()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> int | None:
        """The width that the person gave it, in hundredths of a line of text; None for none."""
        return self._chosen

    def choose(self, hundredths: int | None) -> None:
        """Gives it a width of its own."""
        self._chosen = None if hundredths is None else max(hundredths, _LEAST_LINES * 100)

    def fit(self, most: int, spare: int) -> None:
        """Takes the width chosen, else what the names need of the room to spare, in pixels.

        Never more than `most`, however large the letters are.
        """
        if self._chosen is not None:
            width = self.looks.part(self._chosen / 100)
        else:
            width = max(self.looks.part(_DEFAULT_LINES), min(self._natural_width(), spare))
        width = min(width, most)
        if width != self.width():
            self.setFixedWidth(width)

    def _natural_width(self) -> int:
        """Returns the room that the longest name needs."""
        book = self._model.book
        if book is not self._measured or self._measured_line != self.looks.line:
            metrics = QFontMetrics(self.looks.bold)
            names = (metrics.horizontalAdvance(unit.name) for unit in book.units) if book else ()
            self._longest = max(names, default=0)
            self._measured, self._measured_line = book, self.looks.line
        return self._longest + self.looks.part(_NUMBER_LINES) + 3 * self.looks.part(_ROOM_LINES)

    def set_current(self, row: int) -> None:
        """Marks the row one is in."""
        before, self._current = self._current, row
        for each in {before, row}:
            if 0 <= each < self.count():
                top, height = self.sectionViewportPosition(each), self.sectionSize(each)
                self.viewport().update(0, top, self.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows in sight."""
        painter = QPainter(self.viewport())
        looks, area = self.looks, event.rect()
        painter.fillRect(area, looks.surface)
        book = self._model.book
        if book is not None and self.count():
            first = max(self.visualIndexAt(area.top()), 0)
            last = self.visualIndexAt(area.bottom())
            for row in range(first, (last if last >= 0 else self.count() - 1) + 1):
                self._paint_row(painter, row)
        painter.end()

    def _paint_row(self, painter: QPainter, row: int) -> None:
        looks, book = self.looks, self._model.book
        assert book is not None
        unit = book.units[row]
        rect = QRect(0, self.sectionViewportPosition(row), self.width(), self.sectionSize(row))
        here = row == self._current
        painter.fillRect(rect, looks.row_tint if here else looks.surface)
        paint_lines(painter, rect, looks, strong_right=True)
        room, number = looks.part(_ROOM_LINES), looks.part(_NUMBER_LINES)
        paint_text(
            painter,
            QRect(rect.left(), rect.top(), number, rect.height()),
            str(row + 1),
            font=looks.small,
            colour=looks.muted,
            right=True,
            room=looks.part(0.2),
        )
        words = rect.adjusted(number, 0, 0, 0)
        painter.setFont(looks.bold if here else looks.font)
        metrics, width = painter.fontMetrics(), words.width() - 2 * room
        fits = not unit.short_name or metrics.horizontalAdvance(unit.name) <= width
        name = unit.name if fits else unit.short_name
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
        out = unit.id in book.left_out
        font = looks.bold if here else looks.italic if out else looks.font
        colour = looks.muted if out else looks.text
        paint_text(painter, words, shown, font=font, colour=colour, right=False, room=room)
        if here:
            painter.fillRect(0, rect.top(), looks.part(0.18), rect.height() - 1, looks.accent)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the edge, else selects the row."""
        self._dragging = self._on_edge(event)
        if not self._dragging:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves the edge."""
        if self._dragging:
            width = event.position().toPoint().x()
            self.choose(width * 100 // max(self.looks.line, 1))
            self.dragged.emit()
            return
        on_edge = self._on_edge(event)
        self.setCursor(Qt.CursorShape.SplitHCursor if on_edge else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets the edge go."""
        if self._dragging:
            self._dragging = False
            return
        super().mouseReleaseEvent(event)

    def _on_edge(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - self.looks.part(_GRIP_LINES)
