"""The top of a screen: what it is, what it is for, and what can be done at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.labels import badge, label, set_badge
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class PageHeader(QWidget):
    """Title with a muted line below, a badge beside it, and actions at the right."""

    def __init__(self, title: str, hint: str = "", *actions: QWidget | QLayout) -> None:
        super().__init__()
        self._title = label(title, "title")
        self._hint = label(hint, "muted", wraps=True)
        self._badge = badge("")
        words = column(row(self._title, self._badge, None), self._hint, gap=0.1)
        self._line = row(words, *actions)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self.set_hint(hint)
        self.set_badge("")

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self._title.setText(title)

    def set_hint(self, hint: str) -> None:
        """Changes the line below; an empty one takes no room."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def set_badge(self, text: str, tone: str = "") -> None:
        """Shows a badge beside the title; an empty text hides it."""
        set_badge(self._badge, text, tone)
        self._badge.setVisible(bool(text))
