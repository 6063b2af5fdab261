"""What is unsound in a criteria set: how much, one after the other, or all in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTableView

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import icons, theme
from ui.widgets.buttons import button
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import badge, label, set_badge
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.styling import restyle
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.errors import Problem

_LINES_SHOWN = 6


class ProblemStrip(QFrame):
    """Says that a set is sound, or what is not.

    Attributes:
        text: The problem shown.
        list: All problems, while the list is wanted.

    Signals:
        problem_wanted: The `Problem` to go to.
        sums_wanted: Take every parent's maximum from the sum below it.
        left: Escape was pressed in the list.
    """

    problem_wanted = Signal(object)
    sums_wanted = Signal()
    left = Signal()

    def __init__(self, *, places: float = 5.5) -> None:
        """Makes a strip without problems; `places` is how wide places are, in lines of text."""
        super().__init__()
        self.setProperty("piece", "notice")
        self._problems: tuple[Problem, ...] = ()
        self._at = 0
        self._went = False
        """Whether the problem shown was gone to already, so that F8 leads to the one behind it."""
        self._icon = QLabel()
        self.errors, self.warnings = badge("", "danger"), badge("", "warning")
        self.text = label("", wraps=True)
        self._sums = button(tr("Take the sums"), self.sums_wanted.emit, kind="quiet")
        self._all = button(tr("Sho&w all"), self.toggle_list, kind="quiet")
        self._next = button(tr("Go to the next (F8)"), self.go_to_next, kind="quiet")
        self.list = ProblemList(places)
        self.list.hide()
        self.list.chosen.connect(lambda problem: self._go_to(self._problems.index(problem)))
        self.list.left.connect(self._close_list)
        line = row(
            self._icon, self.errors, self.warnings, self.text, self._sums, self._all, self._next
        )
        line.setStretch(3, 1)
        self.setLayout(column(line, self.list, gap=0.2, margin=0.25))

    def show_problems(self, problems: tuple[Problem, ...], *, locked: bool = False) -> None:
        """Shows what is wrong now, errors first; a locked set offers no correction."""
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        ordered = sorted(problems, key=lambda p: list(Severity).index(p.severity))
        self._replace(tuple(ordered), errors)
        tone = "danger" if errors else "warning" if problems else "ok"
        restyle(self, tone=tone)
        picture = {"danger": "circle-alert", "warning": "triangle-alert", "ok": "check"}[tone]
        icons.dress_label(self._icon, picture, tone)
        more = len(problems) - errors
        self._count(self.errors, tr("{count} errors", count=errors), errors)
        self._count(self.warnings, tr("{count} warnings", count=more), more)
        has_sums = any(problem.code == "SET.104" for problem in problems)
        self._sums.setVisible(has_sums and not locked)
        self._next.setVisible(bool(problems))
        self._all.setVisible(len(problems) > 1)
        self.list.show_problems(self._problems)
        if not problems:
            self._close_list()
        self._tell()

    def go_to_next(self) -> None:
        """Goes to the problem shown; from where it stands, to the one behind it."""
        if self._problems:
            self._go_to((self._at + self._went) % len(self._problems))

    def toggle_list(self) -> None:
        """Shows all problems, or one at a time again."""
        if self.list.isVisible():
            self._close_list()
        elif self._problems:
            self.list.show()
            self._all.setText(tr("Hide t&he list"))
            self.list.setFocus()

    def _go_to(self, at: int) -> None:
        self._at, self._went = at, True
        self._tell()
        self.problem_wanted.emit(self._problems[at])

    def _replace(self, problems: tuple[Problem, ...], errors: int) -> None:
        """Goes on showing the problem gone to; once it is put right, what took its place.

        A new error is shown at once, and no warning is while there are errors nobody went past.
        """
        before = self._problems[self._at] if self._went else None
        had = sum(problem.severity is Severity.ERROR for problem in self._problems)
        self._problems = problems
        if before is not None and before in problems and errors <= had:
            self._at = problems.index(before)
            return
        self._went = False
        self._at = 0 if self._at >= (errors or len(problems)) else self._at

    def _close_list(self) -> None:
        had_focus = self.list.hasFocus()
        self.list.hide()
        self._all.setText(tr("Sho&w all"))
        if had_focus:
            self.left.emit()

    def _count(self, mark: QLabel, text: str, count: int) -> None:
        set_badge(mark, text, str(mark.property("tone")))
        mark.setVisible(count > 0)

    def _tell(self) -> None:
        if not self._problems:
            self.text.setText(tr("No problems: all sums meet."))
            return
        told = tell(self._problems[self._at])
        place = f"{told.place}: " if told.place else ""
        self.text.setText(f"{told.code} · {place}{told.text} {told.action}".rstrip())


class ProblemList(QTableView):
    """All problems; Enter or a click leads to the line.

    Signals:
        chosen: The `Problem` to go to.
        left: Escape was pressed.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, places: float) -> None:
        super().__init__()
        self._rows: RowsModel[Problem] = RowsModel(_columns(), self)
        self.setModel(self._rows)
        calm_table(self)
        self.setShowGrid(False)
        self.setAccessibleName(tr("Problems"))
        self.horizontalHeader().hide()
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        ColumnWidths(self, {0: 5.5, 1: places}, filling=2, least=20)
        self.clicked.connect(self._choose)
        theme.appearance().changed.connect(self._fit)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Lists problems; the same place in the list stays current."""
        row_before = self.currentIndex().row()
        self._rows.set_rows(problems)
        if problems:
            self.setCurrentIndex(self._rows.index(min(max(row_before, 0), len(problems) - 1), 0))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the line, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.rows[index.row()])

    def _fit(self) -> None:
        lines = min(max(self._rows.rowCount(), 1), _LINES_SHOWN)
        self.setFixedHeight(lines * theme.em(1.6) + 4)


def _columns() -> tuple[Column[Problem], ...]:
    names = {
        Severity.ERROR: tr("Error"), Severity.WARNING: tr("Warning"), Severity.NOTE: tr("Note"),
    }  # fmt: skip
    roles = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "muted"}
    return (
        Column("", lambda problem: names[problem.severity], lambda p: roles[p.severity]),
        Column("", lambda problem: problem.place),
        Column("", _sentence),
    )


def _sentence(problem: Problem) -> str:
    told = tell(problem)
    return f"{told.code} · {told.text} {told.action}".rstrip()
