"""After printing: which certificates came out well, which blanks were spoiled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.register import RegisterEntry
from parindex_desktop.i18n import tr
from parindex_desktop.services.certificate_printing import PrintOutcome
from parindex_desktop.services.register import SHORTEST_REASON
from ui import theme
from ui.certificates.words import OUTCOME_COLOURS, OUTCOMES
from ui.people.growing import GrowingDialog
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_NEXT: Final = {
    PrintOutcome.GOOD: PrintOutcome.SPOILED,
    PrintOutcome.SPOILED: PrintOutcome.NOT_PRINTED,
    PrintOutcome.NOT_PRINTED: PrintOutcome.GOOD,
}
_USUAL_REASON: Final = "In hỏng"
"""Kept in the register, hence not translated."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A certificate that was sent to the printer, and what the person says became of it."""

    entry: RegisterEntry
    outcome: PrintOutcome = PrintOutcome.GOOD


@dataclass(frozen=True, slots=True)
class PrintRun:
    """The answer.

    Attributes:
        used: Whose blanks went through the printer, spoiled ones too.
        spoiled: Of these.
        again: What is still to be printed well.
    """

    used: tuple[RegisterEntry, ...]
    spoiled: tuple[RegisterEntry, ...]
    again: tuple[RegisterEntry, ...]
    reason: str


class OutcomeTable(QTableView):
    """One line for each certificate sent; Space changes what became of those selected."""

    def __init__(self, printed: Sequence[Printed]) -> None:
        super().__init__()
        self.outcomes = RowsModel[Printed](
            (
                Column(tr("Register no."), lambda each: each.entry.label),
                Column(tr("Awardee"), lambda each: each.entry.name),
                Column(
                    tr("Outcome"),
                    lambda each: tr(OUTCOMES[each.outcome]),
                    lambda each: OUTCOME_COLOURS[each.outcome],
                ),
            ),
            self,
        )
        self.setModel(self.outcomes)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("What became of the certificates printed"))
        self.setMinimumHeight(theme.em(10))
        ColumnWidths(self, {0: 6.5, 2: 8}, filling=1, least=12)
        self.outcomes.set_rows(printed)
        self.setCurrentIndex(self.outcomes.index(0, 1))
        self.doubleClicked.connect(lambda _index: self.change())

    def change(self) -> None:
        """Gives the lines selected the next outcome after that of the current one."""
        self.set_outcome(_NEXT[self.outcomes.rows[self.currentIndex().row()].outcome])

    def set_outcome(self, outcome: PrintOutcome) -> None:
        """Says what became of the lines selected."""
        meant, at = set(rows_meant(self)), self.currentIndex()
        rows = [
            Printed(each.entry, outcome) if place in meant else each
            for place, each in enumerate(self.outcomes.rows)
        ]
        self.outcomes.set_rows(rows)
        self.setCurrentIndex(at)
        model = self.selectionModel()
        flags = model.SelectionFlag
        for place in meant:
            model.select(self.outcomes.index(place, 1), flags.Select | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes on to the next outcome."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.change()
            return
        super().keyPressEvent(event)


class AfterPrintDialog(GrowingDialog):
    """Asks what became of a print run.

    Attributes:
        table: The certificates sent.
        reason: Why blanks were spoiled.
        note: Notes the answer.

    Signals:
        answered: The `PrintRun`.
    """

    answered = Signal(object)

    def __init__(
        self, entries: Sequence[RegisterEntry], outcome: PrintOutcome, parent: QWidget
    ) -> None:
        """Lays the dialog out; `outcome` is what became of all as far as anybody knows."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("After printing"))
        self.table = OutcomeTable([Printed(each, outcome) for each in entries])
        self.reason = TextInput(_USUAL_REASON)
        self._reason = Field(tr("&Why spoiled"), self.reason)
        self._counts = label("", "label", wraps=True)
        self.note = button(tr("&Note in the register"), self._answer, kind="primary")
        self.note.setDefault(True)
        self._arrange()
        self.table.outcomes.modelReset.connect(self._show_counts)
        self.reason.textChanged.connect(lambda _text: self._show_counts())
        self._show_counts()
        self.table.setFocus()

    @property
    def run(self) -> PrintRun:
        """What is said at present."""
        rows = self.table.outcomes.rows
        of = {
            outcome: tuple(row.entry for row in rows if row.outcome is outcome)
            for outcome in PrintOutcome
        }
        used = tuple(row.entry for row in rows if row.outcome is not PrintOutcome.NOT_PRINTED)
        again = tuple(row.entry for row in rows if row.outcome is not PrintOutcome.GOOD)
        return PrintRun(used, of[PrintOutcome.SPOILED], again, self.reason.text())

    def _arrange(self) -> None:
        hint = tr(
            "Look through the sheets. Space changes the line: good, spoiled, not printed. "
            "Several lines are selected with Shift or Ctrl."
        )
        buttons = [
            button(tr(text), partial(self.table.set_outcome, outcome))
            for outcome, text in OUTCOMES.items()
        ]
        later = button(tr("&Later"), self.reject, kind="quiet")
        self.setLayout(
            column(
                label(tr("What became of the certificates printed?"), "title"),
                label(hint, "muted", wraps=True), row(*buttons, None), self.table, self._reason,
                self._counts, row(None, later, self.note), gap=0.6, margin=1,
            )
        )  # fmt: skip
        self.setMinimumWidth(theme.em(40))

    def _show_counts(self) -> None:
        run = self.run
        self._reason.setVisible(bool(run.spoiled))
        self._counts.setText(
            tr(
                "{good} good, {spoiled} spoiled, {left} not printed: {used} blanks used",
                good=len(run.used) - len(run.spoiled),
                spoiled=len(run.spoiled),
                left=len(self.table.outcomes.rows) - len(run.used),
                used=len(run.used),
            )
        )
        is_said = len(run.reason.strip()) >= SHORTEST_REASON
        self.note.setEnabled(not run.spoiled or is_said)

    def _answer(self) -> None:
        self.answered.emit(self.run)
        self.accept()
