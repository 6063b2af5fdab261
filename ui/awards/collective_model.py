"""The collectives of the award list in printed order, with reasons and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.domain.awards import AwardedCollective
from parindex_desktop.i18n import tr
from ui.widgets.rows_model import Column, RowsModel

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


class CollectiveModel(RowsModel[CollectiveLine]):
    """One row per collective; printed names, notes, and reasons that were asked for are typed.

    Signals:
        typed: A collective before and after.
    """

    typed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("No."), lambda line: str(self.rows.index(line) + 1), is_number=True),
                Column(tr("Collective (as printed)"), lambda line: line.name),
                Column(tr("Result"), lambda line: line.standing, lambda _line: "muted"),
                Column(tr("Why listed"), lambda line: line.why,
                       lambda line: "accent" if line.against else "muted"),
                Column(tr("Note (printed)"), lambda line: line.collective.note),
            )
        )  # fmt: skip

    def set_rows(self, rows: Sequence[CollectiveLine]) -> None:
        """Shows other lines; a list of the same length keeps its current cell."""
        if len(rows) != len(self.rows):
            super().set_rows(rows)
        elif rows:
            self.rows = tuple(rows)
            last = self.index(len(rows) - 1, len(CollectiveColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names, notes and reasons are typed; what follows the rules needs no reason."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = CollectiveColumn(index.column())
        is_asked = column is not CollectiveColumn.WHY or self.rows[index.row()].against
        return flags | Qt.ItemFlag.ItemIsEditable if column in _TYPED and is_asked else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Returns what a cell shows, or what is typed into it."""
        if role != _Role.EditRole or not index.isValid():
            return super().data(index, role)
        line = self.rows[index.row()]
        return {
            CollectiveColumn.NAME: line.name,
            CollectiveColumn.WHY: line.collective.reason,
            CollectiveColumn.NOTE: line.collective.note,
        }.get(CollectiveColumn(index.column()))

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed."""
        column = CollectiveColumn(index.column())
        if column not in _TYPED or role != _Role.EditRole:
            return False
        if str(value) != self.data(index, _Role.EditRole):
            before = self.rows[index.row()].collective
            self.typed.emit(before, _with(before, column, str(value)))
        return True


def _with(collective: AwardedCollective, column: CollectiveColumn, text: str) -> AwardedCollective:
    match column:
        case CollectiveColumn.NAME:
            return replace(collective, name=text)
        case CollectiveColumn.WHY:
            return replace(collective, reason=text)
    return replace(collective, note=text)
