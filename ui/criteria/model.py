"""A criteria set as an indented table: every depth in sight, branches can be folded."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.criteria.words import kind_names, source_names

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.services.criteria_outline import CriterionLine

_Index = QModelIndex | QPersistentModelIndex
_INDENT = "    "


class CriterionColumn(IntEnum):
    """The columns, from the left."""

    CODE = 0
    NAME = 1
    MAXIMUM = 2
    SUM = 3
    SOURCE = 4
    KIND = 5


class CriteriaModel(QAbstractTableModel):
    """Shows immutable lines; what is typed goes out as an intent.

    Signals:
        typed: Criterion, column and the text or choice given.
    """

    typed = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[CriterionLine, ...] = ()
        self._lines: tuple[CriterionLine, ...] = ()
        self._folded: set[CriterionId] = set()

    def set_rows(self, lines: tuple[CriterionLine, ...]) -> None:
        """Shows other lines; where they are the same criteria, only changes are painted again."""
        self._all = lines
        shown = self._unfolded()
        same = [_shape(line) for line in shown] == [_shape(line) for line in self._lines]
        if not same:
            self.beginResetModel()
            self._lines = shown
            self.endResetModel()
            return
        before, self._lines = self._lines, shown
        for row, line in enumerate(shown):
            if line != before[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(CriterionColumn) - 1))

    def criterion_at(self, row: int) -> Criterion | None:
        """Returns the criterion of a row."""
        return self._lines[row].criterion if 0 <= row < len(self._lines) else None

    def row_of(self, criterion_id: CriterionId) -> int:
        """Returns the row of a criterion, -1 when it is folded away or gone."""
        found = (row for row, line in enumerate(self._lines) if line.criterion.id == criterion_id)
        return next(found, -1)

    def row_of_code(self, code: str) -> int:
        """Returns the row of a code, unfolding everything when it is out of sight."""
        if self._folded and not any(line.criterion.code == code for line in self._lines):
            self._folded.clear()
            self.set_rows(self._all)
        found = (row for row, line in enumerate(self._lines) if line.criterion.code == code)
        return next(found, -1)

    def fold(self, row: int, *, folded: bool) -> None:
        """Folds or unfolds what is below a row."""
        line = self._lines[row]
        if line.is_leaf or folded == (line.criterion.id in self._folded):
            return
        self._folded ^= {line.criterion.id}
        self.set_rows(self._all)
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def _unfolded(self) -> tuple[CriterionLine, ...]:
        shown: list[CriterionLine] = []
        hidden_below: int | None = None
        for line in self._all:
            if hidden_below is not None and line.level > hidden_below:
                continue
            hidden_below = line.level if line.criterion.id in self._folded else None
            shown.append(line)
        return tuple(shown)

    # ---- Qt -------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Returns the number of lines in sight."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Returns the number of columns."""
        return 0 if parent.isValid() else len(CriterionColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Returns the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        headings = (
            tr("Code"), tr("Criterion"), tr("Maximum"), tr("Sum below"), tr("Source"), tr("Kind"),
        )  # fmt: skip
        return headings[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything but the computed sum can be changed; a source belongs to a leaf."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == CriterionColumn.SUM:
            return flags
        leaf_only = index.column() in (CriterionColumn.SOURCE, CriterionColumn.KIND)
        if leaf_only and not self._lines[index.row()].is_leaf:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], CriterionColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                indent = _INDENT * line.level if column is CriterionColumn.CODE else ""
                return indent + _text(line, column)
            case Qt.ItemDataRole.EditRole:
                return _value(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                numbers = column in (CriterionColumn.MAXIMUM, CriterionColumn.SUM)
                side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.FontRole if not line.is_leaf:
                font = QFont(QApplication.font())
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if column is CriterionColumn.SUM:
                return theme.tokens().colour("danger" if line.surplus else "muted")
            case Qt.ItemDataRole.DecorationRole if column is CriterionColumn.CODE:
                return self._marker(line)
            case Qt.ItemDataRole.ToolTipRole if column is CriterionColumn.NAME:
                return line.criterion.name
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed; the file decides what the line becomes."""
        self.typed.emit(self._lines[index.row()].criterion, index.column(), value)
        return True

    def _marker(self, line: CriterionLine) -> Any:  # noqa: ANN401
        if line.is_leaf:
            return _no_marker()  # takes the same room, so that codes stand in line
        folded = line.criterion.id in self._folded
        return icons.icon("chevron-right" if folded else "chevron-down", "muted")


@cache
def _no_marker() -> QIcon:
    blank = QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def _shape(line: CriterionLine) -> tuple[int, int, bool]:
    return line.criterion.id, line.level, line.is_leaf


def _text(line: CriterionLine, column: CriterionColumn) -> str:
    criterion = line.criterion
    match column:
        case CriterionColumn.CODE:
            return criterion.code
        case CriterionColumn.NAME:
            return criterion.name
        case CriterionColumn.MAXIMUM:
            return format_points(criterion.max_points)
        case CriterionColumn.SUM:
            return _sum_text(line)
        case CriterionColumn.SOURCE:
            return source_names()[criterion.source] if line.is_leaf else ""
        case CriterionColumn.KIND:
            return kind_names()[criterion.kind] if line.is_leaf else ""


def _sum_text(line: CriterionLine) -> str:
    if line.is_leaf:
        return ""
    total = format_points(Points(line.criterion.max_points + line.surplus))
    if not line.surplus:
        return f"= {total}"
    difference = format_points(Points(abs(line.surplus)))
    if line.surplus > 0:
        return tr("{sum} ({difference} too much)", sum=total, difference=difference)
    return tr("{sum} ({difference} missing)", sum=total, difference=difference)


def _value(line: CriterionLine, column: CriterionColumn) -> object:
    if column is CriterionColumn.SOURCE:
        return line.criterion.source
    if column is CriterionColumn.KIND:
        return line.criterion.kind
    return _text(line, column)
