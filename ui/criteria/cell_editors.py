"""Editors of the cells of the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from ui.criteria.cells import CriterionColumn
from ui.criteria.words import kind_names, source_names
from ui.widgets.current_cell import CurrentCellDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping

_Index = QModelIndex | QPersistentModelIndex


class CriterionDelegate(CurrentCellDelegate):
    """A list of choices for source and kind, a line of text for the others."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Returns the editor of a cell."""
        match CriterionColumn(index.column()):
            case CriterionColumn.SOURCE:
                return _choice(parent, source_names())
            case CriterionColumn.KIND:
                return _choice(parent, kind_names())
            case CriterionColumn.MAXIMUM:
                editor = super().createEditor(parent, option, index)
                if isinstance(editor, QLineEdit):
                    editor.setAlignment(Qt.AlignmentFlag.AlignRight)
                return editor
            case _:
                return super().createEditor(parent, option, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Lays the editor over its cell; a list of choices is as wide as its longest."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QComboBox):
            missing = editor.sizeHint().width() - editor.width()
            if missing > 0:  # to the left: the cells with choices are the last ones
                editor.setGeometry(editor.geometry().adjusted(-missing, 0, 0, 0))

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
