"""An input with its name above, a hint or the fault below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.own_undo import leaves_undo
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent


class Field(QWidget):
    """A labelled input.

    Attributes:
        editor: The input; the mnemonic of the label leads to it.
    """

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        caption = label(name, "label")
        caption.setBuddy(editor)
        self._below = label(hint, "small", wraps=True)
        if not hint:
            self._below.hide()  # showing it would open a window, as it has no parent yet
        self._line = row(editor)
        self.setLayout(column(caption, self._line, self._below, gap=0.15))
        self.setFocusProxy(editor)
        editor.setAccessibleName(name.replace("&", ""))

    def add_beside(self, button: QWidget) -> None:
        """Adds a button that does something with the input, to its right."""
        self._line.addWidget(button)
        self._line.setStretch(0, 1)

    def set_hint(self, hint: str) -> None:
        """Changes the hint; a fault that is marked stays in its place."""
        self._hint = hint
        self.set_fault(self.fault)

    def set_fault(self, text: str) -> None:
        """Marks the input with what is wrong; an empty text takes the mark away."""
        restyle(self.editor, state="error" if text else "")
        restyle(self._below, role="error" if text else "small")
        self._below.setText(text or self._hint)
        self._below.setVisible(bool(text or self._hint))

    @property
    def fault(self) -> str:
        """What is marked as wrong at present."""
        return self._below.text() if self.editor.property("state") == "error" else ""


class TextInput(QLineEdit):
    """A line of text whose beginning shows after leaving.

    Ctrl+Z takes back what is typed here; once there is nothing left, the last change of the file.
    """

    def event(self, event: QEvent) -> bool:
        """Claims undo and redo only while there is something typed to take back."""
        return leaves_undo(self, event) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Shows the beginning of a text longer than its field."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)


def side_by_side(*fields: Field) -> QHBoxLayout:
    """Returns fields in a row whose inputs stand in one line, whatever hints are below them."""
    line = row(*fields)
    for field in fields:
        line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return line
