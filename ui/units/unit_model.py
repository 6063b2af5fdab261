"""The units of a group as a table: names, ranked, traits, and how far each is scored."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.i18n import tr
from ui import theme

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.units import UnitLine

_Index = QModelIndex | QPersistentModelIndex


class UnitColumn(IntEnum):
    """The columns, from the left."""

    ORDINAL = 0
    NAME = 1
    SHORT_NAME = 2
    RANKED = 3
    SCORED = 4
    TRAITS = 5


class UnitModel(QAbstractTableModel):
    """Shows immutable lines; what is typed goes out as an intent and comes back as a new line.

    A draft is a line at the end that is not a unit yet: it takes the name that is being typed.

    Signals:
        renamed: Unit id and the name typed.
        short_name_typed: Unit id and the short name typed.
        ranked_toggled: Unit id and whether it shall be ranked.
        drafted: The name typed into the draft.
    """

    renamed = Signal(object, str)
    short_name_typed = Signal(object, str)
    ranked_toggled = Signal(object, bool)
    drafted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[UnitLine, ...] = ()
        self._has_draft = False

    @property
    def has_draft(self) -> bool:
        """True while the line at the end waits for a name."""
        return self._has_draft

    def set_rows(self, lines: tuple[UnitLine, ...]) -> None:
        """Shows other lines; where the units are the same, only what changed is painted again."""
        same = [line.unit.id for line in lines] == [line.unit.id for line in self._lines]
        if not same or self._has_draft:
            self.beginResetModel()
            self._lines, self._has_draft = lines, False
            self.endResetModel()
            return
        before, self._lines = self._lines, lines
        for row, line in enumerate(lines):
            if line != before[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(UnitColumn) - 1))

    def start_draft(self) -> QModelIndex:
        """Adds the draft and returns the place of its name."""
        if not self._has_draft:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines))
            self._has_draft = True
            self.endInsertRows()
        return self.index(len(self._lines), UnitColumn.NAME)

    def drop_draft(self) -> None:
        """Takes the draft away."""
        if self._has_draft:
            self.beginRemoveRows(QModelIndex(), len(self._lines), len(self._lines))
            self._has_draft = False
            self.endRemoveRows()

    def unit_at(self, row: int) -> UnitId | None:
        """Returns the unit of a row; None for the draft."""
        return self._lines[row].unit.id if 0 <= row < len(self._lines) else None

    def row_of(self, unit_id: UnitId) -> int:
        """Returns the row of a unit, -1 when it is not shown."""
        rows = (row for row, line in enumerate(self._lines) if line.unit.id == unit_id)
        return next(rows, -1)

    def line(self, row: int) -> UnitLine:
        """Returns a line."""
        return self._lines[row]

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of units, the draft included."""
        return 0 if parent.isValid() else len(self._lines) + self._has_draft

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(UnitColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (
            tr("No."),
            tr("Unit name"),
            tr("Short name"),
            tr("Ranked"),
            tr("Scored"),
            tr("Traits"),
        )
        return headings[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Names can be typed; the ranking is ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == UnitColumn.NAME:
            return flags | Qt.ItemFlag.ItemIsEditable
        if index.row() >= len(self._lines):
            return flags
        if index.column() == UnitColumn.SHORT_NAME:
            return flags | Qt.ItemFlag.ItemIsEditable
        if index.column() == UnitColumn.RANKED:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        column = UnitColumn(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENT.get(column)
        if index.row() >= len(self._lines):
            shown = role == Qt.ItemDataRole.DisplayRole and column is UnitColumn.ORDINAL
            return str(index.row() + 1) if shown else None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _text(line, column, index.row())
            case Qt.ItemDataRole.CheckStateRole if column is UnitColumn.RANKED:
                return Qt.CheckState.Checked if line.ranked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(line, column)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed or ticked; the file decides what the line becomes."""
        unit_id = self.unit_at(index.row())
        if unit_id is None:
            self.drafted.emit(str(value))
        elif role == Qt.ItemDataRole.CheckStateRole:
            self.ranked_toggled.emit(unit_id, Qt.CheckState(value) is Qt.CheckState.Checked)
        elif index.column() == UnitColumn.NAME:
            self.renamed.emit(unit_id, str(value))
        else:
            self.short_name_typed.emit(unit_id, str(value))
        return True


_ALIGNMENT = {
    UnitColumn.ORDINAL: int(Qt.AlignmentFlag.AlignCenter),
    UnitColumn.RANKED: int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
    UnitColumn.SCORED: int(Qt.AlignmentFlag.AlignCenter),
}


def _text(line: UnitLine, column: UnitColumn, row: int) -> str:
    match column:
        case UnitColumn.ORDINAL:
            return str(row + 1)
        case UnitColumn.NAME:
            return line.unit.name
        case UnitColumn.SHORT_NAME:
            return line.unit.short_name
        case UnitColumn.RANKED:
            return tr("Yes") if line.ranked else tr("No")
        case UnitColumn.TRAITS:
            traits = "; ".join(line.traits)
            return tr("{count} N/A · {traits}", count=line.exempt, traits=traits) if traits else ""
        case UnitColumn.SCORED:
            return f"{line.scored}/{line.expected}" if line.expected else "–"


def _tip(line: UnitLine, column: UnitColumn) -> str | None:
    if column is UnitColumn.NAME:
        return line.unit.name
    if column is UnitColumn.TRAITS and line.traits:
        fallen = tr("{count} criteria do not apply to this unit", count=line.exempt)
        return "\n".join((*line.traits, fallen))
    return None


def _colour(line: UnitLine, column: UnitColumn) -> Any:  # noqa: ANN401
    worn = theme.tokens()
    if not line.ranked and column is not UnitColumn.SCORED:
        return worn.colour("muted")
    if column is UnitColumn.SCORED:
        done = line.expected > 0 and line.scored == line.expected
        return worn.colour("ok" if done else "muted")
    return None
