"""One of several outcomes: options with points, or levels with a percentage of the maximum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.guessing.guess import Guess, Wording
from parindex_desktop.domain.rules.guessing.scored import scored
from parindex_desktop.domain.rules.kinds import HUNDRED, Level, Option, OptionsRule, PercentRule

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.rules.guessing.worth import Worth


def read_options(wording: Wording) -> Guess | None:
    """Reads outcomes with points: `kịp thời: 1; không kịp thời: 0,5`."""
    found = scored(wording)
    # Percentages, the only worths that points may not express, are read before.
    options = tuple(
        Option(worth.label, points)
        for worth in found.worths
        if (points := worth.points_at(wording.maximum)) is not None
    )
    if not options or (len(options) == 1 and found.worths[0].loose):
        return None
    # One outcome leaves open what the others are worth; several deductions may add up.
    doubtful = len(options) == 1 or any(worth.loose or worth.takes for worth in found.worths)
    return Guess(OptionsRule(options), not doubtful, found.unread)


def read_percent(wording: Wording) -> Guess | None:
    """Reads outcomes with a percentage: `hoàn thành tốt: 75% điểm tối đa`, `trừ 50% số điểm`."""
    found = scored(wording)
    if not any(worth.is_percent for worth in found.worths):
        return None
    takes = all(worth.takes for worth in found.worths)
    levels: list[Level] = []
    unread = list(found.unread)
    for worth in found.worths:
        percent = _percent(worth, wording.maximum)
        if percent is None:
            unread.append(worth.text)
        else:
            kept = HUNDRED - percent if worth.takes and not takes else percent
            levels.append(Level(worth.label, kept))
    return Guess(PercentRule(tuple(levels), takes), sure=len(levels) > 1, unread=tuple(unread))


def _percent(worth: Worth, maximum: Points) -> Decimal | None:
    """Returns the percentage; points among percentages are read only at both ends."""
    if worth.percent is not None:
        return worth.percent
    if worth.points == 0:
        return HUNDRED * 0
    return HUNDRED if worth.points == maximum and not worth.takes else None
