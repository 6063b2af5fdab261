"""A reading is settled line by line: rules confirmed, cells corrected, everything checked again."""

from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria_reading.reading import read_set
from parindex_desktop.domain.rules.kinds import JudgedRule, OptionsRule
from tests.domain.building import points
from tests.domain.criteria_reading.tables import reading_of, table, told

OPTIONS = "Kịp thời: 1\nKhông kịp thời: 0,5\nKhông ban hành: 0"
READING = reading_of(
    ("1", "Chỉ đạo", ""),
    ("1.1", "Kế hoạch", "1", OPTIONS),
    ("1.2", "Tiến độ", "hai điểm", "70-90: 0,5\nTrên 90: 1"),
    ("1.2", "Báo cáo", "2"),
)


def test_a_reading_shows_what_must_be_settled() -> None:
    assert told(READING) == [
        ("IMP.405", "row 4, criterion 1.2"),
        ("IMP.408", "row 4, criterion 1.2"),
        ("IMP.415", "row 4, criterion 1.2"),
        ("IMP.408", "row 5, criterion 1.2"),
    ]
    assert READING.to_confirm == (2,)
    assert (READING.sheet, READING.sheets) == ("Sở", ("Sở", "Xã"))
    assert [p.code for p in READING.problems_of(2)] == ["IMP.405", "IMP.408", "IMP.415"]
    assert READING.problems_of(None) == ()


def test_a_corrected_line_is_checked_again_and_sums_follow() -> None:
    line = replace(READING.draft.lines[2], max_points=points("1"))
    settled = READING.with_line(2, line)
    assert [p.code for p in settled.problems_of(2)] == ["IMP.408", "IMP.415"]
    assert settled.draft.lines[0].max_points == points("4")
    settled = settled.with_line(3, replace(settled.draft.lines[3], code="1.3"))
    assert told(settled) == [("IMP.415", "row 4, criterion 1.2")]
    fixed = replace(settled.draft.lines[2], guide="70% - 90%: 0,5\nTrên 90%: 1\nDưới 70%: 0")
    settled = settled.with_line(2, fixed)
    assert told(settled) == []
    assert settled.is_sound
    assert settled.guessed[2].sure


def test_a_confirmed_rule_is_no_longer_a_guess() -> None:
    rule = JudgedRule("theo mức độ")
    settled = READING.with_rule(2, rule)
    assert settled.draft.lines[2].rule == rule
    assert settled.to_confirm == ()
    assert "IMP.415" not in [p.code for p in settled.problems_of(2)]
    none = READING.with_rule(2, None)
    assert none.to_confirm == ()
    assert none.draft.lines[2].rule is None


def test_a_line_without_a_rule_stays_so_when_its_name_is_corrected() -> None:
    none = READING.with_rule(1, None)
    renamed = none.with_line(1, replace(none.draft.lines[1], name="Kế hoạch năm"))
    assert 1 not in renamed.guessed
    again = none.with_line(1, replace(none.draft.lines[1], max_points=points("2")))
    assert 1 in again.guessed


def test_a_printed_sum_stays_what_it_was_typed_to() -> None:
    typed = READING.with_line(0, replace(READING.draft.lines[0], max_points=points("9")))
    assert typed.draft.lines[0].max_points == points("9")
    assert [p.code for p in typed.problems_of(0)] == ["IMP.413"]


def test_only_sure_rules_are_taken_unless_all_are_accepted() -> None:
    first, second = (READING.settled_draft().lines[at].rule for at in (1, 2))
    assert isinstance(first, OptionsRule)
    assert second is None
    assert READING.accepting().settled_draft().lines[2].rule is not None
    assert READING.accepting().guessed == {}


def test_a_level_is_not_corrected_in_passing() -> None:
    with pytest.raises(ValueError, match="level"):
        READING.with_line(1, replace(READING.draft.lines[1], level=0))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((), "IMP.403"),
        ((("Đơn vị", "Điểm"), ("Sở Y tế", "3")), "IMP.403"),
        ((("STT", "Tiêu chí", "Điểm tối đa"),), "IMP.404"),
        ((("STT", "Tiêu chí", "Điểm tối đa"), ("", "Tổng cộng", "3")), "IMP.404"),
    ],
)
def test_a_table_that_holds_no_set_says_so(rows: tuple[tuple[str, ...], ...], code: str) -> None:
    reading = read_set(table(rows))
    assert told(reading) == [(code, "")]
    assert not reading.is_sound
