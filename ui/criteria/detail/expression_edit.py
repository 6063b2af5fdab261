"""The text of a formula, with a wave below the place that cannot be read."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.criteria.detail.text_block import TextBlock


class ExpressionEdit(TextBlock):
    """Two lines for an expression."""

    def __init__(self) -> None:
        super().__init__(2)

    def mark_place(self, position: int | None) -> None:
        """Underlines what stands at a position from 1; beyond the end the last letter."""
        if position is None or not self.toPlainText():
            self.setExtraSelections([])
            return
        at = min(max(position - 1, 0), len(self.toPlainText()) - 1)
        wave = QTextEdit.ExtraSelection()
        wave.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.format.setUnderlineColor(theme.tokens().colour("danger"))
        wave.format.setBackground(theme.tokens().colour("danger_soft"))
        wave.cursor = self.textCursor()
        wave.cursor.setPosition(at)
        wave.cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        self.setExtraSelections([wave])
