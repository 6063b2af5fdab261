"""Connections to a work file: how they are opened, and what begins a transaction.

Python's sqlite3 begins transactions on its own and too late (reads and DDL stay outside), so it is
told not to, and SQLAlchemy's `begin` event says BEGIN, as SQLAlchemy documents for SQLite. Writes
begin IMMEDIATE: they find out at their start, not in the middle, that somebody else is writing.

An engine holds one connection and belongs to the thread that made it. The window keeps the one of
its work file; a worker thread that makes or checks a backup opens its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from sqlalchemy import URL, create_engine, event
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

BUSY_SECONDS = 5
"""How long a statement waits for another program, such as a virus scanner, to let go."""

Mode = Literal["ro", "rw", "rwc"]


def make_engine(path: Path, mode: Mode, *, foreign_keys: bool = True) -> Engine:
    """Returns an engine with one connection, opened at its first use.

    Args:
        path: The database file; any character that the file system allows.
        mode: Read only, read and write what is there, or make it when it is missing.
        foreign_keys: Off only while a migration rebuilds tables.
    """
    url = URL.create("sqlite", database=sqlite_uri(path), query={"uri": "true", "mode": mode})
    engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        # The last commit survives a power cut: the folder is synced after the journal is deleted.
        connection.execute("PRAGMA synchronous = EXTRA")
        if mode != "ro":
            # No WAL: a -wal left behind silently undoes a restored file.
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA trusted_schema = OFF")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


@contextmanager
def connected(path: Path, mode: Mode) -> Iterator[Connection]:
    """Gives a connection of its own, in a transaction of its own, for one piece of work."""
    engine = make_engine(path, mode)
    try:
        with (engine if mode == "ro" else writing(engine)).begin() as connection:
            yield connection
    finally:
        engine.dispose()


def writing(engine: Engine) -> Engine:
    """Returns the same engine, with transactions that claim the file for writing at their start."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def sqlite_uri(path: Path) -> str:
    """Returns the `file:` address of a path, in which `%`, `?`, `#` and any letter are safe."""
    posix = path.absolute().as_posix()
    return "file://" + quote(posix if posix.startswith("/") else "/" + posix, safe="/:")


def pragma(connection: Connection, name: str) -> Any:  # noqa: ANN401 - a number or a text
    """Returns the value of a pragma."""
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()
