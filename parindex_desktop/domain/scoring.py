"""From the cells of one unit to its points, maximum and index, at every node of the tree.

Points of a leaf are the last appraisal that exists, or the survey score; self scores never enter
the result (`domain.md`, From scores to the ranking, 1-3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, stages_of
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from parindex_desktop.domain.policy import Policy

UnitScores = Mapping[tuple[CriterionId, Stage], Score]
"""The cells of one unit that are not blank."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Points over maximum at one node.

    Attributes:
        points: Sum of the leaves below that apply, in 1/10 000 point.
        maximum: Sum of their maxima.
        missing: Leaves still blank or pending; they count 0 points and keep their maximum.
        scored: Leaves with a number.
        not_applicable: Leaves that do not apply to this unit.
    """

    points: Points = ZERO
    maximum: Points = ZERO
    missing: int = 0
    scored: int = 0
    not_applicable: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            Points(self.points + other.points),
            Points(self.maximum + other.maximum),
            self.missing + other.missing,
            self.scored + other.scored,
            self.not_applicable + other.not_applicable,
        )

    @property
    def ratio(self) -> Fraction | None:
        """Points over maximum in percent, exact; None when nothing applies."""
        return Fraction(self.points * 100, self.maximum) if self.maximum else None


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What one unit reached, before ranking.

    Attributes:
        total: All leaves with bonus and penalty, caps applied.
        appraised: Share of the total from appraised leaves.
        survey: Share of the total from survey leaves.
        nodes: The tally of every criterion of the tree.
    """

    unit_id: UnitId
    total: Tally
    appraised: Points
    survey: Points
    nodes: Mapping[CriterionId, Tally]

    @property
    def index(self) -> Fraction | None:
        """The exact index in percent; None while nothing is scored or nothing applies."""
        return self.total.ratio if self.total.scored else None

    @property
    def complete(self) -> bool:
        """True when no leaf is blank or pending and at least one is scored."""
        return self.total.missing == 0 and self.total.scored > 0


def deciding_score(criterion: Criterion, scores: UnitScores) -> Score:
    """Returns the cell that counts for a leaf: the last stage with anything in it, else blank."""
    for stage in stages_of(criterion):
        score = scores.get((criterion.id, stage), BLANK)
        if score.state is not CellState.BLANK:
            return score
    return BLANK


def score_unit(
    unit_id: UnitId, tree: CriteriaTree, scores: UnitScores, policy: Policy
) -> UnitResult:
    """Computes every node of one unit; linear in the number of criteria."""
    nodes: dict[CriterionId, Tally] = {}
    by_source = {Source.APPRAISED: 0, Source.SURVEY: 0}
    by_kind = {kind: Tally() for kind in Kind}
    for criterion in reversed(tree.criteria):
        if tree.is_leaf(criterion.id):
            tally = _leaf_tally(criterion, deciding_score(criterion, scores), policy)
            by_kind[criterion.kind] += tally
            if criterion.kind is Kind.NORMAL:
                by_source[criterion.source] += tally.points
        else:
            tally = nodes.get(criterion.id, Tally())
        nodes[criterion.id] = tally
        if criterion.parent_id is not None:
            signed = _as_part(criterion, tally) if tree.is_leaf(criterion.id) else tally
            nodes[criterion.parent_id] = nodes.get(criterion.parent_id, Tally()) + signed
    extra = _extra_points(tree, by_kind)
    everything = by_kind[Kind.NORMAL] + by_kind[Kind.BONUS] + by_kind[Kind.PENALTY]
    total = Tally(
        Points(by_kind[Kind.NORMAL].points + extra),
        by_kind[Kind.NORMAL].maximum,
        everything.missing,
        everything.scored,
        everything.not_applicable,
    )
    return UnitResult(
        unit_id,
        total,
        Points(by_source[Source.APPRAISED] + extra),
        Points(by_source[Source.SURVEY]),
        nodes,
    )


def _leaf_tally(criterion: Criterion, score: Score, policy: Policy) -> Tally:
    maximum = criterion.max_points if criterion.kind is Kind.NORMAL else ZERO
    match score.state:
        case CellState.NUMBER:
            return Tally(score.points, maximum, scored=1)
        case CellState.NOT_APPLICABLE:
            kept = ZERO if policy.rebase_not_applicable else maximum
            return Tally(maximum=kept, not_applicable=1)
        case _:
            # Nobody is expected to fill a bonus or penalty line of every unit.
            return Tally(maximum=maximum, missing=1 if criterion.kind is Kind.NORMAL else 0)


def _as_part(criterion: Criterion, tally: Tally) -> Tally:
    if criterion.kind is not Kind.PENALTY:
        return tally
    return replace(tally, points=Points(-tally.points))


def _extra_points(tree: CriteriaTree, by_kind: Mapping[Kind, Tally]) -> int:
    bonus: int = by_kind[Kind.BONUS].points
    penalty: int = by_kind[Kind.PENALTY].points
    if tree.set.bonus_cap is not None:
        bonus = min(bonus, tree.set.bonus_cap)
    if tree.set.penalty_cap is not None:
        penalty = min(penalty, tree.set.penalty_cap)
    return bonus - penalty
