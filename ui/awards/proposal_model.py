"""The units proposed, group by group, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import tr
from ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """A proposed unit as the table shows it.

    Attributes:
        listed: True when it is on the award list.
        tied: True when it is on it only by sharing the last rank.
    """

    unit_id: UnitId
    name: str
    group: str
    rank: str
    index: str
    reason: str
    listed: bool
    tied: bool


class ProposalColumn(IntEnum):
    """Columns of the table."""

    NAME = 0
    GROUP = 1
    RANK = 2
    INDEX = 3
    REASON = 4


class ProposalModel(QAbstractTableModel):
    """One row per proposed unit; those already on the list carry a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ProposalLine, ...] = ()

    def set_rows(self, lines: Sequence[ProposalLine]) -> None:
        """Shows other lines; where the units are the same, the current row stays."""
        before, self._lines = self._lines, tuple(lines)
        if [line.unit_id for line in before] != [line.unit_id for line in self._lines]:
            self.beginResetModel()
            self.endResetModel()
        elif self._lines:
            last = self.index(len(self._lines) - 1, len(ProposalColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def unit_at(self, row: int) -> UnitId:
        """Returns the unit of a row."""
        return self._lines[row].unit_id

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of proposed units."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(ProposalColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        headings = (tr("Proposed unit"), tr("Group"), tr("Rank"), tr("Index"), tr("Reason"))
        return headings[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], ProposalColumn(index.column())
        match role:
            case _Role.DisplayRole:
                return (line.name, line.group, line.rank, line.index, line.reason)[column]
            case _Role.ToolTipRole:
                listed = tr("On the award list") if line.listed else tr("Not on the award list")
                return f"{line.name}\n{line.reason}\n{listed}"
            case _Role.DecorationRole if column is ProposalColumn.NAME:
                return icons.icon(
                    "check" if line.listed else "plus", "ok" if line.listed else "muted"
                )
            case _Role.DecorationRole if column is ProposalColumn.REASON and line.tied:
                return icons.icon("info", "accent")
            case _Role.ForegroundRole if column is ProposalColumn.GROUP:
                return theme.tokens().colour("muted")
            case _Role.ForegroundRole if column is ProposalColumn.REASON:
                return theme.tokens().colour("accent" if line.tied else "muted")
            case _Role.TextAlignmentRole if column in (ProposalColumn.RANK, ProposalColumn.INDEX):
                return int(Qt.AlignmentFlag.AlignCenter)
        return None
