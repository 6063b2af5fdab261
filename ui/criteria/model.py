"""A criteria set as an indented table: every depth in sight, branches can be folded."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_outline import matching
from ui import icons, theme
from ui.criteria.cells import (
    LEAF_ONLY,
    NUMBERS,
    CriterionColumn,
    cell_text,
    cell_tip,
    cell_value,
    heading_tip,
    headings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.services.criteria_outline import CriterionLine

_Index = QModelIndex | QPersistentModelIndex
_INDENT = "    "


class CriteriaModel(QAbstractTableModel):
    """Shows immutable lines; what is typed goes out as an intent.

    Attributes:
        is_locked: Nothing can be typed; show the lines again after changing it.

    Signals:
        typed: Criterion, column and the text or choice given.
    """

    typed = Signal(object, int, object)

    def __init__(self) -> None:
        super().__init__()
        self.is_locked = False
        self._all: tuple[CriterionLine, ...] = ()
        self._lines: tuple[CriterionLine, ...] = ()
        self._folded: set[CriterionId] = set()
        self._wanted = ""
        self._cut: frozenset[CriterionId] = frozenset()
        self._drafts: frozenset[CriterionId] = frozenset()

    def set_rows(self, lines: tuple[CriterionLine, ...]) -> None:
        """Shows other lines; where they are the same criteria, only changes are painted again."""
        self._all = lines
        shown = self._in_sight()
        same = [_shape(line) for line in shown] == [_shape(line) for line in self._lines]
        if not same:
            self.beginResetModel()
            self._lines = shown
            self.endResetModel()
            return
        before, self._lines = self._lines, shown
        for row, line in enumerate(shown):
            if line != before[row]:
                self._repaint(row)

    def search(self, wanted: str) -> None:
        """Shows only lines with these words and what is above them; all again for none."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.set_rows(self._all)

    def mark_cut(self, cut: Iterable[CriterionId]) -> None:
        """Shows lines as cut."""
        before, self._cut = self._cut, frozenset(cut)
        self._repaint_lines(before ^ self._cut)

    def mark_drafts(self, drafts: Iterable[CriterionId]) -> None:
        """Marks lines whose rule is begun and not applied."""
        before, self._drafts = self._drafts, frozenset(drafts)
        self._repaint_lines(before ^ self._drafts)

    def line_at(self, row: int) -> CriterionLine | None:
        """Returns the line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def criterion_at(self, row: int) -> Criterion | None:
        """Returns the criterion of a row."""
        line = self.line_at(row)
        return line.criterion if line else None

    def row_of(self, criterion_id: CriterionId) -> int:
        """Returns the row of a criterion, -1 when it is out of sight or gone."""
        found = (row for row, line in enumerate(self._lines) if line.criterion.id == criterion_id)
        return next(found, -1)

    def row_of_code(self, code: str) -> int:
        """Returns the row of a code, with everything in sight when it was not."""
        if not any(line.criterion.code == code for line in self._lines):
            self.show_all()
        found = (row for row, line in enumerate(self._lines) if line.criterion.code == code)
        return next(found, -1)

    def show_all(self) -> None:
        """Unfolds everything and forgets what was looked for."""
        self._folded.clear()
        self._wanted = ""
        self.set_rows(self._all)

    # ---- folding --------------------------------------------------------------------------------

    def is_folded(self, row: int) -> bool:
        """Tells whether lines below a row are out of sight."""
        return self._lines[row].criterion.id in self._folded and not self._wanted

    def fold(self, row: int, *, folded: bool) -> None:
        """Folds or unfolds what is below a row."""
        line = self._lines[row]
        if line.is_leaf or folded == (line.criterion.id in self._folded):
            return
        self._folded ^= {line.criterion.id}
        self.set_rows(self._all)
        self._repaint(row)

    def fold_to_domains(self, *, folded: bool) -> None:
        """Shows the domains only, or every line."""
        parents = {line.criterion.id for line in self._all if not line.is_leaf}
        self._folded = parents if folded else set()
        self.set_rows(self._all)
        if self._lines:
            last = len(self._lines) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, CriterionColumn.CODE))

    def _in_sight(self) -> tuple[CriterionLine, ...]:
        if self._wanted:
            return matching(self._all, self._wanted)
        shown: list[CriterionLine] = []
        hidden_below: int | None = None
        for line in self._all:
            if hidden_below is not None and line.level > hidden_below:
                continue
            hidden_below = line.level if line.criterion.id in self._folded else None
            shown.append(line)
        return tuple(shown)

    def _repaint_lines(self, criteria: frozenset[CriterionId]) -> None:
        for row, line in enumerate(self._lines):
            if line.criterion.id in criteria:
                self._repaint(row)

    def _repaint(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(CriterionColumn) - 1))

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
        """Returns the heading of a column, and what it means."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return headings()[section]
            case Qt.ItemDataRole.ToolTipRole:
                return heading_tip(CriterionColumn(section))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(CriterionColumn(section))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Everything but the computed sum can be changed; source and kind belong to a leaf."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.is_locked:
            return flags
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        closed = index.column() in LEAF_ONLY and not self._lines[index.row()].is_leaf
        if closed or index.column() == CriterionColumn.SUM:
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
                return indent + cell_text(line, column)
            case Qt.ItemDataRole.EditRole:
                return cell_value(line, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _aligned(column)
            case Qt.ItemDataRole.FontRole:
                return self._font(line)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(line, column)
            case Qt.ItemDataRole.BackgroundRole if column is CriterionColumn.SUM and line.surplus:
                return theme.tokens().colour("danger_soft")
            case Qt.ItemDataRole.DecorationRole:
                return self._mark(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(line, column)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Sends out what was typed; the file decides what the line becomes."""
        self.typed.emit(self._lines[index.row()].criterion, index.column(), value)
        return True

    def _font(self, line: CriterionLine) -> QFont | None:
        is_cut = line.criterion.id in self._cut
        if line.is_leaf and not is_cut:
            return None
        font = QFont(QApplication.font())
        font.setBold(not line.is_leaf)
        font.setItalic(is_cut)
        return font

    def _colour(self, line: CriterionLine, column: CriterionColumn) -> Any:  # noqa: ANN401
        if line.criterion.id in self._cut:
            return theme.tokens().colour("muted")
        if column is CriterionColumn.SUM:
            return theme.tokens().colour("danger" if line.surplus else "muted")
        return None

    def _tip(self, line: CriterionLine, column: CriterionColumn) -> str:
        text = cell_tip(line, column)
        if column is CriterionColumn.NAME and line.criterion.id in self._drafts:
            return text + "\n" + tr("Its rule is begun and not applied yet.")
        return text

    def _mark(self, line: CriterionLine, column: CriterionColumn) -> Any:  # noqa: ANN401
        if column is CriterionColumn.NAME and line.criterion.id in self._drafts:
            return icons.icon("pencil", "warning")
        if column is not CriterionColumn.CODE:
            return None
        if line.is_leaf:
            return _no_mark()  # takes the same room, so that codes stand in line
        folded = line.criterion.id in self._folded and not self._wanted
        return icons.icon("chevron-right" if folded else "chevron-down", "muted")


def _aligned(column: CriterionColumn) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


@cache
def _no_mark() -> QIcon:
    blank = QPixmap(16, 16)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


def _shape(line: CriterionLine) -> tuple[int, int, bool]:
    return line.criterion.id, line.level, line.is_leaf
