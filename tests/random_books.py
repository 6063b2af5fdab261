"""Made-up groups with every kind of leaf and cell, and their sums worked out leaf by leaf.

The sums are taken from the scores that were drawn, with fractions and Python's own decimal
rounding: what tests hold the annexes to (`domain.md`, From scores to the ranking, 1-4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import DEFAULT_BANDS, ClassBand, Policy
from parindex_desktop.domain.rounds import GroupSetup, Round
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.domain.unit_cells import CellPlace, UnitCells
from parindex_desktop.domain.units import GroupId, RoundId, Unit, UnitGroup, UnitId
from parindex_desktop.services.group_book import GroupBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Scores = Mapping[CriterionId, Score]
_EXACT = Context(prec=80)


@dataclass(frozen=True)
class RandomBook:
    """A book and what was drawn for it."""

    book: GroupBook
    scores: Mapping[UnitId, Scores]

    def leaves_below(self, top: Criterion) -> Iterator[Criterion]:
        below = [c for c in self.book.tree.criteria if c.parent_id == top.id]
        for criterion in below:
            yield from self.leaves_below(criterion)
        if not below:
            yield top

    def states(self, unit: UnitId, leaves: Iterable[Criterion]) -> list[CellState]:
        """How the leaves stand; one without a score is blank."""
        scores = self.scores[unit]
        return [scores[e.id].state if e.id in scores else CellState.BLANK for e in leaves]

    def points(self, unit: UnitId, leaves: Iterable[Criterion]) -> Fraction:
        """Points of leaves, what a penalty takes being negative; without caps."""
        scores = self.scores[unit]
        return sum(
            (
                Fraction(scores[e.id].points, 10_000) * (-1 if e.kind is Kind.PENALTY else 1)
                for e in leaves
                if e.id in scores
            ),
            Fraction(0),
        )

    def maximum(self, unit: UnitId, leaves: Iterable[Criterion]) -> Fraction:
        """Maximum of leaves that the round counts for a unit."""
        taken_out = self.book.round.policy.rebase_not_applicable
        scores = self.scores[unit]
        return sum(
            (
                Fraction(e.max_points, 10_000)
                for e in leaves
                if e.kind is Kind.NORMAL
                if not (
                    taken_out and e.id in scores and scores[e.id].state is CellState.NOT_APPLICABLE
                )
            ),
            Fraction(0),
        )

    def total(self, unit: UnitId) -> Fraction:
        """All points, with what lies above a cap taken off."""
        leaves = self.book.tree.leaves()
        of = {kind: self.points(unit, [e for e in leaves if e.kind is kind]) for kind in Kind}
        own = self.book.tree.set
        bonus, penalty = of[Kind.BONUS], -of[Kind.PENALTY]
        if own.bonus_cap is not None:
            bonus = min(bonus, Fraction(own.bonus_cap, 10_000))
        if own.penalty_cap is not None:
            penalty = min(penalty, Fraction(own.penalty_cap, 10_000))
        return of[Kind.NORMAL] + bonus - penalty


def rounded(value: Fraction, decimals: int) -> Decimal:
    """Half up, by the decimal numbers of the standard library."""
    exact = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def random_book(
    seed: int,
    *,
    group: UnitGroup | None = None,
    bands: tuple[ClassBand, ...] = DEFAULT_BANDS,
) -> RandomBook:
    """Draws a group: criteria of up to three levels, cells of every state, a policy."""
    draw = Random(seed)
    tree = _tree(draw)
    count = draw.randint(1, 12)
    members = tuple(Unit(UnitId(1000 * seed + n), f"Đơn vị {seed}.{n}") for n in range(count))
    scores = {unit.id: _scores(draw, tree) for unit in members}
    policy = Policy(decimals=draw.randint(0, 4), rebase_not_applicable=draw.random() < 0.7)
    round_ = Round(RoundId(1), 2025, "Năm 2025", policy)
    own = group or UnitGroup(GroupId(1), "so", "các sở, ban, ngành", "Sở, ban, ngành", 0)
    book = GroupBook(
        round_=round_,
        group=own,
        setup=GroupSetup(round_.id, own.id, bands=bands),
        tree=tree,
        units=members,
        left_out=frozenset(unit.id for unit in members if draw.random() < 0.15),
        cells={unit: UnitCells.of(_placed(tree, cells)) for unit, cells in scores.items()},
    )
    return RandomBook(book, scores)


def _tree(draw: Random) -> CriteriaTree:
    cap = [None, Points(10_000), Points(25_000)]
    own = CriteriaSet(
        SetId(1), RoundId(1), GroupId(1), bonus_cap=draw.choice(cap), penalty_cap=draw.choice(cap)
    )
    made: list[Criterion] = []

    def add(parent: CriterionId | None, depth: int) -> None:
        number = len(made) + 1
        kind = draw.choices(list(Kind), weights=(8, 1, 1))[0]
        source = draw.choices((Source.APPRAISED, Source.SURVEY), weights=(3, 1))[0]
        own_id = CriterionId(number)
        most = Points(draw.randint(1, 200) * 500)
        made.append(
            Criterion(own_id, SetId(1), parent, number, str(number), f"Tiêu chí {number}", most,
                      source, kind)
        )  # fmt: skip
        if depth < 3 and draw.random() < 0.6:
            for _ in range(draw.randint(1, 3)):
                add(own_id, depth + 1)

    for _ in range(draw.randint(1, 7)):
        add(None, 1)
    return CriteriaTree.build(own, made)


def _scores(draw: Random, tree: CriteriaTree) -> dict[CriterionId, Score]:
    """Cells of one unit; now and then a whole domain does not apply, or none is scored at all."""
    if draw.random() < 0.05:
        return {}
    found: dict[CriterionId, Score] = {}
    for domain in tree.children(None):
        out = draw.random() < 0.1
        for leaf in (e for e in tree.leaves() if _top(tree, e) == domain.id):
            if out:
                found[leaf.id] = Score(CellState.NOT_APPLICABLE)
            elif (luck := draw.random()) < 0.8:
                found[leaf.id] = Score.number(draw.randint(0, leaf.max_points))
            elif luck < 0.87:
                found[leaf.id] = Score(CellState.NOT_APPLICABLE)
            elif luck < 0.93:
                found[leaf.id] = Score(CellState.PENDING)
    return found


def _top(tree: CriteriaTree, criterion: Criterion) -> CriterionId:
    while criterion.parent_id is not None:
        criterion = tree.get(criterion.parent_id)
    return criterion.id


def _placed(tree: CriteriaTree, scores: Scores) -> dict[CellPlace, Score]:
    return {(leaf.id, _stage(leaf)): scores[leaf.id] for leaf in tree.leaves() if leaf.id in scores}


def _stage(leaf: Criterion) -> Stage:
    return Stage.SURVEY if leaf.source is Source.SURVEY else Stage.APPRAISAL_1
