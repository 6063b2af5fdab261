"""From cells to points, maximum and index."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.numbers import round_half_up
from parindex_desktop.domain.policy import DEFAULT_POLICY
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, check_score
from parindex_desktop.domain.scoring import share_of
from parindex_desktop.domain.units import UnitId
from parindex_desktop.errors import InputError
from tests.domain.building import SET, criterion, flat_tree, points, score_unit, tree

if TYPE_CHECKING:
    from parindex_desktop.domain.unit_cells import CellPlace

UNIT = UnitId(1)
NOT_APPLICABLE = Score(CellState.NOT_APPLICABLE)
PENDING = Score(CellState.PENDING)


def number(text: str) -> Score:
    return Score.number(points(text))


def appraised(**scores: Score) -> dict[CellPlace, Score]:
    return {(CriterionId(int(k[1:])), Stage.APPRAISAL_1): v for k, v in scores.items()}


def test_the_last_appraisal_replaces_the_first() -> None:
    one = criterion(1, "3")
    scores = {
        (one.id, Stage.SELF): number("3"),
        (one.id, Stage.APPRAISAL_1): number("2"),
        (one.id, Stage.APPRAISAL_2): number("1,5"),
    }
    assert score_unit(UNIT, tree(one), scores, DEFAULT_POLICY).total.points == points("1,5")


def test_self_scores_never_enter_the_result() -> None:
    one = criterion(1, "3")
    result = score_unit(UNIT, tree(one), {(one.id, Stage.SELF): number("3")}, DEFAULT_POLICY)
    assert (result.total.points, result.total.scored, result.nodes.blanks) == (0, 0, (0,))


def test_a_survey_leaf_has_its_survey_score_only() -> None:
    survey = criterion(1, "3", source=Source.SURVEY)
    scores = {(survey.id, Stage.APPRAISAL_2): number("3"), (survey.id, Stage.SURVEY): number("2")}
    assert score_unit(UNIT, tree(survey), scores, DEFAULT_POLICY).survey == points("2")


def test_zero_is_a_score_and_blank_is_not() -> None:
    built = tree(criterion(1, "2"), criterion(2, "2"))
    result = score_unit(UNIT, built, appraised(c1=number("0")), DEFAULT_POLICY)
    assert (result.total.scored, result.total.missing) == (1, 1)
    assert result.index == 0
    assert not result.complete


def test_a_unit_without_any_score_has_no_index() -> None:
    result = score_unit(UNIT, flat_tree(), {}, DEFAULT_POLICY)
    assert result.index is None
    assert not result.complete


def test_a_unit_to_which_nothing_applies_is_not_complete() -> None:
    built = tree(criterion(1, "2"), criterion(2, "2"))
    scores = appraised(c1=NOT_APPLICABLE, c2=NOT_APPLICABLE)
    result = score_unit(UNIT, built, scores, DEFAULT_POLICY)
    assert (result.total.missing, result.complete, result.index) == (0, False, None)


def test_the_order_in_which_cells_were_filled_does_not_matter() -> None:
    built = tree(criterion(1, "2"), criterion(2, "2"))
    forth = score_unit(UNIT, built, appraised(c1=number("1"), c2=number("2")), DEFAULT_POLICY)
    back = score_unit(UNIT, built, appraised(c2=number("2"), c1=number("1")), DEFAULT_POLICY)
    assert forth == back


def test_pending_counts_as_missing() -> None:
    built = tree(criterion(1, "2"), criterion(2, "2"))
    result = score_unit(UNIT, built, appraised(c1=number("2"), c2=PENDING), DEFAULT_POLICY)
    assert result.total.missing == 1
    assert result.index == 50


def test_not_applicable_leaves_points_and_maximum_vinh_linh_2021() -> None:
    """Quảng Trị, rules of 2023: 86,39 points of 99 that apply are an index of 87,26."""
    built = tree(criterion(1, "99"), criterion(2, "1"))
    result = score_unit(
        UNIT, built, appraised(c1=number("86,39"), c2=NOT_APPLICABLE), DEFAULT_POLICY
    )
    assert result.total.maximum == points("99")
    assert result.complete
    assert result.index is not None
    assert str(round_half_up(result.index, 2)) == "87.26"


def test_not_applicable_keeps_the_maximum_where_the_round_says_so() -> None:
    built = tree(criterion(1, "50"), criterion(2, "50"))
    policy = replace(DEFAULT_POLICY, rebase_not_applicable=False)
    result = score_unit(UNIT, built, appraised(c1=number("40"), c2=NOT_APPLICABLE), policy)
    assert result.index == 40
    assert result.total.not_applicable == 1


def test_a_whole_domain_not_applicable_has_no_ratio() -> None:
    built = tree(criterion(1, "2"), criterion(2, "2", parent=1), criterion(3, "8"))
    result = score_unit(UNIT, built, appraised(c2=NOT_APPLICABLE, c3=number("6")), DEFAULT_POLICY)
    assert result.nodes[CriterionId(1)].ratio is None
    assert result.index == 75


def test_every_node_sums_what_is_below_it() -> None:
    built = tree(
        criterion(1, "5"),
        criterion(2, "2", parent=1),
        criterion(3, "3", parent=1),
        criterion(4, "5"),
    )
    scores = appraised(c2=number("1"), c3=number("2,5"), c4=number("5"))
    result = score_unit(UNIT, built, scores, DEFAULT_POLICY)
    assert result.nodes[CriterionId(1)].points == points("3,5")
    assert result.nodes[CriterionId(1)].ratio == 70
    assert result.index == 85


@pytest.mark.parametrize(
    ("bonus_cap", "penalty_cap", "total"),
    [(None, None, "9"), ("1", None, "7"), (None, "0,5", "10,5"), ("1", "0,5", "8,5")],
)
def test_bonus_and_penalty_are_capped(
    bonus_cap: str | None, penalty_cap: str | None, total: str
) -> None:
    criteria_set = replace(
        SET,
        bonus_cap=None if bonus_cap is None else points(bonus_cap),
        penalty_cap=None if penalty_cap is None else points(penalty_cap),
    )
    built = tree(
        criterion(1, "10"),
        criterion(2, "3", kind=Kind.BONUS),
        criterion(3, "2", kind=Kind.PENALTY),
        criteria_set=criteria_set,
    )
    result = score_unit(
        UNIT, built, appraised(c1=number("8"), c2=number("3"), c3=number("2")), DEFAULT_POLICY
    )
    assert (result.total.points, result.total.maximum) == (points(total), points("10"))
    assert result.appraised == points(total)


def test_a_penalty_is_taken_off_in_the_domain_it_stands_in() -> None:
    built = tree(
        criterion(1, "5"),
        criterion(2, "5", parent=1),
        criterion(3, "1", parent=1, kind=Kind.PENALTY),
    )
    result = score_unit(UNIT, built, appraised(c2=number("4"), c3=number("1")), DEFAULT_POLICY)
    assert result.nodes[CriterionId(1)].points == points("3")


@pytest.mark.parametrize(
    ("typed", "code"),
    [("-0,5", "NUM.111"), ("-0,0001", "NUM.111"), ("2,0001", "NUM.112"), ("2,01", "NUM.112")],
)
def test_points_outside_a_leaf_are_refused(typed: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        check_score(criterion(1, "2"), number(typed))
    assert caught.value.code == code


@pytest.mark.parametrize("score", [number("2"), number("0"), NOT_APPLICABLE, PENDING, BLANK])
def test_points_within_a_leaf_are_taken(score: Score) -> None:
    check_score(criterion(1, "2"), score)


CELLS = st.sampled_from([BLANK, PENDING, NOT_APPLICABLE]) | st.integers(0, 20_000).map(Score.number)


@given(st.lists(CELLS, min_size=1, max_size=10))
def test_the_total_is_the_plain_sum_of_what_counts(cells: list[Score]) -> None:
    built = tree(*(criterion(n, "2") for n in range(1, len(cells) + 1)))
    scores = {(c.id, Stage.APPRAISAL_1): s for c, s in zip(built.criteria, cells, strict=True)}
    result = score_unit(UNIT, built, scores, DEFAULT_POLICY)
    applying = [s for s in cells if s.state is not CellState.NOT_APPLICABLE]
    assert result.total.points == sum(s.points for s in cells)
    assert result.total.maximum == 20_000 * len(applying)
    assert result.total.missing == sum(
        s.state in (CellState.BLANK, CellState.PENDING) for s in cells
    )
    if result.index is not None:
        assert result.index == Fraction(100 * sum(s.points for s in cells), 20_000 * len(applying))


def test_bonus_and_penalty_stay_in_one_share_whatever_their_source() -> None:
    bonus = criterion(3, "2", source=Source.SURVEY, kind=Kind.BONUS)
    leaves = tree(criterion(1, "10", source=Source.SURVEY), bonus)
    scores = {
        (leaves.criteria[0].id, Stage.SURVEY): number("8"),
        (bonus.id, Stage.SURVEY): number("2"),
    }
    result = score_unit(UnitId(1), leaves, scores, DEFAULT_POLICY)
    assert (result.survey, result.appraised) == (points("8"), points("2"))
    assert [share_of(leaf) for leaf in leaves.leaves()] == [Source.SURVEY, Source.APPRAISED]
