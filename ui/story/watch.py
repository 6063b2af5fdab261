"""Proves the chain of the open file's log beside the work, and remembers where it ended."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from parindex_desktop.errors import AppError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services import trail_watch
from ui.tasks import Task

if TYPE_CHECKING:
    from parindex_desktop.errors import Problem
    from ui.context import Context

_PAUSE_MS = 1_500
"""The window is painted first."""

_log = logging.getLogger(__name__)


class TrailWatch(QObject):
    """The watch over one open file.

    Attributes:
        problems: What is wrong with its trail, as far as it was looked at.

    Signals:
        found: A `Problem`, told once as soon as it is known.
        checked: The problems are others than before.
    """

    found = Signal(object)
    checked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._memory = trail_watch.TrailMemory(context.settings)
        self.problems: tuple[Problem, ...] = ()
        self._contradicts = False
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.walk)

    def begin(self) -> None:
        """Compares the trail with what this computer saw; the chain is walked a little later."""
        session = self._context.session
        problem = trail_watch.compare(session, self._memory.known(session))
        if problem is not None and problem.severity is Severity.WARNING:
            self._memory.accept(session)  # explained by the trail itself, so it is told once
        self._contradicts = problem is not None and problem.severity is Severity.ERROR
        if problem is not None:
            self._add((problem,))
        self._pause.start()

    def walk(self) -> None:
        """Walks the chain in a thread, now and not later."""
        self._pause.stop()
        path = self._context.session.path
        task = Task(tr("Checking the log"), lambda pulse: trail_watch.walk(path, pulse))
        task.done.connect(self._on_walked)
        task.failed.connect(self._on_failed)
        task.start()

    def accept(self) -> None:
        """The person says that this is the right file; it is not told again."""
        self._memory.accept(self._context.session)
        self._contradicts = False
        told = ("FILE.172", "FILE.173", "FILE.174")
        self.problems = tuple(each for each in self.problems if each.code not in told)
        self.checked.emit()

    def leave(self) -> None:
        """Remembers where the trail ends; the file is about to be closed."""
        self._pause.stop()
        try:
            self._memory.remember(self._context.session)
        except AppError as error:  # the file is gone or damaged, which is told elsewhere
            _log.info("end of the log not remembered: %s", error.code)

    def _on_walked(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._add(problems)
        elif not self._contradicts:
            self._memory.remember(self._context.session)

    def _on_failed(self, error: AppError) -> None:
        _log.info("the log was not checked: %s", error.code)

    def _add(self, problems: tuple[Problem, ...]) -> None:
        self.problems += problems
        self.checked.emit()
        self.found.emit(problems[0])
