"""The sums of a unit worked out leaf by leaf from the rows of a work file, slowly and plainly.

What tests hold the program's own way to (`domain.md`, From scores to the ranking, 1-3).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path


class Cell(NamedTuple):
    state: str
    points: int


Cells: TypeAlias = "Mapping[tuple[int, str], Cell]"
"""Criterion and stage -> content, of one unit."""


class Sums(NamedTuple):
    """Of a branch: penalty points are taken off; bonus and penalty add nothing to the maximum."""

    points: int = 0
    maximum: int = 0
    missing: int = 0
    scored: int = 0
    not_applicable: int = 0


class PlainSums:
    """What one unit has at every criterion and in the whole set.

    Attributes:
        below: Of each criterion.
        total: Of the set; what lies above a cap does not count.
        outside: Points of the normal leaves that are measured outside the appraisal.
    """

    def __init__(self, tree: CriteriaTree, cells: Cells, traits: Collection[str]) -> None:
        self._lines, self._cells, self._traits = tree.criteria, cells, traits
        self.below: dict[CriterionId, Sums] = {}
        for top in self._lines:
            if top.parent_id is None:
                self._add_up(top, exempt=False)
        leaves = [line for line in self._lines if not self._children(line)]
        caps = {Kind.BONUS: tree.set.bonus_cap, Kind.PENALTY: tree.set.penalty_cap}
        self.total = _sum(
            _capped(
                _sum(self.below[leaf.id] for leaf in leaves if leaf.kind is kind), caps.get(kind)
            )
            for kind in Kind
        )
        self.outside = sum(
            self.below[leaf.id].points
            for leaf in leaves
            if leaf.kind is Kind.NORMAL and leaf.source is not Source.APPRAISED
        )

    def _add_up(self, top: Criterion, *, exempt: bool) -> Sums:
        exempt = exempt or any(trait in self._traits for trait in top.exempt)
        children = self._children(top)
        below = [self._add_up(child, exempt=exempt) for child in children]
        self.below[top.id] = _sum(below) if children else self._leaf(top, exempt=exempt)
        return self.below[top.id]

    def _children(self, top: Criterion) -> list[Criterion]:
        return [line for line in self._lines if line.parent_id == top.id]

    def _leaf(self, leaf: Criterion, *, exempt: bool) -> Sums:
        stages = ("appraisal2", "appraisal1") if leaf.source is Source.APPRAISED else ("survey",)
        found = [self._cells[leaf.id, s] for s in stages if (leaf.id, s) in self._cells]
        state, points = found[0] if found else ("blank", 0)
        if exempt or state == "na":
            return Sums(not_applicable=1)
        is_normal = leaf.kind is Kind.NORMAL
        maximum = leaf.max_points if is_normal else 0
        if state == "number":
            return Sums(-points if leaf.kind is Kind.PENALTY else points, maximum, scored=1)
        return Sums(maximum=maximum, missing=int(is_normal))


def rows_of(path: Path) -> Mapping[int, Cells]:
    """Returns the cells of each unit that has any, past all code of the program."""
    found: defaultdict[int, dict[tuple[int, str], Cell]] = defaultdict(dict)
    with closing(sqlite3.connect(path)) as file:
        sql = "SELECT unit_id, criterion_id, stage, state, points FROM scores"
        for unit, criterion, stage, state, points in file.execute(sql):
            found[unit][criterion, stage] = Cell(state, points)
    return found


def _sum(parts: Iterable[Sums]) -> Sums:
    return Sums(*map(sum, zip(*parts, Sums(), strict=True)))


def _capped(sums: Sums, cap: int | None) -> Sums:
    return sums if cap is None else sums._replace(points=max(-cap, min(cap, sums.points)))
