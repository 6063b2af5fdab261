"""Lines of a reading that go to another level, or out of the set."""

import pytest

from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
from parindex_desktop.domain.criteria_reading.reshaping import (
    branch_of,
    can_shift,
    shifted,
    without,
)
from parindex_desktop.domain.criteria_reading.set_reading import SetReading, guess_rules
from parindex_desktop.domain.numbers import Points, parse_points

GUIDE = "Ban hành kịp thời: 1 điểm\nKhông kịp thời: 0,5 điểm\nKhông ban hành: 0 điểm"


def reading(*lines: tuple[int, str, str], computed: frozenset[int] = frozenset()) -> SetReading:
    """Lines as level, code and maximum; every leaf has the same wording."""
    made = tuple(
        DraftLine(level, code, f"Tiêu chí {code}", parse_points(points), guide=GUIDE, row=at + 2)
        for at, (level, code, points) in enumerate(lines)
    )
    start = SetReading(SetDraft(lines=made), computed=computed)
    leaves = {index: made[index] for index in start.leaves}
    return SetReading(SetDraft(lines=made), guessed=guess_rules(leaves), computed=computed)


def levels(read: SetReading) -> list[int]:
    return [line.level for line in read.draft.lines]


FLAT = ((0, "1", "2"), (0, "1.1", "1"), (0, "1.2", "1"), (0, "2", "1"))


def test_a_branch_ends_before_the_next_line_that_is_not_deeper() -> None:
    lines = reading((0, "1", "2"), (1, "1.1", "1"), (2, "1.1.1", "1"), (1, "1.2", "1")).draft.lines
    assert branch_of(lines, 0) == range(4)
    assert branch_of(lines, 1) == range(1, 3)
    assert branch_of(lines, 3) == range(3, 4)


@pytest.mark.parametrize(("index", "step"), [(0, 1), (0, -1), (1, -1)])
def test_a_line_cannot_leave_the_outline(index: int, step: int) -> None:
    read = reading(*FLAT)
    assert not can_shift(read.draft.lines, index, step)
    assert shifted(read, index, step) is read


def test_a_line_that_goes_down_makes_the_one_above_it_a_parent_without_rule() -> None:
    read = shifted(shifted(reading(*FLAT), 1, 1), 2, 1)
    assert levels(read) == [0, 1, 1, 0]
    assert read.leaves == {1, 2, 3}
    assert set(read.guessed) == {1, 2, 3}
    assert read.problems == ()


def test_a_branch_moves_as_a_whole() -> None:
    read = reading((0, "1", "1"), (1, "1.1", "1"), (0, "2", "1"), (1, "2.1", "1"))
    assert levels(shifted(read, 2, 1)) == [0, 1, 1, 2]


def test_a_line_that_goes_up_takes_what_follows_below_it() -> None:
    read = reading((0, "1", "3"), (1, "1.1", "1"), (1, "1.2", "1"), (1, "1.3", "1"))
    raised = shifted(read, 2, -1)
    assert levels(raised) == [0, 1, 0, 1]
    assert raised.leaves == {1, 3}
    assert 2 not in raised.guessed


def test_a_parent_that_loses_all_below_it_asks_for_its_maximum_and_is_read_for_a_rule() -> None:
    read = reading((0, "1", "0"), (1, "1.1", "1"), computed=frozenset({0})).checked()
    assert read.draft.lines[0].max_points == 10_000
    alone = shifted(read, 1, -1)
    assert [problem.code for problem in alone.problems_of(0)] == ["IMP.406", "IMP.426"]
    assert alone.draft.lines[0].max_points == 0
    assert alone.computed == frozenset()
    back = shifted(alone, 1, 1)
    assert back.problems == ()
    assert back.draft.lines[0].max_points == 10_000


def test_what_is_left_out_is_told_and_the_others_keep_what_is_known_of_them() -> None:
    read = reading((0, "1", "1"), (1, "1.1", "1"), (0, "2", "1"), (1, "2.1", "1"))
    less = without(read, 0)
    assert [line.code for line in less.draft.lines] == ["2", "2.1"]
    assert set(less.guessed) == {1}
    assert less.sum == Points(10_000)
    told = [problem for problem in less.problems if problem.code == "IMP.420"]
    assert [problem.params["text"] for problem in told] == ["Tiêu chí 1", "Tiêu chí 1.1"]
