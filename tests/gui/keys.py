"""Keys as a Vietnamese official presses them."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def send_text(widget: QWidget, text: str) -> None:
    """Types letters; `qtbot.keyClicks` aborts Python on those outside ASCII."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def compose_text(widget: QWidget, steps: list[str], result: str) -> None:
    """Composes a word as UniKey or EVKey do: shown in steps, then committed."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))
    last = QInputMethodEvent("", [])
    last.setCommitString(result)
    QApplication.sendEvent(widget, last)
