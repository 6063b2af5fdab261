"""The persons: typed line by line, pasted from Excel, ordered, checked for repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView

from parindex_desktop.i18n import tr
from parindex_desktop.services.award_persons import read_pasted, repeats
from ui import theme
from ui.awards.person_model import PersonColumn, PersonModel
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.ordered_table import OrderedTable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

    from parindex_desktop.domain.awards import AwardedPerson, PersonId

_WIDTHS = {PersonColumn.ORDINAL: 2.6, PersonColumn.HONORIFIC: 4.2, PersonColumn.OFFICE: 11}


class PersonPanel(Card):
    """The table of persons with its tools.

    Attributes:
        model: Persons and the line for the next one.
        table: Their table; Ctrl+V pastes.

    Signals:
        pasted: What was read off the clipboard, a `PastedPersons`.
        sort_wanted: Order by given name.
        moved: Ids of persons and the step, -1 up or 1 down.
        removed: Ids of persons.
    """

    pasted = Signal(object)
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
        self._fit_columns()
        theme.appearance().changed.connect(self._fit_columns)

    @property
    def selected(self) -> list[PersonId]:
        """The selected persons from the top; the next one is none."""
        persons = (self.model.person_at(each) for each in self.table.selected_rows)
        return [person.id for person in persons if person is not None]

    def show_persons(self, persons: tuple[AwardedPerson, ...]) -> None:
        """Shows the persons and how many of their names are repeated."""
        self.model.set_rows(persons)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(len(persons), PersonColumn.HONORIFIC))
        repeated = len(repeats(persons))
        words = tr("{count} persons", count=len(persons))
        told = tr("{count} lines with a name that stands twice", count=repeated)
        self._summary.setText(f"{words} · {told}" if repeated else words)

    def paste(self) -> None:
        """Reads persons off the clipboard."""
        self.pasted.emit(read_pasted(QGuiApplication.clipboard().text()))

    def _tools(self) -> QHBoxLayout:
        paste = button(tr("&Paste from Excel"), self.paste, icon="clipboard-paste")
        paste.setToolTip(tr("Mr/Ms, name, position, workplace; Mr/Ms may be missing (Ctrl+V)"))
        order = button(tr("Sort by &given name"), self.sort_wanted.emit)
        action(self.table, tr("Paste"), self.paste, keys="Ctrl+V")
        return row(self._summary, None, paste, order, *self.table.tools(), gap=0.3)

    def _move(self, step: int) -> None:
        rows = [r for r in self.table.selected_rows if self.model.person_at(r) is not None]
        self.moved.emit(self.selected, step)
        kept = [r + step for r in rows]
        if kept and kept[0] >= 0 and self.model.person_at(kept[-1]) is not None:
            self.table.select_rows(kept)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column, ems in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.em(ems))
        for column in (PersonColumn.NAME, PersonColumn.WORKPLACE, PersonColumn.NOTICE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
