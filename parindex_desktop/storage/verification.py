"""Proving the audit trail: that its chain is whole, and that scores and register fit to it.

A long read would keep the writer from its commit (rollback journal), so the chain is walked in
short transactions; rows are only ever added, so what was walked stays walked. Hashing a million
changes takes seconds, which is why the window does it beside the work.

The chain alone cannot tell a trail whose end was cut off, or one that somebody computed anew. For
that `holds` compares it with a `Mark` remembered elsewhere.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from parindex_desktop.domain.trail import Mark
from parindex_desktop.errors import Problem
from parindex_desktop.storage.audit import CELL_COLUMNS, ROW_COLUMNS, Row, row_hash
from parindex_desktop.storage.engine import make_engine
from parindex_desktop.storage.faults import told_as_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

_ROWS_AT_ONCE: Final = 300
_CELLS_AT_ONCE: Final = 3_000
"""Read in one transaction, some 10 ms; a larger entry is read alone."""

_BEFORE_ALL: Final = -(2**63)

_SCORE_TEXT: Final = """CASE WHEN s.state IS NULL THEN ''
        WHEN s.state = 'number' THEN s.points || iif(s.facts = '', '', '|' || s.facts)
        ELSE s.state || ':' || s.ground END"""
"""A content of the score table as `cells.cell_text` writes it."""

_DIFFERING = f"""
    WITH told AS (
        SELECT round_id, unit_id, criterion_id, stage, after, max(audit_id) AS entry
        FROM audit_cells GROUP BY 1, 2, 3, 4)
    SELECT coalesce(u.name, '?'), coalesce(c.code, '?'), told.stage, told.entry FROM told
        LEFT JOIN scores s USING (round_id, unit_id, criterion_id, stage)
        LEFT JOIN units u ON u.id = told.unit_id
        LEFT JOIN criteria c ON c.id = told.criterion_id
        WHERE told.after <> {_SCORE_TEXT}
    UNION ALL
    SELECT u.name, c.code, s.stage, 0 FROM scores s
        JOIN units u ON u.id = s.unit_id JOIN criteria c ON c.id = s.criterion_id
        WHERE NOT EXISTS (SELECT 1 FROM audit_cells a WHERE a.round_id = s.round_id
            AND a.unit_id = s.unit_id AND a.criterion_id = s.criterion_id AND a.stage = s.stage)"""

_REGISTER_TOLD: Final = """
    SELECT id, entities FROM audit WHERE instr(entities, '"RegisterEntry"') ORDER BY id"""


class ChainWalk:
    """A walk along the chain from a mark to its end, piece by piece.

    Attributes:
        mark: The last entry walked over.
    """

    def __init__(self, start: Mark | None = None) -> None:
        self.mark = start or Mark()
        self._after = self.mark.entry if start else _BEFORE_ALL

    def read_on(self, connection: Connection) -> list[tuple[Row, list[tuple[Any, ...]]]]:
        """Returns the next rows with their cells, none at the end of the chain."""
        sql = f"SELECT {ROW_COLUMNS} FROM audit WHERE id > ? ORDER BY id LIMIT {_ROWS_AT_ONCE}"
        rows: list[Row] = []
        room = _CELLS_AT_ONCE
        for values in connection.exec_driver_sql(sql, (self._after,)):
            row = Row(*values)
            room -= row.cell_count
            if rows and room < 0:
                break
            rows.append(row)
        cells = _cells_between(connection, rows)
        return [(row, cells[row.id]) for row in rows]

    def check(self, piece: Sequence[tuple[Row, list[tuple[Any, ...]]]]) -> Iterator[Row]:
        """Yields rows that do not fit to their content or to the row before them."""
        for row, cells in piece:
            fits = row.prev_hash == self.mark.hash and row.id == self.mark.entry + 1
            if not fits or row.hash != row_hash(row, cells) or row.cell_count != len(cells):
                yield row
            self.mark = Mark(row.id, row.hash)
            self._after = row.id


def chain_problems(connection: Connection) -> Iterator[Problem]:
    """Yields `FILE.163` where the chain is broken, `FILE.171` when entries are gone at its end."""
    walk = ChainWalk()
    while piece := walk.read_on(connection):
        yield from (_broken(row) for row in walk.check(piece))
    yield from _lost_end(connection, walk.mark)


def walk_chain(path: Path, rest: Callable[[], None]) -> tuple[Problem, ...]:
    """Returns what `chain_problems` yields, read in short transactions beside a writer.

    Args:
        path: The work file; it may be open.
        rest: Called between two transactions; what it raises ends the walk.
    """
    problems: list[Problem] = []
    walk = ChainWalk()
    engine = make_engine(path, "ro")
    try:
        while True:
            rest()
            with told_as_errors(path), engine.begin() as connection:
                piece = walk.read_on(connection)
                lost = () if piece else tuple(_lost_end(connection, walk.mark))
            if not piece:
                return (*problems, *lost)
            problems += [_broken(row) for row in walk.check(piece)]
    finally:
        engine.dispose()


def differing_scores(connection: Connection) -> Iterator[Problem]:
    """Yields `FILE.177` for each score that is not the one its last entry tells of."""
    for unit, code, stage, entry in connection.exec_driver_sql(_DIFFERING):
        yield Problem("FILE.177", f"{unit} · {code}", {"stage": stage, "entry": entry})


def differing_register(connection: Connection) -> Iterator[Problem]:
    """Yields `FILE.178` for each number of certificates that is not as its last entry tells."""
    rows = connection.exec_driver_sql("SELECT * FROM register_entries").mappings()
    kept = {row["id"]: dict(row) for row in rows}
    for said, entry in _register_told(connection).values():
        row = kept.pop(said["id"], None)
        if row is None or any(row.get(name) != value for name, value in said.items()):
            yield _differing_entry(said, entry)
    yield from (_differing_entry(row, 0) for row in kept.values())


def last_mark(connection: Connection) -> Mark:
    """Returns where the trail ends."""
    row = connection.exec_driver_sql("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").first()
    return Mark(*row) if row else Mark()


def holds(connection: Connection, mark: Mark) -> bool:
    """Tells whether the trail still has an entry as it was; its content is not looked at."""
    sql = "SELECT hash FROM audit WHERE id = ?"
    return connection.exec_driver_sql(sql, (mark.entry,)).scalar() == mark.hash


def _register_told(connection: Connection) -> dict[int, tuple[dict[str, Any], int]]:
    """Returns what the trail says last of each number, by its id, and which entry says so."""
    told: dict[int, tuple[dict[str, Any], int]] = {}
    for entry, text in connection.exec_driver_sql(_REGISTER_TOLD):
        # The chain tells of an entry that was altered.
        with suppress(ValueError, TypeError, KeyError):
            for change in json.loads(text):
                if change["entity"] != "RegisterEntry":
                    continue
                if before := change["before"]:
                    told.pop(before["id"], None)
                if after := change["after"]:
                    told[after["id"]] = after, entry
    return told


def _differing_entry(values: Mapping[str, Any], entry: int) -> Problem:
    place = f"{values.get('form')} · {values.get('number')}/{values.get('year')}"
    return Problem("FILE.178", place, {"entry": entry})


def _cells_between(
    connection: Connection, rows: Sequence[Row]
) -> defaultdict[int, list[tuple[Any, ...]]]:
    cells: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if rows:
        sql = f"""SELECT audit_id, {CELL_COLUMNS} FROM audit_cells
            WHERE audit_id BETWEEN ? AND ? ORDER BY 1, 2, 3, 4, 5"""
        between = (rows[0].id, rows[-1].id)
        for entry, *cell in connection.exec_driver_sql(sql, between):
            cells[entry].append(tuple(cell))
    return cells


def _broken(row: Row) -> Problem:
    return Problem("FILE.163", place=str(row.id), params={"entry": row.id})


def _lost_end(connection: Connection, end: Mark) -> Iterator[Problem]:
    """Score changes behind the last entry are what a careless cut leaves."""
    last = connection.exec_driver_sql("SELECT max(audit_id) FROM audit_cells").scalar()
    if last is not None and last > end.entry:
        yield Problem("FILE.171", params={"entry": last, "last": end.entry})
