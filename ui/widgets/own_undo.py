"""Undo inside a text that is being typed, and that of the file when nothing typed is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QLineEdit


def leaves_undo(typed: QTextDocument | QLineEdit, event: QEvent) -> bool:
    """Tells whether a key belongs to the file's undo or redo, and lets it go there.

    For `event` of an editor, which is asked first (`ShortcutOverride`) whether a key is its own.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    leaves = (event.matches(undo) and not typed.isUndoAvailable()) or (
        event.matches(redo) and not typed.isRedoAvailable()
    )
    if leaves:
        event.ignore()
    return leaves
