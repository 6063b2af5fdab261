"""What happens before a work file is open: is it ours, sound, of our version, and free?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from parindex_desktop.errors import Problem, Severity, SurroundingsError
from parindex_desktop.storage.backup import BackupReason, make_backup, newest_good_backup
from parindex_desktop.storage.copying import find_damage
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.identity import read_header
from parindex_desktop.storage.lock import shown_time
from parindex_desktop.storage.network import is_on_network, mounts_of_machine
from parindex_desktop.storage.restore import WAL_FILES, move_side_files
from parindex_desktop.storage.schema import version_of
from parindex_desktop.storage.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from parindex_desktop.storage.lock import WorkLock
    from parindex_desktop.storage.schema import Schema


def examine_for_reading(path: Path, schema: Schema) -> None:
    """Makes sure that a file can be read as it is.

    Raises:
        SurroundingsError: `FILE.108` an interrupted edit must be rolled back first, `FILE.109` of
            an older version; otherwise as `prepare_for_writing`.
    """
    with _with_backup_named(path):
        if not read_header(path).uses_wal and path.with_name(path.name + "-wal").exists():
            raise SurroundingsError("FILE.108", path=str(path))
        with told_as_errors(path), connected(path, "ro") as connection:
            if _examine(connection, path, schema) < schema.head:
                raise SurroundingsError("FILE.109", path=str(path))


def prepare_for_writing(path: Path, schema: Schema, lock: WorkLock) -> list[Problem]:
    """Makes a file ready to be opened, and tells what was done; the caller holds the lock.

    Raises:
        SurroundingsError: `FILE.103` no work file, `FILE.104` damaged without a good backup,
            `FILE.110` damaged, with `backup` and `made` of the newest good backup, `FILE.105` of a
            newer version, `FILE.106` no permission, `FILE.113` in use by another program,
            `FILE.122` disk fault, `FILE.142` the upgrade failed.
    """
    notices = _taken_over(lock)
    with _with_backup_named(path):
        if not read_header(path).uses_wal:
            notices.extend(_note("FILE.155", file=p.name) for p in move_side_files(path, WAL_FILES))
        with told_as_errors(path):
            # SQLite itself would open a write-protected file and complain at the first edit.
            path.open("rb+").close()
            # Beginning to write rolls an interrupted edit back.
            with connected(path, "rw") as connection:
                version = _examine(connection, path, schema)
        if version < schema.head:
            upgrade(path, schema)
            notices.append(_note("FILE.152", old=version, new=schema.head))
    return notices


def back_up_at_opening(path: Path) -> list[Problem]:
    """Backs up what changed; a full disk is told and does not keep anybody from their file.

    Raises:
        SurroundingsError: `FILE.104` or `FILE.110`: the file turned out to be damaged.
    """
    try:
        with _with_backup_named(path):
            made = make_backup(path, BackupReason.OPEN)
    except SurroundingsError as error:
        if error.code in {"FILE.104", "FILE.110"}:
            raise
        return [Problem("FILE.154", params={"reason": error.code}, severity=Severity.WARNING)]
    return [_note("FILE.151", backup=str(made))] if made else []


def refuse_network(path: Path) -> None:
    """Refuses to write on a network share.

    Raises:
        SurroundingsError: `FILE.112`.
    """
    if is_on_network(path, mounts_of_machine(path)):
        raise SurroundingsError("FILE.112", path=str(path))


def _examine(connection: Connection, path: Path, schema: Schema) -> str:
    version = version_of(connection)
    if version > schema.head:
        raise SurroundingsError("FILE.105", path=str(path))
    if damage := find_damage(connection, quick=True):
        raise SurroundingsError("FILE.104", path=str(path), detail=damage)
    return version


def _taken_over(lock: WorkLock) -> list[Problem]:
    holder = lock.left_behind
    if holder is None:
        return []
    since = shown_time(holder.since)
    return [_note("FILE.153", holder=holder.name, computer=holder.computer, since=since)]


def _note(code: str, **params: object) -> Problem:
    return Problem(code, params=params, severity=Severity.NOTE)


@contextmanager
def _with_backup_named(path: Path) -> Iterator[None]:
    """Adds to the error of a damaged file what it can be restored from."""
    try:
        yield
    except SurroundingsError as error:
        newest = newest_good_backup(path) if error.code == "FILE.104" else None
        if newest is None:
            raise
        made = shown_time(newest.made_at)
        raise SurroundingsError(
            "FILE.110", path=str(path), backup=str(newest.path), made=made
        ) from error
