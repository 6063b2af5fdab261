"""The middle of a group, exactly."""

from fractions import Fraction
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    SetId,
)
from parindex_desktop.domain.medians import GroupMedians, median, medians_of
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import DEFAULT_BANDS, DEFAULT_POLICY
from parindex_desktop.domain.ranking import rank_units
from parindex_desktop.domain.scores import CellState, Score, Stage
from parindex_desktop.domain.scoring import Scorer
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.domain.units import GroupId, RoundId, UnitId

SET = CriteriaSet(SetId(1), RoundId(1), GroupId(1))
FIRST, SECOND = (
    Criterion(CriterionId(n), SET.id, None, n, str(n), f"Lĩnh vực {n}", Points(30_000))
    for n in (1, 2)
)
TREE = CriteriaTree.build(SET, (FIRST, SECOND))
NA = Score(CellState.NOT_APPLICABLE, ground="Không có TTHC")


def group(*units: tuple[Score | None, Score | None], left_out: int | None = None) -> GroupMedians:
    """The medians of units with these scores in both domains; None leaves a cell blank."""
    scorer = Scorer(TREE, DEFAULT_POLICY)
    results = [
        scorer.score(
            UnitId(n),
            UnitCells.of({
                (criterion.id, Stage.APPRAISAL_1): score
                for criterion, score in zip((FIRST, SECOND), scores, strict=True)
                if score
            }),
        )
        for n, scores in enumerate(units)
    ]  # fmt: skip
    standings = rank_units(
        results,
        tree=TREE,
        policy=DEFAULT_POLICY,
        bands=DEFAULT_BANDS,
        left_out=frozenset() if left_out is None else frozenset({UnitId(left_out)}),
    )
    return medians_of(standings, TREE.children(None))


def points(tenths: int) -> Score:
    return Score.number(tenths * 1_000)


@pytest.mark.parametrize(
    ("values", "middle"),
    [([], None), ([7], 7), ([9, 1], 5), ([5, 1, 9], 5), ([4, 1, 9, 2], 3), ([2, 2, 2, 9], 2)],
)
def test_the_median_is_the_value_in_the_middle(values: list[int], middle: int | None) -> None:
    assert median(map(Fraction, values)) == middle


@given(st.lists(st.fractions(0, 100), min_size=1, max_size=30))
def test_the_median_is_exact_and_half_stand_on_either_side(values: list[Fraction]) -> None:
    found = median(values)
    assert found == plain_median(values)
    assert found is not None
    assert 2 * sum(value <= found for value in values) >= len(values)
    assert 2 * sum(value >= found for value in values) >= len(values)


def test_one_unit_is_its_own_median_and_two_meet_in_the_middle() -> None:
    assert group((points(10), points(30))) == GroupMedians(
        Fraction(4000, 60), {FIRST.id: Fraction(1000, 30), SECOND.id: Fraction(100)}, 1
    )
    two = group((points(10), points(30)), (points(20), points(29)))
    assert two.index == (Fraction(4000, 60) + Fraction(4900, 60)) / 2
    assert two.criteria[FIRST.id] == 50
    assert two.criteria[SECOND.id] == Fraction(5900, 60)


def test_a_unit_far_below_moves_the_mean_and_not_the_median() -> None:
    usual = (points(27), points(27))
    found = group(usual, usual, usual, (points(0), points(0)))
    assert found.index == 90


def test_only_ranked_units_count() -> None:
    found = group((points(10), points(10)), (points(30), points(30)), left_out=1)
    assert found.ranked == 1
    assert found.index == Fraction(2000, 60)
    nobody = group((None, None))
    assert nobody == GroupMedians(None, {FIRST.id: None, SECOND.id: None}, 0)


def test_a_domain_counts_where_it_applies_and_is_scored() -> None:
    found = group((points(12), NA), (points(15), None), (points(18), points(6)))
    assert found.criteria == {FIRST.id: Fraction(50), SECOND.id: Fraction(20)}
    assert found.ranked == 3
