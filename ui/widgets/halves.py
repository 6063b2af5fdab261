"""Two parts side by side, or one below the other where the window is narrow for its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDE = 52
"""Lines of text across, from which both parts can be read side by side."""


class Halves(QWidget):
    """Shows two parts with the same share of the room."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._parts = (first, second)
        self._line: QBoxLayout = row(first, second)
        self._line.setStretch(0, 1)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)

    def minimumSizeHint(self) -> QSize:
        """Returns the room that the parts need one below the other, or side by side if wide."""
        sizes = [part.minimumSizeHint() for part in self._parts]
        width, heights = max(size.width() for size in sizes), [size.height() for size in sizes]
        return QSize(width, sum(heights) + theme.em(0.5) if self._is_stacked() else max(heights))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns the parts where they fit better."""
        super().resizeEvent(event)
        wide = self.width() >= theme.em(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._line.direction() is not way:
            self._line.setDirection(way)
            self.updateGeometry()

    def _is_stacked(self) -> bool:
        return self._line.direction() is QBoxLayout.Direction.TopToBottom
