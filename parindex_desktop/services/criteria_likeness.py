"""Criteria of two sets that look like the same one, proposed to the official by code and name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.comparison import Comparison, compare
from parindex_desktop.domain.criteria import CriteriaTree, Criterion
from parindex_desktop.domain.text import match_key, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.criteria import CriterionId

ALIKE: Final = 82
"""Likeness of names, 0-100, from which they are proposed whatever their codes."""

ALIKE_WITH_CODE: Final = 60
"""The same for criteria of one code."""

SURE_WITH_CODE: Final = 95
"""Likeness from which criteria of one code are taken for the same without a second look."""

_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two criteria that are probably the same.

    Attributes:
        likeness: Of their names, 0-100.
        sure: Nothing speaks against it: confirmed together with the other sure ones.
    """

    before: Criterion
    after: Criterion
    likeness: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A criterion as it is compared: without marks, punctuation and years."""

    criterion: Criterion
    name: str
    parent: str
    is_leaf: bool


def suggestions(comparison: Comparison) -> tuple[Suggestion, ...]:
    """Returns the likely pairs among criteria that stand in one set only, in printed order.

    No criterion stands in two of them; the likeliest pair comes first.
    """
    before, after = _unmatched(comparison)
    once = _unique_names(before) & _unique_names(after)
    found = [
        (weight, at, Suggestion(b.criterion, a.criterion, alike, _is_sure(b, a, alike, once)))
        for at, a in enumerate(after)
        for b in before
        if (alike := _likeness(b, a)) >= _least(b, a)
        for weight in [_weight(b, a, alike)]
    ]
    taken: set[CriterionId] = set()
    chosen: list[tuple[int, Suggestion]] = []
    for _, at, each in sorted(found, key=lambda one: (-one[0], one[1])):
        if taken.isdisjoint((each.before.id, each.after.id)):
            taken |= {each.before.id, each.after.id}
            chosen.append((at, each))
    return tuple(each for _, each in sorted(chosen, key=lambda one: one[0]))


def as_if_same(comparison: Comparison, found: Iterable[Suggestion]) -> Comparison:
    """Returns how two sets would compare if suggestions were confirmed."""
    identities = {each.after.id: each.before.identity for each in found}
    after = comparison.after
    criteria = (replace(c, lineage=identities.get(c.id, c.lineage)) for c in after.criteria)
    return compare(comparison.before, CriteriaTree.build(after.set, criteria))


def candidates(comparison: Comparison, after: Criterion) -> tuple[Criterion, ...]:
    """Returns the criteria only the set before has, those most like one of the set after first."""
    before, new = _unmatched(comparison)
    line = next(each for each in new if each.criterion.id == after.id)
    ranked = sorted(before, key=lambda b: -_weight(b, line, _likeness(b, line)))
    return tuple(each.criterion for each in ranked)


def _unmatched(comparison: Comparison) -> tuple[list[_Line], list[_Line]]:
    gone = [p.before for p in comparison.pairs if p.after is None and p.before is not None]
    new = [p.after for p in comparison.pairs if p.before is None and p.after is not None]
    return list(_lines(comparison.before, gone)), list(_lines(comparison.after, new))


def _lines(tree: CriteriaTree, criteria: Iterable[Criterion]) -> Iterator[_Line]:
    for criterion in criteria:
        parent = criterion.parent_id
        above = "" if parent is None else _key(tree.get(parent).name)
        yield _Line(criterion, _key(criterion.name), above, tree.is_leaf(criterion.id))


def _key(name: str) -> str:
    return " ".join(_YEAR.sub(" ", without_marks(match_key(name))).split())


def _unique_names(lines: Iterable[_Line]) -> set[str]:
    return {name for name, times in Counter(line.name for line in lines).items() if times == 1}


def _likeness(before: _Line, after: _Line) -> int:
    from rapidfuzz import fuzz

    return int(fuzz.ratio(before.name, after.name))


def _least(before: _Line, after: _Line) -> int:
    return ALIKE_WITH_CODE if before.criterion.code == after.criterion.code else ALIKE


def _weight(before: _Line, after: _Line, likeness: int) -> float:
    """Returns how well two lines go together: names first, then code, depth and what is above."""
    from rapidfuzz import fuzz

    same_code = before.criterion.code == after.criterion.code
    above = fuzz.ratio(before.parent, after.parent)
    return likeness + 5 * same_code + 3 * (before.is_leaf == after.is_leaf) + above / 10


def _is_sure(before: _Line, after: _Line, likeness: int, once: set[str]) -> bool:
    """Tells whether there is no doubt.

    Names that differ in one word, such as `cấp tỉnh` and `cấp xã`, are very alike and not the same.
    """
    if before.is_leaf is not after.is_leaf:
        return False
    same_code = before.criterion.code == after.criterion.code
    if before.name != after.name:
        return same_code and likeness >= SURE_WITH_CODE
    return same_code or before.name in once or before.parent == after.parent != ""
