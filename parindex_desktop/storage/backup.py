"""Automatic backups: made and verified by the program, kept in the person's own data folder.

One folder per work file, named by the id inside the file, so that renaming or moving the file keeps
its backups. A note in the folder lists where the file was seen, since a damaged file cannot tell
its id. All of this opens connections of its own and may run in a worker thread.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from parindex_desktop.paths import user_data_dir
from parindex_desktop.storage.copying import copy_database, find_damage, put_in_place
from parindex_desktop.storage.engine import connected
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.identity import told_by_header
from parindex_desktop.storage.notes import write_note
from parindex_desktop.storage.schema import file_id
from parindex_desktop.storage.thinning import superseded

if TYPE_CHECKING:
    from sqlalchemy import Connection

SUFFIX: Final = ".parindex"
_STAMP: Final = "%Y%m%d-%H%M%S-%f"
_SEEN: Final = "seen.json"
_UNFINISHED: Final = ".part"


class BackupReason(StrEnum):
    """Why a backup was made."""

    OPEN = "open"
    IMPORT = "import"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    LOCK = "lock"
    HAND = "hand"


_ALWAYS: Final = frozenset({BackupReason.HAND, BackupReason.LOCK})
"""Made even when the newest backup holds the same: it is looked for by its name."""


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup, as the list of backups shows it.

    Attributes:
        made_at: When, in UTC.
        units: Units in it; likewise `scores`, cells that are not blank.
        last_author: Who made the last change in it.
        last_hash: Hash of its last audit row: equal in files of equal content.
        verified: It can be read and holds no damage, examined just now.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    units: int = 0
    scores: int = 0
    last_author: str = ""
    last_hash: str = ""
    verified: bool = False


def make_backup(path: Path, reason: BackupReason) -> Path | None:
    """Backs a work file up, unless the newest backup already holds what it holds.

    Args:
        path: The work file; it may be open.
        reason: Why; by `HAND`, and before a round is locked, a backup is always made.

    Returns:
        The backup, None when nothing has changed since the newest one.

    Raises:
        SurroundingsError: `FILE.104` the file is damaged, `FILE.121` disk full, `FILE.122` disk
            fault, `FILE.141` the copy does not agree with the file.
    """
    with told_as_errors(path), connected(path, "ro") as connection:
        work_id, last_hash = file_id(connection), _last_hash(connection)
    folder = _folder(work_id)
    with told_as_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _note_place(folder, path)
    newest = _newest_sound(folder)
    if reason not in _ALWAYS and newest is not None and newest.last_hash == last_hash:
        return None
    made = folder / f"{_moment(folder):{_STAMP}}-{reason.value}{SUFFIX}"
    _copy(path, made)
    _thin(folder)
    return made


def list_backups(file: str | Path) -> tuple[BackupInfo, ...]:
    """Returns the backups of a work file, newest first.

    Args:
        file: The id of the file or its path; the file may be damaged or gone.
    """
    folders = [_folder(file)] if isinstance(file, str) else _folders_of_path(file)
    found = [_examined(info) for folder in folders for info in _named(folder)]
    return tuple(sorted(found, key=lambda info: info.made_at, reverse=True))


def newest_good_backup(path: Path) -> BackupInfo | None:
    """Returns what a damaged or lost file can be restored from."""
    return next((info for info in list_backups(path) if info.verified), None)


def copy_to(path: Path, folder: Path) -> Path:
    """Makes a verified copy with a dated name in a folder, for a stick or another disk.

    Returns:
        The copy: `name 2026-11-22 1032.parindex`, numbered when that is taken.

    Raises:
        SurroundingsError: As `make_backup`; `FILE.101` there is no such file, `FILE.103` it is no
            work file.
    """
    with told_as_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    name = f"{path.stem} {datetime.now():%Y-%m-%d %H%M}"
    target = folder / f"{name}{SUFFIX}"
    number = 2
    while target.exists():
        target = folder / f"{name} ({number}){SUFFIX}"
        number += 1
    with told_by_header(path):
        _copy(path, target)
    return target


def _copy(path: Path, target: Path) -> None:
    part = target.with_name(target.name + _UNFINISHED)
    try:
        copy_database(path, part)
        put_in_place(part, target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _root() -> Path:
    with told_as_errors(Path("backups")):
        return user_data_dir() / "backups"


def _folder(work_id: str) -> Path:
    return _root() / work_id


def _folders_of_path(path: Path) -> list[Path]:
    with suppress(DBAPIError), connected(path, "ro") as connection:
        return [_folder(file_id(connection))]
    notes = _root().glob(f"*/{_SEEN}")
    return [note.parent for note in notes if str(path.resolve()) in _places(note)]


def _note_place(folder: Path, path: Path) -> None:
    note = folder / _SEEN
    places = _places(note)
    if str(path.resolve()) not in places:
        write_note(note, json.dumps([*places, str(path.resolve())], ensure_ascii=False, indent=1))


def _places(note: Path) -> list[str]:
    try:
        places = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return places if isinstance(places, list) else []


def _named(folder: Path) -> list[BackupInfo]:
    """Returns the backups of a folder by their names, newest first, without opening them."""
    found: list[BackupInfo] = []
    for path in folder.glob(f"*{SUFFIX}"):
        stamp, _, reason = path.stem.rpartition("-")
        with suppress(ValueError):  # a file that somebody else put there
            made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
            found.append(BackupInfo(path, made_at, BackupReason(reason)))
    return sorted(found, key=lambda info: info.made_at, reverse=True)


def _moment(folder: Path) -> datetime:
    """Returns now, but never before the newest backup.

    After a clock was set back the newest would count as the oldest: the first to be thinned out,
    the last to be restored.
    """
    now = datetime.now(UTC)
    tick = timedelta(microseconds=1)
    return max([now, *(info.made_at + tick for info in _named(folder))])


def _newest_sound(folder: Path) -> BackupInfo | None:
    return next((info for info in map(_examined, _named(folder)) if info.verified), None)


def _examined(info: BackupInfo) -> BackupInfo:
    with suppress(DBAPIError), connected(info.path, "ro") as connection:
        if find_damage(connection, quick=True):
            return info
        return BackupInfo(
            info.path,
            info.made_at,
            info.reason,
            units=_count(connection, "units"),
            scores=_count(connection, "scores"),
            last_author=_last(connection, "name"),
            last_hash=_last_hash(connection),
            verified=True,
        )
    return info


def _thin(folder: Path) -> None:
    found = _named(folder)
    by_moment = {info.made_at: info.path for info in found}
    before_locks = [info.made_at for info in found if info.reason is BackupReason.LOCK]
    for moment in superseded(by_moment, before_locks):
        with suppress(OSError):  # open elsewhere; the next backup tries again
            by_moment[moment].unlink()
    for unfinished in folder.glob(f"*{_UNFINISHED}"):  # what a killed program left
        with suppress(OSError):
            unfinished.unlink()


def _last_hash(connection: Connection) -> str:
    return _last(connection, "hash")


def _last(connection: Connection, column: str) -> str:
    sql = f"SELECT {column} FROM audit ORDER BY id DESC LIMIT 1"
    return str(connection.exec_driver_sql(sql).scalar() or "")


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
