"""Boxes for numbers that look and undo as lines of text do."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox

from ui import theme
from ui.widgets.own_undo import leaves_undo

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

Box = TypeVar("Box", bound=QAbstractSpinBox)


def number_box(box: Box) -> Box:
    """Returns a box for numbers with the manners that neither Qt nor a style sheet gives it.

    Its text stands as far from the border as that of a line of text, and Ctrl+Z takes back what is
    typed in it; once there is nothing left, the last change of the file.
    """
    box.installEventFilter(_Manners(box))
    return box


class _Manners(QObject):
    """Follows the text size, and lets keys go; lives as long as its box."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        self._line = box.lineEdit()
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claims undo and redo only while there is something typed to take back."""
        return leaves_undo(self._line, event) or super().eventFilter(watched, event)

    def _fit(self) -> None:
        self._line.setTextMargins(theme.em(0.3), 0, 0, 0)
