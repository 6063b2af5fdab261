import pytest

from parindex_desktop.domain.letter_numbers import day_in_words, full_number


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1590", "1590/QĐ-UBND"),
        ("5", "05/QĐ-UBND"),
        ("5/QĐ-CT", "05/QĐ-CT"),
        (" 10 ", "10/QĐ-UBND"),
        ("15a", "15a/QĐ-UBND"),
        ("", ""),
    ],
)
def test_numbers_get_their_suffix_and_a_leading_zero(number: str, shown: str) -> None:
    assert full_number(number, "QĐ-UBND") == shown


def test_days_have_a_leading_zero_and_months_only_up_to_two() -> None:
    assert day_in_words("2026-01-05") == "05 tháng 01 năm 2026"
    assert day_in_words("2017-05-23") == "23 tháng 5 năm 2017"
    assert day_in_words("31/2") == ""
