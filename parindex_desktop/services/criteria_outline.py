"""A criteria set as a list of lines: level, leaf or not, and whether its sums meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    Kind,
    Source,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rounds import Round
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.domain.units import UnitGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion as the list shows it.

    Attributes:
        level: 0 for a domain (lĩnh vực).
        surplus: What the criteria below add up to beyond the maximum, negative when they fall
            short of it, in 1/10 000 point; 0 for a leaf.
    """

    criterion: Criterion
    level: int
    is_leaf: bool
    surplus: Points


@dataclass(frozen=True, slots=True)
class SetTotals:
    """What a set is worth, all in 1/10 000 point.

    Attributes:
        by_source: Sum of the normal leaves of each source.
        maximum: Sum of all normal leaves.
        bonus, penalty: Sums of the leaves that leave the maximum alone.
    """

    by_source: dict[Source, Points]
    maximum: Points
    bonus: Points
    penalty: Points


@dataclass(frozen=True, slots=True)
class CopySource:
    """A set that another group may take over."""

    round: Round
    group: UnitGroup
    tree: CriteriaTree


def lines(tree: CriteriaTree) -> tuple[CriterionLine, ...]:
    """Returns all criteria of a set in printed order."""
    level: dict[CriterionId | None, int] = {None: -1}
    found: list[CriterionLine] = []
    for criterion in tree.criteria:
        level[criterion.id] = level[criterion.parent_id] + 1
        found.append(
            CriterionLine(
                criterion,
                level[criterion.id],
                tree.is_leaf(criterion.id),
                _surplus(tree, criterion),
            )
        )
    return tuple(found)


def totals(tree: CriteriaTree) -> SetTotals:
    """Returns what the leaves of a set add up to."""
    leaves = tree.leaves()
    normal = [leaf for leaf in leaves if leaf.kind is Kind.NORMAL]
    return SetTotals(
        {source: _sum(leaf for leaf in normal if leaf.source is source) for source in Source},
        _sum(normal),
        _sum(leaf for leaf in leaves if leaf.kind is Kind.BONUS),
        _sum(leaf for leaf in leaves if leaf.kind is Kind.PENALTY),
    )


def matching(lines: Sequence[CriterionLine], wanted: str) -> tuple[CriterionLine, ...]:
    """Returns the lines whose code or name holds every word, with all lines above them.

    A word typed without diacritics finds every spelling, one with them only its own.
    """
    kept: set[CriterionId | None] = set()
    for line in reversed(lines):  # a child stands behind what it belongs to
        criterion = line.criterion
        if criterion.id in kept or holds(criterion, wanted):
            kept |= {criterion.id, criterion.parent_id}
    return tuple(line for line in lines if line.criterion.id in kept)


def holds(criterion: Criterion, wanted: str) -> bool:
    """Tells whether code or name hold every word; see `matching`."""
    text = f"{criterion.code} {criterion.name}".casefold()
    plain = without_marks(text)
    return all(word in text or word in plain for word in clean(wanted).casefold().split())


def copy_sources(session: Session) -> tuple[CopySource, ...]:
    """Returns the sets of all groups and rounds, newest round first."""
    return tuple(
        CopySource(round_, group, tree)
        for round_ in reversed(session.rounds)
        for group in session.groups
        if (tree := session.reader.criteria_tree(round_.id, group.id)) is not None and tree.criteria
    )


def _surplus(tree: CriteriaTree, criterion: Criterion) -> Points:
    if tree.is_leaf(criterion.id) or criterion.kind is not Kind.NORMAL:
        return Points(0)
    below = (c.max_points for c in tree.children(criterion.id) if c.kind is Kind.NORMAL)
    return Points(sum(below) - criterion.max_points)


def _sum(criteria: Iterable[Criterion]) -> Points:
    return Points(sum(criterion.max_points for criterion in criteria))


def place_of(session: Session, edit: Edit) -> tuple[CriteriaSet, CriterionId | None] | None:
    """Returns the set that an edit changed and the line that it is about; None for other edits."""
    entities = [change.after or change.before for change in edit.entities]
    touched = [entity for entity in entities if isinstance(entity, Criterion)]
    sets = [entity for entity in entities if isinstance(entity, CriteriaSet)]
    if touched and not sets:
        known = (s for round_ in session.rounds for s in session.reader.criteria_sets(round_.id))
        sets = [each for each in known if each.id == touched[0].set_id]
    if not sets:
        return None
    code = dict(edit.params).get("code")
    about = [criterion for criterion in touched if criterion.code == code] or touched
    return sets[0], about[0].id if about else None
