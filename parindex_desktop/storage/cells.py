"""Scores in the table: in bulk and as plain tuples; objects per cell cost twenty times as much.

Each change is compared and written by one statement: it names the content it expects, and a
statement that finds less than it expects to change reveals a stale edit.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.codec import canonical
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import CellChange
    from parindex_desktop.domain.rules.facts import Facts
    from parindex_desktop.domain.units import GroupId, RoundId

_KEY = "round_id = ? AND unit_id = ? AND criterion_id = ? AND stage = ?"
_CONTENT = "state = ? AND points = ? AND ground = ? AND facts = ?"
_INSERT = "INSERT INTO scores VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_SET = "state = ?, points = ?, ground = ?, facts = ?"
_UPDATE = f"UPDATE scores SET {_SET} WHERE {_KEY} AND {_CONTENT}"
_DELETE = f"DELETE FROM scores WHERE {_KEY} AND {_CONTENT}"
_OF_GROUP = (
    " AND unit_id IN (SELECT unit_id FROM participations WHERE round_id = ? AND group_id = ?)"
)

_STAGES = {stage.value: stage for stage in Stage}


def read_scores(
    connection: Connection, round_id: RoundId, group_id: GroupId | None = None
) -> dict[CellKey, Score]:
    """Returns all cells of a round that are not blank, or those of one of its groups."""
    sql = (
        "SELECT unit_id, criterion_id, stage, state, points, ground, facts FROM scores"
        " WHERE round_id = ?"
    )
    parameters: tuple[int, ...] = (round_id,)
    if group_id is not None:
        sql, parameters = sql + _OF_GROUP, (round_id, round_id, group_id)
    shared: dict[tuple[str, int, str, str], Score] = {}  # most cells hold one of a few values
    scores: dict[CellKey, Score] = {}
    found = connection.exec_driver_sql(sql, parameters).cursor
    assert found is not None
    # Rows as the driver gives them: an object around each of 300 000 took a third of the time.
    for unit, criterion, stage, state, points, ground, facts in found.fetchall():
        content = (state, points, ground, facts)
        score = shared.get(content)
        if score is None:
            score = shared[content] = _score(*content)
        scores[CellKey(round_id, unit, criterion, _STAGES[stage])] = score
    return scores


def read_cell(connection: Connection, key: CellKey) -> Score:
    """Returns the content of one cell."""
    sql = f"SELECT state, points, ground, facts FROM scores WHERE {_KEY}"
    row = connection.exec_driver_sql(sql, tuple(key)).first()
    return _score(*row) if row else BLANK


class StaleCells(Exception):
    """Some cells hold something else than the edit expects; the transaction must be given up."""


def write_cells(connection: Connection, changes: Sequence[CellChange]) -> None:
    """Writes changes of cells, each only where it finds what it expects.

    Raises:
        StaleCells: At least one cell holds something else; `differing_cells` tells which.
        ValueError: One cell twice in an edit, or a content that no state has.
    """
    if len({change.key for change in changes}) != len(changes):
        raise ValueError("an edit changes a cell at most once")
    statements: dict[str, list[tuple[Any, ...]]] = {_INSERT: [], _UPDATE: [], _DELETE: []}
    for change in changes:
        before, after = _content(change.before), _content(change.after)
        if before:
            sql, values = (_UPDATE, after) if after else (_DELETE, ())
            statements[sql].append((*values, *change.key, *before))
        elif after:
            statements[_INSERT].append((*change.key, *after))
        elif read_cell(connection, change.key) != BLANK:
            raise StaleCells
    for sql, rows in statements.items():
        if rows and connection.exec_driver_sql(sql, rows).rowcount != len(rows):
            raise StaleCells


def differing_cells(
    connection: Connection, changes: Iterable[CellChange]
) -> tuple[tuple[CellKey, Score, Score], ...]:
    """Returns key, expected and found content of the cells that are not as the changes expect."""
    found = ((change, read_cell(connection, change.key)) for change in changes)
    return tuple((c.key, c.before, score) for c, score in found if c.before != score)


def cell_text(score: Score) -> str:
    """Returns a content as the audit trail keeps it.

    Empty, `25000`, `na:ground`, `pending:`, or `25000|` with the facts behind the points.
    """
    if score.state is CellState.NUMBER:
        return f"{score.points}|{_facts_text(score.facts)}" if score.facts else str(score.points)
    return "" if score.state is CellState.BLANK else f"{score.state.value}:{score.ground}"


def cell_of_text(text: str) -> Score:
    """Returns the content that `cell_text` was given."""
    if not text:
        return BLANK
    if text.lstrip("-")[:1].isdigit():
        points, _, facts = text.partition("|")
        return Score.number(int(points), _facts_of(facts))
    state, _, ground = text.partition(":")
    return Score(CellState(state), ground=ground)


def _score(state: str, points: int, ground: str, facts: str) -> Score:
    return Score(CellState(state), Points(points), ground, _facts_of(facts))


def _facts_text(facts: Facts) -> str:
    return canonical([list(pair) for pair in facts]) if facts else ""


@lru_cache(maxsize=16_384)
def _facts_of(text: str) -> Facts:
    return tuple((name, value) for name, value in json.loads(text)) if text else ()


def _content(score: Score) -> tuple[str, int, str, str] | tuple[()]:
    """Returns what is stored, nothing for a blank; a CHECK of the table would say less."""
    is_number = score.state is CellState.NUMBER
    is_blank = score.state is CellState.BLANK
    only_of_numbers = score.points or score.facts
    if (score.ground and (is_number or is_blank)) or (only_of_numbers and not is_number):
        raise ValueError(f"no cell holds {score}")
    facts = _facts_text(score.facts)
    return () if is_blank else (score.state.value, score.points, score.ground, facts)
