"""What a screen shows while it has nothing to show: why, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons, theme
from ui.widgets.labels import label
from ui.widgets.layouts import column, row


class EmptyState(QWidget):
    """A large muted icon, one sentence, one explanation, and the buttons that lead on."""

    def __init__(self, icon: str, title: str, text: str = "", *buttons: QWidget) -> None:
        super().__init__()
        picture = QLabel()
        icons.dress_label(picture, icon, "muted", 2.5)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        heading = label(title, "heading", wraps=True)
        hint = label(text, "muted", wraps=True)
        for words in (heading, hint):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words.setMinimumWidth(theme.em(22))
        if not text:
            hint.hide()
        middle = column(picture, heading, hint, row(None, *buttons, None), gap=0.6)
        self.setLayout(row(None, column(None, middle, None), None, margin=1))
