"""Which criteria of two sets are the same: seen side by side, confirmed and taken back by hand.

Sets of one line share identities (`Criterion.identity`): a copy for a new year takes them over by
itself; what was typed or imported anew is joined here. A confirmation is an edit of the newer set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from parindex_desktop.domain.comparison import Pair
from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_likeness import as_if_same, suggestions
from parindex_desktop.services.criteria_outline import CopySource, copy_sources
from parindex_desktop.services.entity_changes import changed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.comparison import Comparison
    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.services.session import Session


class MappingState(StrEnum):
    """What is known of a line."""

    SAME = "same"
    SUGGESTED = "suggested"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class MappingRow:
    """A line of two sets side by side.

    Attributes:
        pair: Of a suggestion both criteria, with what would differ if they were the same.
        likeness: Of the names of a suggestion, 0-100; 0 for others.
        sure: Of a suggestion: nothing speaks against it.
    """

    pair: Pair
    state: MappingState
    likeness: int = 0
    sure: bool = False


def in_order(one: CopySource, other: CopySource) -> tuple[CopySource, CopySource]:
    """Returns two sets, that of the earlier year first; of one year as given."""
    return (one, other) if one.round.year <= other.round.year else (other, one)


def usual_pair(
    sets: Sequence[CopySource], newer: CopySource
) -> tuple[CopySource, CopySource] | None:
    """Returns a set with the one it is usually compared with, or None when there is no other.

    That is the latest before it of its group, else the one with which it has most in common.

    Args:
        sets: Newest round first.
        newer: The set looked at.
    """
    own = {criterion.identity for criterion in newer.tree.criteria}

    def rank(each: CopySource) -> tuple[bool, int]:
        is_predecessor = each.group == newer.group and each.round.year < newer.round.year
        return (not is_predecessor, -len(own & {c.identity for c in each.tree.criteria}))

    others = [each for each in sets if each.tree.set.id != newer.tree.set.id]
    found = min(others, key=rank, default=None)
    return None if found is None else in_order(found, newer)


def mapping(comparison: Comparison) -> tuple[MappingRow, ...]:
    """Returns the lines of both sets with what is known of them, in the order of the newer one."""
    found = suggestions(comparison)
    proposed = {each.after.id: each for each in found}
    own = {pair.after.id: pair for pair in comparison.pairs if pair.after is not None}
    rows: list[MappingRow] = []
    for pair in as_if_same(comparison, found).pairs:
        if pair.after is None:
            rows.append(MappingRow(pair, MappingState.GONE))
        elif (guess := proposed.get(pair.after.id)) is not None:
            alike = Pair(guess.before, guess.after, pair.changes)
            rows.append(MappingRow(alike, MappingState.SUGGESTED, guess.likeness, guess.sure))
        else:
            known = own[pair.after.id]
            state = MappingState.NEW if known.before is None else MappingState.SAME
            rows.append(MappingRow(known, state))
    return tuple(rows)


def confirm(
    session: Session,
    older: CopySource,
    newer: CopySource,
    pairs: Sequence[tuple[Criterion, Criterion]],
) -> Edit:
    """Criteria of the newer set as the same as criteria of the older one.

    What later sets took over from them goes along.

    Args:
        session: The open work file.
        older: The set before.
        newer: The set whose criteria get the identity of the older ones.
        pairs: Older and newer criterion; neither has a partner in the other set.

    Raises:
        InputError: `SET.161` a criterion would be the same as two of the other set.
    """
    known = {c.identity for c in older.tree.criteria} & {c.identity for c in newer.tree.criteria}
    later = _later_trees(session, older, newer)
    edited: list[tuple[Criterion, Criterion]] = []
    for before, after in pairs:
        if not known.isdisjoint((before.identity, after.identity)):
            raise InputError("SET.161", code=after.code, name=before.name)
        known |= {before.identity, after.identity}
        edited += _renamed(later, after, before.identity)
    first = pairs[0] if len(pairs) == 1 else None
    params = [("count", str(len(pairs))), ("year", str(older.round.year))]
    if first is not None:
        params += [("code", first[1].code), ("before", first[0].code)]
    action = "versions.confirm.one" if first is not None else "versions.confirm"
    return Edit(action, tuple(params), changed(edited))


def separate(session: Session, older: CopySource, newer: CopySource, after: Criterion) -> Edit:
    """A criterion of the newer set as one of its own, with what later sets took over from it."""
    before = next(c for c in older.tree.criteria if c.identity == after.identity)
    if after.lineage is None:  # the older one took its identity from the newer: a set of one year
        edited = [(before, replace(before, lineage=None))]
    else:
        edited = _renamed(_later_trees(session, older, newer), after, after.id)
    params = (("code", after.code), ("before", before.code), ("year", str(older.round.year)))
    return Edit("versions.separate", params, changed(edited))


def _later_trees(
    session: Session, older: CopySource, newer: CopySource
) -> tuple[CriteriaTree, ...]:
    """Returns the other sets, not older than the newer one, that may still be changed.

    Read once for all criteria that are joined: the sets of a file take a while to read.
    """
    compared = (older.tree.set.id, newer.tree.set.id)
    return tuple(
        each.tree
        for each in copy_sources(session)
        if each.tree.set.id not in compared
        and not each.tree.set.frozen
        and each.round.year >= newer.round.year
    )


def _renamed(
    later: Sequence[CriteriaTree], after: Criterion, identity: CriterionId
) -> list[tuple[Criterion, Criterion]]:
    """Returns a criterion and those that follow it, before and after they get another identity."""
    return [
        (c, replace(c, lineage=None if c.id == identity else identity))
        for c in (after, *_followers(later, after, identity))
    ]


def _followers(
    later: Sequence[CriteriaTree], after: Criterion, identity: CriterionId
) -> Iterator[Criterion]:
    """Yields the same criterion of later sets; one that has the new identity already stays."""
    for tree in later:
        if all(c.identity != identity for c in tree.criteria):
            yield from (c for c in tree.criteria if c.identity == after.identity)
