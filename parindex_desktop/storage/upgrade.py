"""Bringing a work file of an older version up to date: on a copy, examined, then swapped.

The original stays as a backup. Whatever fails leaves the file as it was.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.backup import BackupReason, make_backup
from parindex_desktop.storage.copying import copy_database, facts_of, find_damage, put_in_place
from parindex_desktop.storage.engine import connected, make_engine
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.schema import migrate

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.storage.schema import Schema


def upgrade(path: Path, schema: Schema) -> Path | None:
    """Upgrades a work file that nobody has open.

    Returns:
        The backup of the original, None when an earlier one already holds the same.

    Raises:
        SurroundingsError: `FILE.142` a migration failed or would lose something; `FILE.121` disk
            full; `FILE.104` the file is damaged. The file is as it was.
    """
    backup = make_backup(path, BackupReason.UPGRADE)
    new = path.with_name(path.name + ".upgrading")
    try:
        copy_database(path, new)
        migrate_copy(new, schema)
        put_in_place(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return backup


def migrate_copy(copy: Path, schema: Schema) -> None:
    """Migrates a copy and makes sure that it still holds everything.

    Raises:
        SurroundingsError: `FILE.142` with the `detail` of what went wrong.
    """
    with connected(copy, "ro") as connection:
        before = facts_of(connection)
    engine = make_engine(copy, "rw", foreign_keys=False)
    try:
        with told_as_errors(copy):
            migrate(engine, schema)
    except SurroundingsError:
        raise
    except Exception as error:  # a migration is code of its own, whatever it raises is told alike
        raise SurroundingsError("FILE.142", path=str(copy), detail=str(error)) from error
    finally:
        engine.dispose()
    with connected(copy, "rw") as connection:  # read-only, SQLite would not try the CHECKs
        lost = find_damage(connection) or before.lost_in(facts_of(connection))
    if lost:
        raise SurroundingsError("FILE.142", path=str(copy), detail=lost)
