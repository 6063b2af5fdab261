"""Long work beside the window: PDF, Excel, backups, on frozen data, with progress and a stop.

The work never sees the database or a widget. It is a function of a `Pulse`, which it calls with how
far it is and which raises `Stopped` once the person asked for it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from parindex_desktop import logs, paths
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from ui import icons
from ui.widgets.buttons import tool_button
from ui.widgets.layouts import row

_log = logging.getLogger(__name__)


class Stopped(Exception):
    """The person stopped the work."""


class Pulse(Protocol):
    """How work tells how far it is; raises `Stopped` when it shall end."""

    def __call__(self, done: int, of: int) -> None:
        """Reports `done` of `of` steps; 0 of 0 when the end is not known."""


Work = Callable[[Pulse], object]


def progress_of(pulse: Pulse) -> Callable[[int, int], bool]:
    """Returns a pulse as services report their progress; it raises where they would ask to stop."""

    def progress(done: int, of: int) -> bool:
        pulse(done, of)
        return True

    return progress


class Job(QObject):
    """One piece of long work, as the status bar follows it and closing the program stops it.

    Signals:
        progressed: Steps done, and of how many.
        done: What the work returned.
        failed: The `AppError` it ended with.
        stopped: It ended because `stop` was called.
        ended: After any of the three.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def start(self) -> None:
        """Starts the work; it is kept alive until its end was told."""
        _running.add(self)

    def stop(self) -> None:
        """Asks the work to end soon."""
        raise AssertionError(f"{type(self).__name__} cannot be stopped")

    def stop_and_wait(self) -> None:
        """Ends the work at once; nothing of it is told any more."""
        raise AssertionError(f"{type(self).__name__} cannot be stopped")

    def _forget(self) -> None:
        _running.discard(self)

    def _tell_end(self, result: object, error: Exception | None) -> None:
        self._forget()
        if error is None:
            self.done.emit(result)
        elif isinstance(error, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


class Task(Job):
    """Work in a thread of its own; its signals come in the window's thread.

    An unexpected fault is logged and comes as `BUG.001`.
    """

    _reported = Signal(int, int)
    _finished = Signal(object, object)

    def __init__(self, title: str, work: Work) -> None:
        super().__init__(title)
        self._work = work
        self._stop_wanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"task {title}", daemon=True)
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self.progressed, queued)
        self._finished.connect(self._end, queued)

    def start(self) -> None:
        """Starts the thread."""
        super().start()
        self._thread.start()

    def stop(self) -> None:
        """Asks the work to end at its next report."""
        self._stop_wanted.set()

    def stop_and_wait(self) -> None:
        """Asks the work to end and waits for it; nothing of it is told any more."""
        self.stop()
        self._finished.disconnect(self._end)
        self._thread.join()
        self._forget()

    def _pulse(self, done: int, of: int) -> None:
        if self._stop_wanted.is_set():
            raise Stopped
        self._reported.emit(done, of)

    def _run(self) -> None:
        try:
            self._finished.emit(self._work(self._pulse), None)
        except (AppError, Stopped) as error:
            self._finished.emit(None, error)
        except Exception as error:  # the thread's last resort: told as BUG.001, never lost
            _log.critical("unexpected %s in a task", type(error).__name__, exc_info=error)
            self._finished.emit(None, program_fault())

    def _end(self, result: object, error: Exception | None) -> None:
        self._thread.join()  # it told its end as its last act
        self._tell_end(result, error)


_running: set[Job] = set()
"""Keeps jobs alive until their end was told."""


def stop_all() -> None:
    """Asks every job to end, and waits until each has; for closing the program."""
    for job in tuple(_running):
        job.stop_and_wait()


def program_fault() -> AppError:
    """Returns the error that tells of a fault of the program itself and where it is logged."""
    return AppError("BUG.001", path=paths.user_log_dir() / logs.FILE_NAME)


class TaskBar(QWidget):
    """The running job in the status bar: what, how far, and `Stop`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._stop = QAction(tr("Stop"), self)
        icons.dress(self._stop, "x")
        self._stop.triggered.connect(self._on_stop)
        self._job: Job | None = None
        self.stop_button = tool_button(self._stop, with_text=True)
        self.setLayout(row(self._title, self._bar, self.stop_button))
        self.hide()

    def follow(self, job: Job) -> None:
        """Shows a job until it ends."""
        self._job = job
        self._title.setText(job.title)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        job.ended.connect(self._on_ended)
        self.show()

    def _on_progressed(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._stop.setEnabled(False)
            self._job.stop()

    def _on_ended(self) -> None:
        self._job = None
        self.hide()
