"""The sheets of a second entry with their states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.second_entry.campaigns import SecondSheet, SheetState
from parindex_desktop.i18n import tr
from ui import theme
from ui.second_entry.words import STATES, TONES
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.units import UnitId

_UNIT, _STATE, _LEFT = range(3)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet as the list shows it.

    Attributes:
        left: What is left to do.
        stale: A value was changed after the sheet was done.
    """

    sheet: SecondSheet
    name: str
    left: str
    stale: bool = False


class SheetList(QTableView):
    """Sheets in the order of the units; Enter goes on with one.

    Signals:
        chosen: The unit of the current sheet; None without one.
        opened: Enter or a double click: the work at this sheet begins.
    """

    chosen = Signal(object)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsModel[SheetRow](
            (
                Column(tr("Unit"), lambda row: row.name),
                Column(tr("State"), lambda row: tr(STATES[row.sheet.state]), _tone),
                Column(tr("Progress"), lambda row: row.left, _tone),
            ),
            self,
        )
        self._filling = False
        self.setModel(self.rows)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Sheets that are keyed again"))
        ColumnWidths(self, {_STATE: 6, _LEFT: 5.4}, filling=_UNIT, least=9)
        self.setMinimumWidth(theme.em(21.5))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @property
    def current(self) -> SheetRow | None:
        """The current sheet."""
        row = self.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Shows sheets as they are now; the current one stays."""
        if tuple(rows) == self.rows.rows:
            return
        kept = self.current.sheet.unit_id if self.current else None
        self._filling = True
        self.rows.set_rows(rows)
        self._filling = False
        if not self.choose(kept) and rows:
            self.selectRow(0)

    def choose(self, unit_id: UnitId | None) -> bool:
        """Makes the sheet of a unit the current one; False when it is not in the list."""
        for row, each in enumerate(self.rows.rows):
            if each.sheet.unit_id == unit_id:
                self.selectRow(row)
                self.scrollTo(self.rows.index(row, 0))
                return True
        return False

    def choose_next(self) -> None:
        """Makes the next sheet the current one that somebody can key, round from the current."""
        rows, here = self.rows.rows, self.currentIndex().row()
        order = [*range(here + 1, len(rows)), *range(here + 1)]
        wanted = (SheetState.KEYING, SheetState.REKEYING, SheetState.WAITING)
        found = [row for row in order if rows[row].sheet.state in wanted]
        if found:
            self.choose(rows[found[0]].sheet.unit_id)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tells which sheet is shown now."""
        super().currentChanged(current, previous)
        if not self._filling and current.row() != previous.row():
            self.chosen.emit(self.current.sheet.unit_id if self.current else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with the current sheet."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)


def _tone(row: SheetRow) -> str | None:
    return "danger" if row.stale else TONES.get(row.sheet.state)
