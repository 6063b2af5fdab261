"""Reading the audit trail: page by page with conditions, and the story of one unit or cell.

What an edit did to entities stands in each row as JSON. Parsing all of it would cost a second on
the trail of five years; a search for the bare id in the text leaves only rows worth parsing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parindex_desktop.codec import decode
from parindex_desktop.domain.edits import AuditEntry, Author, CellChange, EditKind, EntityChange
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.storage.audit import CELL_COLUMNS, moment_text
from parindex_desktop.storage.cells import cell_of_text
from parindex_desktop.storage.rows import ROW_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import Entity
    from parindex_desktop.domain.trail import TrailFilter


class RawEntry(NamedTuple):
    """An entry as its row holds it; to make a value of each costs more than to read them."""

    id: int
    at: str
    name: str
    role: str
    kind: str
    action: str
    params: str
    cell_count: int


_ENTRY: Final = ", ".join(RawEntry._fields)

_CELL_CONDITIONS: Final = {
    "round": "c.round_id = :round",
    "unit": "c.unit_id = :unit",
    "criteria": "c.criterion_id IN (SELECT value FROM json_each(:criteria))",
    "group": """EXISTS (SELECT 1 FROM participations p WHERE p.group_id = :group
        AND p.round_id = c.round_id AND p.unit_id = c.unit_id)""",
}

_SIDES: Final = """json_each(audit.entities) change,
    json_each(json_array(change.value -> 'before', change.value -> 'after')) side"""
"""Every entity of an edit, as it was and as it is; a missing side is null and never matches."""

_THING_CONDITIONS: Final = {
    "round": """(side.value ->> 'round_id' = :round
        OR change.value ->> 'entity' = 'Round' AND side.value ->> 'id' = :round
        OR side.value ->> 'set_id' IN (SELECT id FROM criteria_sets WHERE round_id = :round)
        OR side.value ->> 'campaign_id' IN
            (SELECT id FROM second_entries WHERE round_id = :round))""",
    "unit": """(side.value ->> 'unit_id' = :unit
        OR change.value ->> 'entity' = 'Unit' AND side.value ->> 'id' = :unit
        OR side.value ->> 'subject' GLOB :unit || '/*')""",
    "criteria": """EXISTS (SELECT 1 FROM json_each(:criteria) k
        WHERE side.value ->> 'criterion_id' = k.value
        OR change.value ->> 'entity' = 'Criterion' AND side.value ->> 'id' = k.value
        OR side.value ->> 'subject' GLOB '*/' || k.value || '/*')""",
    "group": """(side.value ->> 'group_id' = :group
        OR change.value ->> 'entity' = 'UnitGroup' AND side.value ->> 'id' = :group
        OR side.value ->> 'set_id' IN (SELECT id FROM criteria_sets WHERE group_id = :group)
        OR side.value ->> 'campaign_id' IN
            (SELECT id FROM second_entries WHERE group_id = :group)
        OR EXISTS (SELECT 1 FROM participations p WHERE p.group_id = :group
            AND p.round_id = side.value ->> 'round_id'
            AND p.unit_id = side.value ->> 'unit_id'))""",
}

_NAMED: Final = {
    "unit": "(instr(audit.entities, ':' || :unit) OR instr(audit.entities, '\"' || :unit || '/'))",
    "criteria": """EXISTS (SELECT 1 FROM json_each(:criteria) k
        WHERE instr(audit.entities, ':' || k.value)
        OR instr(audit.entities, '/' || k.value || '/'))""",
}
"""Whether the text of an edit's entities can name something at all; rounds and groups may be meant
without being named, so that this is asked only about units and criteria."""


def read_audit(
    connection: Connection,
    only: TrailFilter,
    *,
    limit: int,
    before_id: int | None = None,
    with_cells: bool = False,
    keep: Callable[[RawEntry], bool] | None = None,
) -> tuple[AuditEntry, ...]:
    """Returns entries, newest first.

    Args:
        connection: Of the work file, in a transaction.
        only: What they are about, by whom, when.
        limit: At most so many.
        before_id: Only entries older than this one, to read on from the last one shown.
        with_cells: Read the score changes of each entry that meet the conditions too.
        keep: A further condition, which SQL could not word.
    """
    given = _parameters(only) | {"before": before_id}
    conditions = ["1", *_plain_conditions(only, given)]
    if before_id is not None:
        conditions.append("id < :before")
    if only.has_place:
        conditions.append(f"({_about_cells(only)} OR {_about_things(only)})")
    where = " AND ".join(conditions)
    sql = f"SELECT {_ENTRY} FROM audit WHERE {where} ORDER BY id DESC"
    found = (RawEntry(*row) for row in connection.exec_driver_sql(sql, given))
    rows = list(islice(filter(keep, found) if keep else found, limit))
    cells = _cells(connection, only, [row.id for row in rows]) if with_cells else {}
    return tuple(_entry(row, cells.get(row.id, ())) for row in rows)


def read_story(connection: Connection, only: TrailFilter) -> tuple[AuditEntry, ...]:
    """Returns all entries about a unit, or a cell, newest first, with what they changed of it.

    The story of a cell also has the changes of its criterion and of its unit's participation, which
    may decide whether the criterion applies.
    """
    given = _parameters(only)
    cells = _cells(connection, only)
    things = _things(connection, only, given)
    ids = json.dumps(sorted(cells.keys() | things.keys()))
    sql = f"""SELECT {_ENTRY} FROM audit
        WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"""
    return tuple(
        _entry(row, cells.get(row[0], ()), things.get(row[0], ()))
        for row in connection.exec_driver_sql(sql, (ids,))
    )


def read_cell_story(connection: Connection, key: CellKey) -> tuple[AuditEntry, ...]:
    """Returns the entries that changed a cell, newest first, each with that change only."""
    columns = ", ".join(f"a.{name}" for name in _ENTRY.split(", "))
    sql = f"""
        SELECT {columns}, c.before, c.after FROM audit_cells c JOIN audit a ON a.id = c.audit_id
        WHERE c.round_id = ? AND c.unit_id = ? AND c.criterion_id = ? AND c.stage = ?
        ORDER BY c.audit_id DESC"""
    story: list[AuditEntry] = []
    for *row, before, after in connection.exec_driver_sql(sql, tuple(key)):
        change = CellChange(key, cell_of_text(before), cell_of_text(after))
        story.append(_entry(row, (change,)))
    return tuple(story)


def read_people(connection: Connection) -> tuple[str, ...]:
    """Returns the names of all who ever changed something, by their names."""
    names = connection.exec_driver_sql("SELECT DISTINCT name FROM audit").scalars()
    return tuple(sorted(names))


def _plain_conditions(only: TrailFilter, given: dict[str, Any]) -> list[str]:
    """Returns the conditions on the row itself; their values are added to those given."""
    conditions: list[str] = []
    if only.since is not None:
        conditions.append("at >= :since")
        given["since"] = moment_text(only.since)
    if only.until is not None:
        conditions.append("at < :until")
        given["until"] = moment_text(only.until)
    if only.people:
        conditions.append("name IN (SELECT value FROM json_each(:people))")
        given["people"] = json.dumps(only.people)
    if only.kinds:
        conditions.append("kind IN (SELECT value FROM json_each(:kinds))")
        given["kinds"] = json.dumps([kind.value for kind in only.kinds])
    if only.actions:
        conditions.append("""EXISTS (SELECT 1 FROM json_each(:actions) a WHERE action = a.value
            OR a.value GLOB '*.' AND substr(action, 1, length(a.value)) = a.value)""")
        given["actions"] = json.dumps(only.actions)
    return conditions


def _parameters(only: TrailFilter) -> dict[str, Any]:
    wanted = {
        "round": only.round_id,
        "unit": only.unit_id,
        "criteria": json.dumps(only.criteria) if only.criteria else None,
        "group": only.group_id,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _about_cells(only: TrailFilter) -> str:
    where = " AND ".join(_CELL_CONDITIONS[name] for name in _parameters(only))
    return f"EXISTS (SELECT 1 FROM audit_cells c WHERE c.audit_id = audit.id AND {where})"


def _about_things(only: TrailFilter) -> str:
    names = _parameters(only)
    named = " AND ".join(_NAMED[name] for name in names if name in _NAMED) or "1"
    where = " AND ".join(_THING_CONDITIONS[name] for name in names)
    return f"""CASE WHEN entities = '[]' OR NOT ({named}) THEN 0
        ELSE EXISTS (SELECT 1 FROM {_SIDES} WHERE {where}) END"""


def _cells(
    connection: Connection, only: TrailFilter, ids: Sequence[int] | None = None
) -> dict[int, tuple[CellChange, ...]]:
    """Returns the score changes that meet the conditions, by their entries, in order of keys."""
    given = _parameters(only)
    conditions = ["1", *(_CELL_CONDITIONS[name] for name in given)]
    if ids is not None:
        conditions.append("c.audit_id IN (SELECT value FROM json_each(:ids))")
        given["ids"] = json.dumps(list(ids))
    sql = f"""SELECT audit_id, {CELL_COLUMNS} FROM audit_cells c
        WHERE {" AND ".join(conditions)} ORDER BY 1, 2, 3, 4, 5"""
    found: defaultdict[int, list[CellChange]] = defaultdict(list)
    for entry, round_id, unit, criterion, stage, *texts in connection.exec_driver_sql(sql, given):
        key = CellKey(round_id, unit, criterion, Stage(stage))
        found[entry].append(CellChange(key, *map(cell_of_text, texts)))
    return {entry: tuple(changes) for entry, changes in found.items()}


def _things(
    connection: Connection, only: TrailFilter, given: dict[str, Any]
) -> dict[int, tuple[EntityChange, ...]]:
    """Returns the changes of entities that belong to a story, by their entries."""
    where = " AND ".join(_THING_CONDITIONS[name] for name in given)
    named = " AND ".join(_NAMED[name] for name in given if name in _NAMED)
    if only.criteria and only.unit_id is not None:
        where = f"""({where} OR change.value ->> 'entity' = 'Criterion'
                AND side.value ->> 'id' IN (SELECT value FROM json_each(:criteria))
            OR change.value ->> 'entity' = 'Participation'
                AND side.value ->> 'unit_id' = :unit AND side.value ->> 'round_id' = :round)"""
        named = f"({_NAMED['unit']} OR {_NAMED['criteria']})"
    sql = f"""SELECT audit.id, change.id, change.value FROM audit, {_SIDES}
        WHERE entities <> '[]' AND {named or "1"} AND {where} GROUP BY 1, 2 ORDER BY 1, 2"""
    found: defaultdict[int, list[EntityChange]] = defaultdict(list)
    for entry, _, stored in connection.exec_driver_sql(sql, given):
        if (change := _change(json.loads(stored))) is not None:
            found[entry].append(change)
    return {entry: tuple(changes) for entry, changes in found.items()}


def _change(stored: dict[str, Any]) -> EntityChange | None:
    """Returns a change of an entity; None for one of another version, whose sentence remains."""
    kind = _kinds().get(stored["entity"])
    if kind is None:
        return None
    try:
        before, after = (
            None if stored[side] is None else decode(kind, stored[side])
            for side in ("before", "after")
        )
    except (ValueError, TypeError):
        return None
    return EntityChange(before, after)


@cache
def _kinds() -> dict[str, type[Entity]]:
    return {kind.__name__: kind for kind in ROW_OF}


def _entry(
    row: Iterable[Any], cells: tuple[CellChange, ...], entities: tuple[EntityChange, ...] = ()
) -> AuditEntry:
    entry, at, name, role, kind, action, params, cell_count = row
    return AuditEntry(
        id=entry,
        at=datetime.fromisoformat(at),
        author=Author(name, role),
        kind=EditKind(kind),
        action=action,
        params=tuple((name, value) for name, value in json.loads(params)),
        cell_count=cell_count,
        cells=cells,
        entities=entities,
    )
