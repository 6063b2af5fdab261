"""The cells that two entries say differently, with all that was keyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import show_score
from ui.grid.columns import signed_maximum
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.services.second_entry_settling import Dispute

_CODE, _NAME, _MAXIMUM, _FIRST, _SECOND, _THIRD, _CHOSEN = range(7)
_ENTRIES = {Qt.Key.Key_1: 0, Qt.Key.Key_2: 1, Qt.Key.Key_3: 2}
_NOTHING = "–"


class SettlingTable(QTableView):
    """1, 2 and 3 choose an entry, Enter asks for another value.

    Signals:
        entry_chosen: What was keyed first, second or third shall hold; its text.
        other_wanted: Another value shall hold.
    """

    entry_chosen = Signal(str)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsModel["Dispute"](
            (
                Column(tr("Code"), lambda row: row.compared.criterion.code),
                Column(tr("Criterion"), lambda row: row.compared.criterion.name),
                Column(
                    tr("Maximum"),
                    lambda row: signed_maximum(row.compared.criterion),
                    lambda _row: "muted",
                    is_number=True,
                ),
                Column(tr("First · 1"), lambda row: row.first or _NOTHING, is_number=True),
                Column(tr("Second · 2"), lambda row: entries(row)[1] or _NOTHING, is_number=True),
                Column(tr("Third · 3"), lambda row: entries(row)[2] or _NOTHING, is_number=True),
                Column(tr("Settled at"), _chosen, _tone, is_number=True),
            ),
            self,
        )
        self.setModel(self.rows)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Cells that differ"))
        widths = {_CODE: 3.5, _MAXIMUM: 5.8, _FIRST: 5, _SECOND: 5, _THIRD: 5}
        ColumnWidths(self, widths | {_CHOSEN: 6.8}, filling=_NAME, least=8)
        self.doubleClicked.connect(lambda _index: self.other_wanted.emit())

    @property
    def current(self) -> Dispute | None:
        """The current cell."""
        row = self.currentIndex().row()
        return self.rows.rows[row] if 0 <= row < len(self.rows.rows) else None

    def show_rows(self, rows: Sequence[Dispute]) -> None:
        """Shows cells as they are now; the current one goes on to the next that is open."""
        kept = self.current.compared.criterion.id if self.current else None
        was_open = self.current is not None and self.current.is_open
        self.rows.set_rows(rows)
        here = self._row_of(kept)
        if rows and (was_open or here is None):
            order = [*range(here or 0, len(rows)), *range(here or 0)]
            here = next((row for row in order if rows[row].is_open), here or 0)
        if here is not None:
            self.selectRow(here)

    def go_to(self, criterion_id: CriterionId) -> None:
        """Makes the cell of a leaf the current one."""
        row = self._row_of(criterion_id)
        if row is not None:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses; other keys move."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ENTRIES and self.current is not None:
            self.entry_chosen.emit(entries(self.current)[_ENTRIES[key]])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.other_wanted.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Keeps the current cell in sight."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(self.rows.index(current.row(), 0))

    def _row_of(self, criterion_id: CriterionId | None) -> int | None:
        found = (
            row
            for row, each in enumerate(self.rows.rows)
            if each.compared.criterion.id == criterion_id
        )
        return next(found, None)


def entries(row: Dispute) -> tuple[str, str, str]:
    """Returns what was keyed first, second and third, as cells show it."""
    return row.first, show_score(row.compared.second), show_score(row.compared.third)


def _chosen(row: Dispute) -> str:
    """Says what holds; of an open cell what is proposed."""
    if row.settlement is not None and not row.is_open:
        return row.settlement.chosen or _NOTHING
    proposal = row.compared.proposal
    if proposal is None:
        return tr("open")
    return tr("proposed: {value}", value=show_score(proposal) or _NOTHING)


def _tone(row: Dispute) -> str:
    return "warning" if row.is_open else "ok"
