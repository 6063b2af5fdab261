"""The persons of one award sheet: what is typed, pasted, imported and ordered becomes edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.services import award_persons
from parindex_desktop.services.award_repeats import KnownPersons
from ui.awards.person_panel import PersonPanel
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardeeId
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.award_persons import PersonEntry
    from ui.context import Context


class PersonPart(QWidget):
    """The panel of persons with all that its signals ask for.

    Attributes:
        panel: The table and its tools.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._list: SheetList | None = None
        self._known: KnownPersons | None = None
        self.panel = PersonPanel()
        layout = column(self.panel)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.panel.model.drafted.connect(self._on_drafted)
        self.panel.model.changed.connect(self._on_changed)
        self.panel.model.placed.connect(self._on_placed)
        self.panel.sort_wanted.connect(self._on_sort)
        self.panel.moved.connect(self._on_moved)
        self.panel.removed.connect(self._on_removed)
        self.panel.history_wanted.connect(lambda: context.screen_wanted.emit("award_history"))

    def show_sheet(self, awards: Awards, sheet_list: SheetList) -> None:
        """Shows the persons of a sheet, one of the sheets of `awards`."""
        self._list, self._known = sheet_list, KnownPersons(self._context.session, awards)
        self.panel.show_persons(sheet_list.persons, self._known.repeats(sheet_list))

    def first_focus(self) -> QWidget:
        """Returns the table."""
        return self.panel.table

    def _on_drafted(self, entry: PersonEntry) -> None:
        if self._list is not None:
            session = self._context.session
            self._context.do(award_persons.add_persons(session, self._list, [entry]))

    def _on_changed(self, person: AwardeeId, entry: PersonEntry) -> None:
        if self._list is not None:
            self._context.do(award_persons.change_person(self._list, person, entry))

    def _on_placed(self, person: AwardeeId, place: int) -> None:
        if self._list is not None:
            self._context.do(award_persons.place_persons(self._list, [person], place))
            self.panel.table.select_rows([min(place, len(self._list.persons)) - 1])

    def _on_sort(self) -> None:
        if self._list is not None:
            self._context.do(award_persons.sort_persons(self._list))

    def _on_moved(self, persons: list[AwardeeId], step: int) -> None:
        if self._list is not None:
            self._context.do(award_persons.move_persons(self._list, persons, step))

    def _on_removed(self, persons: list[AwardeeId]) -> None:
        if self._list is not None and persons:
            self._context.do(award_persons.remove_persons(self._list, persons))
