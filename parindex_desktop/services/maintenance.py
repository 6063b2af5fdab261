"""Care of a work file: backups, restoring, and proving that it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.services.opening import open_session
from parindex_desktop.storage import backup as backups
from parindex_desktop.storage.backup import BackupInfo, BackupReason

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.edits import Author
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.session import Session

__all__ = [
    "BackupInfo",
    "BackupReason",
    "back_up_before_import",
    "back_up_to",
    "check_work_file",
    "list_backups",
    "restore",
]


def back_up_to(path: Path, folder: Path) -> Path:
    """Makes a verified copy with a dated name in a folder; the file may be open.

    Raises:
        SurroundingsError: The file is damaged or the folder cannot take the copy.
    """
    return backups.copy_to(path, folder)


def back_up_before_import(session: Session) -> None:
    """Keeps what the file holds now, unless the newest backup already has it.

    Raises:
        SurroundingsError: The backup cannot be made; nothing is imported then.
    """
    session.work_file.back_up(BackupReason.IMPORT)


def list_backups(path: Path) -> tuple[BackupInfo, ...]:
    """Returns the automatic backups of a file, newest first; the file may be damaged or gone."""
    return backups.list_backups(path)


def restore(session: Session, info: BackupInfo) -> Session:
    """Puts a backup in the place of the open file and opens it; the session given is closed.

    What stood there is backed up first, so that a restore can itself be taken back.

    Raises:
        SurroundingsError: The backup cannot be used; the file is as it was, and closed.
    """
    path, author = session.path, session.author
    session.close()
    restore_file(path, info, author)
    return open_session(path, author)


def restore_file(path: Path, info: BackupInfo, author: Author) -> None:
    """Puts a backup in the place of a file that nobody has open, damaged or not."""
    from parindex_desktop.storage.restore import restore as put_back

    put_back(path, info.path, author=author)


def check_work_file(path: Path) -> tuple[Problem, ...]:
    """Returns what is wrong with a file: database, references, audit chain, states of scores."""
    from parindex_desktop.storage.check import check_file

    return check_file(path)
