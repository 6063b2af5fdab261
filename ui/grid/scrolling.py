"""Keeps grid and results at the same row, with one scroll bar below and one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


def join_rows(grid: QTableView, results: QTableView) -> None:
    """Lets two views of equal rows scroll together.

    When the room changes, the grid may scroll before the results have the range to follow; they
    catch up as soon as they have it, so that no unit ever stands beside the results of another.
    """
    ours, theirs = grid.verticalScrollBar(), results.verticalScrollBar()
    ours.valueChanged.connect(theirs.setValue)
    theirs.valueChanged.connect(ours.setValue)
    theirs.rangeChanged.connect(lambda *_: theirs.setValue(ours.value()))


class BarBelow(QScrollBar):
    """Scrolls a grid sideways from below it, so that both views keep the same height."""

    def __init__(self, grid: QTableView, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._inner = grid.horizontalScrollBar()
        self._inner.valueChanged.connect(self.setValue)
        self._inner.rangeChanged.connect(self._fit)
        self.valueChanged.connect(self._inner.setValue)
        self.hide()

    def _fit(self, least: int, most: int) -> None:
        self.setVisible(most > least)
        self.setRange(least, most)
        self.setPageStep(self._inner.pageStep())
        self.setSingleStep(self._inner.singleStep())
