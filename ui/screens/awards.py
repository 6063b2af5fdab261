"""The screen Khen thưởng: collectives proposed by the ranking, persons typed in, one list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import award_persons, awards
from parindex_desktop.services.papers.awards import closing_line
from ui.awards.add_units import AddUnitsDialog
from ui.awards.collective_model import CollectiveLine
from ui.awards.collective_panel import CollectivePanel
from ui.awards.halves import Halves
from ui.awards.person_panel import PersonPanel
from ui.awards.proposal_panel import ProposalPanel
from ui.awards.sheet_form import SheetForm
from ui.results.words import show_index
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardSheet, PersonId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.rounds import AwardRule
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.award_persons import PastedPersons, PersonEntry
    from parindex_desktop.services.awards import AwardList, Proposed
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

COLLECTIVES, PERSONS = "collectives", "persons"


class AwardsScreen(Screen):
    """Who is awarded; every step of the official is one edit that can be undone."""

    key: ClassVar[str] = "awards"
    title: ClassVar[str] = mark("Awards")
    icon: ClassVar[str] = "award"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._list: AwardList | None = None
        self._books: list[GroupBook] = []
        self._proposed: tuple[Proposed, ...] = ()
        self.sheet = SheetForm()
        self.proposal, self.collectives = ProposalPanel(), CollectivePanel()
        self.persons = PersonPanel()
        self.part = Segments([(COLLECTIVES, tr("Collectives")), (PERSONS, tr("Persons"))])
        self._parts = QStackedWidget()
        self._parts.addWidget(Halves(self.proposal, self.collectives))
        self._parts.addWidget(self.persons)
        self.closing = label("", "label")
        preview = button(tr("&Preview the list"), self.show_preview, icon="eye", kind="primary")
        header = PageHeader(
            tr(self.title), tr("Collectives from the ranking, persons by name."), preview
        )
        work = QWidget()
        work.setLayout(column(self.sheet, row(self.part, None, self.closing), self._parts))
        work.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # set above
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self._empty_page())
        content = QWidget()
        content.setLayout(column(header, self._stack, margin=1))
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Shows the list of the round looked at, and what is proposed now."""
        round_, session = self.context.round, self.context.session
        self._stack.setCurrentIndex(0 if round_ is not None and self.context.groups else 1)
        if round_ is None:
            return
        self._list = awards.read_awards(session, round_.id)
        self._books = [session.book(round_.id, group.id) for group in self.context.groups]
        self._proposed = awards.proposed_in(session, round_.id)
        authority = session.profile.authority
        self.sheet.show_sheet(self._list.sheet, year=round_.year, authority=authority)
        self.proposal.show_proposal(self._books, self._proposed, self._list.unit_ids)
        self.collectives.show_list(
            self._lines(), confirmed=self._list.sheet.confirmed, difference=self._difference()
        )
        self.proposal.take.setEnabled(bool(self._proposed) and self._take_changes())
        self.persons.show_persons(self._list.persons)
        self._show_counts()

    def first_focus(self) -> QWidget:
        """Returns the table of the part shown."""
        if self._stack.currentIndex() == 1:
            return self._way_on
        is_persons = self.part.current == PERSONS
        return self.persons.table if is_persons else self.collectives.table

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the part in which an undone or redone change is seen."""
        of_persons = change_set.edit.action.startswith("awards.person")
        self.show_part(PERSONS if of_persons else COLLECTIVES)

    def show_part(self, part: str) -> None:
        """Shows collectives or persons."""
        self.part.choose(part)
        self._parts.setCurrentIndex(int(part == PERSONS))
        self.first_focus().setFocus()

    # ---- layout ---------------------------------------------------------------------------------

    def _empty_page(self) -> QWidget:
        text = tr("Add the units of a round first; the ranking then proposes whom to award.")
        self._way_on = button(
            tr("Add &units"),
            lambda: self.context.screen_wanted.emit("units"),
            icon="building-2",
            kind="primary",
        )
        return EmptyState("award", tr("There is nobody to award yet."), text, self._way_on)

    def _connect(self) -> None:
        self.part.chosen.connect(self.show_part)
        self.sheet.edited.connect(self._on_sheet)
        self.proposal.rules.ruled.connect(self._on_rule)
        self.proposal.take_wanted.connect(self._on_take)
        self.proposal.unit_chosen.connect(lambda unit: self._on_added([unit]))
        self.collectives.add_wanted.connect(self.choose_units)
        self.collectives.moved.connect(self._on_moved)
        self.collectives.removed.connect(self._on_removed)
        self.collectives.model.noted.connect(self._on_noted)
        self.persons.model.drafted.connect(self._on_person_drafted)
        self.persons.model.changed.connect(self._on_person_changed)
        self.persons.pasted.connect(self._on_pasted)
        self.persons.sort_wanted.connect(self._on_sort)
        self.persons.moved.connect(self._on_persons_moved)
        self.persons.removed.connect(self._on_persons_removed)

    # ---- showing --------------------------------------------------------------------------------

    def _lines(self) -> list[CollectiveLine]:
        assert self._list is not None
        units = self.context.session.units
        return [
            CollectiveLine(c.unit_id, units[c.unit_id].name, self._standing(c.unit_id), c.note)
            for c in self._list.collectives
        ]

    def _standing(self, unit_id: UnitId) -> str:
        for book in self._books:
            standing = book.standing_of.get(unit_id)
            if standing is not None:
                index = show_index(standing.index, book.round.policy.decimals)
                if standing.rank is None:
                    return tr("Not ranked")
                return tr("Rank {rank} · {index}", rank=standing.rank, index=index)
        return ""

    def _difference(self) -> str:
        """Says in what a list that was taken over differs from what is proposed now."""
        assert self._list is not None
        if not self._list.sheet.confirmed:
            return tr("It changes with the ranking until you take it over or change it yourself.")
        proposed = {p.unit_id for p in self._proposed}
        more, fewer = len(self._list.unit_ids - proposed), len(proposed - self._list.unit_ids)
        if not more and not fewer:
            return ""
        return tr(
            "Unlike the proposal of now: {more} units more, {fewer} proposed ones not listed.",
            more=more,
            fewer=fewer,
        )

    def _take_changes(self) -> bool:
        assert self._list is not None
        return not awards.take_proposal(self._list, self._proposed).is_empty

    def _show_counts(self) -> None:
        assert self._list is not None
        collectives, persons = len(self._list.collectives), len(self._list.persons)
        nobody = not collectives and not persons
        self.closing.setText(
            tr("Nobody is on the list yet.") if nobody else closing_line(collectives, persons)
        )

    def show_preview(self) -> None:
        """Goes to the award list as it will be printed."""
        self.context.screen_wanted.emit("documents")
        self.context.paper_wanted.emit("awards")

    # ---- intents: heading and collectives -------------------------------------------------------

    def _do(self, edit: Edit) -> None:
        self.context.do(edit)

    def _on_sheet(self, sheet: AwardSheet) -> None:
        if self._list is not None:
            self._do(awards.set_sheet(self._list, sheet))

    def _on_rule(self, place: int, rule: AwardRule) -> None:
        self._do(awards.set_rule(self.context.session, self._books[place], rule))

    def _on_take(self) -> None:
        if self._list is not None:
            self._do(awards.take_proposal(self._list, self._proposed))
            self.collectives.table.setFocus()

    def choose_units(self) -> AddUnitsDialog | None:
        """Opens the dialog that adds units."""
        if self._list is None:
            return None
        listed = self._list.unit_ids
        units = [unit for book in self._books for unit in book.units if unit.id not in listed]
        dialog = AddUnitsDialog(units, self)
        dialog.chosen.connect(self._on_added)
        dialog.open()
        return dialog

    def _on_added(self, units: list[UnitId]) -> None:
        if self._list is not None:
            self._do(awards.add_collectives(self._list, units))
            self.collectives.select(units)

    def _on_moved(self, units: list[UnitId], step: int) -> None:
        if self._list is not None:
            self._do(awards.move_collectives(self._list, units, step))

    def _on_removed(self, units: list[UnitId]) -> None:
        if self._list is not None and units:
            row_now = self.collectives.model.row_of(units[0])
            self._do(awards.remove_collectives(self._list, units))
            left = self.collectives.model.rowCount()
            self.collectives.table.select_rows([min(row_now, left - 1)])

    def _on_noted(self, unit: UnitId, note: str) -> None:
        if self._list is not None:
            self._do(awards.set_note(self._list, unit, note))

    # ---- intents: persons -----------------------------------------------------------------------

    def _on_person_drafted(self, entry: PersonEntry) -> None:
        if self._list is not None:
            self._do(award_persons.add_persons(self.context.session, self._list, [entry]))

    def _on_person_changed(self, person: PersonId, entry: PersonEntry) -> None:
        if self._list is not None:
            self._do(award_persons.change_person(self._list, person, entry))

    def _on_pasted(self, pasted: PastedPersons) -> None:
        if self._list is None:
            return
        if not pasted.entries:
            self.context.told.emit(tr("No person in the clipboard."))
            return
        session = self.context.session
        self._do(award_persons.add_persons(session, self._list, pasted.entries, pasted=True))
        told = tr("{count} persons pasted", count=len(pasted.entries))
        if pasted.without_name:
            told += "; " + tr("{count} lines without a name left out", count=pasted.without_name)
        self.context.told.emit(told)

    def _on_sort(self) -> None:
        if self._list is not None:
            self._do(award_persons.sort_persons(self._list))

    def _on_persons_moved(self, persons: list[PersonId], step: int) -> None:
        if self._list is not None:
            self._do(award_persons.move_persons(self._list, persons, step))

    def _on_persons_removed(self, persons: list[PersonId]) -> None:
        if self._list is not None and persons:
            self._do(award_persons.remove_persons(self._list, persons))
