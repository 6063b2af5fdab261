"""Some lines of text that are told when they are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent


class TextBlock(QPlainTextEdit):
    """Text of several lines; Tab leaves it.

    Signals:
        left: The focus goes elsewhere.
    """

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that it is left."""
        super().focusOutEvent(event)
        self.left.emit()

    def _fit(self) -> None:
        line = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(int(line * self._lines) + theme.em(0.9))
