"""Keeping a second program away from an open work file, and telling who holds it.

The lock itself is one of the operating system on `NAME.lock`: it ends with the program, however
that ends. Who holds it stands beside it in `NAME.holder`, since Windows lets nobody read a locked
file. A holder's note without a lock is what a killed program leaves; the next one takes over and
says so.
"""

from __future__ import annotations

import getpass
import json
import platform
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.notes import write_note

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.edits import Author


UNKNOWN: Final = "?"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a work file.

    Attributes:
        name: The official, else the account on the computer; `?` when it is not known.
        since: When they opened it, in UTC; None when it is not known.
    """

    name: str = UNKNOWN
    computer: str = UNKNOWN
    since: datetime | None = None


class WorkLock:
    """The lock of one work file, held from `acquire` to `release`.

    Attributes:
        left_behind: Who held the file and did not close it; None after a proper close.
    """

    def __init__(self, path: Path, lock: FileLock, left_behind: Holder | None) -> None:
        self.left_behind = left_behind
        self._path = path
        self._lock = lock

    @classmethod
    def acquire(cls, path: Path, author: Author) -> WorkLock:
        """Locks a work file and leaves a note of who holds it.

        Raises:
            SurroundingsError: `FILE.111` with `holder`, `computer`, `since`; `FILE.106` when the
                folder cannot be written.
        """
        lock = FileLock(_beside(path, ".lock"), timeout=0, thread_local=False)
        note = _beside(path, ".holder")
        with told_as_errors(path):
            try:
                lock.acquire()
                left_behind = read_holder(path) if note.exists() else None
                _write_note(note, _me(author))
            except Timeout:
                raise _held(path) from None
            except OSError:
                lock.release()
                raise
        return cls(path, lock, left_behind)

    def name(self, author: Author) -> None:
        """Notes who holds the file from now on; an unwritable note only leaves the name before."""
        with suppress(OSError):
            _write_note(_beside(self._path, ".holder"), _me(author))

    def release(self) -> None:
        """Gives the file free; harmless when it is free already."""
        if not self._lock.is_locked:
            return
        # While it is held: a program that waits on the removed file notices and makes a new one.
        for suffix in (".holder", ".lock"):
            with suppress(OSError):  # Windows removes no open file, such as a note being read
                _beside(self._path, suffix).unlink(missing_ok=True)
        self._lock.release()


def read_holder(path: Path) -> Holder:
    """Returns who the note beside a work file names; a note that cannot be read names nobody."""
    try:
        stored = json.loads(_beside(path, ".holder").read_text(encoding="utf-8"))
        return Holder(stored["name"], stored["computer"], datetime.fromisoformat(stored["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def shown_time(moment: datetime | None) -> str:
    """Returns a moment as a Vietnamese office writes it, in local time; `?` for None."""
    return f"{moment.astimezone():%H:%M %d/%m/%Y}" if moment else UNKNOWN


def _held(path: Path) -> SurroundingsError:
    holder = read_holder(path)
    since = shown_time(holder.since)
    return SurroundingsError(
        "FILE.111", path=str(path), holder=holder.name, computer=holder.computer, since=since
    )


def _me(author: Author) -> Holder:
    name = author.name
    if not name:
        with suppress(OSError, KeyError, ImportError):  # an account without a name
            name = getpass.getuser()
    return Holder(name or UNKNOWN, platform.node(), datetime.now(UTC))


def _write_note(note: Path, holder: Holder) -> None:
    assert holder.since is not None
    stored = {
        "name": holder.name,
        "computer": holder.computer,
        "since": holder.since.isoformat(timespec="seconds"),
    }
    write_note(note, json.dumps(stored, ensure_ascii=False))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
