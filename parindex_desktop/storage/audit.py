"""The audit trail: who changed what, when, in rows that hang together by their hashes.

Each row holds the SHA-256 of itself, its score changes and the row before, so that a row altered,
removed or slipped in by another program breaks the chain behind it. `trail_reading` reads them,
`verification` proves the chain.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parindex_desktop.codec import Json, canonical, encode
from parindex_desktop.domain.edits import AuditEntry, Author, EditKind
from parindex_desktop.domain.people import User
from parindex_desktop.domain.trail import FIRST_HASH
from parindex_desktop.storage.cells import cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import CellChange, Edit, Entity, EntityChange

ROW_COLUMNS: Final = (
    "id, at, name, role, kind, action, params, entities, cell_count, prev_hash, hash"
)
CELL_COLUMNS: Final = "round_id, unit_id, criterion_id, stage, before, after"


class Row(NamedTuple):
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
    row = Row(
        id=last.id + 1 if last else 1,
        at=moment_text(at),
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
    row = row._replace(hash=row_hash(row, cells))
    sql = f"INSERT INTO audit ({ROW_COLUMNS}) VALUES (?{', ?' * 10})"
    connection.exec_driver_sql(sql, tuple(row))
    if cells:
        sql = "INSERT INTO audit_cells VALUES (?, ?, ?, ?, ?, ?, ?)"
        connection.exec_driver_sql(sql, [(row.id, *cell) for cell in cells])
    return AuditEntry(
        row.id, at, author, kind, edit.action, edit.params, len(cells), cells=edit.cells
    )


def row_hash(row: Row, cells: Sequence[Sequence[Any]]) -> str:
    """Returns the hash that a row must hold; its cells are in the order of their keys."""
    document = row._replace(hash="")._asdict() | {"cells": [list(cell) for cell in cells]}
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def moment_text(moment: datetime) -> str:
    """Returns a moment as rows hold it: in UTC, so that texts are in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _entity_json(change: EntityChange) -> Json:
    some: Entity | None = change.after or change.before
    return {
        "entity": type(some).__name__,
        "before": _told(change.before),
        "after": _told(change.after),
    }


def _told(entity: Entity | None) -> Json:
    """Returns an entity as the trail keeps it: no hash of a password, which could be attacked."""
    return encode(entity.without_secret() if isinstance(entity, User) else entity)


def _cell_row(change: CellChange) -> tuple[int, int, int, str, str, str]:
    key = change.key
    texts = (cell_text(change.before), cell_text(change.after))
    return (key.round_id, key.unit_id, key.criterion_id, key.stage.value, *texts)
