"""Units down, steps across: the day each was done, how late it is, or how much is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.steps import tell_step
from parindex_desktop.services.work_counts import Task
from ui import theme
from ui.navigator.words import count_words, state_role, state_words, step_words, tip_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.progress import UnitProgress
    from parindex_desktop.services.steps import StepState
    from ui.navigator.model import UnitRow

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
STEPS = tuple(Step)
NAME, FIRST_STEP = 0, 1
SURVEY = FIRST_STEP + len(STEPS)
STATE = SURVEY + 1
_FILLED_BY = {Step.SELF: Task.SELF, Step.APPRAISAL_1: Task.APPRAISAL_1,
              Step.EXPLANATION: Task.EXPLANATION, Step.APPRAISAL_2: Task.APPRAISAL_2}  # fmt: skip
"""What a step shows while it is not done."""


class ProgressModel(QAbstractTableModel):
    """Immutable rows in the order of the group."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[UnitRow, ...] = ()

    def set_rows(self, rows: Sequence[UnitRow]) -> None:
        """Shows other rows; of the same units only those that changed are painted again."""
        before, self_rows = self._rows, tuple(rows)
        if [unit.id for unit, _ in before] != [unit.id for unit, _ in self_rows]:
            self.beginResetModel()
            self._rows = self_rows
            self.endResetModel()
            return
        self._rows = self_rows
        for at, row in enumerate(self_rows):
            if row != before[at]:
                self.dataChanged.emit(self.index(at, 0), self.index(at, STATE))

    def unit_at(self, row: int) -> UnitId:
        """Returns the unit of a row."""
        return self._rows[row][0].id

    @staticmethod
    def step_at(column: int) -> Step | None:
        """Returns the step of a column; None for the others."""
        at = column - FIRST_STEP
        return STEPS[at] if 0 <= at < len(STEPS) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Returns the number of units."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Returns the number of columns."""
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Returns the names of the steps."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        step = self.step_at(section)
        if step is not None:
            return tell_step(step)
        return {NAME: tr("Unit"), SURVEY: tr("Survey"), STATE: tr("State")}.get(section)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Returns what a cell shows, in which colour, and everything known as a tool-tip."""
        if not index.isValid():
            return None
        unit, progress = self._rows[index.row()]
        step = self.step_at(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return unit.name if index.column() == NAME else _text(progress, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                words = step_words(progress.step(step)) if step is not None else ""
                return words or "\n".join((unit.name, *tip_lines(progress)))
            case Qt.ItemDataRole.ForegroundRole:
                return theme.tokens().colour(_colour(progress, index.column()))
        return None


def _text(progress: UnitProgress, column: int) -> str:
    step = ProgressModel.step_at(column)
    if step is not None:
        return _step_text(progress, progress.step(step))
    if column == SURVEY:
        return count_words(progress.counts[Task.SURVEY])
    return state_words(progress)


def _step_text(progress: UnitProgress, step: StepState) -> str:
    """Says when a step was done; while it is not, how late it is, and how much is filled."""
    if step.day:
        if not step.late_days:
            return f"✓ {show_day(step.day)}"
        return tr("{day} late {count}", day=show_day(step.day), count=step.late_days)
    if step.late_days:
        return tr("{count} days late", count=step.late_days)
    task = _FILLED_BY.get(step.step)
    return count_words(progress.counts[task]) if task else "–"


def _colour(progress: UnitProgress, column: int) -> str:
    step = ProgressModel.step_at(column)
    if step is not None:
        state = progress.step(step)
        if state.late_days:
            return "warning" if state.day else "danger"
        return "ok" if state.day else "muted"
    if column == STATE:
        return state_role(progress)
    return "text" if column == NAME else "muted"
