"""The first schema: entities, scores, and the audit trail."""

from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID = 0x50415249  # "PARI"

ENTITIES = """
CREATE TABLE office_profile (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    province TEXT NOT NULL,
    place TEXT NOT NULL,
    authority TEXT NOT NULL,
    department TEXT NOT NULL,
    signer_office TEXT NOT NULL,
    signer_name TEXT NOT NULL,
    decision_suffix TEXT NOT NULL
) STRICT;
CREATE TABLE unit_groups (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    heading TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;
CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    aliases TEXT NOT NULL
) STRICT;
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    policy TEXT NOT NULL
) STRICT;
CREATE TABLE group_setups (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    bands TEXT NOT NULL,
    columns TEXT NOT NULL,
    show_mean INTEGER NOT NULL,
    award_rule TEXT NOT NULL,
    PRIMARY KEY (round_id, group_id)
) STRICT;
CREATE INDEX ix_group_setups_group_id ON group_setups (group_id);
CREATE TABLE participations (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    ranked INTEGER NOT NULL,
    PRIMARY KEY (round_id, unit_id)
) STRICT;
CREATE INDEX ix_participations_unit_id ON participations (unit_id);
CREATE INDEX ix_participations_group_id ON participations (group_id);
CREATE TABLE criteria_sets (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    title TEXT NOT NULL,
    decision TEXT NOT NULL,
    bonus_cap INTEGER,
    penalty_cap INTEGER
) STRICT;
CREATE INDEX ix_criteria_sets_round_id ON criteria_sets (round_id);
CREATE INDEX ix_criteria_sets_group_id ON criteria_sets (group_id);
CREATE TABLE criteria (
    id INTEGER PRIMARY KEY,
    set_id INTEGER NOT NULL REFERENCES criteria_sets (id) ON DELETE RESTRICT,
    parent_id INTEGER REFERENCES criteria (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    max_points INTEGER NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;
CREATE INDEX ix_criteria_set_id ON criteria (set_id);
CREATE INDEX ix_criteria_parent_id ON criteria (parent_id);
CREATE TABLE award_sheets (
    round_id INTEGER PRIMARY KEY REFERENCES rounds (id) ON DELETE RESTRICT,
    form TEXT NOT NULL,
    achievement TEXT NOT NULL,
    authority TEXT NOT NULL,
    confirmed INTEGER NOT NULL
) STRICT;
CREATE TABLE awarded_collectives (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id)
) STRICT;
CREATE INDEX ix_awarded_collectives_unit_id ON awarded_collectives (unit_id);
CREATE TABLE awarded_persons (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    honorific TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    workplace TEXT NOT NULL
) STRICT;
CREATE INDEX ix_awarded_persons_round_id ON awarded_persons (round_id)
"""

SCORES = """
CREATE TABLE scores (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL CHECK (stage IN ('self', 'appraisal1', 'appraisal2', 'survey')),
    state TEXT NOT NULL,
    points INTEGER NOT NULL,
    ground TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, criterion_id, stage),
    FOREIGN KEY (round_id, unit_id) REFERENCES participations (round_id, unit_id)
        ON DELETE RESTRICT,
    CHECK (state = 'number' AND ground = '' OR state IN ('na', 'pending') AND points = 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_scores_criterion_id ON scores (criterion_id)
"""

TRAIL = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    params TEXT NOT NULL,
    entities TEXT NOT NULL,
    cell_count INTEGER NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE TABLE audit_cells (
    audit_id INTEGER NOT NULL REFERENCES audit (id) ON DELETE RESTRICT,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL,
    stage TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (audit_id, round_id, unit_id, criterion_id, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX ix_audit_cells_story
    ON audit_cells (round_id, unit_id, criterion_id, stage, audit_id)
"""


def upgrade() -> None:
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for script in (ENTITIES, SCORES, TRAIL):
        for statement in script.split(";"):
            op.execute(statement)
    for table in ("audit", "audit_cells"):
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END"
            )
    op.execute("INSERT INTO meta VALUES ('file_id', lower(hex(randomblob(16)))), ('next_id', '1')")
