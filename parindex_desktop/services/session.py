"""An open work file as the window and the terminal see it: reading, edits, and live rankings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from parindex_desktop.collecting import collector_paused
from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.people import Role, User, active_user
from parindex_desktop.services.edits import ChangeSet, EditBus
from parindex_desktop.services.permissions import author_of
from parindex_desktop.services.reading import Reading, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.domain.documents import Stamp
    from parindex_desktop.domain.edits import Author, Edit
    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.units import RoundId
    from parindex_desktop.services.locked_rounds import LockedReading
    from parindex_desktop.storage.reader import Reader
    from parindex_desktop.storage.workfile import WorkFile


_KEPT = ("profile", "groups", "rounds", "units", "users", "entry_rules", "locks")
"""What is read once and again after a change of anything but scores."""


class Session(Reading):
    """Holds one work file open; everything read is kept until an edit makes it stale.

    Attributes:
        bus: Where edits go; listeners of the bus hear of a change after the books have it.
        locked_readings: Locked rounds that were read from their snapshots, see `locked_rounds`.
    """

    def __init__(self, work_file: WorkFile, author: Author) -> None:
        super().__init__()
        self.work_file = work_file
        self._author = author
        self.bus = EditBus(work_file, author)
        self.locked_readings: dict[Locking, LockedReading] = {}
        self.bus.subscribe(self._take_over)

    @property
    def path(self) -> Path:
        """The work file."""
        return self.work_file.path

    @property
    def user(self) -> User | None:
        """Who of the file's users works; None in a file without, and for who only looks on."""
        return active_user(self.users, self.bus.user_id)

    @property
    def role(self) -> Role:
        """What may be changed by who works; in a file without users everything."""
        if not self.users:
            return Role.SECRETARY
        return self.user.role if self.user else Role.VIEWER

    @property
    def author(self) -> Author:
        """Who works, as the audit trail and the lock name them."""
        return author_of(self.user) if self.user else self._author

    def may(self, needed: Role) -> bool:
        """Tells whether what a role may do can be done now; for greying out, the bus refuses."""
        return not self.work_file.read_only and self.role.covers(needed)

    def work_as(self, user: User | None) -> None:
        """Lets another user work; None looks on. The password is the caller's to check."""
        self.bus.user_id = user.id if user else None
        self.work_file.hold_as(self.author)

    @property
    def reader(self) -> Reader:
        """For what is not kept here: the audit trail, award lists."""
        return self.work_file.read()

    @property
    def source(self) -> Reader:
        """The work file."""
        return self.reader

    def stamp(self, round_id: RoundId) -> Stamp:
        """A round that is not locked is a draft; a locked one names what was locked."""
        return stamp_of(self.locks.get(round_id))

    @cached_property
    def locks(self) -> dict[RoundId, Locking]:
        """The lock of each round that is locked."""
        return {each.round_id: each for each in self.reader.locks()}

    @cached_property
    def users(self) -> tuple[User, ...]:
        """All named users; empty when the file is open to everybody."""
        return self.reader.users()

    def do(self, edit: Edit) -> ChangeSet | None:
        """Writes an edit, see `EditBus.do`."""
        with collector_paused():
            return self.bus.do(edit)

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Calls `listener` after each change; returns how to stop it."""
        return self.bus.subscribe(listener)

    def new_ids(self, count: int = 1) -> range:
        """Reserves ids for things about to be created."""
        return self.work_file.reserve_ids(count)

    def close(self) -> None:
        """Releases the file."""
        self.work_file.close()

    def _take_over(self, change_set: ChangeSet) -> None:
        edit = change_set.edit
        for name in _KEPT:
            if edit.entities:
                self.__dict__.pop(name, None)
        self._let_first_user_work(change_set)
        for dossier in self._dossiers.values():
            dossier.apply(edit.entities)
        if change_set.structural:
            self._books.clear()
            self._groups_in.clear()
            self._dossiers.clear()
            return
        for book in self._books.values():
            book.apply(edit.cells)

    def _let_first_user_work(self, change_set: ChangeSet) -> None:
        """Who sets up the first user is that user: else nobody could set up the second."""
        made = [change for change in change_set.edit.entities if isinstance(change.after, User)]
        is_first = bool(made) and made[0].before is None and len(self.users) == len(made)
        if is_first and change_set.kind is EditKind.DO:
            self.work_as(self.users[0])
