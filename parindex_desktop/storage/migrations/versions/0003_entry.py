"""Score entry: remarks, evidence, steps, control totals, acceptances, second entry, users."""

from alembic import op

revision = "0003"
down_revision = "0002"

OF_UNIT = """FOREIGN KEY (round_id, unit_id) REFERENCES participations (round_id, unit_id)
        ON DELETE RESTRICT"""

ENTRY = f"""
CREATE TABLE remarks (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id) ON DELETE RESTRICT,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, criterion_id, kind),
    {OF_UNIT}
) STRICT;
CREATE INDEX ix_remarks_criterion_id ON remarks (criterion_id);
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    day TEXT NOT NULL,
    issuer TEXT NOT NULL,
    page TEXT NOT NULL,
    note TEXT NOT NULL,
    reference TEXT NOT NULL,
    attachment TEXT NOT NULL,
    attachment_name TEXT NOT NULL,
    {OF_UNIT}
) STRICT;
CREATE INDEX ix_evidence_unit ON evidence (round_id, unit_id);
CREATE INDEX ix_evidence_criterion_id ON evidence (criterion_id);
CREATE TABLE attachments (
    hash TEXT PRIMARY KEY NOT NULL,
    size INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;
CREATE TABLE step_plans (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    step TEXT NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    PRIMARY KEY (round_id, group_id, step)
) STRICT;
CREATE INDEX ix_step_plans_group_id ON step_plans (group_id);
CREATE TABLE steps_done (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    step TEXT NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, step),
    {OF_UNIT}
) STRICT;
CREATE TABLE control_totals (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    stage TEXT NOT NULL,
    points INTEGER NOT NULL,
    PRIMARY KEY (round_id, unit_id, stage),
    {OF_UNIT}
) STRICT;
CREATE TABLE acceptances (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    basis TEXT NOT NULL,
    reason TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (round_id, group_id, code, subject)
) STRICT;
CREATE INDEX ix_acceptances_group_id ON acceptances (group_id)
"""

SECOND_ENTRY = """
CREATE TABLE second_entries (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    group_id INTEGER NOT NULL REFERENCES unit_groups (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL,
    coverage TEXT NOT NULL,
    every INTEGER NOT NULL,
    start INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
CREATE INDEX ix_second_entries_round_id ON second_entries (round_id);
CREATE INDEX ix_second_entries_group_id ON second_entries (group_id);
CREATE TABLE second_sheets (
    campaign_id INTEGER NOT NULL REFERENCES second_entries (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    state TEXT NOT NULL,
    keyed_by TEXT NOT NULL,
    rekeyed_by TEXT NOT NULL,
    settled_by TEXT NOT NULL,
    PRIMARY KEY (campaign_id, unit_id)
) STRICT;
CREATE INDEX ix_second_sheets_unit_id ON second_sheets (unit_id);
CREATE TABLE settlements (
    campaign_id INTEGER NOT NULL REFERENCES second_entries (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id) ON DELETE RESTRICT,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    third TEXT NOT NULL,
    chosen TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (campaign_id, unit_id, criterion_id)
) STRICT;
CREATE INDEX ix_settlements_unit_id ON settlements (unit_id);
CREATE INDEX ix_settlements_criterion_id ON settlements (criterion_id)
"""

OFFICE = """
CREATE TABLE entry_rules (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    gap_percent INTEGER NOT NULL,
    evidence_needed INTEGER NOT NULL,
    attachment_limit INTEGER NOT NULL,
    phrases TEXT NOT NULL
) STRICT;
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT
"""

# SQLite changes no CHECK: the table is made anew with the stages of second entry.
SCORES = """
CREATE TABLE scores_with_second_entry (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    criterion_id INTEGER NOT NULL REFERENCES criteria (id) ON DELETE RESTRICT,
    stage TEXT NOT NULL CHECK (stage IN (
        'self', 'appraisal1', 'appraisal2', 'survey',
        'self.2', 'self.3', 'appraisal1.2', 'appraisal1.3',
        'appraisal2.2', 'appraisal2.3', 'survey.2', 'survey.3')),
    state TEXT NOT NULL,
    points INTEGER NOT NULL,
    ground TEXT NOT NULL,
    facts TEXT NOT NULL DEFAULT '' CHECK (facts = '' OR state = 'number'),
    PRIMARY KEY (round_id, unit_id, criterion_id, stage),
    FOREIGN KEY (round_id, unit_id) REFERENCES participations (round_id, unit_id)
        ON DELETE RESTRICT,
    CHECK (state = 'number' AND ground = '' OR state IN ('na', 'pending') AND points = 0)
) STRICT, WITHOUT ROWID;
INSERT INTO scores_with_second_entry SELECT * FROM scores;
DROP TABLE scores;
ALTER TABLE scores_with_second_entry RENAME TO scores;
CREATE INDEX ix_scores_criterion_id ON scores (criterion_id)
"""


def upgrade() -> None:
    for script in (ENTRY, SECOND_ENTRY, OFFICE, SCORES):
        for statement in script.split(";"):
            op.execute(statement)
    # Content is named by its hash: what is altered or taken away would be missed by undo.
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER attachments_no_{action.lower()} BEFORE {action} ON attachments"
            " BEGIN SELECT RAISE(ABORT, 'attachments are only added'); END"
        )
