"""Room for a screen that needs more than the window has: with large text, or on a small display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Scrolling(QScrollArea):
    """Fills the window with its content, and scrolls only below the least size it can be read at.

    `setWidgetResizable` would scroll from the height the content prefers, as soon as words wrap.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        """Returns little, so that the window never grows beyond the display."""
        return QSize(theme.em(12), theme.em(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the content the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Gives the content the room it asks for when something in it grew; Qt installs this."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        layout, room = self._content.layout(), self.viewport().size()
        assert layout is not None
        least = layout.totalMinimumSize()
        width = max(room.width(), least.width())
        wrapped = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else 0
        self._content.resize(width, max(room.height(), least.height(), wrapped))
