"""Bands: each clause names a range of one measured value and its points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.rules.guessing.bounds import settle
from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.ranges import Range, read_range
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
    settled, doubtful = settle([one.range for one in ranged], unit)
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
    if not bands:
        return None
    lead = next((one.range.lead for one in ranged if one.range.lead), "")
    measure, unread_lines = _measure(wording, found, unit, lead)
    return Guess(BandsRule(measure, tuple(bands)), not doubtful, (*unread, *unread_lines))


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


def _rest_of(bands: Sequence[Band], worth: Worth | None, wording: Wording) -> Band | None:
    """Returns the band of `còn lại`: everything below the lowest bound, or above the highest."""
    points = worth.points_at(wording.maximum) if worth else None
    lowers = [band.lower for band in bands if band.lower is not None]
    uppers = [band.upper for band in bands if band.upper is not None]
    if points is None or not bands:
        return None
    if len(lowers) == len(bands):
        lowest = min(lowers, key=lambda bound: (bound.value, not bound.inclusive))
        return Band(None, Bound(lowest.value, not lowest.inclusive), points)
    if len(uppers) == len(bands):
        highest = max(uppers, key=lambda bound: (bound.value, bound.inclusive))
        return Band(Bound(highest.value, not highest.inclusive), None, points)
    return None


def _measure(
    wording: Wording, found: Scored, unit: str, lead: str
) -> tuple[Measure, tuple[str, ...]]:
    """Returns what is measured, and the lines that do not tell."""
    texts = (*found.headings, *found.unread)
    for text in texts:
        defined = definition_of(text) if unit == PERCENT else None
        if defined is not None:
            label = defined.label or rate_of(lead).label
            return replace(defined, label=label), tuple(other for other in texts if other != text)
    named = (text for text in found.unread if _MEASURED.match(text))
    heading = next(chain(found.headings, named), "")
    label = heading or lead or (wording.name if _MEASURED.match(wording.name) else "")
    measure = rate_of(label) if unit == PERCENT else Measure(MeasureKind.VALUE, label)
    return replace(measure, unit=unit), tuple(text for text in texts if text != heading)
