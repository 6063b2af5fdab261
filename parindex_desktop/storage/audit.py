"""The audit trail: who changed what, when, in rows that hang together by their hashes.

Each row holds the SHA-256 of itself, its score changes and the row before, so that a row altered,
removed or slipped in by another program breaks the chain behind it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from parindex_desktop.codec import Json, canonical, encode
from parindex_desktop.domain.edits import AuditEntry, Author, CellChange, EditKind
from parindex_desktop.domain.scores import CellKey, Stage
from parindex_desktop.storage.cells import cell_of_text, cell_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import Edit, Entity, EntityChange
    from parindex_desktop.domain.units import RoundId, UnitId

FIRST_HASH = ""
"""What the first row holds as the hash before it."""

_COLUMNS = "id, at, name, role, kind, action, params, entities, cell_count, prev_hash, hash"
_CELLS = "round_id, unit_id, criterion_id, stage, before, after"

_SIDES = """json_each(audit.entities) change,
    json_each(json_array(change.value -> 'before', change.value -> 'after')) side"""
"""Every entity of an edit, as it was and as it is; a missing side is null and never matches."""

_OF_ROUND = f"""(
    EXISTS (SELECT 1 FROM audit_cells c WHERE c.audit_id = audit.id AND c.round_id = :round)
    OR EXISTS (SELECT 1 FROM {_SIDES}
        WHERE side.value ->> 'round_id' = :round
        OR change.value ->> 'entity' = 'Round' AND side.value ->> 'id' = :round
        OR side.value ->> 'set_id' IN (SELECT id FROM criteria_sets WHERE round_id = :round)))"""

_OF_UNIT = f"""(
    EXISTS (SELECT 1 FROM audit_cells c WHERE c.audit_id = audit.id AND c.unit_id = :unit)
    OR EXISTS (SELECT 1 FROM {_SIDES}
        WHERE side.value ->> 'unit_id' = :unit
        OR change.value ->> 'entity' = 'Unit' AND side.value ->> 'id' = :unit))"""


class _Row(NamedTuple):
    """A row of the table, in the order of its columns."""

    id: int
    at: str
    name: str
    role: str
    kind: str
    action: str
    params: str
    entities: str
    cell_count: int
    prev_hash: str
    hash: str


def append_audit(connection: Connection, edit: Edit, author: Author, kind: EditKind) -> AuditEntry:
    """Adds the row of an edit and returns it as an entry; belongs into the edit's transaction."""
    last = connection.exec_driver_sql("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").first()
    at = datetime.now(UTC)
    cells = sorted(_cell_row(change) for change in edit.cells)
    row = _Row(
        id=last.id + 1 if last else 1,
        at=at.isoformat(timespec="microseconds"),
        name=author.name,
        role=author.role,
        kind=kind.value,
        action=edit.action,
        params=canonical([list(pair) for pair in edit.params]),
        entities=canonical([_entity_json(change) for change in edit.entities]),
        cell_count=len(cells),
        prev_hash=last.hash if last else FIRST_HASH,
        hash="",
    )
    row = row._replace(hash=_hash(row, cells))
    connection.exec_driver_sql(f"INSERT INTO audit ({_COLUMNS}) VALUES (?{', ?' * 10})", tuple(row))
    if cells:
        sql = "INSERT INTO audit_cells VALUES (?, ?, ?, ?, ?, ?, ?)"
        connection.exec_driver_sql(sql, [(row.id, *cell) for cell in cells])
    return _entry(row, edit.cells)


