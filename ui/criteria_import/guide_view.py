"""How a criterion is scored, as the annex words it, with what was not understood marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence


class GuideView(QWidget):
    """The wording for reading; unread parts stand on a tint, with a wave below.

    Attributes:
        text: The wording.
    """

    def __init__(self) -> None:
        super().__init__()
        self._unread: tuple[str, ...] = ()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        caption = label(tr("How it is scored, in the &annex"), "label")
        caption.setBuddy(self.text)
        self.text.setAccessibleName(tr("How it is scored, in the annex"))
        self._evidence = label("", "muted", wraps=True)
        self._told = label("", "error", wraps=True)
        parts = column(caption, self.text, self._told, self._evidence, gap=0.3)
        parts.setStretchFactor(self.text, 1)
        self.setLayout(parts)
        theme.appearance().changed.connect(self._mark)

    @property
    def told(self) -> str:
        """What is said to be not understood."""
        return self._told.text()

    def show_guide(self, guide: str, evidence: str, unread: Sequence[str]) -> None:
        """Shows a wording; `unread` are parts of it."""
        self._unread = tuple(unread)
        self.text.setPlainText(guide or tr("The annex does not say how it is scored."))
        self._told.setText(
            tr("Not understood: {lines}", lines="; ".join(f"“{line}”" for line in unread))
        )
        self._told.setVisible(bool(unread))
        self._evidence.setText(tr("Evidence: {text}", text=evidence))
        self._evidence.setVisible(bool(evidence))
        self._mark()

    def _mark(self) -> None:
        places = ((self.text.toPlainText().find(part), len(part)) for part in self._unread)
        self.text.setExtraSelections([self._marked(at, size) for at, size in places if at >= 0])

    def _marked(self, at: int, size: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        mark.format.setUnderlineColor(theme.tokens().colour("danger"))
        mark.format.setBackground(theme.tokens().colour("warning_soft"))
        mark.cursor = self.text.textCursor()
        mark.cursor.setPosition(at)
        mark.cursor.setPosition(at + size, QTextCursor.MoveMode.KeepAnchor)
        return mark
