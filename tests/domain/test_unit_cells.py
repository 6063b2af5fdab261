"""The cells of a unit behave as a dictionary of scores, however they are kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage
from parindex_desktop.domain.unit_cells import (
    NO_CELLS,
    Layout,
    UnitCells,
    are_unreadable,
    facts_of,
    facts_text,
    is_facts,
)

FACTS = st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=3).map(tuple)
SCORES = st.one_of(
    st.just(BLANK),
    st.builds(Score.number, st.integers(0, 30_000), FACTS),
    st.builds(Score, st.sampled_from([CellState.NOT_APPLICABLE, CellState.PENDING]),
              ground=st.text(max_size=6)),
)  # fmt: skip
PLACES = st.tuples(st.integers(1, 4).map(CriterionId), st.sampled_from(Stage))
PLACE = (CriterionId(1), Stage.SELF)
STEPS = st.lists(st.dictionaries(PLACES, SCORES, max_size=4), max_size=6)


@given(STEPS)
def test_changes_add_up_to_what_a_dictionary_holds(
    steps: list[dict[tuple[CriterionId, Stage], Score]],
) -> None:
    cells, expected = NO_CELLS, dict[tuple[CriterionId, Stage], Score]()
    for step in steps:
        before, kept = cells, dict(cells)
        cells = cells.changed(step)
        expected |= step
        expected = {place: score for place, score in expected.items() if score != BLANK}
        assert dict(cells) == expected
        assert dict(before) == kept
    assert cells == UnitCells.of(expected)
    for criterion in (CriterionId(n) for n in range(1, 5)):
        for place in ((criterion, stage) for stage in Stage):
            score = expected.get(place, BLANK)
            assert cells.score(place) == score
            number = score.points if score.state is CellState.NUMBER else None
            assert cells.number(place) == number


def test_a_number_typed_over_another_keeps_the_layout() -> None:
    place = (CriterionId(1), Stage.SELF)
    before = UnitCells.of({place: Score.number(1), (CriterionId(2), Stage.SELF): Score.number(2)})
    assert before.changed({place: Score.number(7)}).layout is before.layout
    assert before.changed({place: BLANK}).layout is not before.layout


def test_cells_filled_alike_elsewhere_have_a_layout_of_their_own() -> None:
    first, second = (CriterionId(1), Stage.SELF), (CriterionId(2), Stage.SELF)
    before = UnitCells.of({first: Score.number(1)})
    after = before.changed({first: BLANK, second: Score.number(2)})
    assert dict(after) == {second: Score.number(2)}


@given(FACTS)
def test_facts_come_back_from_their_text(facts: tuple[tuple[str, str], ...]) -> None:
    text = facts_text(facts)
    assert facts_of(text) == facts
    assert is_facts(text) == bool(facts)
    assert "\n" not in text


@pytest.mark.parametrize("text", [
    "[1]", "[]", '[["choice",3]]', '[["choice"]]', '[["a","b","c"]]', '{"choice":"x"}', "3", "null",
    '"[', "[[", "x", "[" * 100_000,
])  # fmt: skip
def test_facts_altered_past_the_program_are_kept_as_the_text_they_are(text: str) -> None:
    facts = facts_of(text)
    assert are_unreadable(facts)
    assert facts_text(facts) == text
    cells = UnitCells(Layout((PLACE,), (CellState.NUMBER,)), (20_000,), text)
    assert cells.score(PLACE) == Score.number(20_000, facts)
