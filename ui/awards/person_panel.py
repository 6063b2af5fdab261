"""The persons of an award sheet: a table to type into, and the tools above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from parindex_desktop.i18n import tr
from ui.awards.person_model import PersonColumn, PersonModel
from ui.awards.person_words import what_to_notice
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.ordered_table import OrderedTable
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.awards import AwardedPerson, AwardeeId
    from parindex_desktop.services.award_repeats import Repeat

_WIDTHS: dict[int, float] = {
    PersonColumn.ORDINAL: 2.8,
    PersonColumn.HONORIFIC: 4.2,
    PersonColumn.NAME: 12.5,
    PersonColumn.OFFICE: 9.5,
    PersonColumn.WORKPLACE: 12.5,
    PersonColumn.ACHIEVEMENT: 6,
}


class PersonPanel(Card):
    """The table of persons with its tools.

    Attributes:
        model: Persons and the line for the next one.
        table: Their table; Ctrl+V pastes, a number typed into the first column moves the line.

    Signals:
        pasted: The text on the clipboard.
        import_wanted: The person wants to choose a file.
        history_wanted: The person wants the register of earlier awards.
        sort_wanted: Order by given name.
        moved: Ids of persons and the step, -1 up or 1 down.
        removed: Ids of persons.
    """

    pasted = Signal(str)
    import_wanted = Signal()
    history_wanted = Signal()
    sort_wanted = Signal()
    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = PersonModel()
        self.table = OrderedTable(self.model, PersonColumn.HONORIFIC)
        self.table.setAccessibleName(tr("Persons"))
        self._summary = label("", "muted")
        self.add(self._tools())
        self.add(self.table)
        self.table.moved.connect(self._move)
        self.table.removed.connect(lambda: self.removed.emit(self.selected))
        ColumnWidths(self.table, _WIDTHS, filling=PersonColumn.NOTICE, least=12)

    @property
    def selected(self) -> list[AwardeeId]:
        """The selected persons from the top; the next one is none."""
        persons = (self.model.person_at(each) for each in self.table.selected_rows)
        return [person.id for person in persons if person is not None]

    def show_persons(
        self,
        persons: tuple[AwardedPerson, ...],
        repeats: Mapping[AwardeeId, Sequence[Repeat]],
    ) -> None:
        """Shows the persons and how many of them there is something to notice about."""
        self.model.set_rows(persons, repeats)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(len(persons), PersonColumn.HONORIFIC))
        noticed = sum(bool(what_to_notice(each, repeats.get(each.id, ()))) for each in persons)
        words = tr("{count} persons", count=len(persons))
        told = tr("{count} lines to look at", count=noticed)
        self._summary.setText(f"{words} · {told}" if noticed else words)

    def paste(self) -> None:
        """Hands out what is on the clipboard."""
        self.pasted.emit(QGuiApplication.clipboard().text())

    def _tools(self) -> TwoLines:
        paste = button(tr("&Paste from Excel"), self.paste, icon="clipboard-paste")
        paste.setToolTip(tr("With a line of headings the columns may stand in any order (Ctrl+V)"))
        choose = button(tr("From a fi&le…"), self.import_wanted.emit, icon="file-spreadsheet")
        order = button(tr("Sort by &given name"), self.sort_wanted.emit)
        past = button(tr("A&warded earlier"), self.history_wanted.emit, icon="history")
        action(self.table, tr("Paste"), self.paste, keys="Ctrl+V")
        tools = row(None, choose, paste, order, past, *self.table.tools(), gap=0.3)
        return TwoLines(row(self._summary), tools)

    def _move(self, step: int) -> None:
        rows = [r for r in self.table.selected_rows if self.model.person_at(r) is not None]
        self.moved.emit(self.selected, step)
        kept = [r + step for r in rows]
        if kept and kept[0] >= 0 and self.model.person_at(kept[-1]) is not None:
            self.table.select_rows(kept)
