"""Lays papers out beside the window, shortly after the last change and never two at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from ui.tasks import Task, progress_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.services.papers.paper import Paper
    from ui.tasks import Pulse

PAUSE_MS = 250


class PaperMaker(QObject):
    """Freezes papers in the window's thread and lays them out in another.

    Signals:
        started: The papers shown are no longer those chosen.
        made: The papers with their bytes.
        failed: Why there are none, an `AppError`.
    """

    started = Signal()
    made = Signal(object)
    failed = Signal(object)

    def __init__(self, freeze: Callable[[], tuple[Paper, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._freeze = freeze
        self._task: Task | None = None
        self._again = False
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._make)

    @property
    def is_busy(self) -> bool:
        """True while what was made last is not what is chosen now."""
        return self._pause.isActive() or self._task is not None

    def make_soon(self) -> None:
        """Makes the papers once no further change follows."""
        self.started.emit()
        self._pause.start()

    def make_now(self) -> None:
        """Makes the papers at once."""
        self.started.emit()
        self._pause.stop()
        self._make()

    def stop(self) -> None:
        """Forgets what is under way."""
        self._pause.stop()
        self._again = False
        if self._task is not None:
            self._task.stop()

    def _make(self) -> None:
        if self._task is not None:
            self._again = True
            self._task.stop()
            return
        try:
            papers = self._freeze()
        except AppError as error:
            self.failed.emit(error)
            return
        self._task = Task(tr("Laying out the papers"), lambda pulse: _lay_out(papers, pulse))
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.ended.connect(self._on_ended)
        self._task.start()

    def _on_done(self, papers: tuple[Paper, ...]) -> None:
        if not self._again:
            self.made.emit(papers)

    def _on_failed(self, error: AppError) -> None:
        if not self._again:
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self._make()


def _lay_out(papers: tuple[Paper, ...], pulse: Pulse) -> tuple[Paper, ...]:
    progress = progress_of(pulse)
    return tuple(paper.laid_out(progress) for paper in papers)
