"""The search field of a list: found while typing, Escape clears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from parindex_desktop.i18n import tr
from ui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_PAUSE_MS = 150


class SearchBox(QLineEdit):
    """A line that tells what to look for once typing pauses.

    Signals:
        searched: The text to look for; empty to show everything again.
        left: The person goes on to what was found: Enter, Down, or Escape in an empty line.
        entered: It was Enter; told after the others.
    """

    searched = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint or tr("Search…"))
        self.setAccessibleName(self.placeholderText())
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        icons.dress(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._pause.start())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches at once and goes on to what was found; Escape clears, then leaves."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.left.emit()
            if event.key() != Qt.Key.Key_Down:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())
