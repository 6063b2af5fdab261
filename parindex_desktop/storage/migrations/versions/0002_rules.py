"""Rules of criteria and the facts they turn into points; traits of units; frozen sets."""

from alembic import op

revision = "0002"
down_revision = "0001"

COLUMNS = """
ALTER TABLE criteria_sets ADD COLUMN frozen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE criteria ADD COLUMN rule TEXT;
ALTER TABLE criteria ADD COLUMN guide TEXT NOT NULL DEFAULT '';
ALTER TABLE criteria ADD COLUMN evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE criteria ADD COLUMN appraiser TEXT NOT NULL DEFAULT '';
ALTER TABLE criteria ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE criteria ADD COLUMN exempt TEXT NOT NULL DEFAULT '[]';
ALTER TABLE criteria ADD COLUMN lineage INTEGER;
ALTER TABLE participations ADD COLUMN traits TEXT NOT NULL DEFAULT '[]';
ALTER TABLE scores ADD COLUMN facts TEXT NOT NULL DEFAULT ''
    CHECK (facts = '' OR state = 'number')
"""


def upgrade() -> None:
    for statement in COLUMNS.split(";"):
        op.execute(statement)
