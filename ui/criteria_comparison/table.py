"""The lines of both sets as a table; Space confirms what is only probable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.comparison import ChangeKind
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_change_words import change_name, told
from parindex_desktop.services.criteria_comparison import MappingRow, MappingState
from ui.criteria_comparison.words import state_colour, state_text
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.comparison import Comparison
    from parindex_desktop.domain.criteria import Criterion, CriterionId

Key: TypeAlias = "tuple[CriterionId | None, CriterionId | None]"
"""Ids of both criteria of a line."""

_INDENT = "\u2003"
_IN_ONE_LINE = frozenset(
    {ChangeKind.RECODED, ChangeKind.MAXIMUM, ChangeKind.SOURCE, ChangeKind.KIND, ChangeKind.MOVED}
)
"""Changes whose both sides are short enough for a cell."""


class MappingColumn(IntEnum):
    """Columns of the table."""

    STATE = 0
    OLD_CODE = 1
    OLD_NAME = 2
    NEW_CODE = 3
    NEW_NAME = 4
    CHANGES = 5


@dataclass(frozen=True, slots=True)
class MappingLine:
    """A line as the table shows it.

    Attributes:
        level: 0 for a domain (lĩnh vực).
        changes: What differs, in one line.
    """

    row: MappingRow
    level: int
    changes: str

    @property
    def key(self) -> Key:
        """What a line keeps while other lines change."""
        before, after = self.row.pair.before, self.row.pair.after
        return (before.id if before else None, after.id if after else None)


def shown_line(comparison: Comparison, row: MappingRow, level: int) -> MappingLine:
    """Returns a line of the mapping as the table shows it."""
    parts = []
    for kind in row.pair.changes:
        name = change_name(kind)
        if kind in _IN_ONE_LINE:
            before, after = told(comparison, row.pair, kind)
            name = f"{name} {before} → {after}"
        parts.append(name)
    return MappingLine(row, level, " · ".join(parts))


class MappingTable(QTableView):
    """Both sets side by side.

    Signals:
        confirm_wanted: The chosen lines are the same criteria.
        separate_wanted: The current line is two criteria.
        partner_wanted: A criterion of the current, new line is to be looked for by hand.
    """

    confirm_wanted = Signal()
    separate_wanted = Signal()
    partner_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = RowsModel[MappingLine](_columns(), self)
        self.setModel(self._model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Criteria of both sets"))
        widths: dict[int, float] = {
            MappingColumn.STATE: 10.5,
            MappingColumn.OLD_CODE: 3.6,
            MappingColumn.OLD_NAME: 15,
            MappingColumn.NEW_CODE: 3.6,
            MappingColumn.NEW_NAME: 15,
        }
        ColumnWidths(self, widths, filling=MappingColumn.CHANGES, least=14)

    @property
    def lines(self) -> tuple[MappingLine, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> MappingLine | None:
        """The line under the cursor."""
        at = self.currentIndex().row()
        return self.lines[at] if 0 <= at < len(self.lines) else None

    @property
    def chosen(self) -> tuple[MappingLine, ...]:
        """The selected lines, from above."""
        return tuple(self.lines[at.row()] for at in sorted(self.selectionModel().selectedRows()))

    def show_lines(self, lines: Sequence[MappingLine]) -> None:
        """Shows other lines; the current criterion stays current, else the place does."""
        before, at = self.current, self.currentIndex().row()
        self._model.set_rows(lines)
        if not lines:
            return
        kept = next((n for n, line in enumerate(lines) if _is_same(before, line)), None)
        self.go_to(min(max(at, 0), len(lines) - 1) if kept is None else kept)

    def go_to(self, row: int) -> None:
        """Makes a line current."""
        self.selectRow(row)
        self.scrollTo(self._model.index(row, 0))

    def go_to_next_suggestion(self) -> None:
        """Goes to the next line that waits for an answer, from the top again at the end."""
        at = self.currentIndex().row()
        order = (*range(at + 1, len(self.lines)), *range(at + 1))
        waiting = (n for n in order if self.lines[n].row.state is MappingState.SUGGESTED)
        found = next(waiting, None)
        if found is not None:
            self.go_to(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter confirm or lead to the choice by hand, Delete takes apart."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None and self.current.row.state is MappingState.NEW:
                self.partner_wanted.emit()
            else:
                self.confirm_wanted.emit()
            return
        if key == Qt.Key.Key_Delete:
            self.separate_wanted.emit()
            return
        super().keyPressEvent(event)


def _is_same(before: MappingLine | None, line: MappingLine) -> bool:
    """Tells whether a line shows what another showed: the newer criterion, else the older one."""
    if before is None:
        return False
    (old, new), (line_old, line_new) = before.key, line.key
    return new == line_new if new is not None else old == line_old


def _columns() -> list[Column[MappingLine]]:
    return [
        Column(tr("State"), lambda line: state_text(line.row), lambda line: state_colour(line.row)),
        Column(tr("Old code"), lambda line: _code(line.row.pair.before)),
        Column(tr("Criterion before"), lambda line: _name(line, line.row.pair.before)),
        Column(tr("New code"), lambda line: _code(line.row.pair.after)),
        Column(tr("Criterion after"), lambda line: _name(line, line.row.pair.after)),
        Column(tr("What changed"), lambda line: line.changes, lambda _line: "muted"),
    ]


def _code(criterion: Criterion | None) -> str:
    return criterion.code if criterion is not None else "–"


def _name(line: MappingLine, criterion: Criterion | None) -> str:
    return _INDENT * line.level + criterion.name if criterion is not None else ""
