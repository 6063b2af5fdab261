"""The table of a criteria set with its keys, and branches dragged in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from ui import theme
from ui.criteria.cell_editors import CriterionDelegate
from ui.criteria.cells import CriterionColumn
from ui.criteria.dropping import Drop, paint_drop
from ui.widgets.filling import ColumnWidths
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from ui.criteria.model import CriteriaModel


class CriteriaTable(QTableView):
    """Typing replaces, Enter or F2 edits, Tab goes on; plus and minus unfold and fold.

    In the column of codes Left folds or goes up a level, Right unfolds.

    Attributes:
        lines: The model.
        carry: Returns what a drag of the chosen branches carries.
        place_at: Returns where branches carried would land at a point of the viewport; None for
            what is no branch of this set.

    Signals:
        dropped: What was carried, and the `Landing` for it.
        escaped: Escape was pressed outside an editor.
    """

    dropped = Signal(object, object)
    escaped = Signal()

    def __init__(self, model: CriteriaModel, widths: Mapping[int, float] | None = None) -> None:
        super().__init__()
        self.lines = model
        self.carry: Callable[[], QMimeData | None] = lambda: None
        self.place_at: Callable[[QMimeData, QPoint], Drop | None] = lambda _carried, _at: None
        self._drop: Drop | None = None
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)  # Qt's own knows no levels
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setItemDelegate(CriterionDelegate(self))
        self.clicked.connect(self._on_clicked)
        ColumnWidths(self, widths or _WIDTHS, filling=CriterionColumn.NAME, least=_LEAST_NAME)

    @property
    def current(self) -> Criterion | None:
        """The criterion of the current row."""
        return self.lines.criterion_at(self.currentIndex().row())

    def chosen(self) -> list[CriterionId]:
        """Returns the criteria of all rows that a command is about."""
        criteria = (self.lines.criterion_at(row) for row in rows_meant(self))
        return [criterion.id for criterion in criteria if criterion is not None]

    def choose(self, row: int, column: int | None = None) -> None:
        """Makes a row the current and only chosen one, in the column given or the one before.

        Qt would add the row to those chosen while Ctrl is held down, as in Ctrl+V.
        """
        at = self.currentIndex().column() if column is None else column
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        index = self.lines.index(row, max(at, 0))
        self.selectionModel().setCurrentIndex(index, only | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)

    # ---- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, keys that fold fold; all others as in any table."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = plain in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        typing = self.state() is QAbstractItemView.State.EditingState
        if not typing and alone and self._takes(event.key()):
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
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if current.flags() & Qt.ItemFlag.ItemIsEditable:
                    self.edit(current)
            case Qt.Key.Key_Plus | Qt.Key.Key_Minus:
                self._fold(current.row(), folded=key == Qt.Key.Key_Minus)
            case Qt.Key.Key_Asterisk | Qt.Key.Key_Slash:
                self.fold_to_domains(folded=key == Qt.Key.Key_Slash)
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Space:
                return True  # a blank would replace what the cell holds
            case Qt.Key.Key_Left | Qt.Key.Key_Right if current.column() == CriterionColumn.CODE:
                return self._go_sideways(current.row(), folds=key == Qt.Key.Key_Left)
            case _:
                return False
        return True

    def fold_to_domains(self, *, folded: bool) -> None:
        """Shows the domains only, or every line; the current line or its domain stays current."""
        domain = self._ancestor_row(self.currentIndex().row(), 0)
        kept = self.lines.criterion_at(domain if folded else self.currentIndex().row())
        self.lines.fold_to_domains(folded=folded)
        if kept is not None:
            self.choose(self.lines.row_of(kept.id))

    def _fold(self, row: int, *, folded: bool) -> None:
        self.lines.fold(row, folded=folded)
        self.choose(row)

    def _go_sideways(self, row: int, *, folds: bool) -> bool:
        """Left folds a branch or goes to what the line belongs to; Right unfolds a folded one."""
        line = self.lines.line_at(row)
        assert line is not None
        if not folds:
            if not self.lines.is_folded(row):
                return False
            self._fold(row, folded=False)
        elif line.is_leaf or self.lines.is_folded(row):
            self.choose(self._ancestor_row(row, max(line.level - 1, 0)))
        else:
            self._fold(row, folded=True)
        return True

    def _ancestor_row(self, row: int, level: int) -> int:
        """Returns the nearest row at or above one that is at a level."""
        while (line := self.lines.line_at(row)) is not None and line.level > level:
            row -= 1
        return row

    def _edit_beside(self, step: int) -> None:
        index = self.currentIndex().siblingAtColumn(self.currentIndex().column() + step)
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = index.siblingAtColumn(index.column() + step)
        if index.isValid():
            self.choose(index.row(), index.column())
            self.edit(index)

    # ---- mouse ----------------------------------------------------------------------------------

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the marker folds or unfolds."""
        left = self.columnViewportPosition(CriterionColumn.CODE)
        beside = self.viewport().mapFromGlobal(self.cursor().pos()).x() - left
        if index.column() == CriterionColumn.CODE and 0 <= beside <= theme.em(1.4):
            row = index.row()
            self.lines.fold(row, folded=not self.lines.is_folded(row))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Takes the chosen branches along; what becomes of them is decided at the drop."""
        carried = self.carry()
        if carried is not None:
            drag = QDrag(self)
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.MoveAction)
            self._show_drop(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes branches of this set only."""
        super().dragEnterEvent(event)
        event.setAccepted(self._place_of(event) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where the branches would go, or why they cannot."""
        super().dragMoveEvent(event)  # scrolls at the edges
        drop = self._place_of(event)
        self._show_drop(drop)
        event.setAccepted(drop is not None and not drop.refusal)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Shows no place any more."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Sends out where the branches shall go."""
        drop = self._place_of(event)
        self._show_drop(None)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        if drop is None or drop.refusal:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData(), drop.landing)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines, and the place of a drop over them."""
        super().paintEvent(event)
        if self._drop is not None:
            paint_drop(self, self.viewport(), self._drop)

    def _place_of(self, event: QDropEvent) -> Drop | None:
        return self.place_at(event.mimeData(), event.position().toPoint())

    def _show_drop(self, drop: Drop | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()


_WIDTHS: dict[int, float] = {
    CriterionColumn.CODE: 5.4,
    CriterionColumn.MAXIMUM: 3.7,
    CriterionColumn.SUM: 6.4,
    CriterionColumn.SOURCE: 3.3,
    CriterionColumn.KIND: 3.8,
}
"""Narrow enough that all stand beside the details on the smallest screen."""
_LEAST_NAME = 8
