"""Publication: how often rounds were locked, and how their papers are worded."""

from alembic import op

revision = "0004"
down_revision = "0003"

TABLES = """
CREATE TABLE lockings (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    number INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    locked_at TEXT NOT NULL,
    locked_by TEXT NOT NULL,
    program TEXT NOT NULL,
    froze TEXT NOT NULL,
    unlocked_at TEXT NOT NULL,
    unlocked_by TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX ix_lockings_round_id ON lockings (round_id);
CREATE TABLE paper_wordings (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    superior TEXT NOT NULL,
    agency TEXT NOT NULL,
    suffix TEXT NOT NULL,
    place TEXT NOT NULL,
    about TEXT NOT NULL,
    issuer TEXT NOT NULL,
    addressee TEXT NOT NULL,
    grounds TEXT NOT NULL,
    articles TEXT NOT NULL,
    recipients TEXT NOT NULL,
    signer_office TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    second_office TEXT NOT NULL,
    second_name TEXT NOT NULL,
    members TEXT NOT NULL,
    annexes TEXT NOT NULL,
    PRIMARY KEY (round_id, kind)
) STRICT
"""


def upgrade() -> None:
    for statement in TABLES.split(";"):
        op.execute(statement)
