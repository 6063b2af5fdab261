"""All tables: the mapped classes of entities, scores and audit trail as plain tables.

The schema itself is made by the migrations only; a test holds both together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)

from parindex_desktop.domain.scores import Stage
from parindex_desktop.storage import (  # noqa: F401 - they map the entities
    award_rows,
    entry_rows,
    publication_rows,
    setup_rows,
)
from parindex_desktop.storage.entity_row import EntityRow

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Entity

ROW_OF: Final[dict[type[Entity], type[EntityRow]]] = {
    mapper.class_.entity: mapper.class_ for mapper in EntityRow.registry.mappers
}
"""The mapped class of each domain dataclass."""

metadata = EntityRow.metadata

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What the file knows about itself: its id, and the next free id of an entity."""

scores = Table(
    "scores",
    metadata,
    Column("round_id", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, primary_key=True, autoincrement=False),
    Column(
        "criterion_id",
        ForeignKey("criteria.id", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("stage", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("ground", Text, nullable=False),
    Column("facts", Text, nullable=False),
    # Through the participation, whose key starts the key of a score: removing a unit needs no scan.
    ForeignKeyConstraint(
        ["round_id", "unit_id"],
        ["participations.round_id", "participations.unit_id"],
        ondelete="RESTRICT",
    ),
    CheckConstraint("stage IN (" + ", ".join(f"'{stage.value}'" for stage in Stage) + ")"),
    CheckConstraint(
        "state = 'number' AND ground = '' OR state IN ('na', 'pending') AND points = 0"
    ),
    CheckConstraint("facts = '' OR state = 'number'"),
    sqlite_with_rowid=False,
)
"""The raw scores; a blank cell has no row."""

attachments = Table(
    "attachments",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Copies of evidence, snapshots, pictures of blanks, fonts: once each, by SHA-256."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("entities", Text, nullable=False),
    Column("cell_count", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row per edit, append-only, each holding the hash of the one before."""

audit_cells = Table(
    "audit_cells",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="RESTRICT"), primary_key=True),
    # Without references: the trail outlives what it tells of.
    Column("round_id", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, primary_key=True, autoincrement=False),
    Column("criterion_id", Integer, primary_key=True, autoincrement=False),
    Column("stage", Text, primary_key=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("ix_audit_cells_story", "round_id", "unit_id", "criterion_id", "stage", "audit_id"),
    sqlite_with_rowid=False,
)
"""The score changes of an edit."""
