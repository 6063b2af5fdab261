"""The dialog that arranges the columns of a group's ranking: on screen, in Excel and in print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QTableView,
    QWidget,
)

from parindex_desktop.domain.rounds import DEFAULT_COLUMNS
from parindex_desktop.i18n import tr
from parindex_desktop.services.results import offered_columns
from ui import icons, theme
from ui.results.column_model import ColumnModel, Part
from ui.widgets.buttons import button, tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.services.group_book import GroupBook


class ColumnsDialog(QDialog):
    """Ticks, headings and order; nothing is written before `Apply`.

    Signals:
        arranged: The columns and whether the mean is printed.
    """

    arranged = Signal(object, bool)

    def __init__(self, book: GroupBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Columns of the ranking"))
        self.model = ColumnModel(book, offered_columns(book))
        self.table = _ColumnTable(self.model)
        self.mean = QCheckBox(tr("Print a row with the &mean under the table"))
        self.mean.setChecked(book.setup.show_mean)
        hint = tr("The same columns are used on the screen, in Excel and in the annex.")
        usual = button(tr("&Usual columns"), self._restore, kind="quiet")
        leave = button(tr("&Cancel"), self.reject)
        apply = button(tr("&Apply"), self._apply, kind="primary")
        apply.setDefault(True)
        moves = column(*self._moves(), None, gap=0.2)
        middle = row(self.table, moves, gap=0.3)
        self.setLayout(
            column(
                label(hint, "muted", wraps=True), middle, self.mean,
                row(usual, None, leave, apply), margin=1,
            )
        )  # fmt: skip
        self.resize(theme.em(44), theme.em(25))
        self.table.setCurrentIndex(self.model.index(0, Part.SHOWN))
        self.table.setFocus()

    def _moves(self) -> tuple[QWidget, QWidget]:
        up = self._move_action(tr("Move up"), "arrow-up", "Alt+Up", -1)
        down = self._move_action(tr("Move down"), "arrow-down", "Alt+Down", 1)
        return tool_button(up), tool_button(down)

    def _move_action(self, text: str, icon: str, keys: str, step: int) -> QAction:
        action = QAction(text, self)
        icons.dress(action, icon)
        action.setShortcut(QKeySequence(keys))
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})")
        action.triggered.connect(lambda _checked=False: self._move(step))
        self.addAction(action)
        return action

    def _move(self, step: int) -> None:
        place = self.table.currentIndex()
        if place.isValid():
            row_now = self.model.move(place.row(), step)
            self.table.setCurrentIndex(self.model.index(row_now, place.column()))

    def _restore(self) -> None:
        others = (replace(c, visible=False) for c in self.model.columns if c.criterion_code)
        self.model.set_rows((*DEFAULT_COLUMNS, *others))
        self.mean.setChecked(True)
        self.table.setCurrentIndex(self.model.index(0, Part.SHOWN))

    def _apply(self) -> None:
        self.arranged.emit(self.model.columns, self.mean.isChecked())
        self.accept()


class _ColumnTable(QTableView):
    """Space ticks, Enter types a heading."""

    def __init__(self, model: ColumnModel) -> None:
        super().__init__()
        self.setModel(model)
        calm_table(self, selects_rows=False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        widths = {Part.SHOWN: 12, Part.ZEROS: 6.5, Part.PERCENT: 5.5, Part.SAMPLE: 8}
        for part, ems in widths.items():
            self.setColumnWidth(part, theme.em(ems))
        header.setSectionResizeMode(Part.HEADING, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Starts typing a heading with Enter."""
        typing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not typing:
            self.edit(self.currentIndex().siblingAtColumn(Part.HEADING))
            return
        super().keyPressEvent(event)
