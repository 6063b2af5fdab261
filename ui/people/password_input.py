"""A field for a password that can be looked at, since nobody trusts blind typing with an IME."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from parindex_desktop.i18n import tr
from ui import icons


class PasswordInput(QLineEdit):
    """Shows dots, or what was typed while the eye is pressed in."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(tr("Show what is typed"), self)
        self._eye.setCheckable(True)
        icons.dress(self._eye, "eye", "muted")
        self._eye.toggled.connect(self._show)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def start_again(self) -> None:
        """Selects what was typed, so that the next key replaces it."""
        self.setFocus()
        self.selectAll()

    def _show(self, plainly: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if plainly else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
