"""The lines of the register as its table shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.register import Blanks, RegisterEntry
from parindex_desktop.i18n import tr
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant, select_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.register import EntryId


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """An entry with what became of it.

    Attributes:
        outdated: Its list or decision says something else now.
    """

    entry: RegisterEntry
    blanks: Blanks
    outdated: bool = False

    @property
    def state(self) -> str:
        """How far the certificate is."""
        entry, blanks = self.entry, self.blanks
        if entry.void:
            return tr("Void: {reason}", reason=entry.void)
        if self.outdated:
            return tr("The list says something else now")
        if entry.handed_on:
            return tr("Handed over {day}", day=show_day(entry.handed_on))
        if blanks.good > 1:
            return tr("Printed {count} times", count=blanks.good)
        if blanks.good:
            return tr("Printed well")
        return tr("Spoiled, print again") if blanks.spoiled_prints else tr("Not printed yet")

    @property
    def tone(self) -> str | None:
        """Role of the colour in which the state is shown."""
        if self.entry.void:
            return "muted"
        if self.outdated or (self.blanks.spoiled_prints and not self.blanks.good):
            return "warning"
        return "ok" if self.entry.handed_on else None


class RegisterTable(QTableView):
    """The book; several lines can be chosen, and stay so when it is read anew."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = RowsModel[RegisterLine](_columns(), self)
        self.setModel(self.lines)
        calm_table(self)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("Register of certificates"))
        widths = {0: 5, 1: 5.5, 2: 13, 4: 7, 5: 10.5, 6: 9}
        ColumnWidths(self, widths, filling=3, least=11)

    @property
    def chosen(self) -> tuple[RegisterEntry, ...]:
        """The entries that a command is about."""
        rows = self.lines.rows
        return tuple(rows[at].entry for at in rows_meant(self) if at < len(rows))

    def show_lines(self, lines: Sequence[RegisterLine]) -> None:
        """Shows other lines; what was chosen stays chosen where it is still shown."""
        kept = {each.id for each in self.chosen}
        self.lines.set_rows(lines)
        self.choose(kept)

    def choose(self, wanted: set[EntryId]) -> None:
        """Chooses the lines of some entries, the first line when none of them is shown."""
        rows = [at for at, line in enumerate(self.lines.rows) if line.entry.id in wanted]
        select_rows(self, rows or [0])


def _columns() -> tuple[Column[RegisterLine], ...]:
    return (
        Column(tr("Register no."), lambda line: line.entry.label, _muted),
        Column(tr("Form"), lambda line: line.entry.form, _muted),
        Column(tr("Name"), lambda line: line.entry.name, _muted),
        Column(tr("Office and workplace"), lambda line: line.entry.workplace, _muted),
        Column(tr("Decision"), lambda line: line.entry.decision, _muted),
        Column(tr("State"), lambda line: line.state, lambda line: line.tone),
        Column(tr("Receiver"), lambda line: line.entry.receiver, _muted),
    )


def _muted(line: RegisterLine) -> str | None:
    return "muted" if line.entry.void else None
