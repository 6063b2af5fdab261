"""From exact values to places on an axis, with round numbers beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = Fraction | Decimal | int
_ROUND_STEPS: Final = (1, 2, 5, 10)
_MOST_STEPS: Final = 10
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Extent:
    """What an axis reaches over; it always holds 0, so that lengths may be compared.

    Attributes:
        step: Between two numbers beside the axis.
    """

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def ticks(self) -> tuple[Fraction, ...]:
        """The numbers beside the axis."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * nth for nth in range(count + 1))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis at its place, from `left` to `right` in the renderer's unit."""

    extent: Extent
    left: float
    right: float

    def at(self, value: Value) -> float:
        """Returns where a value stands: the only step from exact numbers to floats."""
        extent = self.extent
        share = (Fraction(value) - extent.low) / (extent.high - extent.low)
        return self.left + float(share) * (self.right - self.left)


def extent_of(values: Iterable[Value]) -> Extent:
    """Returns the reach of an axis from 0, or below, to 100 percent, or above."""
    every = [Fraction(value) for value in values]
    low, high = min([Fraction(0), *every]), max([Fraction(_PERCENT), *every])
    step = _round_step((high - low) / _MOST_STEPS)
    return Extent(step * (low // step), -step * (-high // step), step)


def thinned(extent: Extent, most: int) -> Extent:
    """Returns the reach with wider steps where there is room for `most` numbers only."""
    reach = extent.high - extent.low
    if reach / extent.step < most:
        return extent
    step = _round_step(reach / max(most - 1, 1))
    return Extent(step * (extent.low // step), -step * (-extent.high // step), step)


def _round_step(least: Fraction) -> Fraction:
    """Returns the first of 1, 2, 5, 10, 20, ... that is no less than a step of 1 or more."""
    power = Fraction(1)
    while power * 10 < least:
        power *= 10
    return next(power * digit for digit in _ROUND_STEPS if power * digit >= least)
