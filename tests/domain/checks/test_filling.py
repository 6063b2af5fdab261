"""What a unit needs: each check where it finds something, and where it must keep silent."""

from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind
from parindex_desktop.domain.process import Step, StepDone
from parindex_desktop.domain.scores import Score, Stage, second_of
from parindex_desktop.domain.units import RoundId
from parindex_desktop.errors import Severity
from tests.domain.building import points
from tests.domain.checks.sheets import (
    APPRAISED,
    BONUS,
    FIRST,
    NOT_APPLICABLE,
    OTHER,
    PENALTY,
    PENDING,
    SECOND,
    SELF,
    SURVEY,
    SURVEYED,
    UNIT,
    WHOLE,
    Cells,
    Notes,
    check,
    codes,
    only,
    places,
)


def without(*leaves: Criterion) -> Cells:
    return {place: what for place, what in WHOLE.items() if place[0] not in leaves}


def test_a_whole_sheet_has_no_findings() -> None:
    assert check(WHOLE) == []


def test_a_missing_score_is_an_error_where_it_is_typed_first() -> None:
    (found,) = check(without(OTHER))
    assert (found.code, found.severity) == ("CHK.101", Severity.ERROR)
    assert (found.criterion_id, found.stage) == (OTHER.id, FIRST)


def test_bonus_and_penalty_lines_may_stay_empty() -> None:
    assert codes(check(WHOLE | {(BONUS, FIRST): "0,5"})) == []
    assert codes(check(WHOLE | {(PENALTY, FIRST): "0,5"})) == []


def test_an_exempt_leaf_is_not_missed() -> None:
    assert check(without(OTHER), exempt={OTHER.id: "Đơn vị không có TTHC"}) == []


def test_a_unit_without_any_appraisal_is_told_once() -> None:
    own: Cells = {(APPRAISED, SELF): "1", (OTHER, SELF): "1"}
    assert places(check(own)) == [("CHK.102", None, None)]
    assert places(check(own | {(OTHER, FIRST): "1"}, (APPRAISED, OTHER))) == [
        ("CHK.101", APPRAISED.id, FIRST)
    ]


def test_a_unit_without_survey_points_is_a_warning_and_a_gap_among_them_an_error() -> None:
    other = replace(SURVEYED, id=CriterionId(9), code="9")
    leaves = (APPRAISED, OTHER, SURVEYED, other)
    assert places(check(without(SURVEYED), leaves)) == [("CHK.209", SURVEYED.id, SURVEY)]
    assert places(check(WHOLE, leaves)) == [("CHK.101", other.id, SURVEY)]
    assert codes(check({}, leaves)) == ["CHK.102"], "what is not begun has not lost its survey"


def test_a_survey_for_bonus_alone_may_be_missing() -> None:
    bonus = replace(SURVEYED, id=CriterionId(9), code="9", kind=Kind.BONUS)
    assert check(without(SURVEYED), (APPRAISED, OTHER, bonus)) == []
    both = check(without(SURVEYED), (APPRAISED, OTHER, bonus, SURVEYED))
    assert places(both) == [("CHK.209", SURVEYED.id, SURVEY)]


@pytest.mark.parametrize("stage", [SELF, FIRST, SECOND])
def test_points_above_the_maximum_are_told_at_every_stage(stage: Stage) -> None:
    high = check(WHOLE | {(OTHER, stage): "1,01"})
    (found,) = only(high, "CHK.103")
    assert found.stage is stage
    assert found.params == {"points": "1,01", "maximum": "1"}
    assert only(check(WHOLE | {(OTHER, stage): "1"}), "CHK.103") == []


def test_what_second_entry_keyed_and_what_is_exempt_has_no_bounds_here() -> None:
    assert check(WHOLE | {(OTHER, second_of(FIRST)): "9"}) == []
    assert check(WHOLE | {(OTHER, FIRST): "9"}, exempt={OTHER.id: "Không có TTHC"}) == []


def test_points_below_zero_are_told() -> None:
    assert codes(check(WHOLE | {(OTHER, FIRST): Score.number(-1)})) == ["CHK.103"]


def test_not_applicable_wants_a_ground() -> None:
    bare, grounded = Score(NOT_APPLICABLE), Score(NOT_APPLICABLE, ground="Không phát sinh")
    assert places(check(WHOLE | {(OTHER, FIRST): bare})) == [("CHK.104", OTHER.id, FIRST)]
    assert check(WHOLE | {(OTHER, FIRST): grounded}) == []
    assert check(WHOLE | {(OTHER, FIRST): bare, (OTHER, SECOND): "1"}) == [], "lần 2 thay lần 1"
    assert check(WHOLE | {(OTHER, SELF): bare}) == [], "what the unit says does not count"


@pytest.mark.parametrize("leaf", [OTHER, BONUS])
def test_a_pending_cell_is_told_with_what_it_waits_for(leaf: Criterion) -> None:
    pending = Score(PENDING, ground="chờ báo cáo")
    (found,) = check(WHOLE | {(leaf, FIRST): pending})
    assert (found.code, found.params) == ("CHK.105", {"ground": "chờ báo cáo"})
    assert check(WHOLE | {(leaf, FIRST): "1"}) == []


def test_self_scores_are_missed_once_the_unit_has_sent_them() -> None:
    cells = WHOLE | {(APPRAISED, SELF): "1,5"}
    done = Notes()
    done.steps[UNIT, Step.SELF] = StepDone(RoundId(1), UNIT, Step.SELF, "2026-01-05")
    (found,) = check(cells, notes=done)
    assert (found.code, found.severity) == ("CHK.201", Severity.WARNING)
    assert found.params == {"count": 1, "codes": "2"}
    assert check(cells) == [], "nobody has sent anything yet"
    assert check(cells | {(OTHER, SELF): "1"}, notes=done) == []


def test_a_control_total_is_held_against_the_cells() -> None:
    notes = Notes()
    cells = WHOLE | {(PENALTY, FIRST): "0,5"}
    notes.totals[UNIT, FIRST] = points("2,25")
    (found,) = check(cells, notes=notes)
    assert (found.code, found.stage, found.criterion_id) == ("CHK.108", FIRST, None)
    assert found.params == {"paper": "2,25", "sum": "2", "stage": FIRST}
    notes.totals[UNIT, FIRST] = points("2")
    assert check(cells, notes=notes) == []


def test_a_control_total_of_cells_not_typed_yet_differs() -> None:
    notes = Notes()
    notes.totals[UNIT, SELF] = points("3")
    assert [each.params["sum"] for each in check(WHOLE, notes=notes)] == ["0"]
