"""What differs between two criteria sets: last year's and this year's, or two groups'.

Criteria are compared through an explicit mapping or not at all (`domain.md`, Year on year): two
lines are the same criterion when they share an identity, whatever they are called. What only looks
alike is proposed elsewhere and confirmed by a person.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class ChangeKind(StrEnum):
    """One way in which a criterion differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RECODED = "recoded"
    RENAMED = "renamed"
    MAXIMUM = "maximum"
    SOURCE = "source"
    KIND = "kind"
    RULE = "rule"
    GUIDE = "guide"
    EVIDENCE = "evidence"
    APPRAISER = "appraiser"
    EXEMPT = "exempt"
    NOTE = "note"


FIELDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.RECODED: "code",
    ChangeKind.RENAMED: "name",
    ChangeKind.MAXIMUM: "max_points",
    ChangeKind.SOURCE: "source",
    ChangeKind.KIND: "kind",
    ChangeKind.RULE: "rule",
    ChangeKind.GUIDE: "guide",
    ChangeKind.EVIDENCE: "evidence",
    ChangeKind.APPRAISER: "appraiser",
    ChangeKind.EXEMPT: "exempt",
    ChangeKind.NOTE: "note",
}
"""The field of a criterion behind each change of content."""


class SetField(StrEnum):
    """A field of the set itself that may differ."""

    TITLE = "title"
    DECISION = "decision"
    BONUS_CAP = "bonus_cap"
    PENALTY_CAP = "penalty_cap"


@dataclass(frozen=True, slots=True)
class Pair:
    """A criterion in both sets, or in one of them.

    Attributes:
        before: None when it was added.
        after: None when it was removed.
        changes: What differs, in the order of `ChangeKind`.
    """

    before: Criterion | None
    after: Criterion | None
    changes: tuple[ChangeKind, ...] = ()

    @property
    def present(self) -> Criterion:
        """The criterion as it stands, or as it stood."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sets side by side.

    Attributes:
        pairs: Every criterion of both, in the printed order of the set after; what was removed
            stands behind the line it stood behind before.
        set_fields: What differs in the sets themselves.
    """

    before: CriteriaTree
    after: CriteriaTree
    pairs: tuple[Pair, ...]
    set_fields: tuple[SetField, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs that differ."""
        return tuple(pair for pair in self.pairs if pair.changes)

    @property
    def is_empty(self) -> bool:
        """True when both sets say the same."""
        return not self.set_fields and not self.changed


_Partners = dict[CriterionId, Criterion]
"""Criterion before -> the same criterion after."""


def compare(before: CriteriaTree, after: CriteriaTree) -> Comparison:
    """Compares two sets line by line, matched by `Criterion.identity`.

    A criterion is moved when its parent is another one, or when it changed its place among those
    of its siblings that both sets have; one that only made way for another is not.
    """
    partners = _partners(before, after)
    moved = _moved(before, after, partners)
    pairs = tuple(
        Pair(old, new, _changes(old, new, moved))
        for old, new in _side_by_side(before, after, partners)
    )
    fields = tuple(
        field for field in SetField if getattr(before.set, field) != getattr(after.set, field)
    )
    return Comparison(before, after, pairs, fields)


def _partners(before: CriteriaTree, after: CriteriaTree) -> _Partners:
    """Returns who is who; of several with one identity, an error, the n-th with the n-th."""
    waiting: defaultdict[CriterionId, list[Criterion]] = defaultdict(list)
    for criterion in reversed(after.criteria):
        waiting[criterion.identity].append(criterion)
    return {
        criterion.id: waiting[criterion.identity].pop()
        for criterion in before.criteria
        if waiting[criterion.identity]
    }


def _changes(
    before: Criterion | None, after: Criterion | None, moved: frozenset[CriterionId]
) -> tuple[ChangeKind, ...]:
    if before is None:
        return (ChangeKind.ADDED,)
    if after is None:
        return (ChangeKind.REMOVED,)
    place = (ChangeKind.MOVED,) if before.id in moved else ()
    content = tuple(k for k, f in FIELDS.items() if getattr(before, f) != getattr(after, f))
    return place + content


def _side_by_side(
    before: CriteriaTree, after: CriteriaTree, partners: _Partners
) -> Iterator[tuple[Criterion | None, Criterion | None]]:
    """Yields both sets in the order of the second, the removed behind what they stood behind."""
    behind: defaultdict[CriterionId | None, list[Criterion]] = defaultdict(list)
    last: CriterionId | None = None
    for old in before.criteria:
        if old.id in partners:
            last = partners[old.id].id
        else:
            behind[last].append(old)
    origins = {partners[old.id].id: old for old in before.criteria if old.id in partners}
    yield from ((old, None) for old in behind[None])
    for new in after.criteria:
        yield origins.get(new.id), new
        yield from ((old, None) for old in behind[new.id])


def _moved(
    before: CriteriaTree, after: CriteriaTree, partners: _Partners
) -> frozenset[CriterionId]:
    """Returns the criteria of the first set that stand elsewhere in the second."""
    moved = {c.id for c in before.criteria if c.id in partners and not _kept(c, partners)}
    for parent in (None, *(c.id for c in before.criteria)):
        kept = [c for c in before.children(parent) if c.id in partners and c.id not in moved]
        if kept:
            above = partners[kept[0].id].parent_id
            places = {c.id: at for at, c in enumerate(after.children(above))}
            stayed = _longest_rise(
                [(places[partners[c.id].id], _name_of_pair(c, partners)) for c in kept]
            )
            moved |= {c.id for at, c in enumerate(kept) if at not in stayed}
    return frozenset(moved)


def _kept(criterion: Criterion, partners: _Partners) -> bool:
    """Tells whether the parent is the same."""
    parent, above = criterion.parent_id, partners[criterion.id].parent_id
    if parent is None or above is None:
        return parent is above
    return parent in partners and partners[parent].id == above


def _name_of_pair(criterion: Criterion, partners: _Partners) -> tuple[int, int]:
    """Returns the same for a pair whichever of the two sets comes first."""
    other = partners[criterion.id].id
    return (min(criterion.id, other), max(criterion.id, other))


def _longest_rise(items: Sequence[tuple[int, tuple[int, int]]]) -> frozenset[int]:
    """Returns which items stay when as few as possible move: the longest rising run of places.

    Of several runs of one length the pairs' names decide, so that the same criteria have moved
    when the sets are compared the other way round: the elder stay.

    Args:
        items: Place after and name of each pair, in the order before.
    """
    ranks = {
        name: rank for rank, name in enumerate(sorted((name for _, name in items), reverse=True))
    }
    longer = 1 << len(items)  # one more item outweighs any choice of names
    best: list[tuple[int, frozenset[int]]] = []
    for at, (place, name) in enumerate(items):
        before = [best[other] for other in range(at) if items[other][0] < place]
        weight, run = max(before, key=lambda found: found[0], default=(0, frozenset[int]()))
        best.append((weight + longer + (1 << ranks[name]), run | {at}))
    return max(best, key=lambda found: found[0])[1]
