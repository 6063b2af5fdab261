"""The groups of a round with what their checks count, and the locks that the round had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.units import UnitGroup
from parindex_desktop.i18n import tr
from parindex_desktop.services.checking import Counts
from parindex_desktop.services.groups import short_title
from parindex_desktop.services.locking import moment_text
from ui import theme
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group of the round.

    Attributes:
        criteria: Leaves of its criteria set.
        counts: None while it is still being checked.
        is_locked: With its round.
    """

    group: UnitGroup
    units: int
    criteria: int
    counts: Counts | None
    is_locked: bool = False

    @property
    def is_ready(self) -> bool:
        """Nothing of it holds a lock up."""
        return self.counts is not None and not self.counts.errors and bool(self.criteria)


def groups_model() -> RowsModel[GroupLine]:
    """Returns groups as rows; words say what colours say."""
    return RowsModel[GroupLine](
        (
            Column(tr("Group"), lambda line: short_title(line.group)),
            Column(tr("Units"), lambda line: str(line.units), is_number=True),
            Column(tr("Errors"), _errors, _colour_of_errors, is_number=True),
            Column(tr("Open warnings"), _warnings, _colour_of_warnings, is_number=True),
            Column(tr("Accepted warnings"), _accepted, is_number=True),
            Column(tr("State"), _state, _colour_of_state),
        )
    )


def history_model() -> RowsModel[Locking]:
    """Returns locks as rows, told by who, when, with which program, and how they ended."""
    return RowsModel[Locking](
        (
            Column(tr("Lock no."), lambda lock: str(lock.number), is_number=True),
            Column(tr("Locked at"), lambda lock: moment_text(lock.locked_at)),
            Column(tr("Locked by"), lambda lock: lock.locked_by),
            Column(tr("Data code"), lambda lock: lock.short),
            Column(tr("Program"), lambda lock: lock.program),
            Column(tr("Unlocked at"), _unlocked, _colour_of_lock),
            Column(tr("Unlocked by"), lambda lock: lock.unlocked_by),
            Column(tr("Why"), lambda lock: lock.reason),
        )
    )


class GroupsTable(QTableView):
    """The groups; Enter or a double click goes to what the checks found.

    Signals:
        line_wanted: The `GroupLine` whose findings shall be shown.
    """

    line_wanted = Signal(object)

    def __init__(self, model: RowsModel[GroupLine]) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("Groups"))
        ColumnWidths(self, {1: 5, 2: 5, 3: 9, 4: 11, 5: 12}, filling=0, least=10)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_range: self.fit())
        self.doubleClicked.connect(lambda index: self.line_wanted.emit(model.rows[index.row()]))

    def fit(self) -> None:
        """Takes the height of its rows, and of the bar to scroll sideways where there is one."""
        lines = self._model.rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        above = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(lines + above + below + theme.em(0.3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the findings of a group."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.line_wanted.emit(self._model.rows[row])
            return
        super().keyPressEvent(event)


class HistoryTable(QTableView):
    """The locks of the round, the newest first."""

    def __init__(self, model: RowsModel[Locking]) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("History of locks"))
        widths = {0: 3, 1: 8, 2: 8, 3: 11.2, 4: 5.6, 5: 8, 6: 8}
        ColumnWidths(self, widths, filling=7, least=10)

    @property
    def current(self) -> Locking | None:
        """The lock chosen, else the newest."""
        row = self.currentIndex().row()
        rows = self._model.rows
        return rows[max(row, 0)] if rows else None


def _errors(line: GroupLine) -> str:
    return "…" if line.counts is None else str(line.counts.errors)


def _warnings(line: GroupLine) -> str:
    return "…" if line.counts is None else str(line.counts.warnings)


def _accepted(line: GroupLine) -> str:
    return "…" if line.counts is None else str(line.counts.accepted)


def _state(line: GroupLine) -> str:
    if line.is_locked:
        return tr("Results locked")
    if not line.criteria:
        return tr("No criteria set")
    if line.counts is None:
        return tr("checking…")
    return tr("Ready to be locked") if line.is_ready else tr("Errors to correct")


def _colour_of_errors(line: GroupLine) -> str | None:
    return "danger" if line.counts is not None and line.counts.errors else None


def _colour_of_warnings(line: GroupLine) -> str | None:
    return "warning" if line.counts is not None and line.counts.warnings else None


def _colour_of_state(line: GroupLine) -> str:
    if line.is_ready or line.is_locked:
        return "ok"
    return "muted" if line.counts is None and line.criteria else "danger"


def _unlocked(lock: Locking) -> str:
    return tr("still locked") if lock.holds else moment_text(lock.unlocked_at)


def _colour_of_lock(lock: Locking) -> str:
    return "ok" if lock.holds else "warning"
