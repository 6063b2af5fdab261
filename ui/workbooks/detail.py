"""The line looked at in full: what is the matter with it, and every value it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QListWidget, QTableView

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import icons, theme
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.errors import Problem
    from parindex_desktop.services.workbooks_preview import ChangeLine, ReturnLine

_CRITERION, _WHAT, _BEFORE, _AFTER = range(4)
_ICONS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.NOTE: ("info", "muted"),
}


class ReturnDetail(QFrame):
    """A card below the lines: problems at the left, changes at the right; what is empty hides.

    Attributes:
        problems: Each with its code, its cell, and what to do.
        changes: Criterion, old value, new value.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self._title = ElidedLabel()
        self._title.setProperty("role", "label")
        self._nothing = label("", "muted", wraps=True)
        self.problems, self.changes = QListWidget(), QTableView()
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(tr("What is the matter with this workbook"))
        self.model: RowsModel[ChangeLine] = RowsModel(_columns(), self)
        self.changes.setModel(self.model)
        calm_table(self.changes)
        self.changes.setAccessibleName(tr("What this workbook changes"))
        ColumnWidths(self.changes, {_WHAT: 7, _BEFORE: 5, _AFTER: 16}, filling=_CRITERION, least=9)
        both = row(self.problems, self.changes)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        lines = column(self._title, self._nothing, both, gap=0.2, margin=0.4)
        lines.setStretch(2, 1)
        self.setLayout(lines)
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def show_line(self, line: ReturnLine | None, changes: Sequence[ChangeLine]) -> None:
        """Shows a line; without one there is nothing to see."""
        self.setVisible(line is not None)
        self.model.set_rows(changes)
        self.problems.clear()
        if line is None:
            return
        self._title.set_whole_text(f"{line.name or line.file}: {line.state_text}")
        for problem in line.problems:
            self.problems.addItem(_sentence(line, problem))
            item = self.problems.item(self.problems.count() - 1)
            item.setIcon(icons.icon(*_ICONS[problem.severity]))
        self._show_parts(line)

    def _show_parts(self, line: ReturnLine) -> None:
        has_changes, has_problems = bool(self.model.rows), bool(line.problems)
        self.changes.setVisible(has_changes)
        self.problems.setVisible(has_problems)
        is_bare = not (has_changes or has_problems)
        self._nothing.setVisible(is_bare)
        self._nothing.setText(
            tr("Everything in this workbook is in the file already.")
            if line.unit is not None and line.unit.counts is not None
            else tr("There is no workbook of this unit in the folder.")
        )

    def _fit(self) -> None:
        self.setFixedHeight(theme.em(9))
        self.problems.setIconSize(QSize(theme.em(1), theme.em(1)))


def _columns() -> tuple[Column[ChangeLine], ...]:
    return (
        Column(tr("Criterion"), lambda line: line.criterion),
        Column(tr("What is written"), lambda line: line.what),
        Column(tr("Before"), lambda line: line.before, lambda _line: "muted"),
        Column(tr("After"), lambda line: line.after),
    )


def _sentence(line: ReturnLine, problem: Problem) -> str:
    told = tell(problem)
    place = line.cell_of(problem)
    head = f"{told.code}  {place}: " if place else f"{told.code}  "
    return f"{head}{told.text} {told.action}".rstrip()