def read_audit(
    connection: Connection,
    *,
    limit: int,
    before_id: int | None = None,
    round_id: RoundId | None = None,
    unit_id: UnitId | None = None,
    with_cells: bool = False,
) -> tuple[AuditEntry, ...]:
    """Returns entries, newest first.

    Args:
        connection: Of the work file, in a transaction.
        limit: At most so many.
        before_id: Only entries older than this one, to read on from the last one shown.
        round_id: Only entries that changed something of a round.
        unit_id: Only entries that changed something of a unit.
        with_cells: Read the score changes of each entry too.
    """
    conditions = ["1"]
    if before_id is not None:
        conditions.append("id < :before")
    if round_id is not None:
        conditions.append(_OF_ROUND)
    if unit_id is not None:
        conditions.append(_OF_UNIT)
    where = " AND ".join(conditions)
    sql = f"SELECT {_COLUMNS} FROM audit WHERE {where} ORDER BY id DESC LIMIT :limit"
    given = {"before": before_id, "round": round_id, "unit": unit_id, "limit": limit}
    rows = [_Row(*row) for row in connection.exec_driver_sql(sql, given)]
    return tuple(_entry(row, _cells(connection, row.id) if with_cells else ()) for row in rows)


def read_cell_story(connection: Connection, key: CellKey) -> tuple[AuditEntry, ...]:
    """Returns the entries that changed a cell, newest first, each with that change only."""
    columns = ", ".join(f"a.{name.strip()}" for name in _COLUMNS.split(","))
    sql = f"""
        SELECT {columns}, c.before, c.after FROM audit_cells c JOIN audit a ON a.id = c.audit_id
        WHERE c.round_id = ? AND c.unit_id = ? AND c.criterion_id = ? AND c.stage = ?
        ORDER BY c.audit_id DESC"""
    story: list[AuditEntry] = []
    for *row, before, after in connection.exec_driver_sql(sql, tuple(key)):
        change = CellChange(key, cell_of_text(before), cell_of_text(after))
        story.append(_entry(_Row(*row), (change,)))
    return tuple(story)


def broken_links(connection: Connection) -> Iterator[int]:
    """Yields the ids of rows that do not fit to their content or to the row before them."""
    expected = FIRST_HASH
    rows = connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM audit ORDER BY id").all()
    for number, values in enumerate(rows, start=1):
        row = _Row(*values)
        cells = _cell_rows(connection, row.id)
        if row.hash != _hash(row, cells) or row.prev_hash != expected or row.id != number:
            yield row.id
        expected = row.hash


def _hash(row: _Row, cells: Sequence[tuple[Any, ...]]) -> str:
    document = row._replace(hash="")._asdict() | {"cells": [list(cell) for cell in cells]}
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def _entity_json(change: EntityChange) -> Json:
    some: Entity | None = change.after or change.before
    return {
        "entity": type(some).__name__,
        "before": encode(change.before),
        "after": encode(change.after),
    }


def _cell_row(change: CellChange) -> tuple[int, int, int, str, str, str]:
    key = change.key
    texts = (cell_text(change.before), cell_text(change.after))
    return (key.round_id, key.unit_id, key.criterion_id, key.stage.value, *texts)


def _cell_rows(connection: Connection, audit_id: int) -> list[tuple[Any, ...]]:
    sql = f"SELECT {_CELLS} FROM audit_cells WHERE audit_id = ? ORDER BY 1, 2, 3, 4"
    return [tuple(row) for row in connection.exec_driver_sql(sql, (audit_id,))]


def _cells(connection: Connection, audit_id: int) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(_key(*key), cell_of_text(before), cell_of_text(after))
        for *key, before, after in _cell_rows(connection, audit_id)
    )


def _key(round_id: RoundId, unit_id: UnitId, criterion_id: CriterionId, stage: str) -> CellKey:
    return CellKey(round_id, unit_id, criterion_id, Stage(stage))


def _entry(row: _Row, cells: tuple[CellChange, ...]) -> AuditEntry:
    return AuditEntry(
        id=row.id,
        at=datetime.fromisoformat(row.at),
        author=Author(row.name, row.role),
        kind=EditKind(row.kind),
        action=row.action,
        params=tuple((name, value) for name, value in json.loads(row.params)),
        cell_count=row.cell_count,
        cells=cells,
    )
