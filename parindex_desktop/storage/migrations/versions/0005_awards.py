"""Awards by sheets, with reasons, rules and money; certificates, their register and their blanks.

A round had one award list, with a rule for each group of its setup. Now it has any number of
sheets, each with its rules: the list becomes the first sheet, and collectives get ids.
"""

import json
from itertools import groupby
from typing import Any

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = """
CREATE TABLE award_sheets (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    form TEXT NOT NULL,
    achievement TEXT NOT NULL,
    authority TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    position INTEGER NOT NULL,
    level TEXT NOT NULL,
    fund TEXT NOT NULL,
    order_reason TEXT NOT NULL,
    rules TEXT NOT NULL
) STRICT;
CREATE INDEX ix_award_sheets_round_id ON award_sheets (round_id);
CREATE TABLE awarded_collectives (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    sheet_id INTEGER NOT NULL REFERENCES award_sheets (id) ON DELETE RESTRICT,
    unit_id INTEGER REFERENCES units (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX ix_awarded_collectives_round_id ON awarded_collectives (round_id);
CREATE INDEX ix_awarded_collectives_sheet_id ON awarded_collectives (sheet_id);
CREATE INDEX ix_awarded_collectives_unit_id ON awarded_collectives (unit_id);
CREATE TABLE awarded_persons (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    sheet_id INTEGER NOT NULL REFERENCES award_sheets (id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    honorific TEXT NOT NULL,
    name TEXT NOT NULL,
    office TEXT NOT NULL,
    workplace TEXT NOT NULL,
    achievement TEXT NOT NULL
) STRICT;
CREATE INDEX ix_awarded_persons_round_id ON awarded_persons (round_id);
CREATE INDEX ix_awarded_persons_sheet_id ON awarded_persons (sheet_id);
CREATE TABLE awards_taken_off (
    sheet_id INTEGER NOT NULL REFERENCES award_sheets (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    reason TEXT NOT NULL,
    PRIMARY KEY (sheet_id, unit_id)
) STRICT;
CREATE INDEX ix_awards_taken_off_unit_id ON awards_taken_off (unit_id);
CREATE INDEX ix_awards_taken_off_round_id ON awards_taken_off (round_id);
CREATE TABLE award_bars (
    round_id INTEGER NOT NULL REFERENCES rounds (id) ON DELETE RESTRICT,
    unit_id INTEGER NOT NULL REFERENCES units (id) ON DELETE RESTRICT,
    reason TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id)
) STRICT;
CREATE INDEX ix_award_bars_unit_id ON award_bars (unit_id);
CREATE TABLE saved_award_rules (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    rule TEXT NOT NULL
) STRICT;
CREATE TABLE earlier_awards (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    form TEXT NOT NULL,
    whom TEXT NOT NULL,
    name TEXT NOT NULL,
    honorific TEXT NOT NULL,
    office TEXT NOT NULL,
    workplace TEXT NOT NULL,
    achievement TEXT NOT NULL,
    decision TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT;
CREATE TABLE award_money (
    id INTEGER PRIMARY KEY,
    salaries TEXT NOT NULL,
    rates TEXT NOT NULL,
    step INTEGER NOT NULL,
    rounding TEXT NOT NULL,
    fund TEXT NOT NULL
) STRICT;
CREATE TABLE blank_profiles (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    form TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    fields TEXT NOT NULL,
    qr TEXT,
    background TEXT NOT NULL,
    background_name TEXT NOT NULL
) STRICT;
CREATE TABLE office_fonts (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE TABLE register_entries (
    id INTEGER PRIMARY KEY,
    year INTEGER NOT NULL,
    form TEXT NOT NULL,
    number INTEGER NOT NULL,
    round_id INTEGER NOT NULL,
    sheet_id INTEGER NOT NULL,
    awardee_id INTEGER NOT NULL,
    whom TEXT NOT NULL,
    name TEXT NOT NULL,
    workplace TEXT NOT NULL,
    achievement TEXT NOT NULL,
    decision TEXT NOT NULL,
    decision_day TEXT NOT NULL,
    given_on TEXT NOT NULL,
    void TEXT NOT NULL,
    handed_on TEXT NOT NULL,
    receiver TEXT NOT NULL
) STRICT;
CREATE INDEX ix_register_entries_round_id ON register_entries (round_id);
CREATE UNIQUE INDEX ux_register_numbers ON register_entries (year, form, number);
CREATE TABLE blank_uses (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL,
    day TEXT NOT NULL,
    move TEXT NOT NULL,
    count INTEGER NOT NULL,
    entry_id INTEGER REFERENCES register_entries (id) ON DELETE RESTRICT,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX ix_blank_uses_entry_id ON blank_uses (entry_id)
"""
_OLD = ("award_sheets", "awarded_collectives", "awarded_persons")


