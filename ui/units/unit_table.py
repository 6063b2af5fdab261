"""The table of units with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from ui.units.unit_model import UnitColumn, UnitModel
from ui.widgets.filling import ColumnWidths
from ui.widgets.tables import calm_table, rows_meant, select_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.units import UnitId


class UnitTable(QTableView):
    """Enter edits, a draft that is left empty or with Escape goes away.

    Signals:
        draft_ended: The draft was left; what was typed into it comes by `UnitModel.drafted`.
        traits_wanted: The traits of the units selected shall be changed.
    """

    draft_ended = Signal()
    traits_wanted = Signal()

    def __init__(self, model: UnitModel) -> None:
        super().__init__()
        self._units = model
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(QStyledItemDelegate(self))
        self.doubleClicked.connect(self._on_double_click)
        ColumnWidths(self, _WIDTHS, filling=UnitColumn.NAME, least=11)

    def edit_draft(self, text: str = "") -> None:
        """Adds a line at the end and starts typing its name, from a text that was refused."""
        place = self._units.start_draft()
        self.setCurrentIndex(place)
        self.scrollTo(place)
        self.edit(place)
        editor = self.indexWidget(place) or self.findChild(QLineEdit)
        if text and isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def selected_units(self) -> list[UnitId]:
        """Returns the units of the selected rows, from the top."""
        rows = rows_meant(self)
        return [unit for row in rows if (unit := self._units.unit_at(row)) is not None]

    def select_units(self, units: Iterable[UnitId]) -> None:
        """Selects the rows of these units; the first becomes the current one."""
        column = max(self.currentIndex().column(), UnitColumn.NAME)
        select_rows(self, map(self._units.row_of, units), column=column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts editing, as F2 does; traits are chosen from a list."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        on_traits = self.currentIndex().column() == UnitColumn.TRAITS
        if on_traits and (is_enter or event.key() == Qt.Key.Key_F2):
            self.traits_wanted.emit()
            return
        if is_enter and self.state() is not QAbstractItemView.State.EditingState:
            self.edit(self._editable(self.currentIndex()))
            return
        super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Drops a draft that was not taken."""
        super().closeEditor(editor, hint)
        if self._units.has_draft:
            self._units.drop_draft()
            self.draft_ended.emit()

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == UnitColumn.TRAITS:
            self.traits_wanted.emit()

    def _editable(self, index: QModelIndex) -> QModelIndex:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            return index
        return index.siblingAtColumn(UnitColumn.NAME)


_WIDTHS: dict[int, float] = {
    UnitColumn.ORDINAL: 2.6,
    UnitColumn.SHORT_NAME: 6,
    UnitColumn.RANKED: 5.5,
    UnitColumn.TRAITS: 16,
    UnitColumn.SCORED: 5.5,
}
