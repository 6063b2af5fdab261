"""The criteria set of a group: made, copied, extended line by line, never against its scores.

A change that would leave a score without its criterion, or above its maximum, is refused and told;
sums that do not meet are only reported (`domain.criteria.check_tree`), since a set is typed
piece by piece.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    SetId,
    Source,
)
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import ZERO, Points
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_codes import proposed_code
from parindex_desktop.services.criteria_guards import (
    check_code_free,
    check_may_have_children,
    check_scores_fit,
    check_without_scores,
    checked_maximum,
    checked_name,
)
from parindex_desktop.services.entity_changes import changed, created, removed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A criterion to be added.

    Attributes:
        code: As printed; proposed when empty.
    """

    name: str
    max_points: Points
    source: Source = Source.APPRAISED
    kind: Kind = Kind.NORMAL
    code: str = ""


def create(
    session: Session,
    round_id: RoundId,
    group_id: GroupId,
    *,
    lines: Sequence[NewCriterion] = (),
    title: str = "",
) -> Edit:
    """A set for a group that has none, flat with these lines or empty.

    Raises:
        InputError: `SET.113` when the group has a set; `SET.112`, `SET.103` for a bad line.
    """
    _check_no_set(session, round_id, group_id)
    ids = session.new_ids(1 + len(lines))
    made = CriteriaSet(SetId(ids[0]), round_id, group_id, clean(title))
    criteria = [
        Criterion(
            CriterionId(id_),
            made.id,
            None,
            place,
            clean(line.code) or str(place + 1),
            checked_name(line.name),
            checked_maximum(line.max_points, str(place + 1)),
            line.source,
            line.kind,
        )
        for place, (id_, line) in enumerate(zip(ids[1:], lines, strict=True))
    ]
    params = (("group", _group_name(session, group_id)), ("count", str(len(criteria))))
    return Edit("criteria.create", params, created([made, *criteria]))


def copy(session: Session, source: CriteriaTree, round_id: RoundId, group_id: GroupId) -> Edit:
    """The set of another group or round for a group that has none. Raises `SET.113` as `create`."""
    _check_no_set(session, round_id, group_id)
    params = (("group", _group_name(session, group_id)), ("count", str(len(source.criteria))))
    return Edit("criteria.copy", params, created(copied(session, source, round_id, group_id)))


def copied(
    session: Session, source: CriteriaTree, round_id: RoundId, group_id: GroupId
) -> tuple[CriteriaSet | Criterion, ...]:
    """Returns a set with its criteria under ids of their own, open, each the heir of its original.

    The lineage is what years are compared by. Another year's set waits for a decision of its own.
    """
    ids = session.new_ids(1 + len(source.criteria))
    new_id = {c.id: CriterionId(id_) for c, id_ in zip(source.criteria, ids[1:], strict=True)}
    own = source.set
    made = replace(
        own,
        id=SetId(ids[0]),
        round_id=round_id,
        group_id=group_id,
        decision=own.decision if round_id == own.round_id else "",
        frozen=False,
    )
    criteria = (
        replace(
            criterion,
            id=new_id[criterion.id],
            set_id=made.id,
            parent_id=None if criterion.parent_id is None else new_id[criterion.parent_id],
            lineage=criterion.identity,
        )
        for criterion in source.criteria
    )
    return (made, *criteria)


def describe(book: GroupBook, after: CriteriaSet) -> Edit:
    """Another title, decision or cap of the set; nothing else of it is changed here.

    Raises:
        InputError: `SET.142` a cap below zero.
    """
    before = book.tree.set
    described = replace(
        before,
        title=clean(after.title),
        decision=clean(after.decision),
        bonus_cap=after.bonus_cap,
        penalty_cap=after.penalty_cap,
    )
    if any(cap is not None and cap < ZERO for cap in (after.bonus_cap, after.penalty_cap)):
        raise InputError("SET.142")
    params = (("group", book.group.name),)
    return Edit("criteria.describe", params, changed([(before, described)]))


def freeze(book: GroupBook, *, frozen: bool) -> Edit:
    """The set locked against every change, or open again."""
    before = book.tree.set
    action = "criteria.freeze" if frozen else "criteria.unfreeze"
    after = replace(before, frozen=frozen)
    return Edit(action, (("group", book.group.name),), changed([(before, after)]))


