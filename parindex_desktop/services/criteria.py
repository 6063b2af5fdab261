"""The criteria set of a group: made, copied, extended line by line, never against its scores.

A change that would leave a score without its criterion, or above its maximum, is refused and told;
sums that do not meet are only reported (`domain.criteria.check_tree`), since a set is typed
piece by piece.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from parindex_desktop.domain.numbers import ZERO, Points, format_points
from parindex_desktop.domain.scores import CellState, Stage
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from parindex_desktop.services.criteria_codes import proposed_code
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
            _checked_name(line.name),
            _checked_maximum(line.max_points, str(place + 1)),
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
    ids = session.new_ids(1 + len(source.criteria))
    new_id = {c.id: CriterionId(id_) for c, id_ in zip(source.criteria, ids[1:], strict=True)}
    made = replace(source.set, id=SetId(ids[0]), round_id=round_id, group_id=group_id)
    criteria = (
        replace(
            criterion,
            id=new_id[criterion.id],
            set_id=made.id,
            parent_id=None if criterion.parent_id is None else new_id[criterion.parent_id],
        )
        for criterion in source.criteria
    )
    params = (("group", _group_name(session, group_id)), ("count", str(len(source.criteria))))
    return Edit("criteria.copy", params, created([made, *criteria]))


def describe(book: GroupBook, *, title: str | None = None, decision: str | None = None) -> Edit:
    """Another title or decision of the set; None keeps what is there."""
    before = book.tree.set
    after = replace(
        before,
        title=before.title if title is None else clean(title),
        decision=before.decision if decision is None else clean(decision),
    )
    params = (("group", book.group.name),)
    return Edit("criteria.describe", params, changed([(before, after)]))


def remove_set(book: GroupBook) -> Edit:
    """The whole set. Raises `SET.122` when any of it is scored."""
    tree = book.tree
    for leaf in tree.leaves():
        _check_without_scores(book, leaf)
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
    _check_code(tree, code)
    criterion = Criterion(
        CriterionId(session.new_ids()[0]),
        tree.set.id,
        parent,
        place,
        code,
        _checked_name(line.name),
        _checked_maximum(line.max_points, code),
        line.source,
        line.kind,
    )
    changes = (
        *created([criterion]),
        *renumbered([*siblings[:place], criterion, *siblings[place:]]),
    )
    return Edit("criteria.add", (("code", code), ("name", criterion.name)), changes)


def change(
    book: GroupBook,
    criterion: Criterion,
    *,
    code: str | None = None,
    name: str | None = None,
    max_points: Points | None = None,
    source: Source | None = None,
    kind: Kind | None = None,
) -> Edit:
    """Other content of one line; None keeps what is there.

    Raises:
        InputError: `SET.112`, `SET.102`, `SET.103` as `add`; `SET.119` scores above the new
            maximum; `SET.122` another source for a criterion with scores.
    """
    after = replace(
        criterion,
        code=criterion.code if code is None else clean(code),
        name=criterion.name if name is None else _checked_name(name),
        max_points=criterion.max_points if max_points is None else max_points,
        source=source or criterion.source,
        kind=kind or criterion.kind,
    )
    if not after.code:
        raise InputError("SET.112")
    if after.code != criterion.code:
        _check_code(book.tree, after.code)
    _checked_maximum(after.max_points, after.code)
    if after.max_points < criterion.max_points:
        _check_scores_fit(book, criterion, after.max_points)
    if after.source is not criterion.source:
        _check_without_scores(book, criterion)
    params = (("code", criterion.code), ("name", after.name))
    return Edit("criteria.change", params, changed([(criterion, after)]))


def remove(book: GroupBook, criterion: Criterion) -> Edit:
    """A criterion with all below it. Raises `SET.122` when any of them is scored."""
    tree = book.tree
    branch = _branch(tree, criterion)
    for each in branch:
        _check_without_scores(book, each)
    rest = [c for c in tree.children(criterion.parent_id) if c.id != criterion.id]
    params = (("code", criterion.code), ("name", criterion.name))
    return Edit("criteria.remove", params, (*renumbered(rest), *removed(reversed(branch))))


def _branch(tree: CriteriaTree, criterion: Criterion) -> list[Criterion]:
    """Returns a criterion and all below it, parents before children."""
    found = [criterion]
    for each in found:
        found.extend(tree.children(each.id))  # the list grows while it is walked
    return found


def renumbered(order: Iterable[Criterion]) -> tuple[EntityChange, ...]:
    """Returns the changes that give siblings the positions of this order."""
    return changed((c, replace(c, position=place)) for place, c in enumerate(order))


def _group_name(session: Session, group_id: GroupId) -> str:
    return next(group.name for group in session.groups if group.id == group_id)


def _check_no_set(session: Session, round_id: RoundId, group_id: GroupId) -> None:
    existing = session.reader.criteria_tree(round_id, group_id)
    if existing is not None:
        raise InputError("SET.113", name=existing.set.title or _group_name(session, group_id))


def _checked_name(name: str) -> str:
    cleaned = clean(name)
    if not cleaned:
        raise InputError("SET.112")
    return cleaned


def _checked_maximum(points: Points, code: str) -> Points:
    if points < ZERO:
        raise InputError("SET.103", criterion=code)
    return points


def _check_code(tree: CriteriaTree, code: str) -> None:
    if tree.by_code(code) is not None:
        raise InputError("SET.102", criterion=code)


def check_may_have_children(book: GroupBook, criterion: Criterion) -> None:
    """Refuses to make a parent of a criterion that is itself scored: `SET.118`."""
    if _numbers(book, criterion) is not None:
        raise InputError("SET.118", code=criterion.code)


def _check_without_scores(book: GroupBook, criterion: Criterion) -> None:
    if _numbers(book, criterion) is not None:
        raise InputError("SET.122", code=criterion.code)


def _check_scores_fit(book: GroupBook, criterion: Criterion, maximum: Points) -> None:
    above = [points for points in _numbers(book, criterion) or () if points > maximum]
    if above:
        raise InputError(
            "SET.119", count=len(above), maximum=format_points(maximum), code=criterion.code
        )


def _numbers(book: GroupBook, criterion: Criterion) -> tuple[Points, ...] | None:
    """Returns the points given for a criterion at any stage; None when all its cells are blank."""
    scores = [book.score(unit.id, criterion.id, stage) for unit in book.units for stage in Stage]
    filled = [score for score in scores if score.state is not CellState.BLANK]
    return tuple(score.points for score in filled) if filled else None
