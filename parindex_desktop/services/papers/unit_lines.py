"""What one unit has at every criterion, from what it gave itself to what counts; values, no layout.

The printed sheet and the spreadsheet show the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.criteria import Criterion, Kind, Source
from parindex_desktop.domain.days import is_day, short_day
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import CellState, Score, Stage, stages_of
from parindex_desktop.domain.text import match_key
from parindex_desktop.services.score_entry import Place, shown_score
from parindex_desktop.services.sheet import Line, lines_of, sums_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.domain.stage_sums import StageSums
    from parindex_desktop.domain.tallies import Tally
    from parindex_desktop.domain.units import Unit, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.group_book import GroupBook

_STAGES: Final = (Stage.SELF, Stage.APPRAISAL_1, Stage.APPRAISAL_2)
_REMARKS: Final = {
    RemarkKind.REASON: "Lý do",
    RemarkKind.EXPLANATION: "Giải trình",
    RemarkKind.ANSWER: "Trả lời",
}
_STATES: Final = {
    CellState.NOT_APPLICABLE: "Không áp dụng",
    CellState.PENDING: "Đang chờ",
}


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """One criterion of a unit, or the whole of it.

    Attributes:
        criterion: None for the whole.
        maximum: Of a leaf its own; of a branch the sum of what applies to the unit.
        given: What each stage before the result gave, penalties negative; of a branch the sum of
            its numbers. A stage that gave nothing is left out.
        state: How it stands; a branch is a number when something of it is scored.
        reached: What counts, penalties negative; None unless it is a number.
        lost: How much is missing to the maximum, and what penalties take; None where nothing can be
            lost: bonus lines, and what leaves the maximum.
        words: Why, one paragraph each; of leaves only.
        documents: What proves it, one paragraph each; of leaves only.
    """

    criterion: Criterion | None
    is_leaf: bool
    maximum: Points
    given: dict[Stage, Score]
    state: CellState
    reached: Points | None
    lost: Points | None
    words: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def is_domain(self) -> bool:
        """True at the top of the tree."""
        return self.criterion is not None and self.criterion.parent_id is None


class UnitLines:
    """Makes the lines of the units of one group; what all of them share is found once."""

    def __init__(self, book: GroupBook, dossier: Dossier) -> None:
        self._book = book
        self._dossier = dossier
        self._lines = lines_of(book.tree)

    def of(self, unit: Unit) -> tuple[ScoredLine, ...]:
        """Returns the criteria of a unit in printed order, the whole last."""
        sums = sums_of(self._book, unit.id)
        lost: dict[CriterionId, int] = {}
        for line in self._lines:
            if line.is_leaf and (missing := self._lost(unit.id, line.criterion)) is not None:
                for criterion_id in (*line.above, line.criterion.id):
                    lost[criterion_id] = lost.get(criterion_id, 0) + missing
        lines = (self._line(unit, line, sums, lost) for line in self._lines)
        return (*lines, self._whole(unit.id, sums))

    def _lost(self, unit_id: UnitId, leaf: Criterion) -> int | None:
        tally = self._book.result(unit_id).nodes[leaf.id]
        match leaf.kind:
            case Kind.NORMAL:
                return tally.maximum - tally.points if tally.maximum else None
            case Kind.PENALTY:
                return tally.points if tally.scored else None
            case Kind.BONUS:
                return None

    def _line(
        self, unit: Unit, line: Line, sums: StageSums, lost: dict[CriterionId, int]
    ) -> ScoredLine:
        criterion = line.criterion
        tally = self._book.result(unit.id).nodes[criterion.id]
        missing = lost.get(criterion.id)
        points = None if missing is None else Points(missing)
        if not line.is_leaf:
            state, reached = _standing(tally)
            given = _sums(sums, criterion.id)
            return ScoredLine(criterion, False, tally.maximum, given, state, reached, points)
        score, _ = shown_score(self._book, Place(unit.id, criterion.id), stages_of(criterion))
        return ScoredLine(
            criterion,
            True,
            criterion.max_points,
            self._given(unit.id, criterion),
            score.state,
            _signed(criterion, score).points if score.state is CellState.NUMBER else None,
            points,
            tuple(self._words(unit.id, criterion, score)),
            tuple(
                document_line(each, unit) for each in self._dossier.evidence(unit.id, criterion.id)
            ),
        )

    def _whole(self, unit_id: UnitId, sums: StageSums) -> ScoredLine:
        """The sum of everything as the ranking takes it: bonus and penalty within their caps."""
        total = self._book.result(unit_id).total
        state, reached = _standing(total)
        bonus = sum(
            self._book.result(unit_id).nodes[leaf.id].points
            for leaf in self._book.leaves
            if leaf.kind is Kind.BONUS
        )
        cap = self._book.tree.set.bonus_cap
        counted = bonus if cap is None else min(bonus, cap)
        lost = Points(total.maximum - total.points + counted)
        return ScoredLine(None, False, total.maximum, _sums(sums, None), state, reached, lost)

    def _given(self, unit_id: UnitId, leaf: Criterion) -> dict[Stage, Score]:
        if self._book.exemption(unit_id, leaf.id):
            return {}
        scores = ((stage, self._book.score(unit_id, leaf.id, stage)) for stage in _STAGES)
        return {
            s: _signed(leaf, score) for s, score in scores if score.state is not CellState.BLANK
        }

    def _words(self, unit_id: UnitId, leaf: Criterion, score: Score) -> Iterator[str]:
        if leaf.source is not Source.APPRAISED:
            yield layout.SOURCES[leaf.source]
        if leaf.kind is not Kind.NORMAL:
            yield layout.KINDS[leaf.kind]
        if score.state in _STATES:
            yield ": ".join(filter(None, (_STATES[score.state], score.ground)))
        elif score.state is CellState.BLANK and leaf.kind is Kind.NORMAL:
            yield "Chưa có điểm"
        for kind, named in _REMARKS.items():
            if text := self._dossier.remark(unit_id, leaf.id, kind):
                yield f"{named}: {text}"


def second_appraisal_differs(book: GroupBook) -> bool:
    """Tells whether appraisal 2 gave any unit of a group something else than appraisal 1."""
    for unit in book.units:
        places = book.cells(unit.id).layout.places
        for criterion_id, stage in places:
            if stage is Stage.APPRAISAL_2:
                first = book.score(unit.id, criterion_id, Stage.APPRAISAL_1)
                second = book.score(unit.id, criterion_id, Stage.APPRAISAL_2)
                if (first.state, first.points) != (second.state, second.points):
                    return True
    return False


def document_line(evidence: Evidence, unit: Unit) -> str:
    """Returns how a document is named on paper: `12/KH-SNV ngày 5/3/2025 (trang 2)`.

    Who issued it is told where it was not the unit itself.
    """
    named = evidence.number or evidence.attachment_name or evidence.note or evidence.reference
    if is_day(evidence.day):
        named += f" ngày {short_day(evidence.day)}"
    if evidence.issuer and match_key(evidence.issuer) != match_key(unit.name):
        named += f", {evidence.issuer}"
    if evidence.page:
        named += f" ({evidence.page})"
    is_told = not (evidence.number or evidence.attachment_name)
    return named if is_told or not evidence.note else f"{named}; {evidence.note}"


def _sums(sums: StageSums, criterion_id: CriterionId | None) -> dict[Stage, Score]:
    found = ((stage, sums.at(criterion_id, stage)) for stage in _STAGES)
    return {stage: Score.number(points) for stage, points in found if points is not None}


def _standing(tally: Tally) -> tuple[CellState, Points | None]:
    """Returns how a branch stands: a number as soon as something of it is scored."""
    if tally.scored:
        return CellState.NUMBER, tally.points
    if tally.not_applicable and not tally.missing:
        return CellState.NOT_APPLICABLE, None
    return CellState.BLANK, None


def _signed(leaf: Criterion, score: Score) -> Score:
    """Returns a score as it counts: what a penalty takes is negative."""
    takes = leaf.kind is Kind.PENALTY and score.points
    return replace(score, points=Points(-score.points)) if takes else score
