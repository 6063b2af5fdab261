"""Lines a, b, c below a criterion: criteria of their own, or the ways in which it is scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria_reading.columns import MAXIMA
from parindex_desktop.domain.criteria_reading.maxima import maximum_of
from parindex_desktop.domain.criteria_reading.scoring import row_with_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria_reading.body import Entry


def without_ways(entries: Iterable[Entry]) -> list[Entry]:
    """Returns the criteria; lettered ways of scoring become lines of the guide above them."""
    kept: list[Entry] = []
    lettered: list[Entry] = []
    for entry in entries:
        if kept and _is_lettered(entry):
            lettered.append(entry)
            continue
        kept += _settled(kept, lettered)
        lettered = []
        kept.append(entry)
    return [*kept, *_settled(kept, lettered)]


def _settled(kept: Sequence[Entry], lettered: list[Entry]) -> list[Entry]:
    """Returns the lettered lines that are criteria; all or none of those below one criterion."""
    if not lettered or not _are_ways(kept[-1], lettered):
        return lettered
    for way in lettered:
        points = next((text for each in MAXIMA if (text := way.cell(each).text)), "")
        kept[-1].guide += [*row_with_points(way.name, points), *way.guide]
        kept[-1].evidence += way.evidence
        kept[-1].note += way.note
    return []


def _are_ways(above: Entry, lettered: Sequence[Entry]) -> bool:
    """Tells ways from criteria: they are worth nothing by themselves, or the best is worth all.

    Criteria share the maximum of what they stand below; a criterion without a maximum of its own
    has others below it.
    """
    maximum = maximum_of(above).points
    read = [maximum_of(each) for each in lettered]
    if maximum is None or any(each.wrong is not None for each in read):
        return False
    worth = [each.points for each in read if each.points is not None]
    if not worth:
        return True
    return len(worth) == len(lettered) and sum(worth) != maximum and max(worth) == maximum


def _is_lettered(entry: Entry) -> bool:
    parts = entry.code.parts if entry.code is not None else ()
    return len(parts) == 1 and len(parts[0]) == 1 and parts[0].islower()
