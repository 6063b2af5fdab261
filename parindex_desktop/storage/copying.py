"""Copies of a work file: made by SQLite, opened again and examined, then put in place at once.

A copy is never seen half done: it grows under another name and gets its own by one rename.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.engine import connected, pragma
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.schema import APPLICATION_ID

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SCORE_COLUMNS = "round_id, unit_id, criterion_id, stage, state, points, ground"
_BOOKKEEPING = ("alembic_version", "meta")


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be equal in a file and its copy.

    Attributes:
        counts: Rows of each table.
        scores: Checksum of all raw scores with the facts behind them.
        last_hash: Hash of the newest audit row, which stands for the whole trail.
    """

    counts: dict[str, int]
    scores: str
    last_hash: str

    def lost_in(self, later: Facts) -> str:
        """Returns what differs in a later state of the same file, empty when nothing is lost.

        Tables that a migration makes or drops are its business; those that stay keep their rows.
        """
        kept = self.counts.keys() & later.counts.keys()
        if changed := sorted(name for name in kept if self.counts[name] != later.counts[name]):
            return ", ".join(changed)
        return "" if self.scores == later.scores and self.last_hash == later.last_hash else "scores"


def facts_of(connection: Connection) -> Facts:
    """Reads what a copy must keep."""
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"
    ).scalars()
    tables = [name for name in names if name not in _BOOKKEEPING]
    counts = {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()
        for name in tables
    }
    checksum = hashlib.sha256()
    for row in connection.exec_driver_sql(_scores_sql(connection)):
        checksum.update(repr(tuple(row)).encode())
    last = connection.exec_driver_sql("SELECT hash FROM audit ORDER BY id DESC LIMIT 1").scalar()
    return Facts(counts, checksum.hexdigest(), last or "")


def _scores_sql(connection: Connection) -> str:
    """Returns how all scores are read; before version 0002 none of them had facts."""
    columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('scores')").scalars()
    facts = "facts" if "facts" in columns.all() else "''"
    return f"SELECT {_SCORE_COLUMNS}, {facts} FROM scores ORDER BY 1, 2, 3, 4"


def find_damage(connection: Connection, *, quick: bool = False) -> str:
    """Returns what SQLite finds wrong with the file, empty when it is sound.

    Args:
        connection: Of the file to examine.
        quick: Leave out comparing indexes with their tables and following references.
    """
    if is_cut_off(connection):
        return "cut off"
    found = str(pragma(connection, "quick_check(1)" if quick else "integrity_check(1)"))
    if found != "ok":
        return found
    if not quick and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        return "foreign keys"
    return ""


def is_cut_off(connection: Connection) -> bool:
    """Tells whether the last page of a file is not whole, which SQLite itself takes for zeros."""
    file = connection.exec_driver_sql("PRAGMA database_list").all()[0].file
    return Path(file).stat().st_size % int(pragma(connection, "page_size")) != 0


def copy_database(source: Path, target: Path) -> None:
    """Copies a work file through SQLite, so that a copy made during an edit is whole too.

    Raises:
        SurroundingsError: `FILE.141` the copy is not what the source is; `FILE.103`, `FILE.104`
            the source is no work file or damaged; `FILE.121` disk full; `FILE.122` disk fault.
    """
    with told_as_errors(target):
        target.unlink(missing_ok=True)
    with told_as_errors(source), connected(source, "ro") as reading:
        if pragma(reading, "application_id") != APPLICATION_ID:
            raise SurroundingsError("FILE.103", path=str(source))
        if damage := find_damage(reading, quick=True):
            raise SurroundingsError("FILE.104", path=str(source), detail=damage)
        before = facts_of(reading)
        driver = cast("sqlite3.Connection", reading.connection.driver_connection)
        with told_as_errors(target), closing(open_copy(target)) as writing:
            driver.backup(writing)
    with told_as_errors(target), connected(target, "ro") as copied:
        lost = find_damage(copied) or before.lost_in(facts_of(copied))
    if lost:
        target.unlink()
        raise SurroundingsError("FILE.141", path=str(target), detail=lost)


def open_copy(target: Path) -> sqlite3.Connection:
    """Returns a bare connection to a new file; SQLite's backup wants no transaction around it."""
    return sqlite3.connect(target)


def sync(file: Path) -> None:
    """Waits until a file's content is on disk."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def put_in_place(new: Path, path: Path) -> None:
    """Gives a finished file its name, in place of what had it; a power cut leaves one of both."""
    with told_as_errors(path):
        sync(new)
        os.replace(new, path)
        if sys.platform != "win32":  # pragma: no branch - Windows syncs no folders
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
