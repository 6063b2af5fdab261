"""Rows and columns with the spacing of the house, in lines of text that follow the text size."""

from __future__ import annotations

from PySide6.QtCore import QObject
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
    _Spacing(layout, gap, margin)
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addStretch(1 if item is None else item)


class _Spacing(QObject):
    """Lives as long as its layout; what somebody else set later stays as it is."""

    def __init__(self, layout: QBoxLayout, gap: float, margin: float) -> None:
        super().__init__(layout)
        self._layout, self._ems = layout, (gap, margin)
        self._gap, self._margins = layout.spacing(), layout.contentsMargins()
        self._fit()
        theme.appearance().changed.connect(self._fit)

    def _fit(self) -> None:
        layout = self._layout
        gap, margin = (theme.em(each) for each in self._ems)
        if layout.spacing() == self._gap:
            layout.setSpacing(gap)
            self._gap = gap
        if layout.contentsMargins() == self._margins:
            layout.setContentsMargins(margin, margin, margin, margin)
            self._margins = layout.contentsMargins()
