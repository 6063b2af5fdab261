"""Reading a folder of workbooks beside the window; the work file is not seen there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.i18n import tr
from parindex_desktop.services.workbooks_reading import read_files
from ui.tasks import Pulse, Task, progress_of

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.workbooks.returned import ReturnedFile


class FolderReader(QObject):
    """Reads one folder after the other.

    Signals:
        started: The `Task` that reads.
        read: The files, a tuple of `ReturnedFile`.
        failed: The `AppError` instead of them.
        stopped: The person stopped it.
        ended: After any of the three.
    """

    started = Signal(object)
    read = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    @property
    def is_busy(self) -> bool:
        """True while a folder is read."""
        return self._task is not None

    def start(self, folder: Path) -> None:
        """Reads a folder, unless one is being read."""
        if self._task is not None:
            return

        def work(pulse: Pulse) -> tuple[ReturnedFile, ...]:
            return read_files(folder, progress=progress_of(pulse))

        self._task = Task(tr("Reading the workbooks"), work)
        self._task.done.connect(self.read)
        self._task.failed.connect(self.failed)
        self._task.stopped.connect(self.stopped)
        self._task.ended.connect(self._end)
        self.started.emit(self._task)
        self._task.start()

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
