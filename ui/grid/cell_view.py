"""A table of scores: moving, selecting and opening cells as in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from parindex_desktop.services.score_search import Spot
from ui.grid.delegate import CellDelegate, CellEditor
from ui.grid.keys import LEAVING, MOVING, MOVING_WITH_CONTROL
from ui.grid.moves import Move, Terrain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent

    from ui.grid.cell_model import CellModel

Index = QModelIndex | QPersistentModelIndex

_SELECT_ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_LEAVE_SELECTION = QItemSelectionModel.SelectionFlag.NoUpdate


class CellView(QTableView):
    """What grid and sheet have in common; headers are their own.

    Signals:
        spot_changed: The current cell moved; None when there is none.
        resized: There is more or less room.
        committing: What is being typed for a cell, wherever, shall be written now.
    """

    spot_changed = Signal(object)
    resized = Signal()
    committing = Signal()

    _skips: ClassVar[bool] = False
    """Enter goes to the next cell that can be filled, not to the next one."""

    def __init__(
        self, model: CellModel, cells: CellDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._table = model
        self._anchor: Spot | None = None
        self._line_start: int | None = None
        self._watched: QWidget | None = None
        self._closing_editor = False
        self.cells = cells
        cells.setParent(self)
        cells.left.connect(self.go)

    def _set_up(self) -> None:
        """Behaves as all tables of scores do; called once the headers are there."""
        self.setItemDelegate(self.cells)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setModel(self._table)

    # ---- where one is ---------------------------------------------------------------------------
    @property
    def spot(self) -> Spot | None:
        """The current cell."""
        index = self.currentIndex()
        return Spot(index.row(), index.column()) if index.isValid() else None

    @property
    def editor(self) -> QWidget | None:
        """The open editor of the current cell."""
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        return self.indexWidget(self.currentIndex())

    def selected_ranges(self) -> list[QItemSelectionRange]:
        """Returns the selected rectangles; the current cell where nothing is selected."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(nth) for nth in range(selection.size())]
        if not ranges and self.currentIndex().isValid():
            ranges = [QItemSelectionRange(self.currentIndex())]
        return ranges

    def selected_spots(self) -> list[Spot]:
        """Returns the selected cells in reading order, each once."""
        spots = {
            Spot(row, column)
            for block in self.selected_ranges()
            for row in range(block.top(), block.bottom() + 1)
            for column in range(block.left(), block.right() + 1)
        }
        return sorted(spots)

    def go_to(self, spot: Spot, *, extend: bool = False) -> None:
        """Makes a cell the current one, in sight; `extend` selects from where one started."""
        self._line_start = None
        index = self.model().index(*spot)
        selection = self.selectionModel()
        if not extend or self._anchor is None:
            self._anchor = spot
            selection.setCurrentIndex(index, _SELECT_ONE)
        else:
            start = self.model().index(*self._anchor)
            selection.setCurrentIndex(index, _LEAVE_SELECTION)
            selection.select(QItemSelection(start, index), _SELECT_ONE)
        self.scrollTo(index)

    def go(self, move: Move, *, extend: bool = False) -> None:
        """Moves the current cell; Enter after Tab begins the next line where Tab began."""
        start, line_start = self.spot, self._line_start
        if start is None:
            return
        to = self._terrain().moved(start, move)
        if move is Move.NEW_LINE and line_start is not None and to != start:
            to = Spot(to.row, line_start)
        self.go_to(to, extend=extend)
        if move is Move.NEXT:
            self._line_start = start.column if line_start is None else line_start

    def select_spots(self, spots: Iterable[Spot]) -> None:
        """Selects cells, the first of them current and in sight."""
        ordered = sorted(set(spots))
        if not ordered:
            return
        self.go_to(ordered[0])
        selection = QItemSelection()
        for first, last in _runs(ordered):
            selection.select(self.model().index(*first), self.model().index(*last))
        self.selectionModel().select(selection, _SELECT_ONE)

    def select_block(self, first: Spot, last: Spot) -> None:
        """Selects a rectangle; its first cell becomes the current one."""
        self.go_to(first)
        block = QItemSelection(self.model().index(*first), self.model().index(*last))
        self.selectionModel().select(block, _SELECT_ONE)

    def commit_editor(self) -> None:
        """Takes the text of an open editor over, as leaving its cell does."""
        editor = self.editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)
        self.committing.emit()

    def begin_editing(self) -> None:
        """Opens the current cell to change what is there; a closed one stays as it is."""
        if not self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
            self._tell_locked()
            return
        self.cells.opens_in_place = True
        self.edit(self.currentIndex())
        self.cells.opens_in_place = False

    def _tell_locked(self) -> None:
        """Says why nothing happens: people do not look for a banner while they type."""
        if self._table.is_locked():
            self._table.typing_refused.emit()

    # ---- Qt -------------------------------------------------------------------------------------
    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paints the rows left and entered, and tells where one is."""
        super().currentChanged(current, previous)
        self.cells.row, self.cells.column = current.row(), current.column()
        for index in (previous, current):
            if index.isValid():
                self._update_row(index.row())
        self.spot_changed.emit(self.spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves and opens cells; other keys type or belong to actions."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.AltModifier or self.spot is None:
            super().keyPressEvent(event)
        elif move := (MOVING_WITH_CONTROL if control else MOVING).get(key):
            self.go(move, extend=shift)
        elif not control and (key, shift) in LEAVING:
            self.go(LEAVING[key, shift])
        elif control and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_F2:
            self.begin_editing()
        elif key == Qt.Key.Key_Backspace and not held:
            self._replace_by_nothing()
        else:
            if event.text().isprintable() and event.text() and not control:
                self._tell_locked()
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps Tab in the grid; Ctrl+Tab leaves it."""
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)  # type: ignore[arg-type]
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Selects; with Shift up to the cell clicked."""
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if held and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(Spot(index.row(), index.column()), extend=True)
            return
        keeps = event.button() == Qt.MouseButton.RightButton and index.isValid()
        if keeps and self.selectionModel().isSelected(index):
            return  # the menu is for what is selected
        super().mousePressEvent(event)
        self._anchor, self._line_start = self.spot, None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a cell to change what is there."""
        self.cells.opens_in_place = True
        super().mouseDoubleClickEvent(event)
        self.cells.opens_in_place = False

    def keyboardSearch(self, search: str) -> None:
        """Does nothing: a digit typed where nothing can be typed must not jump about."""

    def closeEditor(self, editor: QWidget, hint: CellDelegate.EndEditHint) -> None:
        """Takes the focus back without painting the whole grid anew: only rows changed."""
        self._closing_editor = True
        super().closeEditor(editor, hint)
        self._closing_editor = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the focus; after an open cell nothing but its row looks different."""
        if not self._closing_editor:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Loses the focus; to its own open cell it does not look so."""
        if not isinstance(QApplication.focusWidget(), CellEditor):
            super().focusOutEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watches its window, so that closing it with an open cell loses nothing."""
        super().showEvent(event)
        if self._watched is None:
            self._watched = self.window()
            self._watched.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaves an open cell when another screen is shown."""
        self.commit_editor()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaves an open cell before its window closes the file."""
        if watched is self._watched and event.type() == QEvent.Type.Close:
            self.commit_editor()
        return super().eventFilter(watched, event)

    def _terrain(self) -> Terrain:
        height = max(self.verticalHeader().defaultSectionSize(), 1)
        return Terrain(
            self.model().rowCount(),
            self.model().columnCount(),
            page=self.viewport().height() // height - 1,
            filled=self._table.is_filled,
            fillable=self._table.takes_points,
            skips=self._skips,
        )

    def _update_row(self, row: int) -> None:
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def _replace_by_nothing(self) -> None:
        self.edit(self.currentIndex())
        editor = self.editor
        if editor is not None:
            editor.selectAll()  # type: ignore[attr-defined]
            editor.del_()  # type: ignore[attr-defined]


def _runs(ordered: list[Spot]) -> list[tuple[Spot, Spot]]:
    """Joins cells that stand side by side in a row, so that a selection has few rectangles."""
    runs: list[tuple[Spot, Spot]] = []
    for spot in ordered:
        if runs and runs[-1][1] == Spot(spot.row, spot.column - 1):
            runs[-1] = (runs[-1][0], spot)
        else:
            runs.append((spot, spot))
    return runs
