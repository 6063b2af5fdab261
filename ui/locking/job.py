"""Locking step by step in the window's own thread, to which the open file belongs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from ui.tasks import Job, Stopped, program_fault

if TYPE_CHECKING:
    from collections.abc import Generator

    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.services.locking import LockStep

_log = logging.getLogger(__name__)
_PAUSE_MS: Final = 15
"""Between two steps, for the window to show the one that follows."""


class LockJob(Job):
    """Takes the steps of `locking.locking_steps`, one for each turn of the window.

    `done` tells the `Locking`. Stopped before the last step, the round stays open.

    Signals:
        stepped: The `LockStep` that is taken next.
    """

    stepped = Signal(object)

    def __init__(self, steps: Generator[LockStep, None, Locking]) -> None:
        super().__init__(tr("Locking the results"))
        self._steps = steps
        self._turn = QTimer(self, interval=_PAUSE_MS)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        """Takes the first step at the next turn."""
        super().start()
        self._turn.start()

    def stop(self) -> None:
        """Ends between two steps; the round stays open."""
        self._close()
        self._tell_end(None, Stopped())

    def stop_and_wait(self) -> None:
        """Ends without telling it."""
        self._close()
        self._forget()

    def _step(self) -> None:
        try:
            self.stepped.emit(next(self._steps))
        except StopIteration as end:
            self._close()
            self._tell_end(end.value, None)
        except AppError as error:
            self._close()
            self._tell_end(None, error)
        except Exception as error:  # told as BUG.001, so that nobody waits for what has ended
            _log.critical("unexpected %s in a lock", type(error).__name__, exc_info=error)
            self._close()
            self._tell_end(None, program_fault())

    def _close(self) -> None:
        self._turn.stop()
        self._steps.close()
