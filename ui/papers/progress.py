"""How far papers that take long are made, with the way to stop them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from parindex_desktop.i18n import tr
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from ui.papers.maker import PaperMaker

_PATIENCE_MS: Final = 600
"""What is made sooner shows nothing: a bar that comes and goes only disturbs."""


class MakingProgress(QWidget):
    """A bar above the preview while papers are made.

    Attributes:
        stop_button: Gives up waiting.
    """

    def __init__(self, maker: PaperMaker) -> None:
        super().__init__()
        self._told = label(tr("Making the papers…"), "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.stop_button = button(tr("Sto&p"), maker.give_up, icon="x", kind="quiet")
        line = row(self._told, self._bar, self.stop_button, gap=0.5)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._wait = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._wait.timeout.connect(self.show)
        maker.started.connect(self._on_started)
        maker.progressed.connect(self._on_progressed)
        for ended in (maker.made, maker.failed, maker.stopped):
            ended.connect(self._on_ended)
        self.hide()

    def _on_started(self) -> None:
        self._bar.setRange(0, 0)
        if not self._wait.isActive() and not self.isVisible():
            self._wait.start()

    def _on_progressed(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _on_ended(self) -> None:
        self._wait.stop()
        self.hide()
