"""Which units of a group a list shows: those that stand in some way, and whose name is looked for.

A list of 168 communes is only of use when it can be narrowed to those that something is missing of.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.services.progress import State, UnitProgress
from parindex_desktop.services.score_search import find_unit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from parindex_desktop.domain.people import Role
    from parindex_desktop.domain.units import Unit, UnitId
    from parindex_desktop.services.group_book import GroupBook


class UnitFilter(StrEnum):
    """Which units are shown."""

    ALL = "all"
    WORK = "work"
    NOT_BEGUN = "not_begun"
    FINISHED = "finished"
    LATE = "late"
    NOT_RECEIVED = "not_received"


def matches(progress: UnitProgress, chosen: UnitFilter, role: Role | None = None) -> bool:
    """Tells whether a filter shows a unit; `role` is whose work is looked for."""
    match chosen:
        case UnitFilter.ALL:
            return True
        case UnitFilter.WORK:
            return progress.has_work(role)
        case UnitFilter.NOT_BEGUN:
            return progress.state is State.NOT_BEGUN
        case UnitFilter.FINISHED:
            return progress.state is State.FINISHED
        case UnitFilter.LATE:
            return bool(progress.late)
        case UnitFilter.NOT_RECEIVED:
            return not progress.is_received


def filtered(
    book: GroupBook,
    progress: Iterable[UnitProgress],
    chosen: UnitFilter,
    *,
    role: Role | None = None,
    query: str = "",
    besides: Container[UnitId] = (),
) -> tuple[tuple[Unit, UnitProgress], ...]:
    """Returns the units to show in the order of the group.

    Args:
        book: The group.
        progress: Of all its units.
        chosen: The filter.
        role: Whose work the filter looks for.
        query: Words of a name, see `find_unit`; all units without.
        besides: Units that are shown whatever they are.
    """
    return tuple(
        (unit, each)
        for each in progress
        for unit in [book.units_by_id[each.unit_id]]
        if unit.id in besides
        or (matches(each, chosen, role) and (not query or find_unit((unit,), query) is not None))
    )
