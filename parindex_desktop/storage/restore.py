"""Going back to a backup, in a way that can itself be undone and that an interruption cannot spoil.

A journal or write-ahead log left beside the file belongs to what stood there before; SQLite would
apply it to the restored file and silently undo it. So side files are moved away first.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy.exc import DBAPIError, NoResultFound

from parindex_desktop.domain.edits import Edit, EditKind, EntityChange
from parindex_desktop.domain.register import BlankUse, RegisterEntry
from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.audit import append_audit
from parindex_desktop.storage.backup import BackupReason, make_backup
from parindex_desktop.storage.columns import UnreadableError
from parindex_desktop.storage.copying import copy_database, find_damage, put_in_place, sync
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.entities import place_of, read_entities, write_entities
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.identity import read_header
from parindex_desktop.storage.lock import WorkLock
from parindex_desktop.storage.schema import SCHEMA, Schema, version_of
from parindex_desktop.storage.upgrade import migrate_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import Author

WAL_FILES: Final = ("-wal", "-shm")
SIDE_FILES: Final = ("-journal", *WAL_FILES)
"""What SQLite keeps beside a database while it writes."""


_Register: TypeAlias = tuple[RegisterEntry | BlankUse, ...]
"""Numbers of certificates, and the blanks that were used."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left.

    Attributes:
        backup: Backup of what stood there before, to go back to; None when it could not be read or
            an earlier backup holds the same.
        set_aside: The damaged file that stood there before; None when it could be backed up.
    """

    backup: Path | None = None
    set_aside: Path | None = None


def restore(path: Path, backup: Path, *, author: Author, schema: Schema = SCHEMA) -> Restored:
    """Puts the content of a backup in the place of a work file that this program has closed.

    The register of certificates stays the present one: numbers that were given since the backup
    stand on paper, and none may be given twice.

    Args:
        path: The work file; it may be damaged or missing.
        backup: The backup; it stays.
        author: Who restores, for the audit trail.
        schema: What the program expects; an older backup is upgraded on the way.

    Raises:
        SurroundingsError: `FILE.111` somebody has the file open; `FILE.143` the backup cannot be
            used; `FILE.121` disk full. The file is as it was.
    """
    lock = WorkLock.acquire(path, author)
    new = path.with_name(path.name + ".restoring")
    try:
        _copy_of_backup(backup, new, schema)
        restored = _keep_present(path)
        # Ids go on from where the present file stands, so that none is given twice.
        first_id = _next_id(path) if path.exists() else 0
        register = _register_of(path, schema)
        is_whole = restored.set_aside is None
        _finish_copy(new, first_id, register, backup, author, is_whole=is_whole)
        move_side_files(path)
        put_in_place(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        lock.release()
    return restored


def move_side_files(path: Path, names: tuple[str, ...] = SIDE_FILES) -> tuple[Path, ...]:
    """Renames what SQLite left beside a file, so that it is neither applied nor lost.

    Returns:
        The new names.
    """
    moved: list[Path] = []
    with told_as_errors(path):
        for name in names:
            side = path.with_name(path.name + name)
            if side.exists():
                moved.append(side.rename(side.with_name(f"{side.name}.{_now()}")))
    return tuple(moved)


def _copy_of_backup(backup: Path, new: Path, schema: Schema) -> None:
    try:
        read_header(backup)
        copy_database(backup, new)
    except SurroundingsError as error:
        if error.code == "FILE.121":
            raise
        raise SurroundingsError("FILE.143", path=str(backup), detail=str(error)) from error
    with connected(new, "ro") as connection:
        version = version_of(connection)
    if version > schema.head:
        raise SurroundingsError("FILE.105", path=str(backup))
    if version < schema.head:
        migrate_copy(new, schema)


def _keep_present(path: Path) -> Restored:
    if not path.exists():
        return Restored()
    try:
        if not read_header(path).uses_wal:
            move_side_files(path, WAL_FILES)
        # A journal of an interrupted edit is applied now or never.
        with told_as_errors(path), connected(path, "rw") as connection:
            damage = find_damage(connection, quick=True)
        if damage:
            raise SurroundingsError("FILE.104", path=str(path), detail=damage)
        return Restored(backup=make_backup(path, BackupReason.RESTORE))
    except SurroundingsError as error:
        if error.code not in {"FILE.103", "FILE.104"}:
            raise
    aside = path.with_name(f"{path.name}.damaged-{_now()}")
    with told_as_errors(aside):
        shutil.copy2(path, aside)
        sync(aside)  # what it is a copy of is replaced next
    return Restored(set_aside=aside)


def _finish_copy(
    new: Path,
    first_id: int,
    register: _Register | None,
    backup: Path,
    author: Author,
    *,
    is_whole: bool,
) -> None:
    with told_as_errors(new), connected(new, "rw") as connection:
        found = _read_register(connection)
        kept = () if register is None else _changes_to(register, found, is_whole=is_whole)
        first_id = max([first_id, *(1 + each for each in _ids_in(register or ()))])
        edit = Edit("file.restore", params=(("backup", backup.name),), entities=kept)
        write_entities(connection, edit.entities)
        sql = "UPDATE meta SET value = max(CAST(value AS INTEGER), ?) WHERE key = 'next_id'"
        connection.exec_driver_sql(sql, (first_id,))
        append_audit(connection, edit, author, EditKind.DO)


def _register_of(path: Path, schema: Schema) -> _Register | None:
    """Returns the register of the file that gives way; of a damaged one what can be read of it."""
    if not path.exists():
        return None
    with suppress(DBAPIError, UnreadableError), connected(path, "ro") as connection:
        if version_of(connection) == schema.head:
            return _read_register(connection)
    return None


def _read_register(connection: Connection) -> _Register:
    return (*read_entities(connection, RegisterEntry), *read_entities(connection, BlankUse))


def _changes_to(kept: _Register, found: _Register, *, is_whole: bool) -> tuple[EntityChange, ...]:
    """Returns what makes a register the one that is kept; entries before the blanks of them.

    Of one that is damaged nobody knows what else it held: then nothing found is removed.
    """
    known = {place_of(each): each for each in found}
    changes = [EntityChange(known.pop(place_of(each), None), each) for each in kept]
    gone = [EntityChange(each, None) for each in known.values() if is_whole]
    return tuple(change for change in (*changes, *gone) if change.before != change.after)


def _ids_in(register: _Register) -> Iterator[int]:
    """Yields the ids that a register names: given again, they would lend its numbers to others."""
    for each in register:
        yield each.id
        if isinstance(each, RegisterEntry):
            yield from (each.round_id, each.sheet_id, each.awardee_id)


def _next_id(path: Path) -> int:
    """Returns the id after the last one given; 0 where damage hides it."""
    sql = "SELECT value FROM meta WHERE key = 'next_id'"
    with suppress(DBAPIError, NoResultFound, ValueError), connected(path, "ro") as connection:
        return int(connection.exec_driver_sql(sql).scalar_one())
    return 0


def _now() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
