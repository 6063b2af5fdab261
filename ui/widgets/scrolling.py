"""Room for a screen that needs more than the window has: with large text, or on a small display."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Scrolling(QScrollArea):
    """Fills the window with its content, and scrolls only below the least size it can be read at.

    `setWidgetResizable` would scroll from the height the content prefers, as soon as words wrap.
    What takes the focus without the mouse comes into sight; Qt cares for that with Tab only.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._following = QTimer(self, interval=0, singleShot=True)  # once all has its place
        self._following.timeout.connect(self._show_focus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

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

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        held = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        if now is not None and not held and self._content.isAncestorOf(now):
            self._following.start()

    def _show_focus(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, theme.em(3))
