"""A framed part of a screen."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.widgets.labels import label
from ui.widgets.layouts import column


class Card(QFrame):
    """A surface with a heading; add what it holds to `body`.

    Attributes:
        body: The column below the heading.
    """

    def __init__(self, heading: str = "", hint: str = "", *items: QWidget | QLayout) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self.body: QVBoxLayout = column(margin=0.75)
        if heading:
            self.body.addWidget(label(heading, "heading"))
        if hint:
            self.body.addWidget(label(hint, "muted", wraps=True))
        for item in items:
            self.add(item)
        self.setLayout(self.body)

    def add(self, item: QWidget | QLayout) -> None:
        """Adds a widget or a layout below what is there."""
        if isinstance(item, QWidget):
            self.body.addWidget(item)
        else:
            self.body.addLayout(item)
