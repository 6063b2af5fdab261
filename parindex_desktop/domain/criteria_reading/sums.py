"""Maxima of criteria that have others below them: filled in where not printed, else compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import ZERO, Points

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from parindex_desktop.domain.criteria_draft import DraftLine


def parents_of(lines: Sequence[DraftLine]) -> list[int | None]:
    """Returns for each line the index of the line it stands below."""
    path: list[int] = []
    parents: list[int | None] = []
    for index, line in enumerate(lines):
        del path[line.level :]
        parents.append(path[-1] if path else None)
        path.append(index)
    return parents


def leaves_of(lines: Sequence[DraftLine]) -> frozenset[int]:
    """Returns the indexes of the lines that are scored themselves."""
    return frozenset(range(len(lines))) - {at for at in parents_of(lines) if at is not None}


def filled_sums(lines: Sequence[DraftLine], computed: Collection[int]) -> tuple[DraftLine, ...]:
    """Returns the lines, those of `computed` with the sum of the maxima right below them."""
    filled = list(lines)
    for index in sorted(computed, reverse=True):
        filled[index] = replace(filled[index], max_points=sum_below(filled, index))
    return tuple(filled)


def sum_below(lines: Sequence[DraftLine], index: int) -> Points:
    """Returns what the maximum of a line should be: the sum of its children of the same kind.

    Bonus and penalty leave the maximum of a normal parent alone.
    """
    own = lines[index]
    return Points(sum(c.max_points for c in _children(lines, index) if c.kind is own.kind))


def total_of(lines: Sequence[DraftLine]) -> Points:
    """Returns the sum of the normal domains."""
    domains = (line for line in lines if line.level == 0 and line.kind is Kind.NORMAL)
    return Points(sum((line.max_points for line in domains), ZERO))


def _children(lines: Sequence[DraftLine], index: int) -> Iterator[DraftLine]:
    level = lines[index].level
    for line in lines[index + 1 :]:
        if line.level <= level:
            return
        if line.level == level + 1:
            yield line
