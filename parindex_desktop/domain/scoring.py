"""From the cells of one unit to its points, maximum and index, at every node of the tree.

Points of a leaf are the last appraisal that exists, or the survey score; self scores never enter
the result (`domain.md`, From scores to the ranking, 1-3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.scores import CellState, stages_of
from parindex_desktop.domain.tallies import (
    BLANK,
    NOT_APPLICABLE,
    PENDING,
    SCORED,
    UNWANTED,
    Filling,
    Nodes,
    Tally,
    spans_of,
)
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from parindex_desktop.domain.policy import Policy
    from parindex_desktop.domain.unit_cells import Layout, UnitCells

Exemptions = Mapping[CriterionId, str]
"""The leaves that do not apply to a unit for one of its traits, with the ground."""

NONE_EXEMPT: Exemptions = MappingProxyType({})


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
    nodes: Nodes

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


def share_of(leaf: Criterion) -> Source:
    """Returns the share of the total that a leaf counts in.

    The caps of bonus and penalty join leaves of all sources, so that these stay in one share. An
    external index is measured by asking people outside (SIPAS), and counts with the survey.
    """
    outside = leaf.kind is Kind.NORMAL and leaf.source is not Source.APPRAISED
    return Source.SURVEY if outside else Source.APPRAISED


class Scorer:
    """Scores the units of one set under one policy; what the set alone decides is found once.

    Linear in the number of leaves, over plain numbers: a group of 3 321 communes is scored
    whenever its grid is opened.
    """

    def __init__(self, tree: CriteriaTree, policy: Policy) -> None:
        leaves = tree.leaves()
        self._spans = spans_of(tree)
        self._caps = tree.set.bonus_cap, tree.set.penalty_cap
        self._survey = _places(share_of(leaf) is Source.SURVEY for leaf in leaves)
        self._bonus = _places(leaf.kind is Kind.BONUS for leaf in leaves)
        self._penalty = _places(leaf.kind is Kind.PENALTY for leaf in leaves)
        self._leaves = [_Leaf(leaf, policy) for leaf in leaves]
        self._filling = lru_cache(maxsize=1024)(self._fill)

    def score(
        self, unit_id: UnitId, cells: UnitCells, exempt: Exemptions = NONE_EXEMPT
    ) -> UnitResult:
        """Computes what a unit reached."""
        filling = self._filling(cells.layout, frozenset(exempt))
        given = (*cells.points, 0)  # the last for leaves without points
        values = [given[cell] for cell in filling.cells]
        for place in self._penalty:
            values[place] = -values[place]
        bonus, penalty = _sum_at(values, self._bonus), -_sum_at(values, self._penalty)
        survey = Points(_sum_at(values, self._survey))
        bonus_cap, penalty_cap = self._caps
        points = sum(values) - _above(bonus, bonus_cap) + _above(penalty, penalty_cap)
        nodes = Nodes(self._spans, filling, tuple(values))
        total = filling.tally(points)
        return UnitResult(unit_id, total, Points(points - survey), survey, nodes)

    def _fill(self, layout: Layout, exempt: frozenset[CriterionId]) -> Filling:
        stands = [leaf.stand(layout, exempt) for leaf in self._leaves]
        return Filling(
            cells=tuple(cell for cell, _ in stands),
            leaves="".join(letter for _, letter in stands),
            maxima=tuple(
                leaf.maximum if letter != NOT_APPLICABLE else leaf.maximum_if_not_applicable
                for leaf, (_, letter) in zip(self._leaves, stands, strict=True)
            ),
        )


class _Leaf:
    """What the criterion itself decides about a leaf."""

    def __init__(self, leaf: Criterion, policy: Policy) -> None:
        normal = leaf.kind is Kind.NORMAL
        self.id = leaf.id
        self.deciding = tuple((leaf.id, stage) for stage in stages_of(leaf))
        self.maximum = leaf.max_points if normal else ZERO
        self.maximum_if_not_applicable = ZERO if policy.rebase_not_applicable else self.maximum
        # Nobody is expected to fill a bonus or penalty line of every unit.
        self.blank, self.pending = (BLANK, PENDING) if normal else (UNWANTED, UNWANTED)

    def stand(self, layout: Layout, exempt: Collection[CriterionId]) -> tuple[int, str]:
        """Returns which cell gives the points, -1 for none, and the letter of the leaf.

        The last stage with anything in it decides. A leaf that a trait of the unit exempts does
        not apply, whatever its cells hold.
        """
        if self.id in exempt:
            return -1, NOT_APPLICABLE
        cell = next((layout.index_of[p] for p in self.deciding if p in layout.index_of), None)
        if cell is None:
            return -1, self.blank
        match layout.states[cell]:
            case CellState.NUMBER:
                return cell, SCORED
            case CellState.NOT_APPLICABLE:
                return -1, NOT_APPLICABLE
            case _:
                return -1, self.pending


def _places(wanted: Iterator[bool]) -> tuple[int, ...]:
    return tuple(place for place, is_wanted in enumerate(wanted) if is_wanted)


def _sum_at(values: Sequence[int], places: tuple[int, ...]) -> int:
    return sum(values[place] for place in places)


def _above(points: int, cap: Points | None) -> int:
    return 0 if cap is None else max(points - cap, 0)
