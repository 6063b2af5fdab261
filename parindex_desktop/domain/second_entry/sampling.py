"""Which units of a group are keyed again: all of them, or every n-th from a start drawn by chance.

A start that nobody chose is what makes a sample worth something; it is stored, so that anybody can
work out later which units had to be drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

Unit = TypeVar("Unit")


def check_interval(every: int, count: int) -> None:
    """Refuses an interval that draws everybody or nobody.

    Raises:
        InputError: `SEC.104`.
    """
    if not 2 <= every <= max(count, 2):
        raise InputError("SEC.104", every=every, count=count)


def draw_start(every: int, count: int, chance: Random) -> int:
    """Returns the place of the first unit drawn, from 0; with fewer units than `every`, of them."""
    return chance.randrange(max(min(every, count), 1))


def drawn(units: Sequence[Unit], *, every: int, start: int) -> tuple[Unit, ...]:
    """Returns every n-th unit from a start on; all of them for 1 and 0."""
    return tuple(units[start::every])
