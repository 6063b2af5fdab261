"""The collectives of the award list in printed order, with their notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A unit on the list.

    Attributes:
        standing: Group and rank, to know it by.
    """

    unit_id: UnitId
    name: str
    standing: str
    note: str


class CollectiveColumn(IntEnum):
    """Columns of the table."""

    ORDINAL = 0
    NAME = 1
    STANDING = 2
    NOTE = 3


class CollectiveModel(QAbstractTableModel):
    """One row per unit; notes can be typed.

    Signals:
        noted: A unit and its new note.
    """

    noted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[CollectiveLine, ...] = ()

    def set_rows(self, lines: Sequence[CollectiveLine]) -> None:
        """Shows other lines; a list of the same length keeps its current cell."""
        before, self._lines = self._lines, tuple(lines)
        if len(before) != len(self._lines):
            self.beginResetModel()
            self.endResetModel()
        elif self._lines:
            last = self.index(len(self._lines) - 1, len(CollectiveColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def unit_at(self, row: int) -> UnitId:
        """Returns the unit of a row."""
        return self._lines[row].unit_id

    def row_of(self, unit_id: UnitId) -> int:
        """Returns the row of a unit, -1 when it is not on the list."""
        rows = (row for row, line in enumerate(self._lines) if line.unit_id == unit_id)
        return next(rows, -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of units on the list."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(CollectiveColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        return (tr("No."), tr("Collective"), tr("Result"), tr("Note (printed)"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only notes are typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return (
            flags | Qt.ItemFlag.ItemIsEditable if index.column() == CollectiveColumn.NOTE else flags
        )

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], CollectiveColumn(index.column())
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return (str(index.row() + 1), line.name, line.standing, line.note)[column]
            case _Role.ToolTipRole:
                return line.name
            case _Role.ForegroundRole if column is CollectiveColumn.STANDING:
                return theme.tokens().colour("muted")
            case _Role.TextAlignmentRole if column is CollectiveColumn.ORDINAL:
                return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends a note out."""
        if index.column() != CollectiveColumn.NOTE or role != _Role.EditRole:
            return False
        self.noted.emit(self._lines[index.row()].unit_id, str(value))
        return True
