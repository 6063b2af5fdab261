"""Bands: each clause names a range of one measured value and its points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.ranges import End, Range, read_range
from parindex_desktop.domain.rules.guessing.scored import Scored, scored
from parindex_desktop.domain.rules.guessing.shares import definition_of, rate_of
from parindex_desktop.domain.rules.guessing.worth import Worth
from parindex_desktop.domain.rules.kinds import (
    PERCENT,
    Band,
    BandsRule,
    Bound,
    Measure,
    MeasureKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_REST: Final = frozenset({
    "còn lại", "trường hợp khác", "các trường hợp khác", "trường hợp còn lại",
    "các trường hợp còn lại", "ngược lại", "nếu không",
})  # fmt: skip
_MEASURED = re.compile(r"(?:t[ỷỉ] lệ|mức độ|mức|số|thời gian|thời hạn|chỉ số)\s", re.IGNORECASE)
"""How the name of a criterion begins that is itself the measured value."""


@dataclass(frozen=True, slots=True)
class _Ranged:
    """A clause that names a range."""

    worth: Worth
    range: Range


def read_bands(wording: Wording) -> Guess | None:
    """Reads ranges with points: `trên 90%: 2; từ 70% - 90%: 1; dưới 70%: 0`."""
    found = scored(wording)
    given = [(worth, read_range(worth.label)) for worth in found.worths]
    ranged = [_Ranged(worth, named) for worth, named in given if named is not None]
    left = [worth for worth, named in given if named is None]
    rest = next((worth for worth in left if worth.label.casefold() in _REST), None)
    others = [worth for worth in left if worth is not rest]
    if not _is_bands(ranged, others):
        return None
    return _guess(wording, found, ranged, rest, [worth.text for worth in others])


def _is_bands(ranged: Sequence[_Ranged], others: Sequence[Worth]) -> bool:
    """Tells ranges of one value from outcomes that only happen to hold numbers."""
    compared = [one for one in ranged if not one.range.bare]
    leads = {one.range.lead.casefold() for one in ranged} - {""}
    if not compared or len(leads) > 1:
        return False
    percentages = [one for one in compared if one.range.unit == PERCENT]
    return not others or len(percentages) >= 2


def _guess(
    wording: Wording, found: Scored, ranged: list[_Ranged], rest: Worth | None, unread: list[str]
) -> Guess | None:
    unit = _unit_of([one.range.unit for one in ranged])
    if unit is None:
        return None
    unread = [one.worth.text for one in ranged if not one.range.unit] + unread
    settled, doubtful = _settled([one.range for one in ranged])
    bands: list[Band] = []
    for one, (lower, upper) in zip(ranged, settled, strict=True):
        points = one.worth.points_at(wording.maximum)
        if points is None:
            unread.append(one.worth.text)
        else:
            bands.append(Band(lower, upper, points))
        doubtful = doubtful or one.worth.loose or one.worth.takes
    below = _rest_of(bands, rest, wording)
    if rest is not None and below is None:
        unread.append(rest.text)
    bands.extend([below] if below else [])
    measure, unread_lines = _measure(wording, found, unit, ranged)
    rule = BandsRule(measure, tuple(bands))
    return Guess(rule, not doubtful, (*unread, *unread_lines)) if bands else None


def _unit_of(units: Iterable[str]) -> str | None:
    """Returns the one unit of all ranges, None when they measure different things.

    `trên 5 văn bản chậm` beside `không quá 5 văn bản` leaves the words they share.
    """
    named = sorted({unit for unit in units if unit}, key=len)
    if not named:
        return ""
    shortest = named[0]
    same = all(f"{unit} ".casefold().startswith(f"{shortest} ".casefold()) for unit in named)
    return shortest if same else None


def _rest_of(bands: Sequence[Band], rest: Worth | None, wording: Wording) -> Band | None:
    """Returns the band of `còn lại`: everything below the lowest bound."""
    lowers = [band.lower for band in bands if band.lower is not None]
    points = rest.points_at(wording.maximum) if rest else None
    if points is None or len(lowers) < len(bands) or not lowers:
        return None
    lowest = min(lowers, key=lambda bound: (bound.value, not bound.inclusive))
    return Band(None, Bound(lowest.value, not lowest.inclusive), points)


def _measure(
    wording: Wording, found: Scored, unit: str, ranged: Sequence[_Ranged]
) -> tuple[Measure, tuple[str, ...]]:
    """Returns what is measured, and the lines that do not tell."""
    unread = list(found.headings) + list(found.unread)
    kind = MeasureKind.SHARE if unit == PERCENT else MeasureKind.VALUE
    lead = next((one.range.lead for one in ranged if one.range.lead), "")
    for text in tuple(unread):
        defined = definition_of(text)
        if defined is not None and unit == PERCENT:
            unread.remove(text)
            return replace(defined, label=defined.label or rate_of(lead).label), tuple(unread)
    if found.headings:
        heading = found.headings[0]
        unread.remove(heading)
        rate = rate_of(heading)
        return replace(rate, kind=rate.kind if kind is MeasureKind.SHARE else kind, unit=unit), (
            tuple(unread)
        )
    label = lead or (wording.name if _MEASURED.match(wording.name) else "")
    rate = rate_of(label) if kind is MeasureKind.SHARE else Measure(kind, label)
    return replace(rate, unit=unit), tuple(unread)


def _settled(
    ranges: Sequence[Range],
) -> tuple[list[tuple[Bound | None, Bound | None]], bool]:
    """Returns the bounds of each range, and whether a shared bound stayed unclear."""
    lowers = [one.lower for one in ranges if one.lower is not None]
    uppers = [one.upper for one in ranges if one.upper is not None]
    doubtful = False
    settled: list[tuple[Bound | None, Bound | None]] = []
    for one in ranges:
        lower, lower_doubt = _bound(one.lower, uppers, is_lower=True)
        upper, upper_doubt = _bound(one.upper, lowers, is_lower=False)
        doubtful = doubtful or lower_doubt or upper_doubt
        settled.append((lower, upper))
    return settled, doubtful


def _bound(
    end: End | None, opposite: Iterable[End], *, is_lower: bool
) -> tuple[Bound | None, bool]:
    """Returns an end with the shared value given to one side only.

    A value belongs to the band whose neighbour excludes it; where neither side says, to the
    higher band, as a doubt.
    """
    if end is None:
        return None, False
    if end.firm:
        return Bound(end.value, bool(end.inclusive)), False
    facing = next((other for other in opposite if other.value == end.value), None)
    if facing is None or facing is end:
        return Bound(end.value), False
    if facing.inclusive is False:
        return Bound(end.value), False
    if facing.firm:
        return Bound(end.value, inclusive=False), end.inclusive is True
    return Bound(end.value, inclusive=is_lower), True
