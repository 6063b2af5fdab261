"""The count of errors and warnings in the status line; a click or its key goes to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from parindex_desktop.i18n import tr
from ui import icons
from ui.checks.words import told_counts

if TYPE_CHECKING:
    from ui.context import Context


class CheckCount(QToolButton):
    """Icon and words, current after every edit."""

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.clicked.connect(self._go)
        self.hide()

    def follow(self, context: Context | None) -> None:
        """Shows the counts of the group looked at in an open file; hides without one."""
        self._context = context
        self.setVisible(context is not None)
        if context is not None:
            context.checks.changed.connect(self._show)
            self._show()

    def _show(self) -> None:
        if self._context is None:
            return
        live = self._context.checks
        self.setVisible(live.checker is not None)
        counts, words = live.counts, told_counts(live.counts)
        if counts is None:
            icons.dress(self, "list-checks", "muted")
        elif counts.errors:
            icons.dress(self, "circle-alert", "danger")
        elif counts.warnings:
            icons.dress(self, "triangle-alert", "warning")
        else:
            icons.dress(self, "check", "ok")
        self.setText(words)
        self.setAccessibleName(tr("Checks: {counts}", counts=words))
        self.setToolTip(tr("Errors and warnings of the group shown (Ctrl+Shift+E)"))

    def _go(self) -> None:
        if self._context is not None:
            self._context.screen_wanted.emit("checks")
