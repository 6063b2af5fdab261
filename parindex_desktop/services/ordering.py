"""Moving items of a list that an official orders by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")


def moved(items: Sequence[Item], places: Sequence[int], step: int) -> list[Item]:
    """Returns the list with the items at `places` moved by one, up (-1) or down (1).

    They move as a block: when one of them stands at the end, none moves.
    """
    result = list(items)
    if not places or min(places) + step < 0 or max(places) + step >= len(result):
        return result
    for place in sorted(places, reverse=step > 0):
        result.insert(place + step, result.pop(place))
    return result
