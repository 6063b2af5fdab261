"""The edit bus: every change of the work file passes here, and undo is an edit like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.award_money import AwardMoney
from parindex_desktop.domain.award_rules import SavedRule
from parindex_desktop.domain.awards import (
    AwardBar,
    AwardedCollective,
    AwardedPerson,
    AwardSheet,
    EarlierAward,
    TakenOff,
)
from parindex_desktop.domain.certificates.profiles import BlankProfile, OfficeFont
from parindex_desktop.domain.edits import AuditEntry, Author, Edit, EditKind
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.paper_wording import PaperWording
from parindex_desktop.domain.people import User, active_user
from parindex_desktop.domain.register import BlankUse, RegisterEntry
from parindex_desktop.errors import InputError
from parindex_desktop.services.dossier import DOSSIER_KINDS
from parindex_desktop.services.frozen_sets import refuse_frozen
from parindex_desktop.services.leaving import refuse_orphans
from parindex_desktop.services.locked_gate import is_about_locks, refuse_locked
from parindex_desktop.services.permissions import author_of, refuse_unless_allowed
from parindex_desktop.services.register_gate import is_final, refuse_against_register

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.people import UserId
    from parindex_desktop.storage.workfile import WorkFile

_BESIDE_BOOKS = (
    AwardSheet, AwardedCollective, AwardedPerson, TakenOff, AwardBar, SavedRule, EarlierAward,
    AwardMoney, BlankProfile, OfficeFont, RegisterEntry, BlankUse,
    EntryRules, User, Locking, PaperWording,
    *DOSSIER_KINDS,
)  # fmt: skip
"""What no book holds: typing a reason must not read all scores of a province again."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What was just written, for everything that shows it.

    Attributes:
        edit: As applied: for an undo the inverse of what was done.
        entry: The audit row it left.
    """

    edit: Edit
    kind: EditKind
    entry: AuditEntry

    @property
    def structural(self) -> bool:
        """True when it changed what a book is made of: units, criteria, rules of the round."""
        changed = (change.after or change.before for change in self.edit.entities)
        return not all(isinstance(each, _BESIDE_BOOKS) for each in changed)


class EditBus:
    """Applies edits to a work file, remembers them for undo, and tells its listeners.

    An edit that is refused, by storage, because it touches a locked round or criteria set, or
    because who works may not make it, leaves the file, the undo stack and the listeners untouched.

    Attributes:
        user_id: Who of the file's users works; None for nobody, who may then change nothing. In a
            file without users it counts for nothing.
    """

    def __init__(self, work_file: WorkFile, author: Author) -> None:
        self._work_file = work_file
        self._author = author
        self.user_id: UserId | None = None
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Callable[[ChangeSet], None]] = []

    @property
    def next_undo(self) -> Edit | None:
        """The edit that `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Edit | None:
        """The edit that `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Calls `listener` after each change, in order of subscription; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def do(self, edit: Edit) -> ChangeSet | None:
        """Writes an edit in one transaction; None when it would change nothing.

        After a round is locked or unlocked, or numbers of certificates were given or made void,
        nothing before it can be undone, nor can that itself.

        Raises:
            InputError: `LCK.101` when it touches a locked round, `SET.141` a locked criteria set,
                `STP.112` when it takes a criterion from below what was written about it, `USR.121`
                when the role of who works does not reach, `REG.111` and on when it makes the
                register of certificates untrue.
            AppError: What storage refused; nothing was written.
        """
        if edit.is_empty:
            return None
        change_set = self._apply(edit, EditKind.DO)
        self._undone.clear()
        if is_about_locks(edit) or is_final(edit):
            self._done.clear()
        else:
            self._done.append(edit)
        self._publish(change_set)
        return change_set

    def undo(self) -> ChangeSet:
        """Takes the last edit back.

        Raises:
            InputError: `USE.102` when there is none.
            AppError: What was refused as by `do`; nothing was written.
        """
        if not self._done:
            raise InputError("USE.102")
        change_set = self._apply(self._done[-1].inverse(), EditKind.UNDO)
        self._undone.append(self._done.pop())
        self._publish(change_set)
        return change_set

    def redo(self) -> ChangeSet:
        """Does the last undone edit again; raises as `undo` does."""
        if not self._undone:
            raise InputError("USE.102")
        change_set = self._apply(self._undone[-1], EditKind.REDO)
        self._done.append(self._undone.pop())
        self._publish(change_set)
        return change_set

    def _apply(self, edit: Edit, kind: EditKind) -> ChangeSet:
        reader = self._work_file.read()
        users = reader.users()
        user = active_user(users, self.user_id)
        refuse_unless_allowed(edit, user, users)
        refuse_locked(edit, reader)
        refuse_frozen(edit, reader)
        refuse_orphans(edit, reader)
        refuse_against_register(edit, reader)
        author = author_of(user) if user else self._author
        return ChangeSet(edit, kind, self._work_file.apply(edit, author=author, kind=kind))

    def _publish(self, change_set: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            listener(change_set)
