"""The table of a criteria set with its editors and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.criteria.model import CriteriaModel, CriterionColumn
from ui.criteria.words import kind_names, source_names
from ui.widgets.filling import ColumnWidths
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.criteria import Criterion

_Index = QModelIndex | QPersistentModelIndex


class CriterionDelegate(QStyledItemDelegate):
    """A list of choices for source and kind, a line of text for the others."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Returns the editor of a cell."""
        match CriterionColumn(index.column()):
            case CriterionColumn.SOURCE:
                return _choice(parent, source_names())
            case CriterionColumn.KIND:
                return _choice(parent, kind_names())
            case _:
                return super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Shows what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Sends the choice out."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


def _choice(parent: QWidget, names: Mapping[Any, str]) -> QComboBox:
    editor = QComboBox(parent)
    for value, name in names.items():
        editor.addItem(name, value)
    return editor


class CriteriaTable(QTableView):
    """Enter or F2 edits, Tab goes on to the next field, plus and minus unfold and fold."""

    def __init__(self, model: CriteriaModel) -> None:
        super().__init__()
        self._criteria = model
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(CriterionDelegate(self))
        self.clicked.connect(self._on_clicked)
        ColumnWidths(self, _WIDTHS, filling=CriterionColumn.NAME, least=14)

    @property
    def current(self) -> Criterion | None:
        """The criterion of the current row."""
        return self._criteria.criterion_at(self.currentIndex().row())

    def choose(self, row: int, column: int | None = None) -> None:
        """Makes a row the current one, in the column given or the one before."""
        at = self.currentIndex().column() if column is None else column
        self.setCurrentIndex(self._criteria.index(row, max(at, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, plus and minus unfold and fold."""
        if self.state() is not QAbstractItemView.State.EditingState and self._takes(event.key()):
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: a digit meant for a maximum must not lead to another line."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Tab goes on to the next field of the line, Shift+Tab back."""
        steps = {
            QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
            QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
        }
        step = steps.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        if step:
            self._edit_beside(step)

    def _takes(self, key: int) -> bool:
        current = self.currentIndex()
        if not current.isValid():
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if current.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(current)
            return True
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._criteria.fold(current.row(), folded=key == Qt.Key.Key_Minus)
            self.choose(current.row())
            return True
        return False

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex().siblingAtColumn(self.currentIndex().column() + step)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(index.column() + step)
        if index.isValid():
            self.setCurrentIndex(index)
            self.edit(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the marker folds or unfolds."""
        left = self.columnViewportPosition(CriterionColumn.CODE)
        beside = self.viewport().mapFromGlobal(self.cursor().pos()).x() - left
        if index.column() == CriterionColumn.CODE and 0 <= beside <= theme.em(1.4):
            row = index.row()
            before = self._criteria.rowCount()
            self._criteria.fold(row, folded=True)
            if self._criteria.rowCount() == before:
                self._criteria.fold(row, folded=False)


_WIDTHS: dict[int, float] = {
    CriterionColumn.CODE: 7,
    CriterionColumn.MAXIMUM: 6,
    CriterionColumn.SUM: 9,
    CriterionColumn.SOURCE: 7,
    CriterionColumn.KIND: 7.5,
}
