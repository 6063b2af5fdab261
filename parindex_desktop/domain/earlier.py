"""How units came out the year before, for what papers say of rise and fall."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from parindex_desktop.domain.units import GroupId, UnitId


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """A unit in the round before.

    Attributes:
        group_id: Where it was then; it may have changed its group.
        index: As printed then, in percent.
        rank: Among its group then; None when it was not ranked.
    """

    unit_id: UnitId
    group_id: GroupId
    index: Decimal
    rank: int | None
    class_name: str


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """The last round before one.

    Attributes:
        results: Of the units that had an index, in no order.
    """

    year: int
    results: tuple[EarlierResult, ...]
