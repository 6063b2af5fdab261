"""How a cell of the grid is painted and typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.grid.cell_painter import paint_cell, paint_lines
from ui.grid.keys import LEAVING, LEAVING_OPEN, LEAVING_WHILE_REPLACING
from ui.grid.looks import make_looks
from ui.grid.model import GridModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPainter

    from ui.grid.moves import Move

Index = QModelIndex | QPersistentModelIndex

SELECTED = QStyle.StateFlag.State_Selected.value  # plain numbers: asked for every cell painted


class CellEditor(QLineEdit):
    """The line a score is typed into; no completion, nothing reformatted while it is typed.

    Attributes:
        in_place: Opened to change what is there (F2, double click), so arrows move the caret.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.in_place = False
        self.setFrame(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


class CellDelegate(QStyledItemDelegate):
    """Opens cells and takes the keys that leave an editor; how cells look is said by the tables.

    Attributes:
        looks: Colours and letters; made anew when theme or text size change.
        row: The row one is in, -1 for none.
        opens_in_place: The next editor is for changing, not replacing.

    Signals:
        left: The cell typed into was left to a `Move`, its text already told.
    """

    left = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looks = make_looks()
        self.row = -1
        self.column = -1
        self.opens_in_place = False

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Opens a cell."""
        editor = CellEditor(parent)
        editor.in_place = self.opens_in_place
        self.opens_in_place = False
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Puts the present text in, a refused one as it was typed."""
        assert isinstance(editor, CellEditor)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tells what was typed; a cell opened and left as it was says nothing."""
        assert isinstance(editor, CellEditor)
        if editor.isModified():
            model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lays the editor exactly over its cell."""
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leaves a cell by the keys of a spreadsheet; everything else is the editor's."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(editor, CellEditor)
            and (move := _way_out(editor, event)) is not None
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left.emit(move)
            return True
        return super().eventFilter(editor, event)


class GridDelegate(CellDelegate):
    """Paints the cells of the grid."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        model = index.model()
        assert isinstance(model, GridModel)
        row, column = index.row(), index.column()
        rect = option.rect
        selected = bool(option.state.value & SELECTED)
        in_row = row == self.row
        current = in_row and column == self.column
        paint_lines(painter, rect, self.looks, strong_right=model.columns[column].ends_domain)
        paint_cell(
            painter,
            rect.adjusted(0, 0, -1, -1),
            model.cell(row, column),
            self.looks,
            selected=selected and not current,
            in_row=in_row,
            current=current,
            ground=self.looks.locked if model.is_locked() and not in_row else None,
        )


def _way_out(editor: CellEditor, event: QKeyEvent) -> Move | None:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = held == Qt.KeyboardModifier.ShiftModifier
    if held and not shift:
        return None
    key = Qt.Key(event.key())
    ways = LEAVING | LEAVING_OPEN
    if not editor.in_place:
        ways |= LEAVING_WHILE_REPLACING
    return ways.get((key, shift))