def remove_set(book: GroupBook) -> Edit:
    """The whole set. Raises `SET.122` when any of it is scored."""
    tree = book.tree
    for leaf in tree.leaves():
        check_without_scores(book, leaf)
    gone = removed([*reversed(tree.criteria), tree.set])
    return Edit("criteria.remove_set", (("group", book.group.name),), gone)


def add(
    session: Session,
    book: GroupBook,
    line: NewCriterion,
    *,
    parent: CriterionId | None,
    after: CriterionId | None = None,
) -> Edit:
    """A criterion below a parent, behind one of its children or at the end.

    Raises:
        InputError: `SET.112` no name, `SET.102` code taken, `SET.103` maximum below zero,
            `SET.118` the parent is itself scored.
    """
    tree = book.tree
    if parent is not None:
        check_may_have_children(book, tree.get(parent))
    siblings = list(tree.children(parent))
    place = next((i + 1 for i, s in enumerate(siblings) if s.id == after), len(siblings))
    code = clean(line.code) or proposed_code(tree, parent, after=after)
    check_code_free(tree, code)
    criterion = Criterion(
        CriterionId(session.new_ids()[0]),
        tree.set.id,
        parent,
        place,
        code,
        checked_name(line.name),
        checked_maximum(line.max_points, code),
        line.source,
        line.kind,
    )
    changes = (
        *created([criterion]),
        *renumbered([*siblings[:place], criterion, *siblings[place:]]),
    )
    return Edit("criteria.add", (("code", code), ("name", criterion.name)), changes)


def change(book: GroupBook, after: Criterion) -> Edit:
    """Other content of the line whose id `after` has; where it stands is not changed here.

    Raises:
        InputError: `SET.112`, `SET.103` as `add`; `SET.119` scores above the new maximum;
            `SET.122` scores of another stage than the new source has.
        ValueError: Another code, which `criteria_numbering.recode` changes with what names it, or
            another rule, or the maximum under a rule, which `rule_change.change_rule` changes with
            the cells that follow it.
    """
    before = book.tree.get(after.id)
    if after.code != before.code:
        raise ValueError("a code is changed together with what names it")
    ruled = after.rule or before.rule
    if ruled and (after.rule, after.max_points) != (before.rule, before.max_points):
        raise ValueError("a rule is changed together with the cells it scores")
    after = replace(after, name=checked_name(after.name))
    checked_maximum(after.max_points, after.code)
    check_scores_fit(book, before, after.max_points)
    if (after.source is Source.APPRAISED) != (before.source is Source.APPRAISED):
        check_without_scores(book, before)
    params = (("code", before.code), ("name", after.name))
    return Edit("criteria.change", params, changed([(before, after)]))


def remove(book: GroupBook, *criteria: Criterion) -> Edit:
    """Criteria with all below them. Raises `SET.122` when any of these is scored."""
    tree = book.tree
    gone = {each.id: each for top in criteria for each in branch(tree, top)}
    for each in gone.values():
        check_without_scores(book, each)
    parents = dict.fromkeys(top.parent_id for top in criteria if top.parent_id not in gone)
    closed_up = (
        renumbered(c for c in tree.children(parent) if c.id not in gone) for parent in parents
    )
    code, name = ", ".join(c.code for c in criteria), ", ".join(c.name for c in criteria)
    params = (("code", code), ("name", name))
    changes = (*chain(*closed_up), *removed(reversed(gone.values())))
    return Edit("criteria.remove", params, changes)


def branch(tree: CriteriaTree, top: Criterion) -> list[Criterion]:
    """Returns a criterion and all below it in printed order."""
    return [top, *(each for child in tree.children(top.id) for each in branch(tree, child))]


def renumbered(order: Iterable[Criterion]) -> tuple[EntityChange, ...]:
    """Returns the changes that give siblings the positions of this order."""
    return changed((c, replace(c, position=place)) for place, c in enumerate(order))


def _group_name(session: Session, group_id: GroupId) -> str:
    return next(group.name for group in session.groups if group.id == group_id)


def _check_no_set(session: Session, round_id: RoundId, group_id: GroupId) -> None:
    existing = session.reader.criteria_tree(round_id, group_id)
    if existing is not None:
        raise InputError("SET.113", name=existing.set.title or _group_name(session, group_id))
