"""The tree of criteria and what makes it unsound."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import Criterion, Kind, check_tree
from tests.domain.building import SET, criterion, points, tree


def test_criteria_stand_depth_first_in_printed_order() -> None:
    built = tree(
        criterion(3, "1", parent=1),
        criterion(1, "2"),
        criterion(2, "1", parent=1),
        criterion(4, "5"),
    )
    assert [c.id for c in built.criteria] == [1, 2, 3, 4]
    assert [c.id for c in built.leaves()] == [2, 3, 4]
    assert built.maximum() == points("7")
    assert built.get(built.criteria[0].id).code == "1"
    assert built.by_code("4") == built.criteria[3]
    assert built.by_code("9") is None


def test_siblings_stand_by_position_whatever_their_ids() -> None:
    moved = replace(criterion(1, "1"), position=5), criterion(2, "1"), criterion(3, "1")
    assert [c.id for c in tree(*moved).criteria] == [2, 3, 1]


def test_a_criterion_without_children_is_a_leaf_at_any_level() -> None:
    built = tree(
        criterion(1, "3"),
        criterion(2, "1", parent=1),
        criterion(3, "2", parent=1),
        criterion(4, "2", parent=3),
    )
    assert [built.is_leaf(c.id) for c in built.criteria] == [False, True, False, True]


def test_bonus_and_penalty_leave_the_maximum_alone() -> None:
    built = tree(
        criterion(1, "10"), criterion(2, "2", kind=Kind.BONUS), criterion(3, "1", kind=Kind.PENALTY)
    )
    assert built.maximum() == points("10")


@pytest.mark.parametrize(
    ("criteria", "code", "place"),
    [
        ((criterion(1, "1"), criterion(2, "1", parent=9)), "SET.101", "2"),
        ((criterion(1, "1", parent=2), criterion(2, "1", parent=1)), "SET.101", "1"),
        ((criterion(1, "1", code="A"), criterion(2, "1", code="A")), "SET.102", "A"),
        ((criterion(1, "-1"),), "SET.103", "1"),
        ((criterion(1, "3"), criterion(2, "1", parent=1)), "SET.104", "1"),
    ],
)
def test_an_unsound_set_is_told(criteria: tuple[Criterion, ...], code: str, place: str) -> None:
    assert (code, place) in [(p.code, p.place) for p in check_tree(SET, criteria)]


def test_a_sound_set_has_no_problems() -> None:
    assert (
        check_tree(
            SET, (criterion(1, "3"), criterion(2, "1", parent=1), criterion(3, "2", parent=1))
        )
        == ()
    )


def test_bonus_and_penalty_lines_have_no_part_in_the_sum_of_their_parent() -> None:
    bonus, penalty = (
        criterion(n, "1", parent=1, kind=kind) for n, kind in ((3, Kind.BONUS), (4, Kind.PENALTY))
    )
    assert check_tree(SET, (criterion(1, "2"), criterion(2, "2", parent=1), bonus, penalty)) == ()
    assert check_tree(SET, (criterion(1, "9", kind=Kind.BONUS), bonus)) == ()


def test_a_maximum_of_zero_is_allowed() -> None:
    assert check_tree(SET, (criterion(1, "0"),)) == ()


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.none() | st.integers(1, 12)),
        unique_by=lambda p: p[0],
        max_size=12,
    )
)
def test_every_criterion_is_either_reached_once_or_reported(
    pairs: list[tuple[int, int | None]],
) -> None:
    criteria = [criterion(number, "1", parent=parent) for number, parent in pairs]
    reached = [c.id for c in tree(*criteria).criteria]
    reported = [p.place for p in check_tree(SET, criteria) if p.code == "SET.101"]
    assert len(reached) == len(set(reached))
    assert {str(i) for i in reached} | set(reported) == {str(n) for n, _ in pairs}
    assert len(reached) + len(reported) == len(pairs)
