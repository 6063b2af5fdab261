"""The rows of a plan: unit, every value before and after, what becomes of it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.importing.plan import ImportPlan, PlannedRow, RowStatus
from parindex_desktop.domain.scores import CellState
from parindex_desktop.i18n import tr
from parindex_desktop.services.score_entry import show_score
from ui import theme
from ui.importing.words import sentence, status_name

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.plan import PlannedCell

_Index = QModelIndex | QPersistentModelIndex
_PLACE, _NAME, _FIRST_VALUE = 0, 1, 2
_ROLES = {
    RowStatus.NEW: "ok",
    RowStatus.CHANGED: "warning",
    RowStatus.UNCHANGED: "muted",
    RowStatus.REJECTED: "danger",
    RowStatus.SKIPPED: "muted",
}


class PlanModel(QAbstractTableModel):
    """Shows the rows of one status, or all."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PlannedRow, ...] = ()
        self._columns: tuple[tuple[int, str], ...] = ()

    def set_plan(self, plan: ImportPlan | None, status: RowStatus | None) -> None:
        """Shows a plan."""
        self.beginResetModel()
        rows = plan.rows if plan else ()
        self._rows = tuple(row for row in rows if status is None or row.status is status)
        scored = (c for c in plan.columns if c.target.is_scored) if plan else ()
        self._columns = tuple((column.index, column.heading) for column in scored)
        self.endResetModel()

    @property
    def value_columns(self) -> range:
        """The columns that show values."""
        return range(_FIRST_VALUE, _FIRST_VALUE + len(self._columns))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the columns: place, unit, values, result, reason."""
        return 0 if parent.isValid() else _FIRST_VALUE + len(self._columns) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        headings = (tr("Row"), tr("Unit"), *(h for _, h in self._columns), tr("Result"), tr("Why"))
        return headings[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        row, at = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, at)
            case Qt.ItemDataRole.ToolTipRole:
                return self._text(row, at) if at not in self.value_columns else None
            case Qt.ItemDataRole.TextAlignmentRole if at in self.value_columns or at == _PLACE:
                return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, at)
        return None

    def _text(self, row: PlannedRow, at: int) -> str:
        if at == _PLACE:
            return str(row.number)
        if at == _NAME:
            return _name(row)
        if at in self.value_columns:
            cell = self._cell(row, at)
            return self._raw(row, at) if cell is None else _values(cell)
        if at == self.value_columns.stop:
            return status_name(row.status)
        return " ".join(sentence(problem) for problem in row.problems)

    def _colour(self, row: PlannedRow, at: int) -> Any:  # noqa: ANN401
        worn = theme.tokens()
        if at == self.value_columns.stop:
            return worn.colour(_ROLES[row.status])
        if at in self.value_columns:
            cell = self._cell(row, at)
            if cell is None:
                return worn.colour("danger")
            if cell.before == cell.after:
                return worn.colour("muted")
        is_quiet = row.status in {RowStatus.UNCHANGED, RowStatus.SKIPPED}
        return worn.colour("muted") if is_quiet else None

    def _raw(self, row: PlannedRow, at: int) -> str:
        """Returns what a rejected row has where no score could be read."""
        column = self._columns[at - _FIRST_VALUE][0]
        is_shown = row.status is RowStatus.REJECTED and column < len(row.texts)
        return row.texts[column] if is_shown else ""

    def _cell(self, row: PlannedRow, at: int) -> PlannedCell | None:
        column = self._columns[at - _FIRST_VALUE][0]
        return next((cell for cell in row.cells if cell.column == column), None)


def _name(row: PlannedRow) -> str:
    if row.unit is not None and row.unit.id > 0 and row.unit.name != row.name:
        return tr("{name} = {unit}", name=row.name, unit=row.unit.name)
    return row.name


def _values(cell: PlannedCell) -> str:
    after = show_score(cell.after) or "–"
    if cell.before == cell.after or cell.before.state is CellState.BLANK:
        return after
    return f"{show_score(cell.before)} → {after}"
