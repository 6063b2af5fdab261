"""The columns of a ranking as rows that can be ticked, renamed and moved."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.rounds import ColumnKind, RankingColumn
from parindex_desktop.i18n import tr
from parindex_desktop.services.ordering import moved
from parindex_desktop.services.ranking_table import cell_text, cell_value, heading, shows_numbers
from parindex_desktop.services.results import with_style
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.services.group_book import GroupBook

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class Part(IntEnum):
    """What is set of a column."""

    SHOWN = 0
    HEADING = 1
    ZEROS = 2
    PERCENT = 3
    SAMPLE = 4


_TICKED = frozenset({Part.SHOWN, Part.ZEROS, Part.PERCENT})


class ColumnModel(QAbstractTableModel):
    """One row per column that a ranking has or could have."""

    def __init__(self, book: GroupBook, columns: tuple[RankingColumn, ...]) -> None:
        super().__init__()
        self._book = book
        self._columns = columns

    @property
    def columns(self) -> tuple[RankingColumn, ...]:
        """The columns as arranged so far."""
        return self._columns

    def set_rows(self, columns: tuple[RankingColumn, ...]) -> None:
        """Shows other columns."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def move(self, place: int, step: int) -> int:
        """Moves a column one place up or down and returns where it is now."""
        after = tuple(moved(self._columns, [place], step))
        if after == self._columns:
            return place
        self._columns = after
        self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(Part) - 1))
        return place + step

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of columns that can be shown."""
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of things that can be set."""
        return 0 if parent.isValid() else len(Part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns what is set in a column of this table."""
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        parts = (tr("Content"), tr("Printed heading"), tr("Keep zeros"), tr("% sign"), tr("Sample"))
        return parts[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings are typed, the rest is ticked where it means anything."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        part, column = Part(index.column()), self._columns[index.row()]
        if part is Part.HEADING:
            return flags | Qt.ItemFlag.ItemIsEditable
        if part is Part.SHOWN or (part in _TICKED and shows_numbers(column)):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        part, column = Part(index.column()), self._columns[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._text(part, column)
            case _Role.EditRole if part is Part.HEADING:
                return column.heading
            case _Role.CheckStateRole if self.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
                ticked = _is_ticked(part, column)
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case _Role.ForegroundRole if not column.visible or (
                part is Part.HEADING and not column.heading
            ):
                return theme.tokens().colour("muted")
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Takes a heading or a tick over."""
        part, column = Part(index.column()), self._columns[index.row()]
        if part is Part.HEADING:
            after = replace(column, heading=str(value))
        else:
            after = _with_tick(part, column, Qt.CheckState(value) is Qt.CheckState.Checked)
        rows = list(self._columns)
        rows[index.row()] = after
        self._columns = tuple(rows)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(Part) - 1))
        return True

    def _text(self, part: Part, column: RankingColumn) -> str:
        match part:
            case Part.SHOWN:
                usual = heading(self._book, replace(column, heading=""))
                return f"{column.criterion_code} {usual}".lstrip()
            case Part.HEADING:
                return heading(self._book, column)
            case Part.SAMPLE:
                return self._sample(column)
            case _:
                return ""

    def _sample(self, column: RankingColumn) -> str:
        if not self._book.standings:
            return ""
        first = self._book.standings[0]
        if column.kind is ColumnKind.ORDINAL:
            return "1"
        return cell_text(self._book, column, cell_value(self._book, column, first))


def _is_ticked(part: Part, column: RankingColumn) -> bool:
    if part is Part.SHOWN:
        return column.visible
    return column.style is NumberStyle.FIXED if part is Part.ZEROS else column.percent


def _with_tick(part: Part, column: RankingColumn, ticked: bool) -> RankingColumn:
    if part is Part.SHOWN:
        return replace(column, visible=ticked)
    if part is Part.ZEROS:
        return with_style(column, fixed=ticked)
    return replace(column, percent=ticked)
