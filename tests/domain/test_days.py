from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.days import is_day, read_day, show_day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_shown_is_read_back(day: date) -> None:
    iso = day.isoformat()
    assert show_day(iso) == f"{day:%d/%m/%Y}"
    assert read_day(show_day(iso)) == iso
    assert read_day(iso) == iso
    assert read_day(f"ngày {day.day} tháng {day.month} năm {day.year:04}") == iso


@pytest.mark.parametrize("text", ["5/3/2025", "05-3-2025", "5.03.2025", " ngày 05 / 3 / 2025 "])
def test_officials_write_a_day_in_many_ways(text: str) -> None:
    assert read_day(text) == "2025-03-05"


@pytest.mark.parametrize(
    "text", ["", "31/2/2025", "5/3/25", "5/3", "3/2025", "05/3/2025 x", "0/1/2025"]
)
def test_what_is_no_whole_day_is_not_guessed(text: str) -> None:
    assert read_day(text) == ""


def test_a_text_that_is_no_day_is_shown_as_it_is() -> None:
    assert show_day("đầu năm") == "đầu năm"
    assert not is_day("2025-3-5")
    assert not is_day("2025-02-30")
