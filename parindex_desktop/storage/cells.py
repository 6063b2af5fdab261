"""Scores in the table: in bulk and unit by unit; objects per cell cost twenty times as much.

Each change is compared and written by one statement: it names the content it expects, and a
statement that finds less than it expects to change reveals a stale edit.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.domain.unit_cells import (
    TEXT_BREAK,
    Layout,
    UnitCells,
    facts_of,
    facts_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import CellChange
    from parindex_desktop.domain.unit_cells import CellPlace
    from parindex_desktop.domain.units import GroupId, RoundId, UnitId

_KEY = "round_id = ? AND unit_id = ? AND criterion_id = ? AND stage = ?"
_CONTENT = "state = ? AND points = ? AND ground = ? AND facts = ?"
_INSERT = "INSERT INTO scores VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
_SET = "state = ?, points = ?, ground = ?, facts = ?"
_UPDATE = f"UPDATE scores SET {_SET} WHERE {_KEY} AND {_CONTENT}"
_DELETE = f"DELETE FROM scores WHERE {_KEY} AND {_CONTENT}"
_OF_GROUP = (
    " AND unit_id IN (SELECT unit_id FROM participations WHERE round_id = ? AND group_id = ?)"
)
# The texts of cells are joined by what JSON never holds bare; a ground is any text, and so are
# facts that were altered past the program.
_ONE_LINE = f"replace(facts, char({ord(TEXT_BREAK)}), ' ')"
_JOINED = f"""
    SELECT unit_id,
        group_concat(criterion_id), group_concat(stage), group_concat(state),
        group_concat(points),
        group_concat(iif(ground = '', {_ONE_LINE}, json_quote(ground)), char({ord(TEXT_BREAK)}))
    FROM scores WHERE round_id = ?{{group}} GROUP BY unit_id"""


def read_unit_cells(
    connection: Connection, round_id: RoundId, group_id: GroupId | None = None
) -> dict[UnitId, UnitCells]:
    """Returns the cells of each unit that has any in a round, or of those of one group.

    SQLite joins the cells of a unit: its rows cost more to hand over than to read.
    """
    sql = _JOINED.format(group="" if group_id is None else _OF_GROUP)
    parameters = (round_id,) if group_id is None else (round_id, round_id, group_id)
    layouts: dict[tuple[str, str, str], Layout] = {}
    cells: dict[UnitId, UnitCells] = {}
    for unit, criteria, stages, states, points, texts in connection.exec_driver_sql(
        sql, parameters
    ):
        layout = layouts.get((criteria, stages, states))
        if layout is None:
            layout = layouts[criteria, stages, states] = _layout(criteria, stages, states)
        cells[unit] = UnitCells(layout, tuple(map(int, points.split(","))), texts)
    return cells


def read_scores(
    connection: Connection, round_id: RoundId, group_id: GroupId | None = None
) -> dict[CellKey, Score]:
    """Returns all cells of a round that are not blank, or those of one of its groups."""
    return {
        CellKey(round_id, unit_id, *place): score
        for unit_id, cells in read_unit_cells(connection, round_id, group_id).items()
        for place, score in cells.items()
    }


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
        return f"{score.points}|{facts_text(score.facts)}" if score.facts else str(score.points)
    return "" if score.state is CellState.BLANK else f"{score.state.value}:{score.ground}"


def cell_of_text(text: str) -> Score:
    """Returns the content that `cell_text` was given."""
    if not text:
        return BLANK
    if text.lstrip("-")[:1].isdigit():
        points, _, facts = text.partition("|")
        return Score.number(int(points), facts_of(facts))
    state, _, ground = text.partition(":")
    return Score(CellState(state), ground=ground)


def _layout(criteria: str, stages: str, states: str) -> Layout:
    """Returns a layout of what stands in each cell, joined by commas."""
    places = tuple(map(_place, criteria.split(","), stages.split(",")))
    return Layout(places, tuple(map(CellState, states.split(","))))


@lru_cache(maxsize=4096)
def _place(criterion: str, stage: str) -> CellPlace:
    """Returns a place, one object for all units."""
    return CriterionId(int(criterion)), Stage(stage)


def _score(state: str, points: int, ground: str, facts: str) -> Score:
    return Score(CellState(state), Points(points), ground, facts_of(facts))


def _content(score: Score) -> tuple[str, int, str, str] | tuple[()]:
    """Returns what is stored, nothing for a blank; a CHECK of the table would say less."""
    is_number = score.state is CellState.NUMBER
    is_blank = score.state is CellState.BLANK
    only_of_numbers = score.points or score.facts
    if (score.ground and (is_number or is_blank)) or (only_of_numbers and not is_number):
        raise ValueError(f"no cell holds {score}")
    facts = facts_text(score.facts)
    return () if is_blank else (score.state.value, score.points, score.ground, facts)
