"""Whole branches of a criteria set: moved, copied to another place or set, pasted from a table.

A branch moved within its set stays what it is: ids, scores, rules and codes. Pasted elsewhere it
becomes new criteria that continue the originals (their lineage).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.criteria_draft import criteria_of
from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria import branch, renumbered
from parindex_desktop.services.criteria_codes import settled_codes
from parindex_desktop.services.criteria_guards import (
    check_may_have_children,
    checked_maximum,
    checked_name,
)
from parindex_desktop.services.entity_changes import changed, created

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.domain.criteria_draft import DraftLine
    from parindex_desktop.services.criteria_clip import BranchClip
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Landing:
    """Where branches go.

    Attributes:
        parent: What they go below; None for domains.
        place: Position of the sibling they stand before, or the number of siblings.
    """

    parent: CriterionId | None
    place: int


@dataclass(frozen=True, slots=True)
class Pasted:
    """What pasting does.

    Attributes:
        tops: Ids of the uppermost criteria, to be shown.
        count: Criteria moved or made.
        recoded: Codes that were taken, with those given instead.
        is_move: They are the criteria that were cut.
    """

    edit: Edit
    tops: tuple[CriterionId, ...]
    count: int
    recoded: tuple[tuple[str, str], ...] = ()
    is_move: bool = False


def behind(tree: CriteriaTree, criterion: Criterion | None) -> Landing:
    """Returns the place behind a criterion; at the end of the set for None."""
    if criterion is None:
        return Landing(None, len(tree.children(None)))
    return Landing(criterion.parent_id, tree.children(criterion.parent_id).index(criterion) + 1)


def before(tree: CriteriaTree, criterion: Criterion) -> Landing:
    """Returns the place before a criterion."""
    return Landing(criterion.parent_id, tree.children(criterion.parent_id).index(criterion))


def inside(tree: CriteriaTree, criterion: Criterion) -> Landing:
    """Returns the place of the last child of a criterion."""
    return Landing(criterion.id, len(tree.children(criterion.id)))


def tops_of(tree: CriteriaTree, chosen: Iterable[CriterionId]) -> tuple[Criterion, ...]:
    """Returns the criteria chosen without those below another of them, in printed order."""
    wanted = set(chosen)
    below: set[CriterionId] = set()
    tops: list[Criterion] = []
    for criterion in tree.criteria:
        if criterion.parent_id in below or criterion.parent_id in wanted:
            below.add(criterion.id)
        elif criterion.id in wanted:
            tops.append(criterion)
    return tuple(tops)


def check_landing(book: GroupBook, tops: Sequence[Criterion], landing: Landing) -> None:
    """Refuses a place where branches of the set cannot be moved.

    Raises:
        InputError: `SET.143` inside one of them, `SET.118` below a criterion that has scores.
    """
    if landing.parent is None:
        return
    for top in tops:
        if any(each.id == landing.parent for each in branch(book.tree, top)):
            raise InputError("SET.143", code=top.code)
    check_may_have_children(book, book.tree.get(landing.parent))


def move(book: GroupBook, tops: Sequence[Criterion], landing: Landing) -> Edit:
    """Branches at another place of the set; raises as `check_landing`."""
    check_landing(book, tops, landing)
    tree = book.tree
    moving = {top.id for top in tops}
    siblings = tree.children(landing.parent)
    order = [
        *(c for c in siblings[: landing.place] if c.id not in moving),
        *tops,
        *(c for c in siblings[landing.place :] if c.id not in moving),
    ]
    arrived = changed(
        (c, replace(c, parent_id=landing.parent, position=place)) for place, c in enumerate(order)
    )
    left = dict.fromkeys(top.parent_id for top in tops if top.parent_id != landing.parent)
    closed_up = (
        renumbered(c for c in tree.children(parent) if c.id not in moving) for parent in left
    )
    codes = (("code", ", ".join(top.code for top in tops)),)
    return Edit("criteria.move", codes, (*arrived, *chain(*closed_up)))


def paste(session: Session, book: GroupBook, clip: BranchClip, landing: Landing) -> Pasted:
    """Branches from the clipboard: those cut from this set move, all others are made anew.

    Raises:
        InputError: as `check_landing` and `paste_lines`.
    """
    tree = book.tree
    if clip.cut and clip.is_of(session, tree):
        tops = tops_of(tree, clip.ids)
        count = sum(len(branch(tree, top)) for top in tops)
        edit = move(book, tops, landing)
        return Pasted(edit, tuple(top.id for top in tops), count, is_move=True)
    heirs = clip.identities if clip.is_from(session) else ()
    return paste_lines(session, book, clip.lines, landing, lineage=heirs)


def paste_lines(
    session: Session,
    book: GroupBook,
    lines: Sequence[DraftLine],
    landing: Landing,
    *,
    lineage: Sequence[CriterionId] = (),
) -> Pasted:
    """New criteria of draft lines; a code that the set has already gives way to a free one.

    Args:
        session: The open work file.
        book: Whose set they join.
        lines: In printed order, the uppermost at level 0.
        landing: Where they go.
        lineage: What each line continues; left out for those of which the set has one already.

    Raises:
        InputError: `SET.118` below a criterion that has scores, `SET.112` a line without a name,
            `SET.103` a maximum below zero.
    """
    tree = book.tree
    check_landing(book, (), landing)
    siblings = tree.children(landing.parent)
    after = siblings[landing.place - 1].id if landing.place else None
    codes = settled_codes(tree, lines, landing.parent, after=after)
    settled = [
        replace(
            line,
            code=code,
            name=checked_name(line.name),
            max_points=checked_maximum(line.max_points, code),
        )
        for line, code in zip(lines, codes, strict=True)
    ]
    made = _with_lineage(
        tree,
        criteria_of(
            settled,
            tree.set.id,
            session.new_ids(len(lines)),
            parent=landing.parent,
            first_position=landing.place,
        ),
        lineage,
    )
    tops = [c for c in made if c.parent_id == landing.parent]
    order = [*siblings[: landing.place], *tops, *siblings[landing.place :]]
    edit = Edit(
        "criteria.paste", (("count", str(len(made))),), (*created(made), *renumbered(order))
    )
    recoded = tuple(
        (line.code, code)
        for line, code in zip(lines, codes, strict=True)
        if line.code not in ("", code)
    )
    return Pasted(edit, tuple(top.id for top in tops), len(made), recoded)


def _with_lineage(
    tree: CriteriaTree, made: Sequence[Criterion], lineage: Sequence[CriterionId]
) -> tuple[Criterion, ...]:
    """Returns criteria as heirs, but never a second one of its line in the set."""
    there = {criterion.identity for criterion in tree.criteria}
    if not lineage:
        return tuple(made)
    return tuple(
        c if heir in there else replace(c, lineage=heir)
        for c, heir in zip(made, lineage, strict=True)
    )
