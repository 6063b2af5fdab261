"""The units of a group as a list model: a name, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.units import Unit
from parindex_desktop.services.progress import UnitProgress
from ui.navigator.words import count_words, state_words, tip_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.units import UnitId

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
UnitRow: TypeAlias = tuple[Unit, UnitProgress]


class UnitListModel(QAbstractListModel):
    """Immutable rows; the delegate asks for `row`, screen readers and tests for `data`."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[UnitRow, ...] = ()
        self._row_of: dict[UnitId, int] = {}

    def set_rows(self, rows: Sequence[UnitRow]) -> None:
        """Shows other rows; of the same units only those that changed are painted again."""
        same = [unit.id for unit, _ in rows] == [unit.id for unit, _ in self._rows]
        if same:
            self.change_rows(rows)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self._row_of = {unit.id: at for at, (unit, _) in enumerate(rows)}
        self.endResetModel()

    def change_rows(self, rows: Iterable[UnitRow]) -> None:
        """Shows units that are in the list as they are now; others are passed over."""
        after = list(self._rows)
        changed = []
        for row in rows:
            at = self._row_of.get(row[0].id)
            if at is not None and after[at] != row:
                after[at] = row
                changed.append(at)
        self._rows = tuple(after)
        for at in changed:
            self.dataChanged.emit(self.index(at), self.index(at))

    def row(self, at: int) -> UnitRow:
        """Returns what a row shows."""
        return self._rows[at]

    def index_of(self, unit_id: UnitId | None) -> QModelIndex:
        """Returns where a unit stands; invalid when it is not in the list."""
        at = -1 if unit_id is None else self._row_of.get(unit_id, -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Returns the number of units."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns the name, everything known as a tool-tip, and one sentence to be heard."""
        if not index.isValid():
            return None
        unit, progress = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return unit.name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((unit.name, *tip_lines(progress)))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{unit.name}: " + ", ".join(tip_lines(progress))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{state_words(progress)}, {_sum_words(progress)}"
        return None


def _sum_words(progress: UnitProgress) -> str:
    return ", ".join(count_words(count) for count in progress.counts.values() if count.expected)
