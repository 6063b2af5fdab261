"""Which units a rule proposes for an award, and of every unit why it is in or out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.ranking import Standing
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verdict(StrEnum):
    """Why a unit is in or out; the first reason that holds is told."""

    IN = "in"
    TIED = "tied"
    """In, and tied with others at the cut: together they are more than the quota."""
    NOT_RANKED = "not-ranked"
    OPEN = "open"
    BARRED = "barred"
    LISTED = "listed"
    LAST_YEAR = "last-year"
    RANK = "rank"
    INDEX = "index"
    CLASS = "class"
    NO_RISE = "no-rise"
    SMALL_RISE = "small-rise"
    QUOTA = "quota"

    @property
    def is_in(self) -> bool:
        """True when the unit is proposed."""
        return self in (Verdict.IN, Verdict.TIED)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit of a group, with what a rule asks about it.

    Attributes:
        rise_in_points: Index as printed less that of the round before, in percent points; None
            when it took no part then.
        rise_in_ranks: Rank of the round before less that of now; None when one is missing.
        is_open: The results it follows from are not locked.
        bar: Why it may not be awarded; empty when it may.
        listed: Form of an earlier sheet of the same round that lists it; empty for none.
        last_year: Form and year of the same award in the round before; empty for none.
    """

    standing: Standing
    rise_in_points: Decimal | None = None
    rise_in_ranks: int | None = None
    is_open: bool = False
    bar: str = ""
    listed: str = ""
    last_year: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with the verdict of a rule.

    Attributes:
        about: What the verdict rests on, in words of the data: the ground of a bar, a form. Empty
            for a class that the group has no more: that of the rule was renamed or removed.
        rise: By what the measure of the rule has it rise; None when ranks are the measure.
        place: Among those who meet every condition, from 1; who tie share the first of their
            places. None for who does not.
    """

    unit_id: UnitId
    verdict: Verdict
    about: str = ""
    rise: Decimal | None = None
    place: int | None = None


def judge(
    candidates: Sequence[Candidate], rule: AwardRule, classes: Sequence[str]
) -> tuple[Judged, ...]:
    """Judges the units of a group, in the order of the rule's measure, those without last.

    Args:
        candidates: In the order of the ranking.
        rule: Every condition that is set must hold; among those that meet all, the quota counts.
        classes: Names of the classes from the best down.
    """
    ordered = sorted(candidates, key=lambda each: _order(each, rule))
    refused = {each.standing.unit_id: _refusal(each, rule, classes) for each in ordered}
    eligible = [each for each in ordered if refused[each.standing.unit_id] is None]
    cut, tied = _cut(eligible, rule)
    orders = [_order(each, rule) for each in eligible]
    found = []
    for each in ordered:
        verdict, about = refused[each.standing.unit_id] or (Verdict.IN, "")
        order, place = _order(each, rule), None
        if verdict is Verdict.IN:
            place = bisect_left(orders, order) + 1
            if cut is not None:
                verdict = Verdict.QUOTA if order > cut else verdict
                verdict = Verdict.TIED if tied and order == cut else verdict
        found.append(Judged(each.standing.unit_id, verdict, about, _rise(each, rule), place))
    return tuple(found)


def _order(candidate: Candidate, rule: AwardRule) -> Decimal:
    """Returns what is smaller for the better, equal for those that tie."""
    rise = _rise(candidate, rule)
    if rule.measure is Measure.RANK:
        rank = candidate.standing.rank
        return Decimal("Infinity") if rank is None else Decimal(rank)
    return Decimal("Infinity") if rise is None else -rise


def _rise(candidate: Candidate, rule: AwardRule) -> Decimal | None:
    if rule.measure is Measure.RISE_IN_POINTS:
        return candidate.rise_in_points
    if rule.measure is Measure.RISE_IN_RANKS and candidate.rise_in_ranks is not None:
        return Decimal(candidate.rise_in_ranks)
    return None


def _cut(eligible: Sequence[Candidate], rule: AwardRule) -> tuple[Decimal | None, bool]:
    """Returns the last place taken in, None for all, and whether a tie exceeds the quota."""
    if rule.quota is None or len(eligible) <= rule.quota:
        return None, False
    if rule.quota <= 0:
        return Decimal("-Infinity"), False
    cut = _order(eligible[rule.quota - 1], rule)
    return cut, _order(eligible[rule.quota], rule) == cut


def _refusal(
    candidate: Candidate, rule: AwardRule, classes: Sequence[str]
) -> tuple[Verdict, str] | None:
    """Returns the first condition that a unit does not meet, and what it rests on."""
    standing = candidate.standing
    rise = _rise(candidate, rule)
    by_rise = rule.measure is not Measure.RANK
    least_class = rule.least_class if rule.least_class in classes else ""
    conditions: tuple[tuple[bool, Verdict, str], ...] = (
        (standing.rank is None, Verdict.NOT_RANKED, ""),
        (rule.skip_open and candidate.is_open, Verdict.OPEN, ""),
        (rule.skip_barred and bool(candidate.bar), Verdict.BARRED, candidate.bar),
        (rule.skip_listed and bool(candidate.listed), Verdict.LISTED, candidate.listed),
        (rule.skip_last_year and bool(candidate.last_year), Verdict.LAST_YEAR, candidate.last_year),
        (_exceeds(standing.rank, rule.lowest_rank), Verdict.RANK, str(rule.lowest_rank)),
        (_falls_short(standing.index, rule.least_index), Verdict.INDEX, str(rule.least_index)),
        (_is_lower_class(standing.class_name, rule, classes), Verdict.CLASS, least_class),
        (by_rise and (rise is None or rise <= 0), Verdict.NO_RISE, ""),
        (by_rise and _falls_short(rise, rule.least_rise), Verdict.SMALL_RISE, str(rule.least_rise)),
    )
    return next(((verdict, about) for fails, verdict, about in conditions if fails), None)


def _exceeds(rank: int | None, lowest: int | None) -> bool:
    return rank is not None and lowest is not None and rank > lowest


def _falls_short(value: Decimal | None, least: Decimal | None) -> bool:
    return least is not None and (value is None or value < least)


def _is_lower_class(name: str, rule: AwardRule, classes: Sequence[str]) -> bool:
    """Tells whether a class is below the one asked for; one that is gone is met by none."""
    if not rule.least_class:
        return False
    if rule.least_class not in classes or name not in classes:
        return True
    return classes.index(name) > classes.index(rule.least_class)
