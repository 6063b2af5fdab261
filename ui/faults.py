"""A fault of the program itself: logged, told as `BUG.001`, and the work goes on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.messages import tell_in_dialog
from ui.tasks import program_fault

if TYPE_CHECKING:
    from types import TracebackType

    from ui.program import Program


class FaultTeller(QObject):
    """Stands behind the log's own hook, which has written the traceback by then."""

    _happened = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._earlier = sys.excepthook
        sys.excepthook = self._on_fault
        # Queued: a fault while painting must not open a message in the middle of it.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def remove(self) -> None:
        """Gives the hook back."""
        sys.excepthook = self._earlier

    def _on_fault(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self._earlier(kind, error, trace)
        if issubclass(kind, Exception):
            self._happened.emit()

    def _tell(self) -> None:
        area = self._program.window.area
        if area is not None:
            area.messages.show_error(program_fault())
        else:
            tell_in_dialog(self._program.window, program_fault())
