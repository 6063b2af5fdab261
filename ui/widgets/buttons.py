"""Buttons of one look: one primary action per place, the others plain, quiet, or an icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from ui import icons

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QKeyEvent


class _Button(QPushButton):
    """Enter presses the button that has the focus, never another one that is the default."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Enter like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


def button(
    text: str, on_click: Callable[[], object] | None = None, *, icon: str = "", kind: str = "plain"
) -> QPushButton:
    """Returns a button; kinds: plain, primary, quiet, danger, choice. `&` marks its mnemonic."""
    made = _Button(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    if icon:
        roles = {"primary": "accent_text", "quiet": "accent", "danger": "danger"}
        icons.dress(made, icon, roles.get(kind, "text"))
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def tool_button(action: QAction, *, with_text: bool = False) -> QToolButton:
    """Returns a flat button for an action; it takes the action's icon, tip and state."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setToolButtonStyle(
        Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if with_text
        else Qt.ToolButtonStyle.ToolButtonIconOnly
    )
    return made
