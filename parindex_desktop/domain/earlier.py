"""How units came out the year before, and how they rose and fell since.

A difference is that of two printed indexes, so that whoever subtracts on the paper gets the same
(`domain.md`, Year on year).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.units import GroupId, UnitId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.ranking import Standing


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
class EarlierMean:
    """The mean index of a group then, as printed, in percent."""

    group_id: GroupId
    mean: Decimal


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """The last round before one.

    Attributes:
        results: Of the units that had an index, in no order.
        means: Of the groups that had ranked units.
    """

    year: int
    results: tuple[EarlierResult, ...]
    means: tuple[EarlierMean, ...] = ()

    def mean_of(self, group_id: GroupId) -> Decimal | None:
        """Returns the mean of a group then; None when it ranked nobody."""
        return next((each.mean for each in self.means if each.group_id == group_id), None)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit now beside itself the year before.

    Attributes:
        index: Printed now, in percent.
        rank: Now; None when it is not ranked.
        before: None for a unit without a result then: new, merged, or not scored.
        moved: It was in another group then, so that its ranks are not compared.
    """

    unit_id: UnitId
    index: Decimal
    rank: int | None
    class_name: str
    before: EarlierResult | None
    moved: bool

    @property
    def difference(self) -> Decimal | None:
        """By how many points of percent the printed index rose, negative where it fell."""
        return None if self.before is None else self.index - self.before.index

    @property
    def ranks_gained(self) -> int | None:
        """By how many places the unit rose, negative where it fell; None without two ranks."""
        then = None if self.before is None or self.moved else self.before.rank
        return None if then is None or self.rank is None else then - self.rank


@dataclass(frozen=True, slots=True)
class ChangeCounts:
    """How many units rose and fell by their printed index.

    Attributes:
        without: Units that had no result the year before.
    """

    risen: int
    fallen: int
    same: int
    without: int

    @property
    def compared(self) -> int:
        """Units with both results: what the others are counted out of, `14/22`."""
        return self.risen + self.fallen + self.same


def changes_since(
    earlier: EarlierRound, group_id: GroupId, standings: Iterable[Standing]
) -> tuple[UnitChange, ...]:
    """Returns the units of a group that have an index now, in the order of its ranking."""
    then = {result.unit_id: result for result in earlier.results}
    return tuple(
        UnitChange(
            unit_id=each.unit_id,
            index=each.index,
            rank=each.rank,
            class_name=each.class_name,
            before=(before := then.get(each.unit_id)),
            moved=before is not None and before.group_id != group_id,
        )
        for each in standings
        if each.index is not None
    )


def counted(changes: Iterable[UnitChange]) -> ChangeCounts:
    """Counts rise and fall; a unit that moved between groups counts by its index like others."""
    differences = [change.difference for change in changes]
    known = [difference for difference in differences if difference is not None]
    return ChangeCounts(
        risen=sum(1 for difference in known if difference > 0),
        fallen=sum(1 for difference in known if difference < 0),
        same=sum(1 for difference in known if not difference),
        without=len(differences) - len(known),
    )
