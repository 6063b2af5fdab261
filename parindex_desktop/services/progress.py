"""How far each unit of a group is on its way through the round, and who has work for it.

Counting is kept per unit and only done again for the units whose cells or dossier changed, so that
a list of 3 321 communes follows every typed cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.process import Step
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services.steps import StepState, step_state
from parindex_desktop.services.work_counts import Count, Counts, Task, UnitCounter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parindex_desktop.domain.unit_cells import Layout, UnitCells
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


class State(Enum):
    """Where a unit stands as a whole."""

    NOT_BEGUN = auto()
    UNDER_WAY = auto()
    FINISHED = auto()


_WORK: Mapping[Role, tuple[Task, ...]] = {
    Role.VIEWER: (),
    Role.ENTRY: (Task.SELF, Task.SURVEY),
    Role.APPRAISER: (Task.APPRAISAL_1, Task.ANSWER),
}
_ALL_WORK = (Task.SELF, Task.APPRAISAL_1, Task.ANSWER, Task.SURVEY)


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """How far one unit is.

    Attributes:
        counts: Of every task.
        steps: Every step with its dates, in the order of the process.
    """

    unit_id: UnitId
    counts: Counts
    steps: tuple[StepState, ...]

    def step(self, step: Step) -> StepState:
        """Returns how one step stands."""
        return next(each for each in self.steps if each.step is step)

    def has_work(self, role: Role | None = None) -> bool:
        """Tells whether somebody of a role has something to do for the unit; None for anybody."""
        tasks = _ALL_WORK if role is None else _WORK.get(role, _ALL_WORK)
        return any(self.counts[task].open for task in tasks)

    @property
    def is_received(self) -> bool:
        """Whether the unit has handed in its self-assessment."""
        return bool(self.step(Step.SELF).day)

    @property
    def late(self) -> tuple[StepState, ...]:
        """The steps that were done late, or are not done though their last day is over."""
        return tuple(each for each in self.steps if each.late_days)

    @property
    def state(self) -> State:
        """Where the unit stands as a whole."""
        if self.step(Step.FINAL).day:
            return State.FINISHED
        if not any(count.filled for count in self.counts.values()):
            return State.NOT_BEGUN
        return State.UNDER_WAY if self.has_work() else State.FINISHED


class GroupProgress:
    """The progress of all units of a group on one day.

    Attributes:
        today: The day on which a step that is not done counts as late, as an ISO date.
    """

    def __init__(self, book: GroupBook, dossier: Dossier, today: str = "") -> None:
        self._book = book
        self._dossier = dossier
        self._counter = UnitCounter(book, dossier)
        self._counted = _COUNTED.setdefault(book, {})
        self.today = today or date.today().isoformat()

    def of(self, unit_id: UnitId) -> UnitProgress:
        """Returns how far a unit of the group is."""
        counts = self._counts(unit_id)
        if self._skips_self:
            counts = {**counts, Task.SELF: Count(0, 0)}
        return UnitProgress(unit_id, counts, self._steps(unit_id, counts))

    def __iter__(self) -> Iterator[UnitProgress]:
        return (self.of(unit.id) for unit in self._book.units)

    def _counts(self, unit_id: UnitId) -> Counts:
        """Returns what was counted when nothing of the unit has changed since, else counts."""
        basis = (self._book.cells(unit_id), self._dossier, self._dossier.stamp(unit_id))
        known = self._counted.get(unit_id)
        if known is not None and _same(known[0], basis):
            return known[1]
        counts = self._counter.count(unit_id)
        self._counted[unit_id] = basis, counts
        return counts

    @cached_property
    def _skips_self(self) -> bool:
        """True of a group that is appraised though nobody in it has scored itself: as in 2016."""
        stages: set[Stage] = set()
        for unit in self._book.units:
            stages |= _stages_in(self._book.cells(unit.id).layout)
            if Stage.SELF in stages:
                return False
        return bool(stages & {Stage.APPRAISAL_1, Stage.APPRAISAL_2})

    def _steps(self, unit_id: UnitId, counts: Counts) -> tuple[StepState, ...]:
        group, dossier = self._book.group.id, self._dossier
        states: list[StepState] = []
        overtaken = False  # a later step is done, so nobody waits for this one any more
        for step in reversed(Step):
            done = dossier.done(unit_id, step)
            nothing_due = step is Step.EXPLANATION and not counts[Task.EXPLANATION].open
            today = "" if overtaken or nothing_due else self.today
            states.append(step_state(step, dossier.plan(group, step), done, today))
            overtaken = overtaken or done is not None
        return tuple(reversed(states))


def progress_of(
    book: GroupBook, dossier: Dossier, unit_id: UnitId, today: str = ""
) -> UnitProgress:
    """Returns how far one unit is; of many, ask one `GroupProgress`."""
    return GroupProgress(book, dossier, today).of(unit_id)


def next_unit_with_work(
    book: GroupBook, dossier: Dossier, role: Role | None, after_unit: UnitId | None
) -> UnitId | None:
    """Returns the unit that follows in the list, round its end, with work for a role.

    Args:
        book: The scores of the group.
        dossier: Of its round.
        role: Whose work; None for anybody's.
        after_unit: Where to begin, itself the last; None for the top of the list.

    Returns:
        None when nobody has work left.
    """
    order = [unit.id for unit in book.units]
    start = order.index(after_unit) + 1 if after_unit in order else 0
    progress = GroupProgress(book, dossier)
    around = (*order[start:], *order[:start])
    return next((each for each in around if progress.of(each).has_work(role)), None)


_Basis: TypeAlias = "tuple[UnitCells, Dossier, int]"
_COUNTED: WeakKeyDictionary[GroupBook, dict[UnitId, tuple[_Basis, Counts]]] = WeakKeyDictionary()
"""What was counted for the units of each open book; it goes away with the book."""


def _same(one: _Basis, other: _Basis) -> bool:
    """Compares cells by identity: they never change, and an edit makes others."""
    return one[0] is other[0] and one[1] is other[1] and one[2] == other[2]


@lru_cache(maxsize=4096)
def _stages_in(layout: Layout) -> frozenset[Stage]:
    return frozenset(stage for _, stage in layout.places)
