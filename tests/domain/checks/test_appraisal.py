"""Points taken want words; words of a unit want an answer."""

import pytest

from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.remarks import RemarkKind
from parindex_desktop.domain.scores import Score
from tests.domain.checks.sheets import (
    APPRAISED,
    FIRST,
    NOT_APPLICABLE,
    PENALTY,
    SECOND,
    SELF,
    WHOLE,
    Cells,
    Notes,
    Where,
    check,
    codes,
    only,
    places,
)

CALM = EntryRules(gap_percent=100)
LOWERED = WHOLE | {(APPRAISED, SELF): "2"}
TWICE = WHOLE | {(APPRAISED, SECOND): "1"}


def reasons(cells: Cells, notes: Notes | None = None) -> list[Where]:
    return places(check(cells, notes=notes, rules=CALM))


def test_an_appraisal_below_the_self_score_wants_a_reason() -> None:
    assert reasons(LOWERED) == [("CHK.106", APPRAISED.id, FIRST)]
    assert reasons(LOWERED, Notes().write(APPRAISED, RemarkKind.REASON)) == []
    assert reasons(WHOLE | {(APPRAISED, SELF): "1,5"}) == []
    assert reasons(WHOLE | {(APPRAISED, SELF): "1"}) == [], "raising wants no word"


def test_an_answer_is_no_reason_of_appraisal_1() -> None:
    assert len(reasons(LOWERED, Notes().write(APPRAISED, RemarkKind.ANSWER))) == 1


def test_a_second_appraisal_below_the_first_wants_an_answer() -> None:
    assert reasons(TWICE) == [("CHK.107", APPRAISED.id, SECOND)]
    assert len(reasons(TWICE, Notes().write(APPRAISED, RemarkKind.REASON))) == 1
    assert reasons(TWICE, Notes().write(APPRAISED, RemarkKind.ANSWER)) == []


def test_a_second_appraisal_below_the_self_score_keeps_the_reason_of_the_first() -> None:
    cells = LOWERED | {(APPRAISED, SECOND): "1,75"}
    assert reasons(cells) == [("CHK.106", APPRAISED.id, SECOND)]
    for kind in (RemarkKind.REASON, RemarkKind.ANSWER):
        assert reasons(cells, Notes().write(APPRAISED, kind)) == []


def test_a_second_appraisal_that_gives_all_back_wants_nothing() -> None:
    assert reasons(LOWERED | {(APPRAISED, SECOND): "2"}) == []


def test_judged_points_bring_their_reason() -> None:
    judged = Score.number(Points(15_000), (("points", "1.5"), ("reason", "Biên bản số 3")))
    assert reasons(LOWERED | {(APPRAISED, FIRST): judged}) == []


def test_a_criterion_not_applicable_has_its_ground_and_no_reason() -> None:
    ground = Score(NOT_APPLICABLE, ground="Không phát sinh")
    assert reasons(LOWERED | {(APPRAISED, FIRST): ground}) == []


def test_more_taken_by_a_penalty_is_less_for_the_unit() -> None:
    taken = WHOLE | {(PENALTY, SELF): "0", (PENALTY, FIRST): "2"}
    assert reasons(taken) == [("CHK.106", PENALTY.id, FIRST)]
    assert reasons(WHOLE | {(PENALTY, SELF): "2", (PENALTY, FIRST): "0"}) == []


@pytest.mark.parametrize(("percent", "asked"), [(24, 1), (25, 0), (30, 0), (0, 1)])
def test_a_gap_is_questioned_above_the_threshold(percent: int, asked: int) -> None:
    found = check(LOWERED, rules=EntryRules(gap_percent=percent))
    assert len(only(found, "CHK.202")) == asked  # 2 - 1,5 = 25 % of 2


def test_with_a_threshold_of_0_equal_scores_are_not_questioned() -> None:
    assert check(WHOLE | {(APPRAISED, SELF): "1,5"}, rules=EntryRules(gap_percent=0)) == []


def test_a_gap_in_favour_of_the_unit_is_no_gap() -> None:
    assert check(WHOLE | {(APPRAISED, SELF): "0"}, rules=EntryRules(gap_percent=0)) == []


def test_an_explanation_wants_an_answer_or_more_points() -> None:
    explained = Notes().write(APPRAISED, RemarkKind.EXPLANATION)
    assert places(check(WHOLE, notes=explained)) == [("CHK.214", APPRAISED.id, SECOND)]
    assert codes(check(WHOLE | {(APPRAISED, SECOND): "1,5"}, notes=explained)) == ["CHK.214"]
    assert check(WHOLE | {(APPRAISED, SECOND): "2"}, notes=explained) == []
    assert check(WHOLE, notes=explained.write(APPRAISED, RemarkKind.ANSWER)) == []
