"""One text of a letter, as high as its words need, and kept when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui import theme
from ui.widgets.own_undo import leaves_undo

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PUNCTUATION = tuple(",;:.")
_CONTROL = Qt.KeyboardModifier.ControlModifier


class WordsEdit(QPlainTextEdit):
    """Tab leaves it; in a text of one line Enter does too, in others Ctrl+Enter.

    Ctrl+Z takes back what is typed here; once there is nothing left, the last change of the file.

    Attributes:
        takes_lines: Enter begins a line.

    Signals:
        focused: The person is here now.
        left: The focus went elsewhere.
        done: The person wants to go on to the next text.
    """

    focused = Signal()
    left = Signal()
    done = Signal()

    def __init__(self, *, takes_lines: bool) -> None:
        super().__init__()
        self.takes_lines = takes_lines
        self._kept = ""
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        theme.appearance().changed.connect(self._fit)
        self._fit()

    @property
    def is_changed(self) -> bool:
        """True while it holds something else than the file."""
        return self.toPlainText() != self._kept

    @property
    def kept(self) -> str:
        """What the file holds."""
        return self._kept

    def put(self, text: str) -> None:
        """Shows what the file holds; what is being typed at present stays."""
        is_typing = self.hasFocus() and self.is_changed
        self._kept = text
        if not is_typing and self.toPlainText() != text:
            self._show(text)

    def revert(self) -> None:
        """Shows what the file holds, whatever was typed."""
        self.setPlainText(self._kept)

    def put_refused(self, kept: str, typed: str) -> None:
        """Shows what was typed and could not be taken, beside what the file holds."""
        self.put(kept)
        if typed != kept:
            self.setPlainText(typed)

    def insert_words(self, words: str) -> None:
        """Puts words where the cursor is or was, as if they were typed, apart from a word before.

        A text that was left has lost the blank at its end.
        """
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.selectionStart()][-1:]
        cursor.insertText(f" {words}" if before.isalnum() or before in _PUNCTUATION else words)
        self.ensureCursorVisible()

    def minimumSizeHint(self) -> QSize:
        """Returns room for a few words, so that the form decides the width."""
        return QSize(theme.em(6), self.height())

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo only while there is something typed to take back."""
        return leaves_undo(self.document(), event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead on."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        leads_on = held == _CONTROL or (not held and not self.takes_lines)
        if event.key() in _ENTER and leads_on:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.revert()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that typing ended; a menu over it does not end it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wraps anew, and takes the height that the lines need then."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, text: str) -> None:
        """Shows another text; the cursor stays where it was as far as there is text."""
        cursor = self.textCursor()
        place = cursor.position()
        self.setPlainText(text)
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        """Takes the height of all lines; Qt lays out only those in sight unless it is asked."""
        layout, block, lines = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            lines += layout.blockBoundingRect(block).height()
            block = block.next()
        height = int(max(lines, QFontMetricsF(self.font()).lineSpacing())) + theme.em(0.65)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
