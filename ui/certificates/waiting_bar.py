"""Reminds of a print run of which nobody has said yet what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui.widgets.buttons import button
from ui.widgets.layouts import column
from ui.widgets.notice import Notice


class WaitingBar(QWidget):
    """A bar that stays until the question is answered; nothing while there is none.

    Attributes:
        notice: The bar; None while nothing waits.

    Signals:
        answer_wanted: The person wants to answer now.
    """

    answer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self._lines = column(gap=0)
        self.setLayout(self._lines)
        self.hide()

    def show_count(self, count: int) -> None:
        """Shows how many certificates wait for an answer; 0 takes the bar away."""
        if self.notice is not None:
            self._lines.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if count:
            self.notice = Notice(
                tr("{count} certificates were sent to the printer.", count=count),
                tr("Nothing is in the register before you say what became of them."),
                button(tr("Say &what became of them…"), self.answer_wanted.emit),
                tone="warning",
                closable=False,
            )
            self._lines.addWidget(self.notice)
        self.setVisible(bool(count))
