"""Sums over spans are the sums over what stands below each criterion, added one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import DEFAULT_POLICY
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, stages_of
from parindex_desktop.domain.tallies import Tally
from parindex_desktop.domain.units import UnitId
from tests.domain.building import SET, criterion, score_unit

if TYPE_CHECKING:
    from parindex_desktop.domain.policy import Policy
    from parindex_desktop.domain.scoring import UnitResult
    from parindex_desktop.domain.unit_cells import CellPlace

UNIT = UnitId(1)
STATES = st.sampled_from([CellState.NOT_APPLICABLE, CellState.PENDING])
SCORES = st.one_of(st.integers(0, 20_000).map(Score.number), STATES.map(Score), st.just(BLANK))


@st.composite
def cases(draw: st.DrawFn) -> tuple[CriteriaTree, dict[CellPlace, Score], dict[CriterionId, str]]:
    """A tree of any shape, the cells of a unit, and what its traits exempt."""
    made: list[Criterion] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        parent = draw(st.sampled_from([None, *range(1, number)]))
        made.append(criterion(
            number, draw(st.sampled_from(["0", "1", "2,5"])), parent=parent,
            source=draw(st.sampled_from(Source)), kind=draw(st.sampled_from(Kind)),
        ))  # fmt: skip
    caps = st.sampled_from([None, Points(0), Points(15_000)])
    tree = CriteriaTree.build(
        replace(SET, bonus_cap=draw(caps), penalty_cap=draw(caps)), draw(st.permutations(made))
    )
    places = st.tuples(st.sampled_from([c.id for c in tree.leaves()]), st.sampled_from(Stage))
    cells = draw(st.dictionaries(places, SCORES, max_size=20))
    exempt = draw(st.lists(st.sampled_from(tree.leaves()), max_size=2))
    return tree, cells, {leaf.id: "Đơn vị không có TTHC" for leaf in exempt}


@pytest.mark.parametrize("rebase", [True, False])
@given(cases())
def test_every_node_is_the_sum_of_the_leaves_below_it(
    rebase: bool,
    case: tuple[CriteriaTree, dict[CellPlace, Score], dict[CriterionId, str]],
) -> None:
    tree, cells, exempt = case
    policy = replace(DEFAULT_POLICY, rebase_not_applicable=rebase)
    result = score_unit(UNIT, tree, cells, policy, exempt)
    leaves = {leaf.id: one_leaf(leaf, cells, exempt, policy) for leaf in tree.leaves()}
    assert list(result.nodes) == [c.id for c in reversed(tree.criteria)]
    for each in tree.criteria:
        below = leaves_below(tree, each)
        if below == [each]:
            assert result.nodes[each.id] == leaves[each.id]
        else:
            assert result.nodes[each.id] == added(below, leaves)
    check_total(tree, result, leaves)
    decided = {leaf.id: decide(leaf, cells, exempt) for leaf in tree.leaves()}
    assert [tree.leaves()[n].id for n in result.nodes.blanks] == [
        leaf.id for leaf in tree.leaves()
        if leaf.kind is Kind.NORMAL and decided[leaf.id].state is CellState.BLANK
    ]  # fmt: skip


def check_total(tree: CriteriaTree, result: UnitResult, leaves: dict[CriterionId, Tally]) -> None:
    """Bonus and penalty enter the total up to their caps; the shares add up to it."""
    of_kind = {
        kind: sum(leaves[leaf.id].points for leaf in tree.leaves() if leaf.kind is kind)
        for kind in Kind
    }
    bonus, penalty = of_kind[Kind.BONUS], of_kind[Kind.PENALTY]
    if tree.set.bonus_cap is not None:
        bonus = min(bonus, tree.set.bonus_cap)
    if tree.set.penalty_cap is not None:
        penalty = min(penalty, tree.set.penalty_cap)
    everything = added(list(tree.leaves()), leaves)
    assert result.total == replace(
        everything, points=Points(of_kind[Kind.NORMAL] + bonus - penalty)
    )
    outside = [c for c in tree.leaves() if c.source is not Source.APPRAISED]
    survey = sum(leaves[leaf.id].points for leaf in outside if leaf.kind is Kind.NORMAL)
    assert (result.survey, result.appraised) == (survey, result.total.points - survey)


def decide(leaf: Criterion, cells: dict[CellPlace, Score], exempt: dict[CriterionId, str]) -> Score:
    if leaf.id in exempt:
        return Score(CellState.NOT_APPLICABLE)
    found = (cells.get((leaf.id, stage), BLANK) for stage in stages_of(leaf))
    return next((score for score in found if score != BLANK), BLANK)


def one_leaf(
    leaf: Criterion,
    cells: dict[CellPlace, Score],
    exempt: dict[CriterionId, str],
    policy: Policy,
) -> Tally:
    score = decide(leaf, cells, exempt)
    normal = leaf.kind is Kind.NORMAL
    maximum = leaf.max_points if normal else Points(0)
    match score.state:
        case CellState.NUMBER:
            return Tally(score.points, maximum, scored=1)
        case CellState.NOT_APPLICABLE:
            kept = Points(0) if policy.rebase_not_applicable else maximum
            return Tally(Points(0), kept, not_applicable=1)
        case _:
            return Tally(Points(0), maximum, missing=int(normal))


def leaves_below(tree: CriteriaTree, top: Criterion) -> list[Criterion]:
    below = tree.children(top.id)
    return [leaf for child in below for leaf in leaves_below(tree, child)] if below else [top]


def added(below: list[Criterion], leaves: dict[CriterionId, Tally]) -> Tally:
    """Adds the leaves below a parent; there, a penalty takes points away."""
    tallies = [(leaf.kind, leaves[leaf.id]) for leaf in below]
    points = sum(-t.points if kind is Kind.PENALTY else t.points for kind, t in tallies)
    return Tally(
        Points(points),
        Points(sum(t.maximum for _, t in tallies)),
        sum(t.missing for _, t in tallies),
        sum(t.scored for _, t in tallies),
        sum(t.not_applicable for _, t in tallies),
    )
