import pytest

from parindex_desktop.domain.placeholders import (
    ROOM,
    filled,
    is_known,
    left_open,
    names_in,
)

VALUES = {"năm": "2016", "các khối": "các sở và các huyện", "số tờ trình": ""}


def test_names_are_filled_whatever_their_case_and_blanks() -> None:
    assert filled("Năm {năm} của {Các  khối}.", VALUES) == "Năm 2016 của các sở và các huyện."


def test_what_has_no_value_leaves_room_and_is_never_printed() -> None:
    said = filled("Tờ trình số {số tờ trình}, {giờ họp}", VALUES)
    assert said == f"Tờ trình số {ROOM}, {ROOM}"
    assert "{" not in said


def test_decomposed_letters_name_the_same_placeholder() -> None:
    assert filled("{na\u0306m}", VALUES) == "2016"


def test_names_are_listed_in_reading_order_each_once() -> None:
    assert names_in("{b} {a} {b}") == ("b", "a")


def test_own_placeholders_are_told_from_the_program_s() -> None:
    assert is_known("Số Tờ Trình", VALUES)
    assert not is_known("giờ họp", VALUES)


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("ngày .... tháng", ("....",)),
        ("ký tên ……", ("……",)),
        ("họ tên ____", ("____",)),
        ("[Họ và tên], thành viên", ("[Họ và tên]",)),
        ("năm {năm", ("{",)),
        ("Vân vân...", ()),
        ("năm {năm}", ()),
        ("(Kèm theo) 1.234,5", ()),
    ],
)
def test_gaps_that_wait_for_words_are_found(text: str, gaps: tuple[str, ...]) -> None:
    assert left_open(text) == gaps
