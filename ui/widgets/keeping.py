"""Widths in lines of text that follow the text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def keep_width(widget: QWidget, ems: float) -> None:
    """Keeps a widget as wide as so many lines of text are high, at every text size."""
    _Width(widget, ems)


class _Width(QObject):
    """Lives as long as its widget."""

    def __init__(self, widget: QWidget, ems: float) -> None:
        super().__init__(widget)
        self._widget, self._ems = widget, ems
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._widget.setFixedWidth(theme.em(self._ems))