def upgrade() -> None:
    rows = {name: _rows(f"SELECT * FROM {name}") for name in _OLD}
    rules = _rules()
    for name in reversed(_OLD):
        op.execute(f"DROP TABLE {name}")
    op.execute("ALTER TABLE group_setups DROP COLUMN award_rule")
    for statement in TABLES.split(";"):
        op.execute(statement)
    free = _Counter()
    usual = {"form": "Bằng khen", "achievement": "", "authority": "", "confirmed": 0}
    old_sheets = {each["round_id"]: each for each in rows["award_sheets"]}
    # A list could hold persons before anybody touched its heading, and rules that were changed.
    for round_id in sorted(
        {each["round_id"] for each in (*rows["award_sheets"], *rows["awarded_persons"])}
        | set(rules)
    ):
        sheet = usual | old_sheets.get(round_id, {})
        sheet |= {"id": next(free), "round_id": round_id, "rules": rules.get(round_id, "[]")}
        sheet |= {"position": 0, "level": "province", "fund": "", "order_reason": ""}
        _insert("award_sheets", sheet)
        of_sheet = {"sheet_id": sheet["id"]}
        for each in rows["awarded_collectives"]:
            if each["round_id"] == round_id:
                new = {"id": next(free), "name": "", "reason": ""}
                _insert("awarded_collectives", each | of_sheet | new)
        for each in rows["awarded_persons"]:
            if each["round_id"] == round_id:
                _insert("awarded_persons", each | of_sheet | {"achievement": ""})
    free.keep()


class _Counter:
    """Takes ids from the counter of the file."""

    def __init__(self) -> None:
        self._next = int(_rows("SELECT value FROM meta WHERE key = 'next_id'")[0]["value"])

    def __next__(self) -> int:
        self._next += 1
        return self._next - 1

    def keep(self) -> None:
        op.get_bind().exec_driver_sql(
            "UPDATE meta SET value = ? WHERE key = 'next_id'", (str(self._next),)
        )


def _rules() -> dict[int, str]:
    """Returns the rules of each round's sheet; of lists that are usual in all groups none."""
    sql = "SELECT round_id, group_id, award_rule FROM group_setups ORDER BY round_id, group_id"
    found = {}
    for round_id, setups in groupby(_rows(sql), _round_of):
        kept = [
            {"group_id": each["group_id"], "rule": _rule(json.loads(each["award_rule"]))}
            for each in setups
        ]
        changed = [each for each in kept if each["rule"]["quota"] != 3]
        if changed:
            found[round_id] = json.dumps(changed, sort_keys=True, separators=(",", ":"))
    return found


def _round_of(row: dict[str, Any]) -> int:
    return int(row["round_id"])


def _rule(old: dict[str, Any]) -> dict[str, Any]:
    by_index = old.get("kind") == "at_least"
    return {
        "measure": "rank",
        "quota": None if by_index else old.get("first", 3),
        "lowest_rank": None,
        "least_index": old.get("at_least", "80") if by_index else None,
        "least_class": "",
        "least_rise": None,
        "skip_open": True,
        "skip_barred": True,
        "skip_last_year": False,
        "skip_listed": True,
    }


def _rows(sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in op.get_bind().exec_driver_sql(sql).mappings()]


def _insert(table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    op.get_bind().exec_driver_sql(sql, tuple(values.values()))
