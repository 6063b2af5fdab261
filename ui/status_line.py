"""The line below the work: file, round, progress, when it was saved, who works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QStatusBar

from parindex_desktop.i18n import tr
from ui.checks.count import CheckCount
from ui.people.reception import who_works
from ui.tasks import TaskBar
from ui.widgets.labels import badge, label

if TYPE_CHECKING:
    from ui.context import Context

TOLD_MS = 8_000


class StatusLine(QStatusBar):
    """Shows what is open, and that it is on disk.

    Attributes:
        task: Shows long work while it runs.
        checks: Errors and warnings of the group shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.file, self.progress, self.saved, self.user = (label("") for _ in range(4))
        self.read_only = badge(tr("Read only"), "warning")
        self.task = TaskBar()
        self.checks = CheckCount()
        for left in (self.file, self.read_only):
            self.addWidget(left)
        for right in (self.task, self.checks, self.progress, self.saved, self.user):
            self.addPermanentWidget(right)
        self._context: Context | None = None
        self.messageChanged.connect(self._make_room)
        self.show_file(None)

    def show_file(self, context: Context | None) -> None:
        """Shows the open work file, or that none is open."""
        self._context = context
        self.checks.follow(context)
        self.saved.clear()
        self.clearMessage()
        for each in (self.progress, self.saved, self.user):
            each.setVisible(context is not None)
        self._make_room("")
        if context is None:
            return
        session = context.session
        self.file.setText(session.path.name)
        self.file.setToolTip(str(session.path))
        self.user.setToolTip(tr("Who works here, as the log says it"))
        self._show_user()
        context.changed.connect(self._on_changed)
        context.view_changed.connect(self._show_progress)
        context.user_changed.connect(self._show_user)
        context.task_started.connect(self.task.follow)
        context.told.connect(lambda text: self.showMessage(text, TOLD_MS))
        self._show_progress()

    def _make_room(self, message: str) -> None:
        """Lets what stands at the left give way to a message, also while the window is hidden.

        Qt hides it only where it can be seen, and writes the message over it afterwards.
        """
        session = None if message or self._context is None else self._context.session
        self.file.setVisible(session is not None)
        self.read_only.setVisible(session is not None and session.work_file.read_only)

    def _show_user(self) -> None:
        if self._context is not None:
            self.user.setText(who_works(self._context.session))

    def _on_changed(self) -> None:
        now = QDateTime.currentDateTime()
        self.saved.setText(tr("Saved {time}", time=now.toString("HH:mm")))
        self.saved.setToolTip(tr("Every change is on disk as soon as it is made."))
        self._show_progress()

    def _show_progress(self) -> None:
        book = self._context.book if self._context is not None else None
        if book is None:
            self.progress.clear()
            return
        totals = [book.result(unit.id).total for unit in book.units]
        scored = sum(total.scored for total in totals)
        expected = scored + sum(total.missing for total in totals)
        done = tr(
            "{scored}/{expected} cells scored", scored=_spaced(scored), expected=_spaced(expected)
        )
        self.progress.setText(f"{book.round.year} · {done}")
        self.progress.setToolTip(tr("In the group shown, at the stage that counts"))


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
