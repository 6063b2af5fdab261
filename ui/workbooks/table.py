"""The lines of a folder: whose each is, where it stands, and whether it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.workbooks.returned import Standing
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.workbooks_preview import LineState, ReturnLine
from ui import icons
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.units import UnitId

    _Index = QModelIndex | QPersistentModelIndex

NAME, STATE, FILE, DAY, NEW, CHANGED, UNCHANGED, PROBLEM = range(8)
_WIDTHS: dict[int, float] = {
    NAME: 12, STATE: 9.8, FILE: 8, DAY: 5.4, NEW: 3, CHANGED: 4.4, UNCHANGED: 5,
}  # fmt: skip
_ICONS = {
    LineState.RECEIVED: ("check", "ok"),
    LineState.LATE: ("triangle-alert", "warning"),
    LineState.REJECTED: ("circle-alert", "danger"),
    LineState.MISSING: ("x", "muted"),
    LineState.EARLIER: ("history", "muted"),
    LineState.STRAY: ("info", "warning"),
}


class ReturnsModel(RowsModel[ReturnLine]):
    """Lines with a mark where taking over would write something.

    Attributes:
        left_out: Units whose workbooks are not taken over now.

    Signals:
        marked: A unit, and whether its workbook shall be taken over.
    """

    marked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Unit"), lambda line: line.name, _muted_without_change),
                Column(
                    tr("State"), lambda line: line.state_text, lambda line: _ICONS[line.state][1]
                ),
                Column(tr("File"), lambda line: line.file, _muted_without_change),
                Column(tr("Day received"), lambda line: line.day, _late),
                _counted(tr("New"), Standing.NEW),
                _counted(tr("Changed"), Standing.CHANGED),
                _counted(tr("Unchanged"), Standing.UNCHANGED),
                Column(tr("What is the matter"), _problem, _muted_without_change),
            )
        )
        self.left_out: frozenset[UnitId] = frozenset()

    def leave_out(self, units: Collection[UnitId]) -> None:
        """Shows which units are left out."""
        self.left_out = frozenset(units)
        if self.rows:
            roles = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self.rows) - 1, NAME), roles)

    def is_taken(self, line: ReturnLine) -> bool:
        """Tells whether a line would be taken over."""
        return line.changes_anything and _unit_of(line) not in self.left_out

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A line that would write something can be marked."""
        flags = super().flags(index)
        if index.isValid() and index.column() == NAME and self.rows[index.row()].changes_anything:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Adds the mark, and an icon so that colour is never the only signal."""
        if index.isValid():
            line = self.rows[index.row()]
            if role == Qt.ItemDataRole.CheckStateRole and index.column() == NAME:
                if not line.changes_anything:
                    return None
                return Qt.CheckState.Checked if self.is_taken(line) else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
                return icons.icon(*_ICONS[line.state])
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was marked."""
        line = self.rows[index.row()] if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or line is None or not line.changes_anything:
            return False
        self.marked.emit(_unit_of(line), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


class ReturnsTable(QTableView):
    """The lines; Space marks those selected, Enter shows the unit.

    Signals:
        current_changed: Another line is looked at.
        mark_wanted: Units, and whether their workbooks shall be taken over.
        unit_wanted: The unit of the current line shall be seen.
    """

    current_changed = Signal()
    mark_wanted = Signal(object, bool)
    unit_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.returns = ReturnsModel()
        self.returns.setParent(self)
        calm_table(self)
        self.setModel(self.returns)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Workbooks by unit"))
        ColumnWidths(self, _WIDTHS, filling=PROBLEM, least=10)
        self.returns.marked.connect(lambda unit, taken: self.mark_wanted.emit([unit], taken))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    @property
    def current(self) -> ReturnLine | None:
        """The line looked at."""
        at = self.currentIndex().row()
        return self.returns.rows[at] if 0 <= at < len(self.returns.rows) else None

    def show_lines(self, lines: Sequence[ReturnLine]) -> None:
        """Shows other lines; the one looked at stays, or the one that took its place."""
        before, at = self.current, self.currentIndex().row()
        self.returns.set_rows(lines)
        if lines:
            wanted = _subject(before) if before is not None else None
            same = (row for row, line in enumerate(lines) if _subject(line) == wanted)
            row = next(same, min(max(at, 0), len(lines) - 1))
            self.setCurrentIndex(self.returns.index(row, NAME))
            self.selectRow(row)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks the lines selected, Enter shows the unit."""
        if event.key() == Qt.Key.Key_Space:
            self._mark()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None and self.current.unit is not None:
                self.unit_wanted.emit(self.current.unit.unit_id)
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        """Takes all lines meant, or leaves them out when all are taken already."""
        lines = [self.returns.rows[at] for at in rows_meant(self)]
        lines = [line for line in lines if line.changes_anything]
        if lines:
            taken = all(self.returns.is_taken(line) for line in lines)
            self.mark_wanted.emit([_unit_of(line) for line in lines], not taken)


def _counted(heading: str, standing: Standing) -> Column[ReturnLine]:
    return Column(heading, lambda line: line.count(standing), _muted_without_change, is_number=True)


def _unit_of(line: ReturnLine) -> UnitId | None:
    return line.unit.unit_id if line.unit is not None else None


def _subject(line: ReturnLine) -> object:
    return _unit_of(line) or line.file


def _problem(line: ReturnLine) -> str:
    """The first problem, with its cell; all of them are told beside the changes."""
    if not line.problems:
        return ""
    told = tell(line.problems[0])
    first = ": ".join(filter(None, (line.cell_of(line.problems[0]), told.text)))
    more = len(line.problems) - 1
    return tr("{first} (and {count} more)", first=first, count=more) if more else first


def _muted_without_change(line: ReturnLine) -> str | None:
    return None if line.changes_anything or line.warnings else "muted"


def _late(line: ReturnLine) -> str | None:
    return "warning" if line.state is LineState.LATE else _muted_without_change(line)
