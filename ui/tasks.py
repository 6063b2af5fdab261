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


class Task(QObject):
    """One piece of work in a thread of its own; its signals come in the window's thread.

    Signals:
        progressed: Steps done, and of how many.
        done: What the work returned.
        failed: The `AppError` it ended with; an unexpected fault is logged and comes as `BUG.001`.
        stopped: It ended because `stop` was called.
        ended: After any of the three.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    ended = Signal()
    _reported = Signal(int, int)
    _finished = Signal(object, object)

    def __init__(self, title: str, work: Work) -> None:
        super().__init__()
        self.title = title
        self._work = work
        self._stop_wanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"task {title}", daemon=True)
        queued = Qt.ConnectionType.QueuedConnection
        self._reported.connect(self.progressed, queued)
        self._finished.connect(self._end, queued)

    def start(self) -> None:
        """Starts the work."""
        _running.add(self)
        self._thread.start()

    def stop(self) -> None:
        """Asks the work to end at its next report."""
        self._stop_wanted.set()

    def stop_and_wait(self) -> None:
        """Asks the work to end and waits for it; nothing of it is told any more."""
        self.stop()
        self._finished.disconnect(self._end)
        self._thread.join()
        _running.discard(self)

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
        _running.discard(self)
        if error is None:
            self.done.emit(result)
        elif isinstance(error, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(error)
        self.ended.emit()
        self.deleteLater()


_running: set[Task] = set()
"""Keeps tasks alive until their end was told."""


def stop_all() -> None:
    """Asks every task to end, and waits until each has; for closing the program."""
    for task in tuple(_running):
        task.stop_and_wait()


def program_fault() -> AppError:
    """Returns the error that tells of a fault of the program itself and where it is logged."""
    return AppError("BUG.001", path=paths.user_log_dir() / logs.FILE_NAME)


class TaskBar(QWidget):
    """The running task in the status bar: what, how far, and `Stop`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._stop = QAction(tr("Stop"), self)
        icons.dress(self._stop, "x")
        self._stop.triggered.connect(self._on_stop)
        self._task: Task | None = None
        self.stop_button = tool_button(self._stop, with_text=True)
        self.setLayout(row(self._title, self._bar, self.stop_button))
        self.hide()

    def follow(self, task: Task) -> None:
        """Shows a task until it ends."""
        self._task = task
        self._title.setText(task.title)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        task.progressed.connect(self._on_progressed)
        task.ended.connect(self._on_ended)
        self.show()

    def _on_progressed(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _on_stop(self) -> None:
        if self._task is not None:
            self._stop.setEnabled(False)
            self._task.stop()

    def _on_ended(self) -> None:
        self._task = None
        self.hide()
