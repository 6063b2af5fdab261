"""The table of a rule's lines with its tools; all of it works from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui import theme
from ui.criteria.detail.lines_model import LineColumn, LinesModel
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.ordered_table import OrderedTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.services.rule_draft import Lines, RuleDraft

_FEWEST, _MOST = 3, 8


class LinesTable(OrderedTable):
    """Backspace empties a cell, beside what every ordered table does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empties the current cell."""
        current = self.currentIndex()
        editable = self.model().flags(current) & Qt.ItemFlag.ItemIsEditable
        if event.key() == Qt.Key.Key_Backspace and editable:
            self.model().setData(current, "")
            return
        super().keyPressEvent(event)

    def finish(self) -> None:
        """Writes what is being typed into its cell."""
        if self._is_typing():
            self.setFocus()  # the editor loses it, and is committed


class LinesEditor(QWidget):
    """Lines under the hand.

    Attributes:
        table: The lines; typing in the last one makes another.

    Signals:
        changed: The lines as they are now.
    """

    changed = Signal(object)

    def __init__(self, name: str, columns: Sequence[LineColumn]) -> None:
        super().__init__()
        self._lines: Lines = ()
        self._read_only = False
        self._model = LinesModel(columns)
        self._model.setParent(self)
        self.table = LinesTable(self._model, 0)
        self.table.setAccessibleName(name.replace("&", ""))
        self.table.setFrameShape(QFrame.Shape.StyledPanel)
        caption = label(name, "label")
        caption.setBuddy(self.table)
        self._tools = self.table.tools()
        for tool in self._tools:  # they have keys of their own: Tab goes straight to the lines
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(row(caption, None, *self._tools, gap=0.1), self.table, gap=0.1))
        self._set_widths(columns)
        self._model.typed.connect(self._take)
        self.table.moved.connect(self._move)
        self.table.removed.connect(self._remove)
        theme.appearance().changed.connect(self._fit)

    def show_lines(self, draft: RuleDraft, *, read_only: bool) -> None:
        """Shows the lines of a draft; the current cell stays current."""
        place = self.table.currentIndex()
        self._lines, self._read_only = draft.lines, read_only
        self._model.set_rows(draft, read_only=read_only)
        for tool in self._tools:
            tool.setEnabled(not read_only)
        at = self._model.index(max(place.row(), 0), max(place.column(), 0))
        if at.isValid() and self.table.currentIndex() != at:
            flags = QItemSelectionModel.SelectionFlag
            # By name: a key held down meanwhile must not decide what is selected.
            self.table.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)
        self._fit()

    def name_column(self, column: int, heading: str) -> None:
        """Gives a column another heading."""
        self._model.name_column(column, heading)

    def show_faults(self, faults: Mapping[tuple[int, int], str]) -> None:
        """Marks cells, by line and column from 0."""
        self._model.set_faults(faults)

    def _take(self, lines: Lines) -> None:
        if not self._read_only and lines != self._lines:
            self._lines = lines
            self.changed.emit(lines)

    def _move(self, step: int) -> None:
        rows = [row for row in self.table.selected_rows if row < len(self._lines)]
        if not rows or not 0 <= rows[0] + step <= rows[-1] + step < len(self._lines):
            return
        lines = list(self._lines)
        for each in rows if step < 0 else reversed(rows):
            lines[each], lines[each + step] = lines[each + step], lines[each]
        self._take(tuple(lines))
        self.table.select_rows(row + step for row in rows)

    def _remove(self) -> None:
        gone = set(self.table.selected_rows)
        self._take(tuple(line for row, line in enumerate(self._lines) if row not in gone))

    def _set_widths(self, columns: Sequence[LineColumn]) -> None:
        widths = {n: each.width for n, each in enumerate(columns) if each.width is not None}
        filling = next(n for n, each in enumerate(columns) if each.width is None)
        ColumnWidths(self.table, widths, filling=filling, least=5)

    def _fit(self) -> None:
        shown = min(max(self._model.rowCount(), _FEWEST), _MOST)
        header = self.table.horizontalHeader().sizeHint().height()
        height = shown * self.table.verticalHeader().defaultSectionSize() + header
        self.table.setFixedHeight(height + 2 * self.table.frameWidth())
