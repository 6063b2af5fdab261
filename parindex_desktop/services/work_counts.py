"""What is done and what is left of the work for one unit, counted task by task."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import FIRST_STAGES, CellState, Stage

if TYPE_CHECKING:
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


class UnitCounter:
    """Counts the tasks of single units; what the criteria alone decide is found once."""

    def __init__(self, book: GroupBook, dossier: Dossier) -> None:
        self._book = book
        self._dossier = dossier
        appraised = [leaf for leaf in book.leaves if leaf.source is Source.APPRAISED]
        self._appraised = {leaf.id for leaf in appraised}
        self._penalties = {leaf.id for leaf in appraised if leaf.kind is Kind.PENALTY}

    def count(self, unit_id: UnitId) -> Counts:
        """Counts every task of a unit anew."""
        own, first, second, decided = self._points(unit_id)
        lowered = {each for each in own if self._is_less(each, first, own)}
        explained = self._remarked(unit_id, RemarkKind.EXPLANATION)
        answered = explained & self._remarked(unit_id, RemarkKind.ANSWER)
        answered |= {each for each in explained if self._is_less(each, first, second)}
        return {
            Task.SELF: self._filled(unit_id, Stage.SELF),
            Task.APPRAISAL_1: self._filled(unit_id, Stage.APPRAISAL_1),
            Task.EXPLANATION: Count(len(explained & lowered), len(lowered)),
            Task.ANSWER: Count(len(answered), len(explained)),
            Task.APPRAISAL_2: Count(len(decided | answered), len(decided | explained)),
            Task.SURVEY: self._filled(unit_id, Stage.SURVEY),
        }

    def _filled(self, unit_id: UnitId, layer: Stage) -> Count:
        """Counts the leaves that a layer wants; in an appraisal a score of either is one."""
        book = self._book
        wanted = book.wanted(layer)
        count = len(wanted)
        if unit_id in book.traits:
            count = sum(not book.exemption(unit_id, book.leaves[n].id) for n in wanted)
        return Count(count - len(book.blanks(unit_id, layer)), count)

    def _points(self, unit_id: UnitId) -> tuple[_Points, _Points, _Points, set[CriterionId]]:
        """Returns the numbers of self-scores and both appraisals, and all cells of the second."""
        cells, applies = self._book.cells(unit_id), self._applying(unit_id)
        numbers: dict[Stage, _Points] = {stage: {} for stage in FIRST_STAGES}
        decided: set[CriterionId] = set()
        layout = cells.layout
        for (leaf, stage), state, points in zip(
            layout.places, layout.states, cells.points, strict=True
        ):
            if leaf in applies and stage in numbers:
                if stage is Stage.APPRAISAL_2:
                    decided.add(leaf)
                if state is CellState.NUMBER:
                    numbers[stage][leaf] = points
        stages = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2)
        own, first, second = (numbers[stage] for stage in stages)
        return own, first, second, decided

    def _applying(self, unit_id: UnitId) -> set[CriterionId]:
        if unit_id not in self._book.traits:
            return self._appraised
        return {each for each in self._appraised if not self._book.exemption(unit_id, each)}

    def _is_less(self, leaf: CriterionId, one: _Points, other: _Points) -> bool:
        """Tells whether a leaf adds less to the total with one number than with another."""
        below, above = one.get(leaf), other.get(leaf)
        if below is None or above is None:
            return False
        return below > above if leaf in self._penalties else below < above

    def _remarked(self, unit_id: UnitId, kind: RemarkKind) -> set[CriterionId]:
        dossier = self._dossier
        if not dossier.stamp(unit_id):  # nothing was ever written about the unit
            return set()
        leaves = self._applying(unit_id)
        return {each for each in leaves if dossier.remark(unit_id, each, kind)}


_Points: TypeAlias = dict[CriterionId, int]
