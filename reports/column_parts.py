"""A table too wide for its paper, as several beside each other: the first columns are repeated.

Headings that span columns stay whole, and the parts are as alike in width as may be. Widths in
points.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import PrintedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import HeadingGroup
    from reports.columns import Need

_Columns = tuple[int, ...]


def column_parts(
    table: PrintedTable, repeated: int, columns: Sequence[Need], width: float
) -> list[PrintedTable]:
    """Returns tables that each fit in a width, or have one heading alone that does not.

    Args:
        table: The whole table.
        repeated: How many columns from the left every part begins with.
        columns: What the columns of the table need.
        width: Of the text area.
    """
    own = range(repeated)
    room = width - sum(columns[place].readable for place in own)
    units = _units(table, repeated)
    needed = [sum(columns[place].readable for place in unit) for unit in units]
    ends = part_ends(needed, room)
    return [
        _only(table, (*own, *(place for unit in units[start:end] for place in unit)))
        for start, end in pairwise((0, *ends))
    ]


def _units(table: PrintedTable, repeated: int) -> list[_Columns]:
    """Returns the columns that stay together: those below one heading, others alone."""
    spanned = {group.first: tuple(range(group.first, group.end)) for group in table.groups}
    units: list[_Columns] = []
    place = repeated
    while place < len(table.columns):
        units.append(spanned.get(place, (place,)))
        place = units[-1][-1] + 1
    return units


def part_ends(needed: Sequence[float], room: float) -> list[int]:
    """Returns where parts end: as few as the room allows, the widest of them least wide."""
    fewest = len(_packed(needed, room))
    sums = (0.0, *accumulate(needed))
    limits = sorted(after - before for at, before in enumerate(sums) for after in sums[at + 1 :])
    # One point more than the sum itself, for binary fractions.
    narrowest = bisect_left(
        limits, True, key=lambda limit: len(_packed(needed, min(limit + 1, room))) == fewest
    )
    limit = limits[narrowest] + 1 if narrowest < len(limits) else room
    return _packed(needed, min(limit, room))


def _packed(needed: Sequence[float], room: float) -> list[int]:
    """Returns where parts end when each takes what it can; one too wide stands alone."""
    ends: list[int] = []
    taken = 0.0
    for place, width in enumerate(needed):
        if taken and taken + width > room:
            ends.append(place)
            taken = 0.0
        taken += width
    return [*ends, len(needed)]


def _only(table: PrintedTable, kept: _Columns) -> PrintedTable:
    """Returns the table with some of its columns, in their order."""
    return PrintedTable(
        tuple(table.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in table.rows),
        tuple(table.summary[place] for place in kept) if table.summary else (),
        tuple(_moved(group, kept) for group in table.groups if group.first in kept),
    )


def _moved(group: HeadingGroup, kept: _Columns) -> HeadingGroup:
    first = kept.index(group.first)
    return replace(group, first=first, end=first + group.end - group.first)
