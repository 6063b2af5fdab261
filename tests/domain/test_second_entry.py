"""The state machine of second entry, its drawing, samples and differences."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriterionId, Source
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, second_of, third_of
from parindex_desktop.domain.second_entry.campaigns import SheetState
from parindex_desktop.domain.second_entry.differences import asked_leaves, compare, same_value
from parindex_desktop.domain.second_entry.sampling import check_interval, draw_start, drawn
from parindex_desktop.domain.second_entry.states import (
    DONE,
    KEYED,
    TRANSITIONS,
    SheetEvent,
    after,
)
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.errors import InputError
from tests.domain.building import criterion, tree

HOUSE = Path(__file__).parents[2] / "ARCHITECTURE.md"
ARROW = re.compile(r"^\s*(\w+)\s+--(\w+)-->\s+(\w+)\s*$")

STEPS = {
    (SheetState.WAITING, SheetEvent.TAKEN): SheetState.KEYING,
    (SheetState.KEYING, SheetEvent.MATCHED): SheetState.AGREED,
    (SheetState.KEYING, SheetEvent.DIFFERED): SheetState.REKEYING,
    (SheetState.KEYING, SheetEvent.REOPENED): SheetState.WAITING,
    (SheetState.REKEYING, SheetEvent.MATCHED): SheetState.AGREED,
    (SheetState.REKEYING, SheetEvent.REKEYED): SheetState.SETTLING,
    (SheetState.REKEYING, SheetEvent.REOPENED): SheetState.KEYING,
    (SheetState.SETTLING, SheetEvent.DECIDED): SheetState.SETTLED,
    (SheetState.SETTLING, SheetEvent.REOPENED): SheetState.KEYING,
    (SheetState.AGREED, SheetEvent.REOPENED): SheetState.KEYING,
    (SheetState.SETTLED, SheetEvent.REOPENED): SheetState.SETTLING,
}


@pytest.mark.parametrize("event", SheetEvent)
@pytest.mark.parametrize("state", SheetState)
def test_an_event_leads_where_it_may_and_is_refused_elsewhere(
    state: SheetState, event: SheetEvent
) -> None:
    expected = STEPS.get((state, event))
    if expected is not None:
        assert after(state, event) is expected
        return
    with pytest.raises(InputError) as refused:
        after(state, event)
    assert refused.value.code == "SEC.101"
    assert refused.value.params == {"state": state.value, "event": event.value}


def test_the_drawing_shows_the_very_table() -> None:
    drawing = (
        HOUSE.read_text("utf-8").partition("## Second entry of a sheet")[2].partition("## ")[0]
    )
    arrows = [found.groups() for line in drawing.splitlines() if (found := ARROW.match(line))]
    drawn_steps = {
        (SheetState[start], SheetEvent[event]): SheetState[end] for start, event, end in arrows
    }
    assert drawn_steps == dict(TRANSITIONS)
    assert len(arrows) == len(TRANSITIONS)


def test_every_sheet_can_be_done_and_reopened() -> None:
    reached = {SheetState.WAITING}
    while more := {end for (start, _), end in TRANSITIONS.items() if start in reached} - reached:
        reached |= more
    assert reached == set(SheetState)
    assert not set(DONE) & set(KEYED)
    for state in SheetState:
        may_reopen = (state, SheetEvent.REOPENED) in TRANSITIONS
        assert may_reopen is (state is not SheetState.WAITING)


@given(st.integers(2, 40), st.integers(2, 200), st.integers())
def test_a_sample_is_every_nth_from_a_start_that_draws_somebody(
    every: int, count: int, seed: int
) -> None:
    start = draw_start(every, count, random.Random(seed))
    found = drawn(range(count), every=every, start=start)
    assert found
    assert found[0] == start < every
    assert all(later - before == every for before, later in pairwise(found))
    assert count - found[-1] <= every


def test_every_start_is_drawn_in_the_long_run() -> None:
    chance = random.Random(3)
    assert {draw_start(5, 30, chance) for _ in range(200)} == set(range(5))
    assert {draw_start(2, 1, chance) for _ in range(50)} == {0}, "one unit alone is drawn"


def test_all_units_are_every_first_one() -> None:
    assert drawn("abc", every=1, start=0) == ("a", "b", "c")


@pytest.mark.parametrize(("every", "count"), [(1, 10), (0, 10), (-3, 10), (11, 10)])
def test_an_interval_that_draws_everybody_or_nobody_is_refused(every: int, count: int) -> None:
    with pytest.raises(InputError) as refused:
        check_interval(every, count)
    assert refused.value.code == "SEC.104"


@pytest.mark.parametrize(("every", "count"), [(2, 2), (10, 10), (2, 1)])
def test_a_small_sample_is_a_sample(every: int, count: int) -> None:
    check_interval(every, count)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (BLANK, BLANK, True),
        (BLANK, Score.number(0), False),
        (Score.number(25_000), Score.number(25_000), True),
        (Score.number(25_000), Score.number(25_000, facts=(("done", "1"),)), True),
        (Score.number(25_000), Score.number(250_000), False),
        (Score(CellState.NOT_APPLICABLE, ground="a"), Score(CellState.NOT_APPLICABLE), True),
        (Score(CellState.NOT_APPLICABLE), Score(CellState.PENDING), False),
        (Score(CellState.PENDING), Score.number(0), False),
    ],
)
def test_points_and_state_are_compared_and_nothing_else(
    one: Score, other: Score, same: bool
) -> None:
    assert same_value(one, other) is same
    assert same_value(other, one) is same


def test_a_sheet_asks_the_leaves_of_its_stage_that_apply() -> None:
    of = tree(
        criterion(1, "10"),
        criterion(2, "5", parent=1),
        criterion(3, "5", parent=1),
        criterion(4, "30", source=Source.SURVEY),
    )
    asked = asked_leaves(of, Stage.APPRAISAL_1, lambda leaf: leaf == CriterionId(3))
    assert [leaf.id for leaf in asked] == [2]
    assert [leaf.id for leaf in asked_leaves(of, Stage.SURVEY, lambda _leaf: False)] == [4]


def test_each_leaf_is_compared_over_its_three_entries() -> None:
    of = tree(criterion(1, "10"), criterion(2, "10"))
    stage = Stage.SELF
    first, other = Score.number(10_000), Score.number(20_000)
    cells = UnitCells.of(
        {
            (CriterionId(1), stage): first,
            (CriterionId(1), second_of(stage)): other,
            (CriterionId(1), third_of(stage)): other,
            (CriterionId(2), stage): first,
            (CriterionId(2), second_of(stage)): first,
            (CriterionId(2), Stage.APPRAISAL_1): other,
        }
    )
    one, two = compare(of.leaves(), cells, stage)
    assert one.differs
    assert one.proposal == other
    assert not two.differs
    assert two.third == BLANK
    assert two.proposal is None
