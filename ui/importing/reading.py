"""Reading the source of an import: at once when it is small, beside the window when it is big."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.importing import read_file
from ui.tasks import Pulse, Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.domain.importing.table import SourceTable

SMALL = 512 * 1024
"""Bytes that are read before anybody can look up."""


def _read_table(path: Path, sheet: str) -> SourceTable:
    return read_file(path, sheet=sheet)


class SourceReader(QObject):
    """Reads one file after the other.

    Attributes:
        read_path: Reads a path and a sheet; `services.importing.read_file` unless another is given.
        small: Bytes up to which a file is read at once.

    Signals:
        started: The `Task` that reads a big file.
        read: What was read, a `SourceTable` by default.
        failed: The `AppError` instead of it.
        ended: After either of them, or when it was stopped.
    """

    started = Signal(object)
    read = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        read_path: Callable[[Path, str], object] = _read_table,
        *,
        small: int = SMALL,
    ) -> None:
        super().__init__(parent)
        self.read_path, self.small = read_path, small
        self._task: Task | None = None

    def start(self, path: Path, sheet: str) -> None:
        """Reads a file."""
        if path.is_file() and path.stat().st_size > self.small:
            self._start_task(path, sheet)
            return
        try:
            found = self.read_path(path, sheet)
        except AppError as error:
            self.failed.emit(error)
        else:
            self.read.emit(found)
        self.ended.emit()

    def stop(self) -> None:
        """Stops waiting for a big file; what comes of it is left aside."""
        if self._task is not None:
            self._task.stop()
            self._task.done.disconnect(self.read)
            self._end()

    def _start_task(self, path: Path, sheet: str) -> None:
        def work(pulse: Pulse) -> object:
            pulse(0, 0)
            found = self.read_path(path, sheet)
            pulse(1, 1)
            return found

        self._task = Task(tr("Reading {name}", name=path.name), work)
        self._task.done.connect(self.read)
        self._task.failed.connect(self.failed)
        self._task.ended.connect(self._end)
        self.started.emit(self._task)
        self._task.start()

    def _end(self) -> None:
        if self._task is not None:
            self._task.ended.disconnect(self._end)
            self._task = None
            self.ended.emit()
