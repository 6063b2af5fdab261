"""What every screen is given: the open file, the round and group looked at, and a voice."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.people import User
from parindex_desktop.errors import AppError
from parindex_desktop.services.locked_gate import refusal
from parindex_desktop.services.refused_texts import RefusedTexts
from parindex_desktop.services.rule_drafts import RuleDrafts
from parindex_desktop.settings import SettingsStore

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.people import Role
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import GroupId, RoundId, UnitGroup, UnitId
    from parindex_desktop.services.dossier import Dossier
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.session import Session
    from ui.checks.live import LiveChecks
    from ui.story.watch import TrailWatch


class Context(QObject):
    """The one thing that screens share; they never know each other.

    Attributes:
        settings: What the program remembers for this person.
        refused: What was typed and cannot be taken; it is not in the file.
        drafts: Rules begun and not applied; they are not in the file either.
        shown_cell: The cell that the person is at, or was last.
        wanted_unit: The unit last asked for that the score grid has not shown yet.

    Signals:
        changed: After every edit, undo or redo, with its `ChangeSet`; books are already current.
        view_changed: Another round or group is looked at.
        key_changed: This computer signs with another key than before, or with its first.
        user_changed: Somebody else works, or may do more or less than before, as after a lock.
        failed: An `AppError` to tell the person; the main window shows it.
        told: A short message for the status bar.
        screen_wanted: The key of a screen to show, see `ui.screens`.
        unit_wanted: The id of a unit to show in the score grid, with `screen_wanted("scores")`.
        cell_wanted: The key of a cell to show there, after `screen_wanted("scores")`.
        versions_wanted: The id of a criteria set to compare with the one before it, after
            `screen_wanted("criteria_versions")`.
        cell_shown: The key of the cell that the person is at, in the grid or a sheet.
        screen_shown: The key of the screen that is shown now.
        paper_wanted: The kind of paper to show, after `screen_wanted("documents")`.
        blank_wanted: A `BlankProfile` to show, after `screen_wanted("blanks")`.
        gap_wanted: A letter's kind and what it lacks, a `Gap`, after `screen_wanted("wording")`.
        task_started: A `ui.tasks.Job` that the status bar shall follow.
    """

    changed = Signal(object)
    view_changed = Signal()
    key_changed = Signal()
    user_changed = Signal()
    failed = Signal(object)
    told = Signal(str)
    screen_wanted = Signal(str)
    unit_wanted = Signal(object)
    cell_wanted = Signal(object)
    versions_wanted = Signal(object)
    cell_shown = Signal(object)
    screen_shown = Signal(str)
    paper_wanted = Signal(str)
    blank_wanted = Signal(object)
    gap_wanted = Signal(object, object)
    task_started = Signal(object)

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        settings: SettingsStore | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.settings = settings or SettingsStore()
        self.refused = RefusedTexts()
        self.drafts = RuleDrafts()
        self.shown_cell: CellKey | None = None
        self.cell_shown.connect(self._keep_cell)
        self.wanted_unit: UnitId | None = None
        self.unit_wanted.connect(self._keep_unit)
        self._round_id: RoundId | None = None
        self._group_id: GroupId | None = None
        self._unsubscribe = session.subscribe(self._publish)

    @property
    def round(self) -> Round | None:
        """The round looked at: the one chosen, else the newest."""
        rounds = self.session.rounds
        chosen = next((r for r in rounds if r.id == self._round_id), None)
        return chosen or (rounds[-1] if rounds else None)

    @property
    def group(self) -> UnitGroup | None:
        """The group looked at: the one chosen if it takes part, else the first that does."""
        groups = self.groups
        chosen = next((g for g in groups if g.id == self._group_id), None)
        return chosen or (groups[0] if groups else None)

    @property
    def groups(self) -> tuple[UnitGroup, ...]:
        """The groups that have units in the round looked at."""
        return self.session.groups_in(self.round.id) if self.round else ()

    @property
    def book(self) -> GroupBook | None:
        """The live scores of the group looked at."""
        if self.round is None or self.group is None:
            return None
        return self.session.book(self.round.id, self.group.id)

    @property
    def dossier(self) -> Dossier | None:
        """What stands beside the scores of the round looked at."""
        return self.session.dossier(self.round.id) if self.round else None

    @property
    def lock(self) -> Locking | None:
        """What locks the round looked at, None while it is open."""
        return self.session.locks.get(self.round.id) if self.round else None

    def may_change(self, needed: Role) -> bool:
        """Tells whether what a role may do can be done in the round looked at; it may be locked."""
        return self.lock is None and self.session.may(needed)

    def tell_locked(self) -> None:
        """Tells the person why nothing can be changed in a locked round; nothing in an open one."""
        if self.lock is not None and self.round is not None:
            self.failed.emit(refusal(self.lock, self.round.year))

    @cached_property
    def checks(self) -> LiveChecks:
        """What the checks find in the group looked at; made when it is first asked for."""
        from ui.checks.live import LiveChecks

        return LiveChecks(self)

    @cached_property
    def trail_watch(self) -> TrailWatch:
        """Whether the log of the file is whole; the program begins the watch."""
        from ui.story.watch import TrailWatch

        return TrailWatch(self)

    def look_at(self, *, round_id: RoundId | None = None, group_id: GroupId | None = None) -> None:
        """Changes the round or the group looked at, on every screen."""
        before = (self.round, self.group)
        self._round_id = round_id if round_id is not None else self._round_id
        self._group_id = group_id if group_id is not None else self._group_id
        if (self.round, self.group) != before:
            self.view_changed.emit()

    def do(self, edit: Edit) -> bool:
        """Writes an edit; a refusal is told to the person and answers False."""
        try:
            self.session.do(edit)
        except AppError as error:
            self.failed.emit(error)
            return False
        return True

    def close(self) -> None:
        """Stops listening and releases the file."""
        self._unsubscribe()
        self.session.close()

    def _keep_unit(self, unit_id: UnitId) -> None:
        """Keeps what is wanted until the score grid, perhaps not made yet, shows it."""
        self.wanted_unit = unit_id

    def _keep_cell(self, key: CellKey) -> None:
        self.shown_cell = key

    def _publish(self, change_set: ChangeSet) -> None:
        self.changed.emit(change_set)
        if any(
            isinstance(change.after or change.before, User | Locking)
            for change in change_set.edit.entities
        ):
            self.user_changed.emit()
