"""A table that an official orders by hand: Alt+Up and Alt+Down move lines, Del takes them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QToolButton,
    QWidget,
)

from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.current_cell import CurrentCellDelegate
from ui.widgets.tables import calm_table, rows_meant, select_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent


class OrderedTable(QTableView):
    """Whole lines are selected; typing starts in the current cell, Enter goes on to the next.

    Signals:
        moved: The person wants the selected lines one place up (-1) or down (1).
        removed: The person wants the selected lines off the list.
    """

    moved = Signal(int)
    removed = Signal()

    def __init__(self, model: QAbstractItemModel, first_column: int) -> None:
        super().__init__()
        self._first_column = first_column
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setItemDelegate(CurrentCellDelegate(self))
        self.setMinimumHeight(theme.em(7))

    @property
    def selected_rows(self) -> list[int]:
        """The selected lines from the top."""
        return rows_meant(self)

    def select_rows(self, rows: Iterable[int]) -> None:
        """Selects lines and makes the first the current one; its column stays."""
        select_rows(self, rows, column=max(self.currentIndex().column(), self._first_column))

    def tools(self) -> list[QToolButton]:
        """Returns buttons that ask for what the keys ask for: up, down, off the list."""
        up = action(self, tr("Move up"), lambda: self.moved.emit(-1), icon="arrow-up")
        down = action(self, tr("Move down"), lambda: self.moved.emit(1), icon="arrow-down")
        off = action(self, tr("Take off the list"), self.removed.emit, icon="trash-2")
        for each, keys in ((up, "Alt+↑"), (down, "Alt+↓"), (off, "Del")):
            each.setToolTip(f"{each.text()} ({keys})")
        return [tool_button(each) for each in (up, down, off)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves and removes lines; Enter goes to the next cell that can be typed in."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_typing():
            self.go_on()
        else:
            self._begin_line(event.text())
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Goes on to the next cell after Enter."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self.go_on()

    def go_on(self) -> None:
        """Makes the next cell that can be typed in the current one, on the next line at the end."""
        place, model = self.currentIndex(), self.model()
        row, column = place.row(), place.column() + 1
        while row < model.rowCount():
            while column < model.columnCount():
                index = model.index(row, column)
                if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                    self.setCurrentIndex(index)
                    return
                column += 1
            row, column = row + 1, self._first_column

    def _begin_line(self, typed: str) -> None:
        """Begins the last line in its first cell when letters are typed at one of its fixed ends.

        Ctrl+End and Home lead there, and what is typed would be lost.
        """
        place, model = self.currentIndex(), self.model()
        is_fixed = not model.flags(place) & Qt.ItemFlag.ItemIsEditable
        is_end = place.column() in (0, model.columnCount() - 1)
        if typed.strip() and is_fixed and is_end and place.row() == model.rowCount() - 1:
            self.setCurrentIndex(place.siblingAtColumn(self._first_column))

    def _is_typing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState
