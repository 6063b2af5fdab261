"""The table of awards already given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.days import show_day
from parindex_desktop.exchange.clipboard import format_clipboard
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_history import AwardLine
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.services.award_history import AwardLine

_WIDTHS = {0: 3.2, 1: 5.5, 2: 12.4, 3: 8.0, 5: 7.5, 6: 7.0, 7: 5.6, 8: 4.6}


class HistoryTable(QTableView):
    """Awards, newest first.

    Signals:
        opened: A line was chosen with Enter or a double click.
        removed: The person wants the selected lines out of the register.
    """

    opened = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: RowsModel[AwardLine] = RowsModel(_columns(), self)
        calm_table(self)
        self.setModel(self._lines)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Awards already given"))
        ColumnWidths(self, _WIDTHS, filling=4, least=8.5)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def lines(self) -> tuple[AwardLine, ...]:
        """The lines shown."""
        return self._lines.rows

    @property
    def selected(self) -> tuple[AwardLine, ...]:
        """The selected lines from the top."""
        return tuple(self.lines[row] for row in rows_meant(self))

    def show_lines(self, lines: Sequence[AwardLine]) -> None:
        """Shows other lines; the number of the current one stays."""
        at = max(self.currentIndex().row(), 0)
        self._lines.set_rows(lines)
        if lines:
            self.selectRow(min(at, len(lines) - 1))

    def select(self, line: AwardLine) -> None:
        """Makes a line the current one, if it is shown."""
        if line in self.lines:
            self.selectRow(self.lines.index(line))

    def copied(self) -> str:
        """Returns the lines shown as a spreadsheet pastes them, with headings."""
        columns = self._lines.columns
        rows = [[each.text(line) for each in columns] for line in self.lines]
        return format_clipboard([[each.heading for each in columns], *rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current line, Del takes the selected ones out."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.lines):
            self.opened.emit(self.lines[row])


def _columns() -> tuple[Column[AwardLine], ...]:
    return (
        Column(tr("Year"), lambda line: str(line.year)),
        Column(tr("Form"), lambda line: line.form),
        Column(tr("Name"), lambda line: line.full_name),
        Column(tr("Position"), lambda line: line.office),
        Column(tr("Workplace"), lambda line: line.workplace),
        Column(tr("Achievement"), lambda line: line.achievement),
        Column(tr("Decision"), lambda line: line.decision),
        Column(tr("Of the day"), lambda line: show_day(line.day)),
        Column(tr("From"), _source, lambda _line: "muted"),
    )


def _source(line: AwardLine) -> str:
    return tr("Typed in") if line.earlier is not None else tr("This file")
