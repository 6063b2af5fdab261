from dataclasses import replace
from datetime import date

import pytest

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.letter_words import (
    NBSP,
    article_lead,
    day_shown,
    ended,
    listed,
    number_line,
    number_shown,
    place_line,
    recipient_lines,
)
from parindex_desktop.domain.letters import Letterhead

HEAD = Letterhead("", "SỞ NỘI VỤ", "7/TB-SNV", "TB-SNV", "An Giang", date(2026, 2, 9))


def plain(text: str) -> str:
    return " ".join(text.replace(NBSP, " ").split())


@pytest.mark.parametrize(
    ("number", "shown"),
    [("7/TB-SNV", "07/TB-SNV"), ("15/TB-SNV", "15/TB-SNV"), ("", "/QĐ-UBND"), ("7", "07")],
)
def test_numbers_under_ten_have_a_leading_zero(number: str, shown: str) -> None:
    assert plain(number_shown(number, "QĐ-UBND", Mode.PAPER)) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 2, 9), "ngày 09 tháng 02 năm 2026"),
        (date(2026, 3, 10), "ngày 10 tháng 3 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
        (None, "ngày tháng năm"),
    ],
)
def test_days_and_the_first_two_months_have_leading_zeros(day: date | None, shown: str) -> None:
    assert plain(day_shown(day, Mode.PAPER)) == shown


def test_an_electronic_letter_leaves_number_and_day_open() -> None:
    assert plain(number_line(HEAD, Mode.ELECTRONIC)) == "Số: /TB-SNV"
    assert plain(place_line(HEAD, Mode.ELECTRONIC)) == "An Giang, ngày tháng năm 2026"
    assert NBSP * 5 in place_line(HEAD, Mode.ELECTRONIC)


def test_minutes_have_no_date_and_a_place_may_be_missing() -> None:
    assert place_line(replace(HEAD, dated=False), Mode.PAPER) == ""
    assert plain(place_line(replace(HEAD, place=""), Mode.PAPER)) == "ngày 09 tháng 02 năm 2026"


def test_enumerations_end_with_semicolons_and_a_full_stop() -> None:
    assert listed(["A;", " B. ", "", "C,"]) == ("A;", "B;", "C.")
    assert listed([]) == ()
    assert listed(["Luật số 1, v.v."], before="- ") == ("- Luật số 1, v.v.",)


def test_dots_that_leave_room_stay() -> None:
    assert listed(["Căn cứ ........", "số ........"]) == ("Căn cứ ........;", "số .........")


def test_recipients_have_one_dash_however_they_were_typed() -> None:
    assert recipient_lines(["- Như trên;", "– Bộ Nội vụ", "Lưu: VT"]) == (
        "- Như trên;", "- Bộ Nội vụ;", "- Lưu: VT.",
    )  # fmt: skip


def test_the_end_is_marked_once() -> None:
    assert ended("Hết.") == "Hết./."
    assert ended("Hết./.") == "Hết./."
    assert plain(article_lead(3)) == "Điều 3."


def test_a_paper_numbered_by_hand_leaves_room_as_the_electronic_one_does() -> None:
    for said in (number_line, place_line):
        assert said(HEAD, Mode.BY_HAND) == said(HEAD, Mode.ELECTRONIC) != said(HEAD, Mode.PAPER)
