"""The lines of a rule (options, bands, answers) as a table, with one more line for the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from parindex_desktop.i18n import tr
from parindex_desktop.services.rule_draft import COLUMNS, OFF, ON, SWITCHES, is_filled, next_line
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.services.rule_draft import Lines, RuleDraft

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class LineColumn:
    """How a column of `rule_draft.COLUMNS` is shown.

    Attributes:
        width: In lines of text; None for the one that fills the table.
    """

    heading: str
    width: float | None = None
    is_number: bool = False


class LinesModel(QAbstractTableModel):
    """Shows the lines of a draft and the one to come; what is typed goes out as other lines.

    Signals:
        typed: The lines after a cell was typed or switched.
    """

    typed = Signal(object)

    def __init__(self, columns: Sequence[LineColumn]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._names: tuple[str, ...] = ()
        self._draft: RuleDraft | None = None
        self._rows: Lines = ()
        self._faults: Mapping[tuple[int, int], str] = {}
        self._read_only = False

    def set_rows(self, draft: RuleDraft, *, read_only: bool = False) -> None:
        """Shows other lines; a line added at the end leaves the others as they are.

        So the editor of a cell may stay open, and the current cell stays current.
        """
        rows = draft.lines if read_only else (*draft.lines, next_line(draft))
        more = len(rows) - len(self._rows)
        grown = more in (0, 1) and read_only == self._read_only and bool(self._rows)
        self._draft, self._names, self._read_only = draft, COLUMNS[draft.kind], read_only
        if not grown:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before = self._rows
        if more:
            self.beginInsertRows(QModelIndex(), len(before), len(before))
        self._rows = rows
        if more:
            self.endInsertRows()
        for row, line in enumerate(before):
            if line != rows[row] or row == len(before) - 1:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(line) - 1))

    def name_column(self, column: int, heading: str) -> None:
        """Gives a column another heading."""
        named = replace(self._columns[column], heading=heading)
        if named != self._columns[column]:
            self._columns = (*self._columns[:column], named, *self._columns[column + 1 :])
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def set_faults(self, faults: Mapping[tuple[int, int], str]) -> None:
        """Marks cells, by line and column from 0, with what is wrong."""
        if faults != self._faults:
            self._faults = faults
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of lines, with the one to come."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].is_number:
            return _RIGHT
        return self._columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Texts are typed, switches are switched with the space bar."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self._read_only:
            return flags
        if self._names[index.column()] in SWITCHES:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        is_switch, text = self._names[column] in SWITCHES, self._rows[row][column]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole if not is_switch:
                return text
            case Qt.ItemDataRole.CheckStateRole if is_switch:
                return Qt.CheckState.Checked if text == ON else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole if is_switch or self._columns[column].is_number:
                return _CENTRE if is_switch else _RIGHT
            case Qt.ItemDataRole.BackgroundRole if (row, column) in self._faults:
                return theme.tokens().colour("error_cell")
            case Qt.ItemDataRole.ForegroundRole if self._is_next(row):
                return theme.tokens().colour("muted")
            case Qt.ItemDataRole.ToolTipRole:
                return self._faults.get((row, column)) or self._tip(row, text, is_switch)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Sends the lines out as they are now."""
        if role == Qt.ItemDataRole.CheckStateRole:
            text = ON if Qt.CheckState(value) is Qt.CheckState.Checked else OFF
        else:
            text = str(value)
        row, line = index.row(), list(self._rows[index.row()])
        if line[index.column()] == text:
            return False
        line[index.column()] = text
        assert self._draft is not None
        lines = [*self._draft.lines]
        if not self._is_next(row):
            lines[row] = tuple(line)
        elif is_filled(self._draft.kind, tuple(line)):
            lines.append(tuple(line))
        self.typed.emit(tuple(lines))
        return True

    def _is_next(self, row: int) -> bool:
        return not self._read_only and row == len(self._rows) - 1

    def _tip(self, row: int, text: str, is_switch: bool) -> str:
        if is_switch:
            return tr("Space bar: the bound itself belongs to the band, or does not")
        return tr("Type here for another line") if self._is_next(row) and not text else text
