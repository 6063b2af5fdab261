"""What is wrong with the trail, above the log: what, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui.widgets.buttons import button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from parindex_desktop.errors import Problem
    from ui.context import Context

_AGAINST_MEMORY = {"FILE.172", "FILE.173"}


class TrailFindings(QWidget):
    """One notice about the first thing found; hidden while the trail is whole.

    Attributes:
        broken: Ids of entries at which the chain is broken.
        notice: What is shown; None while nothing is.

    Signals:
        entry_wanted: The id of an entry to show.
    """

    entry_wanted = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._watch = context.trail_watch
        self.broken: set[int] = set()
        self.notice: Notice | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._watch.checked.connect(self._show)
        self._show()

    def _show(self) -> None:
        problems = self._watch.problems
        self.broken.clear()
        self.broken.update(_entry(each) for each in problems if each.code == "FILE.163")
        if self.notice is not None:
            self._layout.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = self._notice(problems) if problems else None
        if self.notice is not None:
            self._layout.addWidget(self.notice)
        self.setHidden(self.notice is None)

    def _notice(self, problems: tuple[Problem, ...]) -> Notice:
        first = problems[0]
        told = tell(first)
        text = f"{told.code}  {told.text}"
        if len(problems) > 1:
            text += " " + tr("({count} more)", count=len(problems) - 1)
        if first.code in _AGAINST_MEMORY:
            way = button(tr("This file is &right"), self._watch.accept)
        else:
            way = button(tr("&Show the entry"), lambda: self.entry_wanted.emit(_entry(first)))
        return Notice(text, told.action, way, tone="danger", closable=False)


def _entry(problem: Problem) -> int:
    entry = problem.params.get("entry", 0)
    assert isinstance(entry, int)
    return entry
