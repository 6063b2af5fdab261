"""The table of steps: cells of one step are marked for all units selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.progress.model import FIRST_STEP, NAME, STATE, STEPS, SURVEY
from ui.widgets.current_cell import CurrentCellDelegate
from ui.widgets.filling import ColumnWidths
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.process import Step
    from parindex_desktop.domain.units import UnitId
    from ui.progress.model import ProgressModel

    _Index = QModelIndex | QPersistentModelIndex


class ProgressTable(QTableView):
    """Rows are selected; the current column says which step is meant.

    Signals:
        done_wanted: The step shall be marked as done (Space).
        undone_wanted: It shall be marked as not done (Del).
        unit_wanted: The unit of the current row shall be seen (Enter).
        step_changed: Another column is the current one.
    """

    done_wanted = Signal()
    undone_wanted = Signal()
    unit_wanted = Signal(object)
    step_changed = Signal()

    def __init__(self, model: ProgressModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(CurrentCellDelegate(self))
        widths = {FIRST_STEP + at: 7.7 for at in range(len(STEPS))} | {SURVEY: 5.3, STATE: 7.0}
        ColumnWidths(self, widths, filling=NAME, least=10.5)

    @property
    def step(self) -> Step | None:
        """The step of the current column."""
        return self._model.step_at(self.currentIndex().column())

    @property
    def units(self) -> list[UnitId]:
        """The units selected, from the top."""
        return [self._model.unit_at(row) for row in rows_meant(self)]

    def start(self) -> None:
        """Makes the first step of the first unit the current cell, where there is none yet."""
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, FIRST_STEP))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tells that another step is meant."""
        super().currentChanged(current, previous)
        self.step_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys that mark, and Enter."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.done_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.undone_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.unit_wanted.emit(self._model.unit_at(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)
