"""A criteria set from the annex of a decision: read, looked through, taken in as one step.

The caller shows the reading, lets the official confirm rules and correct lines, and takes it in:

    reading = read_criteria(path)
    edit = import_edit(session, round_, group, reading.settled_draft())
    back_up_before_import(session)
    session.do(edit)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet, SetId, check_tree
from parindex_desktop.domain.criteria_draft import criteria_of
from parindex_desktop.domain.criteria_reading.reading import SetReading, read_set
from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import InputError
from parindex_desktop.services.entity_changes import changed, created, removed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion
    from parindex_desktop.domain.criteria_draft import DraftLine, SetDraft
    from parindex_desktop.domain.edits import EntityChange
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.services.session import Session

_BLOCKING = frozenset({"SET.101", "SET.102", "SET.103"})
"""Sums that do not meet are told in the editor; they do not make a set unusable."""


def read_criteria(path: Path, sheet: str = "") -> SetReading:
    """Reads a set from a workbook, a document or a text file.

    Args:
        path: The file.
        sheet: Of a workbook, or the table of a document; by default the first that holds a set.

    Raises:
        AppError: The file cannot be read at all, see `exchange.tables.read_table`; all else stands
            in the reading.
    """
    from parindex_desktop.exchange.tables import read_table, read_tables

    if sheet:
        return read_set(read_table(path, sheet=sheet))
    tables = read_tables(path)
    sets = (reading for reading in map(read_set, tables) if reading.draft.lines)
    return next(sets, None) or read_set(max(tables, key=lambda table: len(table.rows)))


def import_edit(session: Session, round_: Round, group: UnitGroup, draft: SetDraft) -> Edit:
    """The set of a group made of a draft; one that is there and has no scores is replaced.

    Criteria whose code and name stay are the same criteria as before: what other years refer to,
    and what the audit trail tells of them, goes on.

    Raises:
        InputError: `IMP.404` an empty draft, `IMP.422` the group has scores, `IMP.427` the draft is
            not sound, with its problems.
    """
    if not draft.lines:
        raise InputError("IMP.404", name=draft.title)
    before = replaceable(session, round_, group)
    new_ids = session.new_ids(1 + len(draft.lines))
    made = CriteriaSet(SetId(new_ids[0]), round_.id, group.id) if before is None else before.set
    after = replace(
        made,
        title=draft.title or made.title,
        decision=draft.decision or made.decision,
        bonus_cap=draft.bonus_cap,
        penalty_cap=draft.penalty_cap,
    )
    kept = _same_criteria(before, draft.lines)
    criteria = _criteria(draft.lines, after.id, kept, new_ids[1:])
    _check_sound(after, criteria)
    params = (("group", group.name), ("count", str(len(criteria))))
    if before is None:
        return Edit("criteria.import", params, created([after, *criteria]))
    return Edit("criteria.import", params, _replacement(before, after, criteria))


def replaceable(session: Session, round_: Round, group: UnitGroup) -> CriteriaTree | None:
    """Returns the set that an import would replace, None when the group has none yet.

    Raises:
        InputError: `IMP.422` the group has scores, so that its set must stay.
    """
    found = session.reader.criteria_tree(round_.id, group.id)
    if found is not None and has_scores(session, found):
        raise InputError("IMP.422", group=group.name)
    return found


def has_scores(session: Session, tree: CriteriaTree) -> bool:
    """Tells whether anything was scored by a set, which must not be replaced then."""
    own = {criterion.id for criterion in tree.criteria}
    scores = session.reader.scores(tree.set.round_id, tree.set.group_id)
    return any(key.criterion_id in own for key in scores)


def _same_criteria(before: CriteriaTree | None, lines: Iterable[DraftLine]) -> dict[int, Criterion]:
    """Returns place of a line -> the criterion that is there with the same code and name."""
    there = {(c.code, c.name): c for c in before.criteria} if before is not None else {}
    found = ((place, there.pop((line.code, line.name), None)) for place, line in enumerate(lines))
    return {place: criterion for place, criterion in found if criterion is not None}


def _criteria(
    lines: tuple[DraftLine, ...], set_id: SetId, kept: dict[int, Criterion], new_ids: Iterable[int]
) -> tuple[Criterion, ...]:
    fresh = iter(new_ids)
    ids = [kept[place].id if place in kept else next(fresh) for place in range(len(lines))]
    made = criteria_of(lines, set_id, ids)
    return tuple(
        replace(each, lineage=kept[place].lineage) if place in kept else each
        for place, each in enumerate(made)
    )


def _check_sound(after: CriteriaSet, criteria: tuple[Criterion, ...]) -> None:
    problems = tuple(p for p in check_tree(after, criteria) if p.code in _BLOCKING)
    if problems:
        raise InputError("IMP.427", problems=problems)


def _replacement(
    before: CriteriaTree, after: CriteriaSet, criteria: tuple[Criterion, ...]
) -> tuple[EntityChange, ...]:
    """Creates and changes from the domains down, then removes from the leaves up."""
    old = {criterion.id: criterion for criterion in before.criteria}
    written = (
        change
        for each in criteria
        for change in (changed([(old[each.id], each)]) if each.id in old else created([each]))
    )
    ids = {each.id for each in criteria}
    gone = [criterion for criterion in reversed(before.criteria) if criterion.id not in ids]
    return (*changed([(before.set, after)]), *written, *removed(gone))
