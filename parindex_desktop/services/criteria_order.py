"""Where the lines of a criteria set stand: order, level, and the sums that follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.numbers import Points
from parindex_desktop.services.criteria import renumbered
from parindex_desktop.services.criteria_guards import check_may_have_children
from parindex_desktop.services.entity_changes import changed
from parindex_desktop.services.ordering import moved

if TYPE_CHECKING:
    from parindex_desktop.services.group_book import GroupBook


def move(book: GroupBook, criterion: Criterion, step: int) -> Edit:
    """A criterion one place down (1) or up (-1) among its siblings; codes stay."""
    siblings = book.tree.children(criterion.parent_id)
    order = moved(siblings, [siblings.index(criterion)], step)
    return Edit("criteria.move", (("code", criterion.code),), renumbered(order))


def indent(book: GroupBook, criterion: Criterion) -> Edit:
    """A criterion below the sibling before it; the first of its siblings stays.

    Raises:
        InputError: `SET.118` when that sibling is itself scored.
    """
    siblings = book.tree.children(criterion.parent_id)
    place = siblings.index(criterion)
    if place == 0:
        return Edit("criteria.level")
    parent = siblings[place - 1]
    check_may_have_children(book, parent)
    below = len(book.tree.children(parent.id))
    lowered = replace(criterion, parent_id=parent.id, position=below)
    rest = [c for c in siblings if c.id != criterion.id]
    changes = (*changed([(criterion, lowered)]), *renumbered(rest))
    return Edit("criteria.level", (("code", criterion.code),), changes)


def outdent(book: GroupBook, criterion: Criterion) -> Edit:
    """A criterion behind its parent, one level up; a domain (lĩnh vực) stays."""
    if criterion.parent_id is None:
        return Edit("criteria.level")
    tree = book.tree
    parent = tree.get(criterion.parent_id)
    raised = replace(criterion, parent_id=parent.parent_id, position=parent.position + 1)
    rest = [c for c in tree.children(parent.id) if c.id != criterion.id]
    order = list(tree.children(parent.parent_id))
    place = order.index(parent) + 1
    behind = ((c, replace(c, position=c.position + 1)) for c in order[place:])
    changes = (*changed([(criterion, raised)]), *changed(behind), *renumbered(rest))
    return Edit("criteria.level", (("code", criterion.code),), changes)


def take_sums(book: GroupBook) -> Edit:
    """Every parent's maximum as the sum of what is below it, from the leaves up."""
    tree = book.tree
    sums: dict[CriterionId, int] = {}
    pairs: list[tuple[Criterion, Criterion]] = []
    for criterion in reversed(tree.criteria):
        below = [c for c in tree.children(criterion.id) if c.kind is Kind.NORMAL]
        total = sum(sums[c.id] for c in below)
        is_sum = criterion.kind is Kind.NORMAL and not tree.is_leaf(criterion.id)
        sums[criterion.id] = total if is_sum else criterion.max_points
        pairs.append((criterion, replace(criterion, max_points=Points(sums[criterion.id]))))
    return Edit("criteria.sums", (("group", book.group.name),), changed(reversed(pairs)))
