"""Two groups of tools: in one line where there is room, else one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QHBoxLayout


class TwoLines(QWidget):
    """Keeps large letters from widening the window; the second group takes the room left over."""

    def __init__(self, first: QHBoxLayout, second: QHBoxLayout, *, gap: float = 0.4) -> None:
        super().__init__()
        self._groups = (first, second)
        self._lines = row(first, second, gap=gap)
        self._lines.setStretch(1, 1)
        self.setLayout(self._lines)

    def minimumSizeHint(self) -> QSize:
        """Returns the width of the wider group, and the height of the lines there are now."""
        wide = max(group.minimumSize().width() for group in self._groups)
        return QSize(wide, self._lines.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stands in one line where there is room, else in two."""
        super().resizeEvent(event)
        wanted = sum(group.sizeHint().width() for group in self._groups) + self._lines.spacing()
        fits = wanted <= event.size().width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._lines.direction():
            self._lines.setDirection(way)
            self.updateGeometry()
