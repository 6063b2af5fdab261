"""One open work file: the only thing that writes it.

It belongs to the thread that opened it, the window's: an edit costs little beside the disk's sync.
Making a backup and checking a file open their own connections and may run in a worker thread.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from parindex_desktop.domain.edits import Edit, EditKind, EntityChange
from parindex_desktop.domain.units import DEFAULT_GROUPS, GroupId, UnitGroup
from parindex_desktop.errors import ConflictError, InputError, Problem, SurroundingsError
from parindex_desktop.storage import attachments
from parindex_desktop.storage.audit import append_audit
from parindex_desktop.storage.backup import BackupReason, make_backup
from parindex_desktop.storage.cells import StaleCells, differing_cells, write_cells
from parindex_desktop.storage.copying import put_in_place
from parindex_desktop.storage.engine import make_engine, writing
from parindex_desktop.storage.entities import check_entities, write_entities
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.lock import WorkLock
from parindex_desktop.storage.opening import (
    back_up_at_opening,
    examine_for_reading,
    prepare_for_writing,
    refuse_network,
)
from parindex_desktop.storage.reader import Reader
from parindex_desktop.storage.schema import SCHEMA, Schema, migrate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

    from parindex_desktop.domain.edits import AuditEntry, Author, Entity
    from parindex_desktop.domain.rounds import OfficeProfile
    from parindex_desktop.storage.attachments import Attachment

_ID_BLOCK = 256
"""Ids taken from the file at once, so that adding a thing rarely costs a second transaction."""


class WorkFile:
    """An open work file; a context manager that closes it.

    Attributes:
        path: The file.
        read_only: Nothing can be written; another program may hold the file.
        notices: What opening did or found: a backup made, an upgrade done, a lock taken over.
        schema: What this program reads and writes; a test of upgrades has a subclass with its own.
    """

    schema: ClassVar[Schema] = SCHEMA

    def __init__(
        self, path: Path, *, lock: WorkLock | None, notices: tuple[Problem, ...] = ()
    ) -> None:
        self.path = path
        self.read_only = lock is None
        self.notices = notices
        self._engine = make_engine(path, "rw" if lock else "ro")
        self._lock = lock
        self._free_ids = range(0)
        self._closed = False

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        profile: OfficeProfile,
        groups: Sequence[tuple[str, str, str]] = DEFAULT_GROUPS,
        author: Author,
    ) -> WorkFile:
        """Makes a new work file and opens it.

        Args:
            path: Where; its folder exists.
            profile: The office whose file it is.
            groups: Code, name and column heading of the groups, in order.
            author: Who makes it, for the audit trail and the lock.

        Raises:
            InputError: `FILE.102`: something of this name exists.
            SurroundingsError: `FILE.101` no such folder, `FILE.106` folder not writable,
                `FILE.112` on a network share, `FILE.114` no such name can be, `FILE.121` disk full.
        """
        path = path.resolve()
        _refuse_taken(path)
        refuse_network(path)
        lock = WorkLock.acquire(path, author)
        with _releasing_on_error(lock):
            _refuse_taken(path)  # another program may have made it just before the lock
            first = Edit("file.create", entities=_first(profile, groups))
            _make(path, cls.schema, first, author)
        return cls(path, lock=lock)

    @classmethod
    def open(cls, path: Path, *, author: Author, read_only: bool = False) -> WorkFile:
        """Opens a work file: takes the lock, upgrades an older version, backs up what changed.

        Reading only needs no lock and works beside a program that writes.

        Raises:
            SurroundingsError: `FILE.101` missing, `FILE.111` held by somebody, with `holder`,
                `computer` and `since`, `FILE.112` on a network share; for damaged, newer, older and
                write-protected files see `opening`.
        """
        path = path.resolve()
        with told_as_errors(path):
            if not path.exists():
                raise SurroundingsError("FILE.101", path=str(path))
        if read_only:
            examine_for_reading(path, cls.schema)
            return cls(path, lock=None)
        refuse_network(path)
        lock = WorkLock.acquire(path, author)
        with _releasing_on_error(lock):
            notices = prepare_for_writing(path, cls.schema, lock)
            notices += back_up_at_opening(path)
        return cls(path, lock=lock, notices=tuple(notices))

    def read(self) -> Reader:
        """Returns a view for reading; it stays valid until the file is closed."""
        return Reader(self._engine, self.path)

    def apply(self, edit: Edit, *, author: Author, kind: EditKind = EditKind.DO) -> AuditEntry:
        """Writes an edit and its audit row in one transaction; on disk when it returns.

        Things are created and changed first, then cells, then things are removed, each in the order
        given. On any error nothing of the edit is written.

        Raises:
            ConflictError: `FILE.131`: the file holds something else than the edit expects, with
                `count`, `entities` (pairs expected, found) and `cells` (triples key, expected,
                found). `FILE.132`: the edit contradicts what the file holds, such as removing a
                unit that has scores.
            SurroundingsError: `FILE.107` opened for reading only, `FILE.121` disk full, `FILE.122`
                fault of the disk.
        """
        self._must_write()
        with told_as_errors(self.path):
            try:
                with writing(self._engine).begin() as connection:
                    return _write(connection, edit, author, kind)
            except StaleCells:
                with self._engine.begin() as connection:
                    cells = differing_cells(connection, edit.cells)
                raise ConflictError(
                    "FILE.131", count=len(cells), entities=(), cells=cells
                ) from None

    def store_attachment(self, source: BinaryIO, *, limit: int) -> Attachment:
        """Keeps a copy of a file, once per content; on disk when it returns.

        To be called before the edit that names it; see `attachments`.

        Raises:
            InputError: `EVI.105` more than `limit` bytes, `EVI.107` empty, `EVI.106` it changes.
            SurroundingsError: As `apply`.
        """
        self._must_write()
        with told_as_errors(self.path), writing(self._engine).begin() as connection:
            return attachments.store(connection, source, limit=limit)

    def reserve_ids(self, count: int) -> range:
        """Returns ids that nothing in this file has had or will have; unused ones are lost."""
        self._must_write()
        if len(self._free_ids) < count:
            self._free_ids = self._take_ids(max(count, _ID_BLOCK))
        taken, self._free_ids = self._free_ids[:count], self._free_ids[count:]
        return taken

    def back_up(self, reason: BackupReason) -> Path | None:
        """Backs the file up; see `backup.make_backup`, which a worker thread may call itself."""
        return make_backup(self.path, reason)

    def hold_as(self, author: Author) -> None:
        """Lets the lock name somebody else, who works from now on; nothing without a lock."""
        if self._lock is not None:
            self._lock.name(author)

    def close(self) -> None:
        """Closes the file and gives it free; harmless when it is closed already."""
        self._closed = True
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> WorkFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _must_write(self) -> None:
        if self._closed:  # the engine would connect anew, without the lock
            raise ValueError("the work file is closed")
        if self.read_only:
            raise SurroundingsError("FILE.107", path=str(self.path))

    def _take_ids(self, count: int) -> range:
        with told_as_errors(self.path), writing(self._engine).begin() as connection:
            return _take_ids(connection, count)


@contextmanager
def _releasing_on_error(lock: WorkLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise


def _refuse_taken(path: Path) -> None:
    with told_as_errors(path):
        if not path.parent.is_dir():
            raise SurroundingsError("FILE.101", path=str(path.parent))
        if path.exists():
            raise InputError("FILE.102", path=str(path))


def _make(path: Path, schema: Schema, first: Edit, author: Author) -> None:
    """Makes a file with its first edit under another name: there is never half a file."""
    new = path.with_name(path.name + ".new")
    try:
        with told_as_errors(new):
            new.unlink(missing_ok=True)
            _fill(new, schema, first, author)
        put_in_place(new, path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _fill(new: Path, schema: Schema, first: Edit, author: Author) -> None:
    engine = make_engine(new, "rwc", foreign_keys=False)
    try:
        migrate(engine, schema)
        with writing(engine).begin() as connection:
            _take_ids(connection, len(first.entities))
            _write(connection, first, author, EditKind.DO)
    finally:
        engine.dispose()


def _first(
    profile: OfficeProfile, groups: Sequence[tuple[str, str, str]]
) -> tuple[EntityChange, ...]:
    made: list[Entity] = [profile]
    for position, group in enumerate(groups):  # the office has id 1
        made.append(UnitGroup(GroupId(position + 2), *group, position=position))
    return tuple(EntityChange(None, entity) for entity in made)


def _take_ids(connection: Connection, count: int) -> range:
    sql = "UPDATE meta SET value = value + ? WHERE key = 'next_id' RETURNING value"
    after = int(connection.exec_driver_sql(sql, (count,)).scalar_one())
    return range(after - count, after)


def _write(connection: Connection, edit: Edit, author: Author, kind: EditKind) -> AuditEntry:
    kept = [change for change in edit.entities if change.after is not None]
    removed = [change for change in edit.entities if change.after is None]
    check_entities(connection, [*kept, *removed])
    write_entities(connection, kept)
    write_cells(connection, edit.cells)
    write_entities(connection, removed)
    return append_audit(connection, edit, author, kind)
