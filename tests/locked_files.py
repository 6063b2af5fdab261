"""Locking for tests: An Giang 2016 locked, and its bytes altered past the program."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from parindex_desktop.domain.locking import Locking
from parindex_desktop.services import locking
from parindex_desktop.services.session import Session

NOW = datetime(2026, 1, 5, 16, 30, 12)
BY = "Nguyễn Thị Lan"
REASON = "Sửa điểm của Sở Y tế theo Công văn số 12/SNV-CCHC"


def lock(session: Session, by: str = BY) -> Locking:
    """Locks the first round of a file."""
    return locking.lock(session, session.rounds[0], by=by, now=NOW)


def lock_year(session: Session, year: int, by: str = BY) -> Locking:
    """Locks the round of a year."""
    return locking.lock(session, session.round_of(year), by=by, now=NOW)


def unlock(session: Session, reason: str = REASON) -> Locking:
    """Unlocks it."""
    return locking.unlock(session, session.rounds[0], by=BY, reason=reason, now=NOW)


def alter(path: Path, statement: str, *values: object) -> None:
    """Changes a file as no program of ours does: what guards its tables is put aside meanwhile."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        known = guards.fetchall()
        for name, _ in known:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement, values)
        for _, sql in known:
            connection.execute(sql)
        connection.commit()
