"""The rules by which a ranking proposes units for an award, as values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from parindex_desktop.domain.units import GroupId

SavedRuleId = NewType("SavedRuleId", int)


class Measure(StrEnum):
    """By what the units of a group are ordered before the quota is filled."""

    RANK = "rank"
    RISE_IN_POINTS = "rise-points"
    """Index of this year less that of the round before, in percent points."""
    RISE_IN_RANKS = "rise-ranks"


@dataclass(frozen=True, slots=True)
class AwardRule:
    """Which units of a group are proposed; every condition that is set must hold.

    Attributes:
        quota: Most units. Those tied at the cut are all taken in, and told; None for no limit.
        lowest_rank: No unit below this rank.
        least_index: Lowest index in percent, as it is printed.
        least_class: Name of the lowest class; empty for any.
        least_rise: Smallest rise, in percent points or ranks as `measure` says; who did not rise,
            or took no part the year before, is never proposed by a rise.
        skip_open: Nobody while the results of the round are not locked.
        skip_barred: No unit that is under discipline, see `AwardBar`.
        skip_last_year: No unit that got the same form for the same reason in the round before.
        skip_listed: No unit that stands on a sheet of the same round before this one.
    """

    measure: Measure = Measure.RANK
    quota: int | None = 3
    lowest_rank: int | None = None
    least_index: Decimal | None = None
    least_class: str = ""
    least_rise: Decimal | None = None
    skip_open: bool = True
    skip_barred: bool = True
    skip_last_year: bool = False
    skip_listed: bool = True


USUAL_RULE = AwardRule()


@dataclass(frozen=True, slots=True)
class GroupRule:
    """The rule of one group on an award sheet; a group without one has `USUAL_RULE`."""

    group_id: GroupId
    rule: AwardRule


@dataclass(frozen=True, slots=True)
class SavedRule:
    """A rule under a name, to be used again in any group and round."""

    id: SavedRuleId
    name: str
    rule: AwardRule
