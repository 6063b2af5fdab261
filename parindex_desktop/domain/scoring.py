"""From the cells of one unit to its points, maximum and index, at every node of the tree.

Points of a leaf are the last appraisal that exists, or the survey score; self scores never enter
the result (`domain.md`, From scores to the ranking, 1-3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, stages_of
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.policy import Policy

UnitScores = Mapping[tuple[CriterionId, Stage], Score]
"""The cells of one unit that are not blank."""

Exemptions = Mapping[CriterionId, str]
"""The leaves that do not apply to a unit for one of its traits, with the ground."""

NONE_EXEMPT: Exemptions = MappingProxyType({})


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
        appraised: Share of the total from appraised leaves, and all bonus and penalty.
        survey: Share of the total from normal survey leaves; `share_of` tells which leaf counts
            where.
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


def exemptions(tree: CriteriaTree, traits: Collection[str]) -> Exemptions:
    """Returns the leaves that do not apply to a unit with these traits, with the ground.

    A criterion exempts all below it; the first trait that it names is the ground.
    """
    if not traits:
        return NONE_EXEMPT
    grounds: dict[CriterionId | None, str] = {None: ""}
    for criterion in tree.criteria:  # parents come first
        own = next((trait for trait in criterion.exempt if trait in traits), "")
        grounds[criterion.id] = grounds[criterion.parent_id] or own
    return {leaf.id: grounds[leaf.id] for leaf in tree.leaves() if grounds[leaf.id]}


def deciding_score(
    criterion: Criterion, scores: UnitScores, exempt: Exemptions = NONE_EXEMPT
) -> Score:
    """Returns the cell that counts for a leaf: the last stage with anything in it, else blank.

    A leaf that a trait of the unit exempts does not apply, whatever its cells hold.
    """
    if criterion.id in exempt:
        return Score(CellState.NOT_APPLICABLE, ground=exempt[criterion.id])
    for stage in stages_of(criterion):
        score = scores.get((criterion.id, stage), BLANK)
        if score.state is not CellState.BLANK:
            return score
    return BLANK


def share_of(leaf: Criterion) -> Source:
    """Returns the share of the total that a leaf counts in.

    The caps of bonus and penalty join leaves of all sources, so that these stay in one share. An
    external index is measured by asking people outside (SIPAS), and counts with the survey.
    """
    outside = leaf.kind is Kind.NORMAL and leaf.source is not Source.APPRAISED
    return Source.SURVEY if outside else Source.APPRAISED


def score_unit(
    unit_id: UnitId,
    tree: CriteriaTree,
    scores: UnitScores,
    policy: Policy,
    exempt: Exemptions = NONE_EXEMPT,
) -> UnitResult:
    """Computes every node of one unit; linear in the number of criteria.

    Sums run over plain numbers and equal tallies are shared: a group of 3 321 communes is scored
    whenever its grid is opened.
    """
    sums: dict[CriterionId | None, Sums] = {}
    nodes: dict[CriterionId, Tally] = {}
    survey = bonus = penalty = 0
    for criterion in reversed(tree.criteria):
        own = sums.get(criterion.id)
        if own is None:
            own = _leaf_sums(criterion, deciding_score(criterion, scores, exempt), policy)
            nodes[criterion.id] = _tally(*own)
            if criterion.kind is Kind.BONUS:
                bonus += own[0]
            elif criterion.kind is Kind.PENALTY:
                penalty += own[0]
                own = (-own[0], *own[1:])
            elif share_of(criterion) is Source.SURVEY:
                survey += own[0]
        else:
            nodes[criterion.id] = _tally(*own)
        sums[criterion.parent_id] = _added(sums.get(criterion.parent_id), own)
    normal, *others = sums.get(None, _NOTHING)
    normal += penalty - bonus
    extra = _capped(bonus, tree.set.bonus_cap) - _capped(penalty, tree.set.penalty_cap)
    total = _tally(normal + extra, *others)
    return UnitResult(unit_id, total, Points(normal - survey + extra), Points(survey), nodes)


Sums = tuple[int, int, int, int, int]
"""The numbers of a `Tally`, in its order."""

_NOTHING: Sums = (0, 0, 0, 0, 0)


@lru_cache(maxsize=16_384)
def _tally(points: int, maximum: int, missing: int, scored: int, not_applicable: int) -> Tally:
    return Tally(Points(points), Points(maximum), missing, scored, not_applicable)


def _added(before: Sums | None, more: Sums) -> Sums:
    if before is None:
        return more
    return (
        before[0] + more[0],
        before[1] + more[1],
        before[2] + more[2],
        before[3] + more[3],
        before[4] + more[4],
    )


def _leaf_sums(criterion: Criterion, score: Score, policy: Policy) -> Sums:
    normal = criterion.kind is Kind.NORMAL
    maximum = criterion.max_points if normal else 0
    if score.state is CellState.NUMBER:
        return (score.points, maximum, 0, 1, 0)
    if score.state is CellState.NOT_APPLICABLE:
        return (0, 0 if policy.rebase_not_applicable else maximum, 0, 0, 1)
    # Nobody is expected to fill a bonus or penalty line of every unit.
    return (0, maximum, 1 if normal else 0, 0, 0)


def _capped(points: int, cap: Points | None) -> int:
    return points if cap is None else min(points, cap)
