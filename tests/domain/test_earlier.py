"""Rise and fall between two years, against plain counting."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.earlier import (
    EarlierMean,
    EarlierResult,
    EarlierRound,
    changes_since,
    counted,
)
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.units import GroupId, UnitId
from tests.domain.building import flat_result

HERE, ELSEWHERE = GroupId(1), GroupId(2)
RESULT = flat_result(1, "60", "20")

hundredths = st.integers(0, 10_000)
ranks = st.none() | st.integers(1, 30)


def standing(unit: int, index: str | None, rank: int | None) -> Standing:
    printed = None if index is None else Decimal(index)
    return Standing(UnitId(unit), RESULT, rank, printed, "Tốt")


def result(unit: int, index: str, rank: int | None, group: GroupId = HERE) -> EarlierResult:
    return EarlierResult(UnitId(unit), group, Decimal(index), rank, "Khá")


def test_a_unit_stands_beside_itself_the_year_before() -> None:
    (change,) = changes_since(
        EarlierRound(2015, (result(7, "80.15", 9),)),
        HERE,
        [standing(7, "82.5", 4)],
    )
    assert change.difference == Decimal("2.35")
    assert change.ranks_gained == 5
    assert change.before is not None
    assert (change.before.class_name, change.class_name) == ("Khá", "Tốt")
    assert not change.moved


def test_a_fall_is_negative_in_points_and_in_ranks() -> None:
    (change,) = changes_since(
        EarlierRound(2015, (result(7, "90", 1),)), HERE, [standing(7, "89.99", 3)]
    )
    assert (change.difference, change.ranks_gained) == (Decimal("-0.01"), -2)


def test_a_new_unit_has_nothing_to_compare() -> None:
    (change,) = changes_since(EarlierRound(2015, ()), HERE, [standing(7, "82.5", 4)])
    assert (change.before, change.difference, change.ranks_gained) == (None, None, None)
    assert counted([change]).without == 1


def test_ranks_of_different_groups_are_not_compared_but_indexes_are() -> None:
    (change,) = changes_since(
        EarlierRound(2015, (result(7, "80", 2, ELSEWHERE),)), HERE, [standing(7, "82.5", 4)]
    )
    assert change.moved
    assert change.ranks_gained is None
    assert change.difference == Decimal("2.5")
    assert counted([change]).risen == 1


def test_a_unit_that_is_not_ranked_in_one_year_gains_no_rank() -> None:
    then = EarlierRound(2015, (result(7, "80", None), result(8, "80", 3)))
    changes = changes_since(then, HERE, [standing(7, "82", 1), standing(8, "82", None)])
    assert [change.ranks_gained for change in changes] == [None, None]
    assert counted(changes).risen == 2


def test_a_unit_without_an_index_now_is_left_out() -> None:
    then = EarlierRound(2015, (result(7, "80", 1),))
    assert changes_since(then, HERE, [standing(7, None, None)]) == ()


def test_the_mean_then_is_that_of_the_group() -> None:
    then = EarlierRound(2015, (), (EarlierMean(ELSEWHERE, Decimal(80)),))
    assert then.mean_of(ELSEWHERE) == Decimal(80)
    assert then.mean_of(HERE) is None


@given(st.lists(st.tuples(hundredths, st.none() | hundredths, ranks, ranks, st.booleans())))
def test_counts_and_differences_are_those_of_whole_hundredths(
    units: list[tuple[int, int | None, int | None, int | None, bool]],
) -> None:
    """The oracle subtracts whole numbers and never meets a decimal."""
    now = [
        standing(unit, f"{index / 100:.2f}", rank)
        for unit, (index, _, rank, _, _) in enumerate(units)
    ]
    then = EarlierRound(
        2015,
        tuple(
            result(unit, f"{before / 100:.2f}", rank, ELSEWHERE if moved else HERE)
            for unit, (_, before, _, rank, moved) in enumerate(units)
            if before is not None
        ),
    )
    changes = changes_since(then, HERE, now)
    differences = [None if before is None else index - before for index, before, *_ in units]
    assert [c.difference if c.difference is None else c.difference * 100 for c in changes] == (
        differences
    )
    known = [difference for difference in differences if difference is not None]
    counts = counted(changes)
    assert counts.risen == len([d for d in known if d > 0])
    assert counts.fallen == len([d for d in known if d < 0])
    assert counts.same == known.count(0)
    assert counts.without == differences.count(None)
    assert counts.compared + counts.without == len(units)
    gained = [
        None if before is None or moved or None in (rank, old) else (old or 0) - (rank or 0)
        for _, before, rank, old, moved in units
    ]
    assert [change.ranks_gained for change in changes] == gained
