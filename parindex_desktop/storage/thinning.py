"""Which backups may go: many of the last hours, few of the last months, ten altogether.

Backups made before results were locked are few and asked for years later: the newest of them stay
beside the ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

KEPT: Final = 10
_NEWEST: Final = 4
_LOCKED: Final = 3


def superseded(
    moments: Iterable[datetime], before_locks: Iterable[datetime] = ()
) -> frozenset[datetime]:
    """Returns the moments whose backups may go.

    Kept are the four newest; then the last one of each of three earlier days, of two earlier weeks
    and of one earlier month; what is free of the ten goes to the newest of the rest. The last three
    made before a lock stay too. The present time plays no part, so a computer with a wrong clock
    loses nothing.
    """
    ordered = sorted(set(moments), reverse=True)
    kept = set(ordered[:_NEWEST])
    periods: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda moment: moment.date(), 3),
        (lambda moment: moment.isocalendar()[:2], 2),
        (lambda moment: (moment.year, moment.month), 1),
    )
    for period, count in periods:
        seen = {period(moment) for moment in kept}
        last_of_period = {period(moment): moment for moment in reversed(ordered)}
        earlier = [moment for name, moment in last_of_period.items() if name not in seen]
        kept.update(sorted(earlier, reverse=True)[:count])
    rest = [moment for moment in ordered if moment not in kept]
    kept.update(rest[: KEPT - len(kept)])
    kept.update(sorted(before_locks, reverse=True)[:_LOCKED])
    return frozenset(ordered) - kept
