"""One open work file: the only thing that writes it.

It belongs to the thread that opened it, the window's: an edit costs little beside the disk's sync.
Making a backup and checking a file open their own connections and may run in a worker thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.edits import Edit, EditKind, EntityChange
from parindex_desktop.domain.units import DEFAULT_GROUPS, GroupId, UnitGroup
from parindex_desktop.errors import ConflictError, InputError, Problem, SurroundingsError
from parindex_desktop.storage.audit import append_audit
from parindex_desktop.storage.cells import StaleCells, differing_cells, write_cells
from parindex_desktop.storage.engine import make_engine, writing
from parindex_desktop.storage.entities import check_entities, write_entities
from parindex_desktop.storage.faults import told_as_errors
from parindex_desktop.storage.lock import WorkLock
from parindex_desktop.storage.reader import Reader
from parindex_desktop.storage.schema import migrate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection, Engine

    from parindex_desktop.domain.edits import AuditEntry, Author
    from parindex_desktop.domain.rounds import OfficeProfile

_ID_BLOCK = 256
"""Ids taken from the file at once, so that adding a thing rarely costs a second transaction."""


class WorkFile:
    """An open work file; a context manager that closes it.

    Attributes:
        path: The file.
        read_only: Nothing can be written; another program may hold the file.
        notices: What opening did or found: a backup made, an upgrade done, a lock taken over.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        *,
        lock: WorkLock | None,
        notices: tuple[Problem, ...] = (),
    ) -> None:
        self.path = path
        self.read_only = lock is None
        self.notices = notices
        self._engine = engine
        self._lock = lock
        self._free_ids = range(0)

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
            SurroundingsError: `FILE.106` folder not writable, `FILE.121` disk full.
        """
        if path.exists():
            raise InputError("FILE.102", path=str(path))
        new = path.with_name(path.name + ".new")
        with told_as_errors(path):
            new.unlink(missing_ok=True)
            engine = make_engine(new, "rwc", foreign_keys=False)
            migrate(engine)
            engine.dispose()
            new.rename(path)
        work = cls.open(path, author=author)
        ids = work.reserve_ids(len(groups))
        made: list[EntityChange] = [EntityChange(None, profile)]
        for position, (number, group) in enumerate(zip(ids, groups, strict=True)):
            made.append(EntityChange(None, UnitGroup(GroupId(number), *group, position=position)))
        work.apply(Edit("file.create", entities=tuple(made)), author=author)
        return work

    @classmethod
    def open(cls, path: Path, *, author: Author, read_only: bool = False) -> WorkFile:
        """Opens a work file."""
        if not path.exists():
            raise SurroundingsError("FILE.101", path=str(path))
        lock = None if read_only else WorkLock.acquire(path, author)
        engine = make_engine(path, "ro" if read_only else "rw")
        return cls(path, engine, lock=lock)

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

    def reserve_ids(self, count: int) -> range:
        """Returns ids that nothing in this file has had or will have; unused ones are lost."""
        if len(self._free_ids) < count:
            self._must_write()
            self._free_ids = self._take_ids(max(count, _ID_BLOCK))
        taken, self._free_ids = self._free_ids[:count], self._free_ids[count:]
        return taken

    def close(self) -> None:
        """Closes the file and gives it free; harmless when it is closed already."""
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
        if self.read_only:
            raise SurroundingsError("FILE.107", path=str(self.path))

    def _take_ids(self, count: int) -> range:
        with told_as_errors(self.path), writing(self._engine).begin() as connection:
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
