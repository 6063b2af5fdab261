"""Boxes for numbers whose text stands as far from the border as that of a line of text."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox

from ui import theme

Box = TypeVar("Box", bound=QAbstractSpinBox)


def number_box(box: Box) -> Box:
    """Returns a box for numbers with the inset that style sheets cannot give it."""
    _Inset(box)
    return box


class _Inset(QObject):
    """Follows the text size; lives as long as its box."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        self._line = box.lineEdit()
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._line.setTextMargins(theme.em(0.3), 0, 0, 0)
