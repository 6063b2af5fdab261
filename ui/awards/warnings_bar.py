"""What to notice on a sheet, in bars above the work, with the way on where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui.widgets.buttons import button
from ui.widgets.layouts import column
from ui.widgets.notice import Notice
from ui.widgets.tab_order import reach_where_it_stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from parindex_desktop.errors import Problem
    from parindex_desktop.sentences import Told

_MOST = 4


class WarningsBar(QWidget):
    """A bar for open results, and one for all that is found.

    Signals:
        lock_wanted: Lead to the lock of the results.
        open_wanted: Propose although the results are open.
    """

    lock_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line = column(gap=0.2)
        self.setLayout(self._line)
        self._shown: tuple[Problem, ...] = ()
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is told, in the order shown."""
        return [tell(each).text for each in self._shown]

    def show_problems(self, problems: Sequence[Problem], *, nobody: bool) -> None:
        """Shows findings; `nobody` when open results keep the rules from proposing anybody."""
        self._shown = tuple(problems)
        while (item := self._line.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        notes = [each for each in problems if each.severity is Severity.NOTE]
        found = [tell(each) for each in problems if each.severity is not Severity.NOTE]
        if notes and nobody:
            text = tr("{what} Nobody is proposed.", what=tell(notes[0]).text)
            ways_on = self._ways_on()
            self._line.addWidget(Notice(text, "", *ways_on, closable=False))
            reach_where_it_stands(self, ways_on)
        if found:
            self._line.addWidget(_notice(found))
        self.setVisible(self._line.count() > 0)

    def _ways_on(self) -> list[QPushButton]:
        return [
            button(tr("Propose all the same"), self.open_wanted.emit),
            button(tr("Lock results…"), self.lock_wanted.emit, icon="lock"),
        ]


def _notice(found: Sequence[Told]) -> Notice:
    """Returns one bar: a finding alone with what to do, several as a list."""
    if len(found) == 1:
        return Notice(found[0].text, found[0].action, tone="warning", closable=False)
    lines = [f"{each.text} {each.action}" for each in found[:_MOST]]
    more = len(found) - _MOST
    if more > 0:
        lines.append(tr("and {count} more", count=more))
    text = tr("{count} things to notice", count=len(found))
    return Notice(text, tone="warning", closable=False, lines=tuple(lines))
