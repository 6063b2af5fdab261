"""Examining a work file from end to end, in sentences a person can act on.

It opens a connection of its own, changes nothing, and may run in a worker thread beside the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.errors import AppError, Problem, Severity, SurroundingsError
from parindex_desktop.storage.attachments import attachment_problems, snapshot_problems
from parindex_desktop.storage.columns import UnreadableError
from parindex_desktop.storage.copying import is_cut_off
from parindex_desktop.storage.engine import connected, pragma
from parindex_desktop.storage.entities import read_entities
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.identity import told_by_header
from parindex_desktop.storage.rows import ROW_OF
from parindex_desktop.storage.schema import APPLICATION_ID, SCHEMA, version_of
from parindex_desktop.storage.verification import (
    chain_problems,
    differing_register,
    differing_scores,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

_SCORES = """
    SELECT u.name, c.code, s.stage, {columns} FROM scores s
    JOIN units u ON u.id = s.unit_id
    JOIN criteria c ON c.id = s.criterion_id
    JOIN criteria_sets k ON k.id = c.set_id
    JOIN participations p ON p.round_id = s.round_id AND p.unit_id = s.unit_id
    WHERE {condition}
    ORDER BY s.round_id, p.position, c.position"""

_OUT_OF_RANGE = _SCORES.format(
    columns="s.points, c.max_points",
    condition="s.state = 'number' AND s.points NOT BETWEEN 0 AND c.max_points",
)
# SQLite leaves CHECKs out of its own examination of a file that is opened for reading.
_IN_NO_STATE = _SCORES.format(
    columns="''",
    condition="""NOT (s.state = 'number' AND s.ground = ''
        OR s.state IN ('na', 'pending') AND s.points = 0 AND s.facts = '')
        OR s.facts <> '' AND CASE
            WHEN NOT json_valid(s.facts) OR instr(s.facts, char(10)) OR s.facts NOT LIKE '[[%'
            THEN 1
            ELSE EXISTS (
                SELECT 1 FROM json_each(s.facts) fact WHERE CASE fact.type
                    WHEN 'array' THEN json_array_length(fact.value) <> 2
                        OR json_type(fact.value, '$[0]') <> 'text'
                        OR json_type(fact.value, '$[1]') <> 'text'
                    ELSE 1 END)
            END""",
)
_ON_A_PARENT = _SCORES.format(
    columns="''", condition="EXISTS (SELECT 1 FROM criteria child WHERE child.parent_id = c.id)"
)
_OF_ANOTHER_SET = _SCORES.format(
    columns="''", condition="k.round_id <> s.round_id OR k.group_id <> p.group_id"
)
_DOUBLE_SETS = """
    SELECT r.name, g.name FROM criteria_sets k
    JOIN rounds r ON r.id = k.round_id JOIN unit_groups g ON g.id = k.group_id
    GROUP BY k.round_id, k.group_id HAVING count(*) > 1"""


OF_SCORES = frozenset(
    {"FILE.164", "FILE.165", "FILE.166", "FILE.167", "FILE.175", "FILE.176", "LCK.123", "LCK.124"}
)
"""Findings about scores, copies of evidence and locked results; all points can be read."""


def check_file(path: Path) -> tuple[Problem, ...]:
    """Returns all that is wrong with a work file, nothing when it is sound.

    Examined are its kind and version, what SQLite itself can verify, references, the chain of the
    audit trail, that every value can be read, and that scores stand where and in the range they
    may. A file that is damaged or of another version is not examined further.
    """
    return _problems(path, _contents)


def verify_file(path: Path) -> tuple[Problem, ...]:
    """Returns what shows that a work file was damaged or changed past the program.

    Examined are its kind and version, what SQLite itself can verify, references, the chain of the
    audit trail, the bytes of locked results, and whether the scores and the register of
    certificates are those that the trail tells of.
    """
    return _problems(path, _differing)


def _problems(
    path: Path, further: Callable[[Connection], Iterable[Problem]]
) -> tuple[Problem, ...]:
    try:
        with told_by_header(path), told_as_errors(path), connected(path, "ro") as connection:
            if pragma(connection, "application_id") != APPLICATION_ID:
                raise SurroundingsError("FILE.103", path=str(path))
            unreadable = tuple(_unreadable(connection, path))
            if unreadable:
                return unreadable
            chain = chain_problems(connection)
            locked = snapshot_problems(connection)
            return (*_references(connection), *chain, *locked, *further(connection))
    except AppError as error:
        return (Problem(error.code, params=dict(error.params)),)


def _unreadable(connection: Connection, path: Path) -> Iterator[Problem]:
    """Yields what keeps a file from being examined."""
    version = version_of(connection)
    if version != SCHEMA.head:
        code = "FILE.105" if version > SCHEMA.head else "FILE.109"
        yield Problem(code, params={"path": str(path)})
        return
    if is_cut_off(connection):
        yield Problem("FILE.161", params={"detail": "cut off"})
        return
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if found != ["ok"]:
        yield from (Problem("FILE.161", params={"detail": str(detail)}) for detail in found)


def _differing(connection: Connection) -> Iterator[Problem]:
    yield from differing_scores(connection)
    yield from differing_register(connection)


def _contents(connection: Connection) -> Iterator[Problem]:
    yield from _values(connection)
    yield from _scores(connection)
    yield from attachment_problems(connection)


def _references(connection: Connection) -> Iterator[Problem]:
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Problem("FILE.162", place=table, params={"table": table, "parent": parent})


def _values(connection: Connection) -> Iterator[Problem]:
    """Reads every entity: rules, policies and traits are more than SQLite can verify."""
    for kind, row in ROW_OF.items():
        try:
            read_entities(connection, kind)
        except UnreadableError as error:
            yield Problem("FILE.161", params={"detail": f"{row.__tablename__}: {error}"})


def _scores(connection: Connection) -> Iterator[Problem]:
    for unit, code, stage, points, maximum in connection.exec_driver_sql(_OUT_OF_RANGE):
        params: dict[str, object] = {
            "stage": stage,
            "points": format_points(Points(points)),
            "maximum": format_points(Points(maximum)),
        }
        yield Problem("FILE.164", place=f"{unit} · {code}", params=params)
    for unit, code, stage, _ in connection.exec_driver_sql(_IN_NO_STATE):
        yield Problem("FILE.168", place=f"{unit} · {code}", params={"stage": stage})
    for unit, code, stage, _ in connection.exec_driver_sql(_ON_A_PARENT):
        yield Problem("FILE.165", place=f"{unit} · {code}", params={"stage": stage})
    for unit, code, stage, _ in connection.exec_driver_sql(_OF_ANOTHER_SET):
        warning = Severity.WARNING
        yield Problem("FILE.166", f"{unit} · {code}", {"stage": stage}, severity=warning)
    for round_name, group in connection.exec_driver_sql(_DOUBLE_SETS):
        yield Problem("FILE.167", f"{round_name} · {group}", severity=Severity.WARNING)
