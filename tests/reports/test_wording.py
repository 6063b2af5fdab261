from datetime import date

import pytest

from parindex_desktop.domain.documents import DecisionReference, Mode
from parindex_desktop.domain.letter_words import NBSP, ended
from reports.wording import accompanying, running, title_line

AUTHORITY = "Chủ tịch Ủy ban nhân dân tỉnh An Giang"


def worded(number: str, day: date | None, mode: Mode = Mode.PAPER) -> str:
    return accompanying(DecisionReference(number, day, AUTHORITY), mode).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("number", "day", "shown"),
    [
        ("1590/QĐ-UBND", date(2017, 5, 23), "số 1590/QĐ-UBND ngày 23 tháng 5 năm 2017"),
        ("5/QĐ-UBND", date(2026, 1, 5), "số 05/QĐ-UBND ngày 05 tháng 01 năm 2026"),
        ("05/QĐ-UBND", date(2026, 2, 10), "số 05/QĐ-UBND ngày 10 tháng 02 năm 2026"),
        ("9", date(2026, 3, 9), "số 09 ngày 09 tháng 3 năm 2026"),
        ("10/QĐ-SNV", date(2026, 12, 31), "số 10/QĐ-SNV ngày 31 tháng 12 năm 2026"),
    ],
)
def test_paper_names_its_decision(number: str, day: date, shown: str) -> None:
    assert worded(number, day) == f"(Kèm theo Quyết định {shown} của {AUTHORITY})"


def test_electronic_paper_leaves_number_and_day_to_the_clerk() -> None:
    shown = worded("1590/QĐ-UBND", date(2026, 5, 23), Mode.ELECTRONIC)
    assert "số         /QĐ-UBND ngày     tháng     năm 2026 của" in shown
    assert "1590" not in shown
    assert "23" not in shown


def test_what_is_not_known_yet_has_room_on_paper() -> None:
    assert "số         /QĐ-UBND ngày     tháng     năm" in worded("/QĐ-UBND", None)
    assert "Quyết định số         /QĐ-UBND ngày" in worded("", None)


def test_room_for_a_number_stands_before_the_office_own_suffix() -> None:
    reference = DecisionReference("", None, "Sở Nội vụ", "QĐ-SNV")
    assert f"{NBSP}/QĐ-SNV" in accompanying(reference, Mode.ELECTRONIC)


def test_a_missing_authority_leaves_no_loose_word() -> None:
    reference = DecisionReference("15/QĐ-UBND", date(2026, 5, 23), "")
    assert accompanying(reference, Mode.PAPER).endswith("2026)")


def test_a_date_stays_on_one_line() -> None:
    reference = DecisionReference("15/QĐ-UBND", date(2026, 5, 23), AUTHORITY)
    assert "ngày 23 tháng 5 năm 2026".replace(" ", NBSP) in accompanying(reference, Mode.PAPER)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(Danh sách có 04 tập thể)", "(Danh sách có 04 tập thể)./."),
        ("Làm tròn đến 2 chữ số.", "Làm tròn đến 2 chữ số./."),
        ("Đã hết./.", "Đã hết./."),
        ("", "./."),
    ],
)
def test_the_end_is_marked_once(text: str, shown: str) -> None:
    assert ended(text) == shown


def test_compounds_of_a_title_are_not_parted() -> None:
    words = title_line("ĐƯỢC TẶNG  BẰNG KHEN NĂM 2021").split(" ")
    assert words == ["ĐƯỢC", "TẶNG", f"BẰNG{NBSP}KHEN", f"NĂM{NBSP}2021"]


def test_no_line_of_a_paragraph_ends_between_a_word_and_its_number() -> None:
    shown = running("Luật số 77/2015/QH13 ngày 19 tháng 6 năm 2015, Điều 1, Phụ lục II, số liệu")
    assert shown.split(" ") == [
        "Luật", f"số{NBSP}77/2015/QH13", f"ngày{NBSP}19", f"tháng{NBSP}6", f"năm{NBSP}2015,",
        f"Điều{NBSP}1,", "Phụ", f"lục{NBSP}II,", "số", "liệu",
    ]  # fmt: skip


def test_titles_are_not_broken_inside_the_name_of_a_group() -> None:
    shown = title_line("năm 2016 của các sở, ban, ngành và các huyện")
    assert f"của{NBSP}các{NBSP}sở,{NBSP}ban,{NBSP}ngành và" in shown
