"""The title of an annex: some lines of text, written once the person pauses or leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_PAUSE_MS = 1200
_LINES = 3


class TitleEdit(QPlainTextEdit):
    """Three lines; the usual title stands in it, muted, as long as no other is typed.

    Signals:
        titled: The title as typed.
    """

    titled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._known = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.tell)
        self.textChanged.connect(self._pause.start)
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def set_title(self, title: str, usual: str) -> None:
        """Shows a title, unless the person is just typing one."""
        self.setPlaceholderText(usual)
        if title == self._known and self.hasFocus():
            return
        self._known = title
        if self.toPlainText() != title:
            self.setPlainText(title)
        self._pause.stop()

    def tell(self) -> None:
        """Tells a title that has changed."""
        self._pause.stop()
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.titled.emit(self._known)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field writes what it holds."""
        super().focusOutEvent(event)
        self.tell()

    def _fit(self) -> None:
        line = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(int(line * _LINES) + theme.em(1))
