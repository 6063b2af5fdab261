"""The frozen column of the sheet: code and name of every criterion, branches to be folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QWidget

from parindex_desktop.i18n import tr
from ui.grid.cell_painter import paint_lines, paint_text
from ui.grid.looks import make_looks

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent

    from parindex_desktop.services.sheet import Line
    from ui.grid.looks import Looks
    from ui.sheet.model import SheetModel

_LEAST_LINES = 11
_MOST_PERCENT = 46
_STEP_LINES = 0.7
_ROOM_LINES = 0.35
_FOLD_LINES = 0.95


def ground_of(line: Line, looks: Looks) -> QColor | None:
    """Returns what lies behind a branch; None behind a leaf."""
    if line.is_leaf:
        return None
    return looks.na_cell if line.depth == 0 else looks.raised


class LineHeader(QHeaderView):
    """Codes and names, indented; a click on a branch folds it.

    Signals:
        fold_wanted: The row of a branch that was clicked.
    """

    fold_wanted = Signal(int)

    def __init__(self, model: SheetModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._sheet = model
        self._current = -1
        self.looks = make_looks()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def fit(self, room: int, wanted: int) -> None:
        """Takes what the columns leave of the room in pixels, but never most of it nor nothing."""
        least = min(self.looks.part(_LEAST_LINES), room * _MOST_PERCENT // 100)
        width = max(least, min(room - wanted, room * _MOST_PERCENT // 100))
        if width != self.width():
            self.setFixedWidth(width)

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
        painter.fillRect(event.rect(), self.looks.surface)
        if self.count():
            first = max(self.visualIndexAt(event.rect().top()), 0)
            last = self.visualIndexAt(event.rect().bottom())
            for row in range(first, (last if last >= 0 else self.count() - 1) + 1):
                self._paint_row(painter, row)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Folds a branch; a leaf is selected."""
        row = self.logicalIndexAt(event.position().toPoint())
        if row >= 0 and not self._sheet.lines[row].is_leaf:
            self.fold_wanted.emit(row)
            return
        super().mousePressEvent(event)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        looks, line = self.looks, self._sheet.lines[row]
        rect = QRect(0, self.sectionViewportPosition(row), self.width(), self.sectionSize(row))
        here = row == self._current
        usual = looks.row_tint if here else looks.surface
        painter.fillRect(rect, ground_of(line, looks) or usual)
        paint_lines(painter, rect, looks, strong_right=True)
        left = looks.part(_ROOM_LINES) + line.depth * looks.part(_STEP_LINES)
        if not line.is_leaf:
            self._paint_fold(painter, rect, left, folded=self._sheet.is_folded(row))
        words = rect.adjusted(left + looks.part(_FOLD_LINES), 0, 0, 0)
        self._paint_words(painter, words, line, here=here)
        if here:
            painter.fillRect(0, rect.top(), looks.part(0.18), rect.height() - 1, looks.accent)

    def _paint_words(self, painter: QPainter, rect: QRect, line: Line, *, here: bool) -> None:
        looks, criterion = self.looks, line.criterion
        font = looks.bold if here or not line.is_leaf else looks.font
        painter.setFont(font)
        metrics = painter.fontMetrics()
        code = f"{criterion.code}  "
        paint_text(painter, rect, code, font=font, colour=looks.text, right=False, room=0)
        name = rect.adjusted(metrics.horizontalAdvance(code), 0, -looks.part(_ROOM_LINES), 0)
        shown = metrics.elidedText(criterion.name, Qt.TextElideMode.ElideRight, name.width())
        paint_text(painter, name, shown, font=font, colour=looks.text, right=False, room=0)

    def _paint_fold(self, painter: QPainter, rect: QRect, left: int, *, folded: bool) -> None:
        """A triangle that points at what is below, or to the right while that is folded away."""
        side = self.looks.part(0.5)
        half = side // 2
        middle = rect.center().y()
        if folded:
            corners = [(0, -half), (0, half), (half, 0)]
        else:
            corners = [(0, -half // 2), (side, -half // 2), (half, half - half // 2)]
        points = [QPoint(left + right, middle + down) for right, down in corners]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.looks.muted)
        painter.drawPolygon(QPolygon(points))


class SheetCorner(QWidget):
    """The heading over the names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.looks = make_looks()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the heading as those of the columns are."""
        looks, painter = self.looks, QPainter(self)
        painter.fillRect(self.rect(), looks.raised)
        painter.setPen(looks.domain_pen)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        room = looks.part(_ROOM_LINES)
        paint_text(
            painter,
            self.rect().adjusted(0, 0, 0, -room),
            tr("Domain, criterion"),
            font=looks.bold,
            colour=looks.text,
            right=False,
            room=room,
        )
        painter.end()
