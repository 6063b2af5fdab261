"""Points and the one rounding."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.numbers import (
    LARGEST,
    NumberFormat,
    NumberStyle,
    Points,
    format_decimal,
    format_points,
    parse_points,
    roman,
    round_half_up,
)
from parindex_desktop.errors import InputError


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("2,5", 25_000),
        ("2.5", 25_000),
        (" 68 ", 680_000),
        ("0", 0),
        (",5", 5_000),
        ("7,", 70_000),
        ("-1,25", -12_500),
        ("\u22121", -10_000),
        ("26,3900", 263_900),
        ("0,0001", 1),
        ("0" * 5000 + "2", 20_000),
        ("1\u00a0000", 10_000_000),
    ],
)
def test_typed_numbers_are_read_with_comma_or_point(typed: str, points: int) -> None:
    assert parse_points(typed) == points


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "NUM.101"),
        (",", "NUM.101"),
        ("abc", "NUM.101"),
        ("1,2,3", "NUM.101"),
        ("1.234,5", "NUM.101"),
        ("1e3", "NUM.101"),
        ("0,00001", "NUM.102"),
        ("1000000,1", "NUM.103"),
        ("9" * 5000, "NUM.103"),
        ("-" + "9" * 5000 + ",5", "NUM.103"),
    ],
)
def test_what_is_not_a_score_is_refused_with_a_code(typed: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_points(typed)
    assert caught.value.code == code


@given(st.integers(-LARGEST, LARGEST), st.sampled_from([",", "."]))
def test_points_shown_are_read_back(value: int, separator: str) -> None:
    assert parse_points(format_points(Points(value), separator=separator)) == value


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        (Fraction(783878, 10_000), 2, "78.39"),  # Bình Dương 2017, printed mean
        (Fraction(8639, 99), 2, "87.26"),  # Vĩnh Linh 2021
        (Fraction(5, 1000), 2, "0.01"),
        (Fraction(-5, 1000), 2, "-0.01"),
        (Fraction(74995, 1000), 2, "75.00"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(62 * 100, 136), 2, "45.59"),  # Huế 2021
    ],
)
def test_half_goes_up(value: Fraction, decimals: int, rounded: str) -> None:
    assert round_half_up(value, decimals) == Decimal(rounded)


@given(st.fractions(), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_a_step(value: Fraction, decimals: int) -> None:
    rounded = Fraction(round_half_up(value, decimals))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        ("82", NumberFormat(2, NumberStyle.FIXED, percent=True), "82,00%"),
        ("68", NumberFormat(2), "68"),
        ("68.50", NumberFormat(2), "68,5"),
        ("100", NumberFormat(0), "100"),
        ("-0.001", NumberFormat(2, NumberStyle.FIXED), "0,00"),
        ("-0.001", NumberFormat(2), "0"),
        ("93.005", NumberFormat(2), "93,01"),
    ],
)
def test_numbers_are_printed_as_provinces_print_them(
    value: str, shape: NumberFormat, text: str
) -> None:
    assert format_decimal(Decimal(value), shape) == text
    assert shape.show(Decimal(value)) == text


@pytest.mark.parametrize(
    ("number", "counted"),
    [(1, "I"), (4, "IV"), (9, "IX"), (13, "XIII"), (19, "XIX"), (44, "XLIV"), (1994, "MCMXCIV")],
)
def test_roman_numbers_are_written_as_annexes_count(number: int, counted: str) -> None:
    assert roman(number) == counted
