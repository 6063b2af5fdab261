"""Rows and columns with the spacing of the house, in lines of text."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme

_Item = QWidget | QLayout | int | None


def row(*items: _Item, gap: float = 0.5, margin: float = 0) -> QHBoxLayout:
    """Returns a row; a number is a stretch, None leaves the rest of the room empty."""
    layout = QHBoxLayout()
    _fill(layout, items, gap, margin)
    return layout


def column(*items: _Item, gap: float = 0.5, margin: float = 0) -> QVBoxLayout:
    """Returns a column; a number is a stretch, None leaves the rest of the room empty."""
    layout = QVBoxLayout()
    _fill(layout, items, gap, margin)
    return layout


def _fill(layout: QBoxLayout, items: tuple[_Item, ...], gap: float, margin: float) -> None:
    layout.setSpacing(theme.em(gap))
    layout.setContentsMargins(*[theme.em(margin)] * 4)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(1 if item is None else item)
