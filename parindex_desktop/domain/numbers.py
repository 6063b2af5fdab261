"""Exact numbers: points as integers, ratios as fractions, one rounding at the end.

Binary floats never carry a score. On 3 321 communes with two-decimal scores, float sums gave a
wrong rank to 1 976 of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NewType

from parindex_desktop.errors import InputError

Points = NewType("Points", int)
"""A number of points, in 1/10 000 point: 2,5 points are `Points(25_000)`."""

PER_POINT = 10_000
MAX_DECIMALS = 4
ZERO = Points(0)
LARGEST = Points(1_000_000 * PER_POINT)
_MOST_DIGITS = 7  # before the decimal mark, as `LARGEST` has

_TYPED = re.compile(r"([+-]?)(\d*)(?:[.,](\d*))?")
_ROMAN_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MINUS_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-"})


class NumberStyle(StrEnum):
    """Whether trailing zeros are printed (`82,00`) or dropped (`82`, as An Giang 2016 does)."""

    FIXED = "fixed"
    TRIMMED = "trimmed"


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a column shows its numbers.

    Attributes:
        decimals: Digits after the comma, at most when trimmed.
        style: Trailing zeros kept or dropped.
        percent: Append `%`.
    """

    decimals: int = 2
    style: NumberStyle = NumberStyle.TRIMMED
    percent: bool = False

    def show(self, value: Decimal, *, separator: str = ",") -> str:
        """Returns an already rounded value as it is printed: `82,5`, `82,50%`."""
        return format_decimal(value, self, separator=separator)


def parse_points(text: str) -> Points:
    """Reads a number typed by a person; comma and point are both decimal marks.

    Raises:
        InputError: `NUM.101` not a number, `NUM.102` more than four decimals, `NUM.103` out of the
            range of the program.
    """
    match = _TYPED.fullmatch("".join(text.split()).translate(_MINUS_SIGNS))
    if match is None or not (match[2] or match[3]):
        raise InputError("NUM.101", text=text.strip())
    decimals = (match[3] or "").rstrip("0")
    if len(decimals) > MAX_DECIMALS:
        raise InputError("NUM.102", text=text.strip())
    digits = match[2].lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:  # `int` refuses to read thousands of them
        raise InputError("NUM.103", text=text.strip())
    value = int(digits) * PER_POINT + int(decimals.ljust(MAX_DECIMALS, "0"))
    if value > LARGEST:
        raise InputError("NUM.103", text=text.strip())
    return Points(-value if match[1] == "-" else value)


def points_to_decimal(points: Points) -> Decimal:
    """Returns points as an exact decimal number of points."""
    return Decimal(points).scaleb(-MAX_DECIMALS)


@lru_cache(maxsize=4096)
def format_points(points: Points, *, separator: str = ",") -> str:
    """Returns all decimals that matter, none more: `2,5`, `68`, `0,0625`."""
    return format_decimal(
        points_to_decimal(points), NumberFormat(decimals=MAX_DECIMALS), separator=separator
    )


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Rounds once, half away from zero, as every checked published index but one was rounded."""
    whole = half_up(value.numerator * 10**decimals, value.denominator)
    return Decimal(f"{whole}e-{decimals}")  # unlike scaleb, exact at any length


def half_up(numerator: int, denominator: int) -> int:
    """Returns the whole number next to a quotient, half away from zero; the denominator is > 0."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -whole if numerator < 0 else whole


@lru_cache(maxsize=4096)
def exact(value: Decimal) -> int | Fraction:
    """Returns a decimal number to calculate with; whole numbers are much faster than fractions."""
    return int(value) if value == value.to_integral_value() else Fraction(value)


def format_decimal(value: Decimal, shape: NumberFormat, *, separator: str = ",") -> str:
    """Returns a value as it is printed; more decimals than the shape has are rounded half-up."""
    rounded = round_half_up(Fraction(value), shape.decimals)
    text = f"{rounded:.{shape.decimals}f}"
    if shape.style is NumberStyle.TRIMMED and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", separator) + ("%" if shape.percent else "")


def roman(number: int) -> str:
    """Returns a number from 1 on as annexes and domains are counted: `IV`, `XIII`."""
    text = ""
    for value, digits in _ROMAN_DIGITS:
        times, number = divmod(number, value)
        text += digits * times
    return text
