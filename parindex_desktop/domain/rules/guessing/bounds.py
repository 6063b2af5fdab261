"""Gives a value that two bands share to one of them.

Wordings leave it open (`70% - 90%` beside `trên 90%`) or claim it twice (`đến 90%` beside
`từ 90%`). Whole numbers leave a step between (`đến 5 ngày` beside `từ 6 ngày`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from parindex_desktop.domain.rules.guessing.ranges import End, Range
from parindex_desktop.domain.rules.kinds import PERCENT, Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Bounds: TypeAlias = tuple[Bound | None, Bound | None]
"""The lower and the upper end of a band."""


def settle(ranges: Sequence[Range], unit: str) -> tuple[list[Bounds], bool]:
    """Returns the bounds of each range, and whether something was decided that no word says."""
    stepless = [one if unit == PERCENT else _stepless(one, ranges) for one in ranges]
    doubtful = stepless != list(ranges)
    lowers = [one.lower for one in stepless if one.lower is not None]
    uppers = [one.upper for one in stepless if one.upper is not None]
    settled: list[Bounds] = []
    for one in stepless:
        lower, lower_doubt = _bound(one.lower, uppers, is_lower=True)
        upper, upper_doubt = _bound(one.upper, lowers, is_lower=False)
        doubtful = doubtful or lower_doubt or upper_doubt
        settled.append((lower, upper))
    return settled, doubtful


def _stepless(one: Range, ranges: Iterable[Range]) -> Range:
    """Returns a range that reaches up to the next whole number, where another begins."""
    upper = one.upper
    if upper is None or upper.inclusive is False or upper.value % 1:
        return one
    begins = (other.lower.value for other in ranges if other.lower and other.lower.inclusive)
    if upper.value + 1 not in begins:
        return one
    return replace(one, upper=End(upper.value + 1, inclusive=False))


def _bound(end: End | None, facing: Iterable[End], *, is_lower: bool) -> tuple[Bound | None, bool]:
    """Returns an end that is inclusive or not, and whether that is a doubt.

    A value belongs to the band whose neighbour excludes it; where neither side says, to the higher
    band.
    """
    if end is None:
        return None, False
    if end.firm:
        return Bound(end.value, end.inclusive is True), False
    other = next((other for other in facing if other.value == end.value), None)
    if other is None or other.inclusive is False:
        return Bound(end.value), False
    if other.firm:
        return Bound(end.value, inclusive=False), end.inclusive is True
    return Bound(end.value, inclusive=is_lower), True
