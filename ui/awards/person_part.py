"""The persons of one award sheet: what is typed, pasted, imported and ordered becomes edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import award_persons
from parindex_desktop.services.award_import import (
    AwardeeDraft,
    Purpose,
    draft_of_clipboard,
    draft_of_file,
    with_repeats,
)
from parindex_desktop.services.award_persons import Way
from parindex_desktop.services.award_repeats import KnownPersons
from ui.awards.person_file import ask_list_file
from ui.awards.person_import import AwardeeImportDialog
from ui.awards.person_panel import PersonPanel
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parindex_desktop.domain.awards import AwardeeId
    from parindex_desktop.services.award_import import Entry
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
        self.panel.pasted.connect(self.paste)
        self.panel.import_wanted.connect(
            lambda: ask_list_file(self, context.settings, self.read_file)
        )
        self.panel.history_wanted.connect(lambda: context.screen_wanted.emit("award_history"))

    def show_sheet(self, awards: Awards, sheet_list: SheetList) -> None:
        """Shows the persons of a sheet, one of the sheets of `awards`."""
        self._list, self._known = sheet_list, KnownPersons(self._context.session, awards)
        self.panel.show_persons(sheet_list.persons, self._known.repeats(sheet_list))

    def first_focus(self) -> QWidget:
        """Returns the table."""
        return self.panel.table

    def paste(self, text: str) -> AwardeeImportDialog | None:
        """Takes a block at once when nothing is to be told of it, else asks before."""
        try:
            draft = self._also(draft_of_clipboard(text, Purpose.PERSONS))
        except AppError:
            self._context.told.emit(tr("No person in the clipboard."))
            return None
        if not draft.is_plain:
            return self._ask(draft, Way.PASTED)
        self._take(draft.entries(), Way.PASTED)
        return None

    def read_file(self, path: Path) -> AwardeeImportDialog | None:
        """Reads a list and shows who is in it; nothing is taken before the person says so."""
        try:
            draft = draft_of_file(path, Purpose.PERSONS)
        except AppError as error:
            self._context.failed.emit(error)
            return None
        return self._ask(draft, Way.IMPORTED, path)

    def _also(self, draft: AwardeeDraft) -> AwardeeDraft:
        if self._known is None or self._list is None:
            return draft
        return with_repeats(draft, self._known, self._list)

    def _ask(self, draft: AwardeeDraft, way: Way, path: Path | None = None) -> AwardeeImportDialog:
        dialog = AwardeeImportDialog(draft, self, path=path, also=self._also)
        dialog.taken.connect(lambda entries: self._take(entries, way))
        dialog.open()
        return dialog

    def _take(self, entries: Iterable[Entry], way: Way) -> None:
        if self._list is None:
            return
        persons = [each for each in entries if isinstance(each, award_persons.PersonEntry)]
        first = len(self._list.persons)
        edit = award_persons.add_persons(self._context.session, self._list, persons, way=way)
        if self._context.do(edit):
            self._context.told.emit(tr("{count} persons taken", count=len(persons)))
            self.panel.table.select_rows([first])
            self.panel.table.setFocus()

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
