"""Asking before results are locked or unlocked: who, why, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar

from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.locking import (
    LONGEST_NAME,
    LONGEST_REASON,
    SHORTEST_REASON,
    LockStep,
)
from ui import theme
from ui.messages import Question
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.locking.job import LockJob

_STEPS = {
    LockStep.CHECKS: mark("Checking all groups once more"),
    LockStep.BACKUP: mark("Backing the file up"),
    LockStep.SNAPSHOT: mark("Putting together what is locked"),
    LockStep.WRITING: mark("Writing the lock into the file"),
}


class LockDialog(Question):
    """What a lock does, and in whose name.

    Attributes:
        name: Who locks; it cannot be changed in a file with users.
        confirm: Locks.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        year: int,
        warnings: int,
        name: str,
        fixed: bool,
        on_confirmed: Callable[[str], object],
    ) -> None:
        """Lays the question out.

        Args:
            parent: The screen.
            year: Of the round.
            warnings: Open ones that go unanswered.
            name: Who works.
            fixed: The name is that of a user of the file.
            on_confirmed: Called with the name.
        """
        super().__init__(
            parent, title=tr("Lock results"), icon="lock",
            text=tr("Lock the results of {year}?", year=year),
        )  # fmt: skip
        self.name = _name_input(name, fixed=fixed)
        _insert(self, _told_consequences(warnings), Field(tr("Locked b&y"), self.name))
        self.offer(tr("&Cancel"))
        self.confirm = self.offer(
            tr("&Lock"), lambda: on_confirmed(self.name.text()), kind="primary"
        )
        self.name.textChanged.connect(self._show_whether_given)
        self._show_whether_given()
        self.setMinimumWidth(theme.em(34))

    def _show_whether_given(self) -> None:
        self.confirm.setEnabled(bool(self.name.text().strip()))


class UnlockDialog(Question):
    """Why results are opened again, and what becomes of the papers that are out.

    Attributes:
        reason: Why.
        name: As of `LockDialog`.
        confirm: Unlocks.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        year: int,
        code: str,
        name: str,
        fixed: bool,
        on_confirmed: Callable[[str, str], object],
    ) -> None:
        """Lays the question out; `code` is the short fingerprint, see `LockDialog` for the rest."""
        super().__init__(
            parent, title=tr("Unlock results"), icon="triangle-alert", tone="warning",
            text=tr("Unlock the results of {year}?", year=year),
        )  # fmt: skip
        self.reason, self.name = TextInput(), _name_input(name, fixed=fixed)
        self.reason.setMaxLength(LONGEST_REASON)
        told = (
            tr("Papers with data code {code} are superseded: printed again, they say so.",
               code=code),
            tr("Scores, criteria and units can be changed again by who may."),
            tr("Who, when and why stay in the history and in the log, and cannot be undone."),
        )  # fmt: skip
        hint = tr("At least {least} letters", least=SHORTEST_REASON)
        _insert(
            self, told, Field(tr("&Reason"), self.reason, hint),
            Field(tr("Unlocked b&y"), self.name),
        )  # fmt: skip
        self.offer(tr("&Cancel"))
        self.confirm = self.offer(
            tr("&Unlock"),
            lambda: on_confirmed(self.reason.text(), self.name.text()),
            kind="danger",
        )
        for field in (self.reason, self.name):
            field.textChanged.connect(self._show_whether_given)
        self._show_whether_given()
        self.setMinimumWidth(theme.em(34))
        self.reason.setFocus()

    def _show_whether_given(self) -> None:
        is_said = len(self.reason.text().strip()) >= SHORTEST_REASON
        self.confirm.setEnabled(is_said and bool(self.name.text().strip()))


class LockProgress(Question):
    """What a lock is doing; while it stands nothing in the window can be changed.

    Attributes:
        stop: Leaves the round open; Escape does too.
    """

    def __init__(self, parent: QWidget, *, year: int, job: LockJob) -> None:
        super().__init__(
            parent, title=tr("Lock results"), icon="lock",
            text=tr("Locking the results of {year}…", year=year),
        )  # fmt: skip
        self._step, self._bar = label("", wraps=True), QProgressBar()
        self._bar.setRange(0, len(LockStep))
        self._bar.setTextVisible(False)
        for place, piece in enumerate((self._step, self._bar), start=1):
            self.words.insertWidget(place, piece)
        self.stop = self.offer(tr("Sto&p"))
        self.stop.setAutoDefault(False)  # an Enter too many must not stop what the first began
        self.stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setMinimumWidth(theme.em(34))
        self.show_step(LockStep.CHECKS)
        job.stepped.connect(self.show_step)
        job.ended.connect(self._end)
        self.rejected.connect(job.stop)

    @property
    def told(self) -> str:
        """What it says that is being done."""
        return self._step.text()

    def show_step(self, step: LockStep) -> None:
        """Shows what is done now."""
        self._step.setText(tr(_STEPS[step]))
        self._bar.setValue(list(LockStep).index(step))

    def _end(self) -> None:
        if self.isVisible():  # not while it closes because the person stopped the job
            self.accept()


def _told_consequences(warnings: int) -> tuple[str, ...]:
    told = (
        tr("Scores, facts, criteria, units and their words can no longer be changed."),
        tr("Papers are printed from what is locked, with its data code on every page."),
        tr("The file is backed up first. Ctrl+Z does not take a lock back."),
    )
    if not warnings:
        return told
    return (*told, tr("{count} warnings are open; they do not hold the lock up.", count=warnings))


def _name_input(name: str, *, fixed: bool) -> TextInput:
    made = TextInput(name)
    made.setReadOnly(fixed)
    made.setMaxLength(LONGEST_NAME)
    return made


def _insert(dialog: Question, told: Sequence[str], *fields: QWidget) -> None:
    pieces = [*(label("• " + line, wraps=True) for line in told), *fields]
    for piece in pieces:
        dialog.words.insertWidget(dialog.words.count() - 1, piece)
