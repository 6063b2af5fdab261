"""The collectives of the award list in printed order, with reasons and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.awards import AwardedCollective
from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A collective on the list.

    Attributes:
        name: As printed.
        standing: Group, rank and index, to know it by.
        why: Why it is listed.
        against: True when the rules do not propose it.
    """

    collective: AwardedCollective
    name: str
    standing: str
    why: str
    against: bool


class CollectiveColumn(IntEnum):
    """Columns of the table."""

    ORDINAL = 0
    NAME = 1
    STANDING = 2
    WHY = 3
    NOTE = 4


_TYPED = (CollectiveColumn.NAME, CollectiveColumn.WHY, CollectiveColumn.NOTE)


class CollectiveModel(QAbstractTableModel):
    """One row per collective; printed names, notes, and reasons that were asked for are typed.

    Signals:
        typed: A collective before and after.
    """

    typed = Signal(object, object)

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

    def collective_at(self, row: int) -> AwardedCollective:
        """Returns the collective of a row."""
        return self._lines[row].collective

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of collectives on the list."""
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
        return (
            tr("No."), tr("Collective (as printed)"), tr("Result"), tr("Why listed"),
            tr("Note (printed)"),
        )[section]  # fmt: skip

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names, notes and reasons are typed; what follows the rules needs no reason."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = CollectiveColumn(index.column())
        is_asked = column is not CollectiveColumn.WHY or self._lines[index.row()].against
        return flags | Qt.ItemFlag.ItemIsEditable if column in _TYPED and is_asked else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], CollectiveColumn(index.column())
        match role:
            case _Role.DisplayRole | _Role.ToolTipRole:
                note = line.collective.note
                return (str(index.row() + 1), line.name, line.standing, line.why, note)[column]
            case _Role.EditRole:
                return {
                    CollectiveColumn.NAME: line.name,
                    CollectiveColumn.WHY: line.collective.reason,
                    CollectiveColumn.NOTE: line.collective.note,
                }.get(column)
            case _Role.ForegroundRole if column in (
                CollectiveColumn.STANDING,
                CollectiveColumn.WHY,
            ):
                is_reason = column is CollectiveColumn.WHY and line.against
                return theme.tokens().colour("accent" if is_reason else "muted")
            case _Role.TextAlignmentRole if column is CollectiveColumn.ORDINAL:
                return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed."""
        column = CollectiveColumn(index.column())
        if column not in _TYPED or role != _Role.EditRole:
            return False
        if str(value) != self.data(index, _Role.EditRole):
            before = self._lines[index.row()].collective
            self.typed.emit(before, _with(before, column, str(value)))
        return True


def _with(collective: AwardedCollective, column: CollectiveColumn, text: str) -> AwardedCollective:
    match column:
        case CollectiveColumn.NAME:
            return replace(collective, name=text)
        case CollectiveColumn.WHY:
            return replace(collective, reason=text)
    return replace(collective, note=text)
