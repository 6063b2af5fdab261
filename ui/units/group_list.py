"""The groups at the left, each with the number of its units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListView

from parindex_desktop.i18n import tr
from parindex_desktop.services.groups import short_title
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.domain.units import GroupId, UnitGroup

_Index = QModelIndex | QPersistentModelIndex


class GroupModel(QAbstractListModel):
    """Shows groups with their numbers of units in the round."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[UnitGroup, int], ...] = ()

    def set_rows(self, rows: tuple[tuple[UnitGroup, int], ...]) -> None:
        """Shows other groups; where they are the same ones, the selection stays."""
        if [g.id for g, _ in rows] == [g.id for g, _ in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def group_at(self, row: int) -> UnitGroup | None:
        """Returns the group of a row."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def row_of(self, group_id: GroupId | None) -> int:
        """Returns the row of a group, -1 when it is not there."""
        return next((row for row, (g, _) in enumerate(self._rows) if g.id == group_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of groups."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns the heading of a group with its count, the whole name as the tip."""
        if not index.isValid():
            return None
        group, count = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("{group} ({count})", group=short_title(group), count=count)
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, theme.em(1.6))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("{name} · code {code}", name=group.name, code=group.code)
        return None


class GroupList(QListView):
    """The list of groups; what is chosen is the current row."""

    def __init__(self, model: GroupModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Groups of units"))
