"""The screen Khen thưởng: a sheet for each form, proposed by rules, decided by the official."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.award_proposal import Verdict
from parindex_desktop.domain.awards import FORMS, SheetId
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import awards as edits
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.award_warnings import warnings
from parindex_desktop.services.locked_rounds import reading_for_screens
from parindex_desktop.services.papers.award_values import usual_giver
from ui.awards.collective_part import CollectivePart
from ui.awards.person_part import PersonPart
from ui.awards.proposal_part import ProposalPart
from ui.awards.sheet_bar import SheetBar
from ui.awards.sheet_form import SheetForm
from ui.awards.warnings_bar import WarningsBar
from ui.messages import ask
from ui.rounds.applying import apply
from ui.screens.screen import Screen
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf
from ui.widgets.scrolling import Scrolling
from ui.widgets.segments import Segments
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardSheet
    from parindex_desktop.domain.units import RoundId, UnitId
    from parindex_desktop.services.award_lists import Awards, SheetList
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

PROPOSAL, COLLECTIVES, PERSONS = "proposal", "collectives", "persons"
PARTS = (PROPOSAL, COLLECTIVES, PERSONS)
_PROPOSING = ("awards.rule", "awards.bar", "awards.unbar")


class AwardsScreen(Screen):
    """Who is awarded; every step of the official is one edit that can be undone.

    Attributes:
        awards: The sheets of the round looked at.
        sheet_list: The sheet shown.
    """

    key: ClassVar[str] = "awards"
    title: ClassVar[str] = mark("Awards")
    icon: ClassVar[str] = "award"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.awards: Awards | None = None
        self.sheet_list: SheetList | None = None
        self._places: dict[RoundId, int] = {}
        self.bar, self.sheet, self.warnings = SheetBar(), SheetForm(), WarningsBar()
        self.proposal, self.collectives = ProposalPart(context), CollectivePart(context)
        self.persons = PersonPart(context)
        self.part = Segments([(part, "") for part in PARTS])
        self._panels = (self.proposal, self.collectives, self.persons)
        self._parts = OneOf(*self._panels)
        self._empty = self._empty_page()
        self._whole = self._work()
        self._pages = OneOf(self._whole, self._empty)
        preview = button(tr("&Preview the list"), self.show_preview, icon="eye")
        hint = tr("By rules from the ranking, persons by name; one list for each form.")
        content = QWidget()
        content.setLayout(column(PageHeader(tr(self.title), hint, preview), self._pages, margin=1))
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Shows the sheets of the round looked at, and what is proposed now."""
        round_, session = self.context.round, self.context.session
        is_empty = round_ is None or not self.context.groups
        self._pages.show_part(self._empty if is_empty else self._whole)
        if round_ is None:
            return
        reading = reading_for_screens(session, round_)
        self.awards = read_awards(reading, round_)
        place = min(self._places.get(round_.id, 0), len(self.awards.sheets) - 1)
        shown = self.sheet_list = self.awards.sheets[place]
        self.bar.show_awards(self.awards, shown)
        authority = usual_giver(session, shown.sheet)
        self.sheet.show_sheet(shown.sheet, year=round_.year, authority=authority)
        nobody = any(each.verdict is Verdict.OPEN for each in shown.judged)
        found = warnings(reading, round_, self.awards, shown)
        self.warnings.show_problems(found, nobody=nobody and not shown.proposed)
        self.proposal.show_sheet(self.awards, shown)
        self.collectives.show_sheet(shown)
        self.persons.show_sheet(self.awards, shown)
        self._show_counts(shown)

    def first_focus(self) -> QWidget:
        """Returns the table of the part shown."""
        if self._pages.current is self._empty:
            return self._way_on
        tables: dict[object, QWidget] = {
            PERSONS: self.persons.panel.table,
            COLLECTIVES: self.collectives.panel.table,
        }
        return tables.get(self.part.current, self.proposal.panel.table)

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the part in which an undone or redone change is seen."""
        action = change_set.edit.action
        if action.startswith("awards.person"):
            self.show_part(PERSONS)
        else:
            self.show_part(PROPOSAL if action.startswith(_PROPOSING) else COLLECTIVES)

    def show_part(self, part: str) -> None:
        """Shows the proposal, the collectives or the persons."""
        self.part.choose(part)
        self._parts.show_part(self._panels[PARTS.index(part)])
        self.first_focus().setFocus()

    def show_sheet(self, sheet_id: SheetId) -> None:
        """Shows another sheet of the round."""
        if self.awards is not None:
            ids = [each.sheet.id for each in self.awards.sheets]
            self._places[self.awards.round_id] = ids.index(sheet_id)
            self.refresh()

    def show_preview(self) -> None:
        """Goes to the award list as it will be printed."""
        self.context.screen_wanted.emit("documents")
        self.context.paper_wanted.emit(PaperKind.AWARD_LIST)

    # ---- layout ---------------------------------------------------------------------------------

    def _work(self) -> QWidget:
        work = QWidget()
        choice = TwoLines(row(self.bar), row(None, self.part))
        lines = column(choice, self.sheet, self.warnings, self._parts)
        lines.setStretchFactor(self._parts, 1)
        work.setLayout(lines)
        lines.setContentsMargins(0, 0, 0, 0)
        return work

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
        self.part.setToolTip(tr("Proposal, collectives, persons (Alt+PgUp, Alt+PgDown)"))
        self.bar.tabs.setToolTip(tr("Forms of award (Alt+Left, Alt+Right)"))
        action(self, tr("Next form"), lambda: self.bar.tabs.step(1), keys="Alt+Right")
        action(self, tr("Previous form"), lambda: self.bar.tabs.step(-1), keys="Alt+Left")
        action(self, tr("Next part"), lambda: self.part.step(1), keys="Alt+PgDown")
        action(self, tr("Previous part"), lambda: self.part.step(-1), keys="Alt+PgUp")
        self.bar.chosen.connect(self.show_sheet)
        self.bar.add_wanted.connect(self._add_sheet)
        self.bar.remove_wanted.connect(self._ask_remove)
        self.bar.move_wanted.connect(self._move_sheet)
        self.sheet.edited.connect(self._on_sheet)
        self.warnings.open_wanted.connect(self.proposal.propose_open)
        self.warnings.lock_wanted.connect(lambda: self.context.screen_wanted.emit("locking"))
        self.proposal.unit_chosen.connect(self._add_unit)
        self.proposal.taken.connect(lambda: self.show_part(COLLECTIVES))

    def _show_counts(self, shown: SheetList) -> None:
        texts = (
            tr("Proposal ({count})", count=len(shown.proposed)),
            tr("Collectives ({count})", count=len(shown.collectives)),
            tr("Persons ({count})", count=len(shown.persons)),
        )
        for part, text in zip(PARTS, texts, strict=True):
            self.part.set_text(part, text)

    # ---- intents --------------------------------------------------------------------------------

    def _on_sheet(self, sheet: AwardSheet) -> None:
        shown, session = self.sheet_list, self.context.session
        if shown is not None:
            apply(self.context, lambda: edits.set_sheet(session, shown, sheet))

    def _add_sheet(self) -> None:
        awards, session = self.awards, self.context.session
        if awards is None:
            return
        used = {each.sheet.form for each in awards.sheets}
        form = next((each for each in FORMS if each not in used), tr("Another form"))
        self._places[awards.round_id] = len(awards.sheets)
        apply(self.context, lambda: edits.add_sheet(session, awards, form))

    def _move_sheet(self, step: int) -> None:
        if self.awards is not None and self.sheet_list is not None:
            self._places[self.awards.round_id] = self.awards.sheets.index(self.sheet_list) + step
            self.context.do(edits.move_sheet(self.awards, self.sheet_list.sheet.id, step))

    def _ask_remove(self) -> None:
        awards, shown = self.awards, self.sheet_list
        if awards is None or shown is None:
            return
        if not shown.stored and not shown.persons:
            self.context.do(edits.remove_sheet(awards, shown.sheet.id))
            return
        ask(
            self,
            title=tr("Remove a form of award"),
            text=tr("Remove {form} with all who are listed for it?", form=shown.sheet.form),
            hint=tr(
                "{collectives} collectives and {persons} persons. It can be undone.",
                collectives=len(shown.stored),
                persons=len(shown.persons),
            ),
            yes=tr("Remove"),
            on_yes=lambda: self.context.do(edits.remove_sheet(awards, shown.sheet.id)),
            danger=True,
        )

    def _add_unit(self, unit_id: UnitId) -> None:
        self.collectives.add_unit(unit_id)
