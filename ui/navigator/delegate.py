"""Paints a unit of the list: its name, a bar with a part for each task, and its state in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate

from ui import theme
from ui.navigator.words import BARS, state_role, state_words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from parindex_desktop.services.progress import UnitProgress
    from parindex_desktop.services.work_counts import Count
    from ui.navigator.model import UnitListModel

_SMALL = 0.86
_HEIGHT = 2.55
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class UnitDelegate(QStyledItemDelegate):
    """Draws every row itself: 168 rows of widgets would take a second to open.

    Attributes:
        model: Whose rows it paints.
    """

    def __init__(self, model: UnitListModel, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        theme.appearance().changed.connect(self._dress)
        self._dress()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Returns two lines; all rows are as high."""
        return QSize(theme.em(8), self._height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints one row."""
        unit, progress = self.model.row(index.row())
        state, rect = option.state, option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, self._behind(state, chosen=chosen))
        inner = rect.adjusted(self._gap, self._gap // 2, -self._gap, -self._gap // 2)
        half = inner.height() // 2
        above = QRect(inner.left(), inner.top(), inner.width(), half)
        below = QRect(inner.left(), inner.top() + half, inner.width(), inner.height() - half)
        self._paint_name(painter, above, unit.name, chosen=chosen)
        self._paint_state(painter, below, progress, chosen=chosen)
        if chosen:
            edge = QRect(rect.left(), rect.top(), max(2, self._gap // 3), rect.height())
            painter.fillRect(edge, self._worn.colour("accent"))
        painter.setPen(QPen(self._worn.colour("grid")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._worn.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the bar's would cover the row
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, name: str, *, chosen: bool) -> None:
        painter.setFont(self._bold if chosen else self._font)
        painter.setPen(self._worn.colour("selection_text" if chosen else "text"))
        mode = Qt.TextElideMode.ElideRight
        painter.drawText(rect, _LEFT, painter.fontMetrics().elidedText(name, mode, rect.width()))

    def _paint_state(
        self, painter: QPainter, rect: QRect, progress: UnitProgress, *, chosen: bool
    ) -> None:
        """Paints the bar and, behind it, the words; where they do not fit, the words stay whole."""
        painter.setFont(self._small)
        words = state_words(progress)
        wide = min(painter.fontMetrics().horizontalAdvance(words), rect.width())
        role = state_role(progress)
        colour = "selection_text" if chosen and role == "muted" else role
        painter.setPen(self._worn.colour(colour))
        painter.drawText(rect, _RIGHT, words)
        room = rect.adjusted(0, 0, -wide - self._gap, 0)
        if room.width() > 4 * self._gap:
            self._paint_bar(painter, room, progress)

    def _paint_bar(self, painter: QPainter, rect: QRect, progress: UnitProgress) -> None:
        counts = [progress.counts[task] for task in BARS]
        shown = [count for count in counts if count.expected]
        if not shown:
            return
        between = max(2, self._gap // 3)
        wide = (rect.width() - between * (len(shown) - 1)) // len(shown)
        top = rect.center().y() - self._bar // 2
        for nth, count in enumerate(shown):
            part = QRect(rect.left() + nth * (wide + between), top, wide, self._bar)
            self._paint_part(painter, part, count)

    def _paint_part(self, painter: QPainter, rect: QRect, count: Count) -> None:
        """Paints a track and, over it, what is done; a whole one has another colour and no edge."""
        full = count.open == 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._worn.colour("border"))
        painter.drawRect(rect)
        done = rect.width() if full else rect.width() * count.filled // count.expected
        if count.filled:
            filled = QRect(rect.left(), rect.top(), max(done, 2), rect.height())
            painter.fillRect(filled, self._worn.colour("ok" if full else "accent"))

    def _behind(self, state: QStyle.StateFlag, *, chosen: bool) -> QColor:
        if chosen:
            return self._worn.colour("selection")
        hovered = state & QStyle.StateFlag.State_MouseOver
        return self._worn.colour("hover" if hovered else "surface")

    def _dress(self) -> None:
        self._worn = theme.tokens()
        self._font = QFont(QApplication.font())
        self._bold = QFont(self._font)
        self._bold.setBold(True)
        self._small = QFont(self._font)
        self._small.setPointSizeF(self._font.pointSizeF() * _SMALL)
        self._height, self._gap = theme.em(_HEIGHT), theme.em(0.4)
        self._bar = max(4, theme.em(0.3))
