"""The grid itself: a table of scores under two frozen headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.grid.cell_view import CellView
from ui.grid.corner import GridCorner
from ui.grid.criteria_header import CriteriaHeader
from ui.grid.delegate import GridDelegate
from ui.grid.looks import make_looks
from ui.grid.unit_header import UnitHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.grid.cell_view import Index
    from ui.grid.model import GridModel

LINES_A_ROW = 1.55
_LEAST_ROWS = 3
"""Rows in sight before the heading shows whole names."""
_UNITS_PERCENT = 45
"""Most of the width that names may take."""


class GridView(CellView):
    """Units down with their names frozen at the left, criteria across under a frozen heading."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(model, GridDelegate(), parent)
        self._room = 0
        self.criteria = CriteriaHeader(model, self)
        self.units = UnitHeader(model, self)
        self.corner = GridCorner(model, self)
        self.setHorizontalHeader(self.criteria)
        self.setVerticalHeader(self.units)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up()
        self.dress()
        # Names of domains stay in sight, so what is painted cannot be moved along with the columns.
        self.horizontalScrollBar().valueChanged.connect(self.criteria.viewport().update)

    def dress(self) -> None:
        """Takes colours and sizes of the present theme."""
        looks = make_looks()
        for part in (self.cells, self.criteria, self.units, self.corner):
            part.looks = looks
        self.units.setMinimumSectionSize(looks.part(1.2))
        self.units.setDefaultSectionSize(looks.part(LINES_A_ROW))
        self._fit_heading()
        self.fit_columns()
        self.viewport().update()

    def fit_columns(self) -> None:
        """Uses the room there is: for whole names first, then for wider columns."""
        room = self.width() - 2 * self.frameWidth()
        self.units.fit(room * _UNITS_PERCENT // 100, room - self.criteria.narrow_width)
        self.criteria.fit(room - self.units.width())
        self.updateGeometries()

    # ---- Qt -------------------------------------------------------------------------------------
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Marks row and column in the headings."""
        self.criteria.set_current(current.column())
        self.units.set_current(current.row())
        super().currentChanged(current, previous)

    def updateGeometries(self) -> None:
        """Keeps the corner where names and heading meet."""
        super().updateGeometries()
        frame = self.frameWidth()
        self.corner.setGeometry(frame, frame, self.units.width(), self.criteria.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tells that there is more or less room; the current cell stays in sight."""
        super().resizeEvent(event)
        self._fit_heading()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        if event.size().width() + self.units.width() != self._room:
            self._room = event.size().width() + self.units.width()
            self.resized.emit()

    def _fit_heading(self) -> None:
        rows = _LEAST_ROWS * self.units.defaultSectionSize()
        self.criteria.fit_height(self.height() - 2 * self.frameWidth() - rows)
