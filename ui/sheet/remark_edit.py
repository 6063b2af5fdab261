"""A few lines of text beside a score, written with the keys of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from parindex_desktop.services.remarks import with_phrase
from ui import theme
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column
from ui.widgets.own_undo import leaves_undo
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.remarks import RemarkKind

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkEdit(QPlainTextEdit):
    """Enter is done, Shift+Enter begins a line, Escape goes back, Tab goes to the next text.

    Ctrl+Z takes back what is typed here; once there is nothing left, the last change of the file.

    Attributes:
        kind: Whose words.

    Signals:
        done: Written; on to the next criterion.
        left: Back to the same cell.
        finished: The focus went elsewhere.
    """

    done = Signal()
    left = Signal()
    finished = Signal()

    def __init__(self, kind: RemarkKind) -> None:
        super().__init__()
        self.kind = kind
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @property
    def is_touched(self) -> bool:
        """True when somebody typed here since the text was put in."""
        return self.document().isModified()

    def put(self, text: str) -> None:
        """Shows a text as it stands in the file."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.document().setModified(False)

    def take_phrase(self, phrase: str) -> None:
        """Puts a stock phrase behind what is there, as if it were typed."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(with_phrase(self.toPlainText(), phrase))
        self.moveCursor(QTextCursor.MoveOperation.End)

    def minimumSizeHint(self) -> QSize:
        """Returns room for one line."""
        return QSize(theme.em(6), theme.em(1.8))

    def sizeHint(self) -> QSize:
        """Returns room for three lines."""
        return QSize(theme.em(10), theme.em(3.6))

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo only while there is something typed to take back."""
        return leaves_undo(self.document(), event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that lead on or back."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not held:
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that typing ended; a menu over it does not end it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class RemarkField(QWidget):
    """A text with its name above and what is wrong with it below.

    Attributes:
        editor: Where it is typed.
    """

    def __init__(self, editor: RemarkEdit, name: str) -> None:
        super().__init__()
        self.editor = editor
        self._name = name
        self._caption = ElidedLabel(name)
        self._caption.setProperty("role", "label")
        editor.setAccessibleName(name.replace("&", ""))
        layout = column(self._caption, editor, gap=0.1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(editor)
        self.fault = ""

    def mark(self, *, wanted: str = "", fault: str = "") -> None:
        """Says where a text is wanted why it is, and beside the name what is wrong with one."""
        self.fault = fault
        self._caption.set_whole_text(f"{self._name} – {fault}" if fault else self._name)
        self.editor.setPlaceholderText(wanted)
        self.editor.setAccessibleDescription(fault or wanted)
        restyle(self._caption, role="error" if fault else "label")
        restyle(self.editor, state="error" if fault else "wanted" if wanted else "")
