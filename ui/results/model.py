"""The ranking as Qt shows it: the columns the official chose, then remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.i18n import tr
from parindex_desktop.services.ranking_table import shows_numbers
from ui import icons, theme
from ui.results.words import Remark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.ranking_table import RankingRow, RankingTable

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOTHING = Remark()
_CENTRED = frozenset({ColumnKind.ORDINAL, ColumnKind.RANK})


class RankingModel(QAbstractTableModel):
    """Lines of a ranking table with their remarks; every cell as it is printed."""

    def __init__(self) -> None:
        super().__init__()
        self._table: RankingTable | None = None
        self._rows: tuple[RankingRow, ...] = ()
        self._remarks: Mapping[UnitId, Remark] = {}

    @property
    def rows(self) -> tuple[RankingRow, ...]:
        """The lines in the order shown."""
        return self._rows

    def set_rows(
        self, table: RankingTable, rows: Sequence[RankingRow], remarks: Mapping[UnitId, Remark]
    ) -> None:
        """Shows lines of a table; where the units are the same, only what changed is painted."""
        before, known = self._rows, self._remarks
        same_columns = self._table is not None and (
            (self._table.columns, self._table.headings) == (table.columns, table.headings)
        )
        if not same_columns or [r.unit_id for r in before] != [r.unit_id for r in rows]:
            self.beginResetModel()
            self._table, self._rows, self._remarks = table, tuple(rows), remarks
            self.endResetModel()
            return
        self._table, self._rows, self._remarks = table, tuple(rows), remarks
        for place, row in enumerate(self._rows):
            unit = row.unit_id
            if row.texts != before[place].texts or known.get(unit) != remarks.get(unit):
                last = self.columnCount() - 1
                self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def row_of(self, unit_id: UnitId | None) -> int:
        """Returns the row of a unit, -1 when it is not shown."""
        places = (place for place, row in enumerate(self._rows) if row.unit_id == unit_id)
        return next(places, -1)

    def longest(self, column: int) -> str:
        """Returns the longest text of a column, so that it can be made wide enough."""
        if self._table is None or column >= len(self._table.columns):
            marks = (self._remark(row).mark for row in self._rows)
            return max(marks, key=len, default="")
        return max((row.texts[column] for row in self._rows), key=len, default="")

    @property
    def filling_column(self) -> int:
        """The column that takes the room left over: the names, else the remarks."""
        columns = self._table.columns if self._table is not None else ()
        names = (i for i, column in enumerate(columns) if column.kind is ColumnKind.UNIT)
        return next(names, len(columns))

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of units."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns, that of the remarks included."""
        return 0 if parent.isValid() or self._table is None else len(self._table.columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column as it is printed."""
        if orientation is not Qt.Orientation.Horizontal or self._table is None:
            return None
        if section >= len(self._table.columns):
            return tr("Remarks") if role == _Role.DisplayRole else None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self._table.headings[section]
        if role == _Role.TextAlignmentRole:
            return int(self._alignment(section))
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid() or self._table is None:
            return None
        row, column = self._rows[index.row()], index.column()
        if role == _Role.ToolTipRole:
            return "\n".join(self._remark(row).sentences) or None
        if column >= len(self._table.columns):
            return self._remark_data(self._remark(row), role)
        if role == _Role.DisplayRole:
            return row.texts[column]
        if role == _Role.TextAlignmentRole:
            return int(self._alignment(column))
        return None

    def _remark_data(self, remark: Remark, role: int) -> Any:  # noqa: ANN401
        if role == _Role.DisplayRole:
            return remark.mark
        if role == _Role.DecorationRole and remark.icon:
            return icons.icon(remark.icon, remark.role)
        if role == _Role.ForegroundRole and remark.role:
            return theme.tokens().colour(remark.role)
        return None

    def _remark(self, row: RankingRow) -> Remark:
        return self._remarks.get(row.unit_id, _NOTHING)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        assert self._table is not None
        shown = self._table.columns[column]
        if shown.kind in _CENTRED:
            return Qt.AlignmentFlag.AlignCenter
        side = Qt.AlignmentFlag.AlignRight if shows_numbers(shown) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
