"""What is unsound in a criteria set, one at a time, each with the way to its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import icons
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.errors import Problem


class ProblemStrip(QFrame):
    """Says that all sums meet, or which do not.

    Signals:
        place_wanted: The code of the criterion to go to.
        sums_wanted: Take every parent's maximum from the sum below it.
    """

    place_wanted = Signal(str)
    sums_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "notice")
        self._problems: tuple[Problem, ...] = ()
        self._at = 0
        self._icon = QLabel()
        self.text = label("", wraps=True)
        self._sums = button(tr("Take the sums"), self.sums_wanted.emit, kind="quiet")
        self._next = button(tr("Go to the next (F8)"), self.go_to_next, kind="quiet")
        line = row(self._icon, self.text, self._sums, self._next, margin=0.3)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Shows what is wrong now."""
        self._problems = problems
        self._at = min(self._at, max(len(problems) - 1, 0))
        tone = "warning" if problems else "ok"
        restyle(self, tone=tone)
        icons.dress_label(self._icon, "triangle-alert" if problems else "check", tone)
        self._sums.setVisible(any(problem.code == "SET.104" for problem in problems))
        self._next.setVisible(bool(problems))
        self._tell()

    def go_to_next(self) -> None:
        """Goes to the place of the problem shown, and shows the next one after it."""
        if not self._problems:
            return
        self.place_wanted.emit(self._problems[self._at].place)
        self._tell()
        self._at = (self._at + 1) % len(self._problems)

    def _tell(self) -> None:
        if not self._problems:
            self.text.setText(tr("All sums meet."))
            return
        told = tell(self._problems[self._at])
        sentence = f"{told.code} · {told.place}: {told.text} {told.action}"
        more = len(self._problems) - 1
        self.text.setText(
            tr("{problem} And {count} more.", problem=sentence, count=more) if more else sentence
        )
