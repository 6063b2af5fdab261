"""Measured values: in which band one lies, and how values and bounds are shown."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    NumberFormat,
    NumberStyle,
    exact,
    format_decimal,
    round_half_up,
)
from parindex_desktop.domain.rules.facts import show_number
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    PERCENT,
    Band,
    BandsRule,
    Bound,
    Measure,
    MeasureKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

_MOST_SHOWN = 12
"""Decimals of a percentage, for values that all but touch a bound."""


def holds(band: Band, value: Fraction) -> bool:
    """Tells whether a value lies in a band."""
    reached = band.lower is None or reaches(band.lower, value)
    return reached and (band.upper is None or _stays_below(band.upper, value))


def reaches(lower: Bound, value: Fraction) -> bool:
    """Tells whether a value lies above a lower bound, or on it where that is enough."""
    bound = exact(lower.value)
    return value > bound or (lower.inclusive and value == bound)


def band_of(rule: BandsRule, value: Fraction) -> Band | None:
    """Returns the first band that holds a value, or None.

    Decisions close their best band at 100 %, and a share may be more (41 of a plan of 40): such a
    value lies where the bands end.
    """
    held = _first_holding(rule.bands, value)
    if held is None and rule.measure.kind is MeasureKind.SHARE:
        return _first_holding(rule.bands, min(value, Fraction(top_of(rule))))
    return held


def top_of(rule: BandsRule) -> Decimal:
    """Returns the largest share that a rule tells from larger ones: 100, or a bound beyond it."""
    return max((HUNDRED, *bounds_of(rule)))


def bounds_of(rule: BandsRule) -> tuple[Decimal, ...]:
    """Returns the values of all bounds of a rule."""
    bounds = (bound for band in rule.bands for bound in (band.lower, band.upper))
    return tuple(bound.value for bound in bounds if bound is not None)


def unit_of(measure: Measure) -> str:
    """Returns the unit in which values and bounds are."""
    return PERCENT if measure.kind is MeasureKind.SHARE else measure.unit


def show_value(value: Fraction, measure: Measure, bounds: Iterable[Decimal] = ()) -> str:
    """Returns a measured value with its unit.

    A share has two decimals, and more where two would put it on the other side of a bound: 89,996 %
    does not reach 90 %.
    """
    if measure.kind is MeasureKind.SHARE:
        return f"{_show_percentage(value, tuple(bounds))} {PERCENT}"
    return show_amount(round_half_up(value, MAX_DECIMALS), measure.unit)


def show_amount(value: Decimal, unit: str) -> str:
    """Returns a number with its unit: `90 %`."""
    return f"{show_number(value)} {unit}".strip()


def _stays_below(upper: Bound, value: Fraction) -> bool:
    bound = exact(upper.value)
    return value < bound or (upper.inclusive and value == bound)


def _first_holding(bands: Iterable[Band], value: Fraction) -> Band | None:
    return next((band for band in bands if holds(band, value)), None)


def _show_percentage(value: Fraction, bounds: tuple[Decimal, ...]) -> str:
    for decimals in range(2, _MOST_SHOWN + 1, 2):
        shown = Fraction(round_half_up(value, decimals))
        if all(_side(shown, bound) == _side(value, bound) for bound in bounds):
            break
    return format_decimal(round_half_up(value, decimals), NumberFormat(decimals, NumberStyle.FIXED))


def _side(value: Fraction, bound: Decimal) -> int:
    return (value > bound) - (value < bound)
