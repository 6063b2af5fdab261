"""The groups that can get an annex, ticked and numbered in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.units import GroupId

if TYPE_CHECKING:
    from collections.abc import Sequence


_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group on the list.

    Attributes:
        number: Of its annex, `I`; empty when it has none or is the only one.
    """

    group_id: GroupId
    name: str
    number: str
    included: bool


class GroupModel(QAbstractListModel):
    """One row per group.

    Signals:
        ticked: A group and whether it shall get an annex.
    """

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[GroupLine, ...] = ()

    def set_rows(self, lines: Sequence[GroupLine]) -> None:
        """Shows other groups; the current row stays while the groups are the same."""
        before, self._lines = self._lines, tuple(lines)
        if [line.group_id for line in before] == [line.group_id for line in self._lines]:
            if self._lines:
                self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
            return
        self.beginResetModel()
        self.endResetModel()

    def group_at(self, row: int) -> GroupId | None:
        """Returns the group of a row."""
        return self._lines[row].group_id if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of groups."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every group can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns number and name, or the tick."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _Role.DisplayRole:
            name = line.name[:1].upper() + line.name[1:]
            return f"{line.number}. {name}" if line.number else name
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if line.included else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends a tick out; the screen decides what follows."""
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        included = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(self._lines[index.row()].group_id, included)
        return True
