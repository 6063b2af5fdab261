"""What is done and what is left of the work for one unit, counted task by task."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import CellState, Stage

if TYPE_CHECKING:
    from parindex_desktop.domain.unit_cells import UnitCells
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook


class Task(StrEnum):
    """What is counted of the work for a unit, in the order of the process."""

    SELF = "self"
    APPRAISAL_1 = "appraisal1"
    EXPLANATION = "explanation"
    """Criteria for which appraisal 1 gave less than the unit itself, and those explained."""
    ANSWER = "answer"
    """Explanations, and those that appraisal 2 answered with words or with more points."""
    APPRAISAL_2 = "appraisal2"
    """Criteria that appraisal 2 has to look at, and those it decided: with points or an answer."""
    SURVEY = "survey"

    __hash__ = str.__hash__


class Count(NamedTuple):
    """How much of a task is done."""

    filled: int
    expected: int

    @property
    def open(self) -> int:
        """What is left to do."""
        return self.expected - self.filled


Counts: TypeAlias = Mapping[Task, Count]


def count_unit(book: GroupBook, dossier: Dossier, unit_id: UnitId) -> Counts:
    """Counts every task of a unit anew."""
    lowered, explained, answered, decided = _appraised(book, dossier, unit_id)
    given = explained & lowered
    return {
        Task.SELF: _filled(book, unit_id, Stage.SELF),
        Task.APPRAISAL_1: _filled(book, unit_id, Stage.APPRAISAL_1),
        Task.EXPLANATION: Count(len(given), len(lowered)),
        Task.ANSWER: Count(len(answered), len(explained)),
        Task.APPRAISAL_2: Count(len(decided | answered), len(decided | explained)),
        Task.SURVEY: _filled(book, unit_id, Stage.SURVEY),
    }


def _filled(book: GroupBook, unit_id: UnitId, layer: Stage) -> Count:
    """Counts the leaves that a layer wants of a unit; in an appraisal a score of either is one."""
    leaves = book.leaves
    wanted = sum(not book.exemption(unit_id, leaves[n].id) for n in book.wanted(layer))
    return Count(wanted - len(book.blanks(unit_id, layer)), wanted)


def _appraised(
    book: GroupBook, dossier: Dossier, unit_id: UnitId
) -> tuple[set[CriterionId], set[CriterionId], set[CriterionId], set[CriterionId]]:
    """Returns the leaves lowered, explained, answered, and scored by appraisal 2."""
    lowered: set[CriterionId] = set()
    explained: set[CriterionId] = set()
    answered: set[CriterionId] = set()
    decided: set[CriterionId] = set()
    cells = book.cells(unit_id)
    for leaf in book.leaves:
        if leaf.source is not Source.APPRAISED or book.exemption(unit_id, leaf.id):
            continue
        own, first, second = (_worth(cells, leaf, stage) for stage in _COMPARED)
        if own is not None and first is not None and first < own:
            lowered.add(leaf.id)
        if (leaf.id, Stage.APPRAISAL_2) in cells.layout.index_of:
            decided.add(leaf.id)
        if dossier.remark(unit_id, leaf.id, RemarkKind.EXPLANATION):
            explained.add(leaf.id)
            more = first is not None and second is not None and second > first
            if more or dossier.remark(unit_id, leaf.id, RemarkKind.ANSWER):
                answered.add(leaf.id)
    return lowered, explained, answered, decided


_COMPARED = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2)


def _worth(cells: UnitCells, leaf: Criterion, stage: Stage) -> int | None:
    """Returns what a cell adds to the total, in 1/10 000 point; None without a number."""
    index = cells.layout.index_of.get((leaf.id, stage))
    if index is None or cells.layout.states[index] is not CellState.NUMBER:
        return None
    return -cells.points[index] if leaf.kind is Kind.PENALTY else cells.points[index]
