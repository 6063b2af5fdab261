"""Which values the bands of a rule leave out, and which lie in more than one band.

The bounds cut the values into points and open stretches between them; inside a stretch nothing
changes, so one value speaks for all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.kinds import Band, BandsRule, Bound, MeasureKind
from parindex_desktop.domain.rules.measures import (
    bounds_of,
    holds,
    show_amount,
    top_of,
    unit_of,
)
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.rules.kinds import Measure


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from one bound to another; no upper bound for all values above."""

    lower: Bound
    upper: Bound | None


def gaps(rule: BandsRule) -> tuple[Interval, ...]:
    """Returns the values that no band holds.

    Shares are looked at from 0 to `measures.top_of`; other values between the first and the last
    band only, as nobody knows how far they reach.
    """
    counts = _counts(rule)
    if rule.measure.kind is MeasureKind.SHARE:
        counts = [(piece, count) for piece, count in counts if piece.upper is not None]
    else:
        held = [place for place, (_, count) in enumerate(counts) if count]
        counts = counts[held[0] : held[-1]] if held else []
    return _joined(piece for piece, count in counts if not count)


def overlaps(rule: BandsRule) -> tuple[Interval, ...]:
    """Returns the values that more than one band holds; the first of these bands counts."""
    return _joined(piece for piece, count in _counts(rule) if count > 1)


def is_empty(band: Band) -> bool:
    """Tells whether a band can hold no value: its lower bound lies above its upper one."""
    lower, upper = band.lower, band.upper
    if lower is None or upper is None:
        return False
    closed = lower.inclusive and upper.inclusive
    return lower.value > upper.value or (lower.value == upper.value and not closed)


def show_interval(interval: Interval, measure: Measure) -> str:
    """Returns an interval in words: `above 70 % to below 80 %`."""
    unit, lower, upper = unit_of(measure), interval.lower, interval.upper
    start = show_amount(lower.value, unit)
    if upper is None:
        return (
            tr("from {start}", start=start) if lower.inclusive else tr("above {start}", start=start)
        )
    end = show_amount(upper.value, unit)
    if lower.value == upper.value:
        return tr("exactly {start}", start=start)
    if lower.inclusive and upper.inclusive:
        return tr("from {start} to {end}", start=start, end=end)
    if lower.inclusive:
        return tr("from {start} to below {end}", start=start, end=end)
    if upper.inclusive:
        return tr("above {start} to {end}", start=start, end=end)
    return tr("above {start} to below {end}", start=start, end=end)


def show_place(band: Band, measure: Measure) -> str:
    """Returns where the values of a band lie: `≥ 90 %`, or `from 70 % to below 90 %`."""
    unit, lower, upper = unit_of(measure), band.lower, band.upper
    if lower is not None and upper is not None:
        return show_interval(Interval(lower, upper), measure)
    if lower is not None:
        return f"{'≥' if lower.inclusive else '>'} {show_amount(lower.value, unit)}"
    if upper is not None:
        return f"{'≤' if upper.inclusive else '<'} {show_amount(upper.value, unit)}"
    return ""


def _counts(rule: BandsRule) -> list[tuple[Interval, int]]:
    """Returns the pieces of the values from 0 on, and how many bands hold each."""
    pieces = _pieces(rule)
    return [(p, sum(holds(band, _inside(p)) for band in rule.bands)) for p in pieces]


def _pieces(rule: BandsRule) -> list[Interval]:
    values = {bound for bound in bounds_of(rule) if bound > 0} | {Decimal(0)}
    if rule.measure.kind is MeasureKind.SHARE:
        values.add(top_of(rule))
    edges = sorted(values)
    pieces: list[Interval] = []
    for edge, following in zip(edges, (*edges[1:], None), strict=True):
        end = None if following is None else Bound(following, inclusive=False)
        pieces.append(Interval(Bound(edge), Bound(edge)))
        pieces.append(Interval(Bound(edge, inclusive=False), end))
    return pieces


def _inside(piece: Interval) -> Fraction:
    lower = Fraction(piece.lower.value)
    return lower + 1 if piece.upper is None else (lower + Fraction(piece.upper.value)) / 2


def _joined(pieces: Iterable[Interval]) -> tuple[Interval, ...]:
    """Returns pieces in order, those that touch made one."""
    joined: list[Interval] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.upper is not None and _touch(last.upper, piece.lower):
            joined[-1] = replace(last, upper=piece.upper)
        else:
            joined.append(piece)
    return tuple(joined)


def _touch(upper: Bound, lower: Bound) -> bool:
    return upper.value == lower.value and (upper.inclusive or lower.inclusive)
