"""An open work file as the window and the terminal see it: reading, edits, and live rankings."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriteriaSet, CriteriaTree, SetId
from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.people import Role, User, active_user
from parindex_desktop.domain.rounds import GroupSetup
from parindex_desktop.errors import InputError
from parindex_desktop.services.dossier import Dossier
from parindex_desktop.services.edits import ChangeSet, EditBus
from parindex_desktop.services.group_book import GroupBook
from parindex_desktop.services.permissions import author_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from parindex_desktop.domain.edits import Author, Edit
    from parindex_desktop.domain.rounds import OfficeProfile, Round
    from parindex_desktop.domain.units import GroupId, RoundId, Unit, UnitGroup, UnitId
    from parindex_desktop.storage.reader import Reader
    from parindex_desktop.storage.workfile import WorkFile


_KEPT = ("profile", "groups", "rounds", "units", "users", "entry_rules")
"""What is read once and again after a change of anything but scores."""


class Session:
    """Holds one work file open; everything read is kept until an edit makes it stale.

    Attributes:
        bus: Where edits go; listeners of the bus hear of a change after the books have it.
    """

    def __init__(self, work_file: WorkFile, author: Author) -> None:
        self.work_file = work_file
        self._author = author
        self.bus = EditBus(work_file, author)
        self._books: dict[tuple[RoundId, GroupId], GroupBook] = {}
        self._dossiers: dict[RoundId, Dossier] = {}
        self._groups_in: dict[RoundId, tuple[UnitGroup, ...]] = {}
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

    @cached_property
    def profile(self) -> OfficeProfile:
        """The office."""
        return self.reader.profile()

    @cached_property
    def groups(self) -> tuple[UnitGroup, ...]:
        """All groups, by position."""
        return self.reader.groups()

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """All rounds, oldest first."""
        return self.reader.rounds()

    @cached_property
    def units(self) -> dict[UnitId, Unit]:
        """All units of all rounds."""
        return self.reader.units()

    @cached_property
    def users(self) -> tuple[User, ...]:
        """All named users; empty when the file is open to everybody."""
        return self.reader.users()

    @cached_property
    def entry_rules(self) -> EntryRules:
        """The office's rules of score entry."""
        return self.reader.entry_rules() or EntryRules()

    def round_of(self, year: int) -> Round:
        """Returns the round of a year.

        Raises:
            InputError: `SET.115` when there is none.
        """
        found = next((r for r in self.rounds if r.year == year), None)
        if found is None:
            years = ", ".join(str(r.year) for r in self.rounds) or "-"
            raise InputError("SET.115", year=year, years=years)
        return found

    def group_of(self, code: str) -> UnitGroup:
        """Returns the group of a code.

        Raises:
            InputError: `SET.116` when there is none.
        """
        found = next((g for g in self.groups if g.code == code), None)
        if found is None:
            raise InputError("SET.116", code=code, codes=", ".join(g.code for g in self.groups))
        return found

    def groups_in(self, round_id: RoundId) -> tuple[UnitGroup, ...]:
        """Returns the groups that have units in a round, by position."""
        if round_id not in self._groups_in:
            taking_part = {p.group_id for p in self.reader.participations(round_id)}
            found = tuple(group for group in self.groups if group.id in taking_part)
            self._groups_in[round_id] = found
        return self._groups_in[round_id]

    def book(self, round_id: RoundId, group_id: GroupId) -> GroupBook:
        """Returns the live scores and ranking of a group in a round."""
        key = (round_id, group_id)
        if key not in self._books:
            with _collector_paused():
                self._books[key] = self._read_book(round_id, group_id)
        return self._books[key]

    def dossier(self, round_id: RoundId) -> Dossier:
        """Returns what stands beside the scores of a round, kept current."""
        if round_id not in self._dossiers:
            self._dossiers[round_id] = Dossier(round_id, self.reader.dossier(round_id))
        return self._dossiers[round_id]

    def do(self, edit: Edit) -> ChangeSet | None:
        """Writes an edit, see `EditBus.do`."""
        with _collector_paused():
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

    def _read_book(self, round_id: RoundId, group_id: GroupId) -> GroupBook:
        reader = self.reader
        own = [p for p in reader.participations(round_id) if p.group_id == group_id]
        empty = CriteriaTree.build(CriteriaSet(SetId(0), round_id, group_id), ())
        return GroupBook(
            round_=next(r for r in self.rounds if r.id == round_id),
            group=next(g for g in self.groups if g.id == group_id),
            setup=reader.setups(round_id).get(group_id, GroupSetup(round_id, group_id)),
            tree=reader.criteria_tree(round_id, group_id) or empty,
            units=tuple(self.units[p.unit_id] for p in own),
            left_out=frozenset(p.unit_id for p in own if not p.ranked),
            cells=reader.unit_cells(round_id, group_id),
            traits={p.unit_id: p.traits for p in own if p.traits},
        )

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


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps Python's collector from visiting a million new values of which none is garbage.

    It costs a quarter of the time to open 3 321 communes x 100 criteria, or to paste 200 x 100.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
