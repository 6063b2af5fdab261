"""What is not right with a rule yet, below the rule while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import icons
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.errors import Problem

_MOST = 4


class ProblemList(QFrame):
    """Up to four problems, each with what to do; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "notice")
        self._icon = QLabel()
        self._text = label("", wraps=True)
        line = row(self._icon, self._text, margin=0.3)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text() if not self.isHidden() else ""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows problems; errors stand in red, warnings in yellow."""
        self.setVisible(bool(problems))
        if not problems:
            return
        is_error = any(problem.severity is Severity.ERROR for problem in problems)
        tone = "danger" if is_error else "warning"
        restyle(self, tone=tone)
        icons.dress_label(self._icon, "circle-alert" if is_error else "triangle-alert", tone)
        lines = [line_of(problem) for problem in problems[:_MOST]]
        if len(problems) > _MOST:
            lines.append(tr("and {count} more", count=len(problems) - _MOST))
        self._text.setText("\n".join(lines))


def line_of(problem: Problem) -> str:
    """Returns a problem and what to do in one line."""
    told = tell(problem)
    place = f"{told.place}: " if told.place else ""
    return f"{place}{told.text} {told.action}".rstrip()
