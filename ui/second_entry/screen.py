"""The screen Nhập lại lần hai: sheets with their states at the left, work at one at the right."""

from __future__ import annotations

from functools import partial
from random import Random, SystemRandom
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.scores import Stage, first_of
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    CampaignState,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import second_entry, second_entry_keying
from parindex_desktop.services.second_entry_blind import blind_cells
from parindex_desktop.services.second_entry_list import frozen_list
from parindex_desktop.services.second_entry_stale import StaleCells
from ui import theme
from ui.papers.notices import PaperNotices
from ui.papers.writing import EXCEL, ask_and_write
from ui.screens.screen import Screen
from ui.second_entry.begin_dialog import BeginDialog
from ui.second_entry.form_dialog import FormDialog
from ui.second_entry.sheet_list import SheetList, SheetRow
from ui.second_entry.sheet_work import SheetWork
from ui.second_entry.words import drawn_text, left_to_do, progress_text, title_of
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import PageStack
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from parindex_desktop.domain.edits import Edit, Entity
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context


_ROOM_FOR_BOTH = 52
"""Lines of text that list and cells need side by side."""
_LEAST_LETTERS = 24


class SecondEntryScreen(Screen):
    """Begins second entries, and leads each sheet through its states.

    Attributes:
        chance: Draws the start of a sample.
        sheets: The sheets at the left.
        work: What is done at the current one.
        campaigns: The second entries of the group, the newest first.
    """

    key: ClassVar[str] = "second_entry"
    title: ClassVar[str] = mark("Second entry")
    icon: ClassVar[str] = "copy"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.chance: Random = SystemRandom()
        self._wanted: CampaignId | None = None
        self._stale_cells = StaleCells()
        self._at_list = True
        self.sheets = SheetList()
        self.work = SheetWork(context)
        self.campaigns = QComboBox()
        self.campaigns.setAccessibleName(tr("Second entry"))
        self.campaigns.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.campaigns.setMinimumContentsLength(_LEAST_LETTERS)
        self.notices = PaperNotices()
        self.begin = button(tr("&Begin…"), self.ask_to_begin, icon="plus")
        self._export = button(tr("Export to &Excel…"), self.export, icon="file-spreadsheet")
        self._close = button(tr("C&lose…"), self.ask_to_close, icon="lock")
        self._to_list = button(tr("To the &sheets"), self._go_to_list, icon="chevron-left")
        self._back = button(tr("Score &grid"), self._go_back, icon="table-2", kind="quiet")
        self._header = PageHeader(tr(self.title), "", self._back, self.begin)
        self._body = QWidget()
        both = row(self.sheets, self.work, gap=1)
        both.setStretch(1, 1)
        which = row(self.campaigns, None, self._to_list, self._export, self._close)
        which.setStretch(0, 4)
        body = column(which, both, gap=0.4)
        body.setStretch(1, 1)
        self._body.setLayout(body)
        self._pages = PageStack()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._no_campaign())
        content = QWidget()
        layout = column(self._header, self.notices, self._pages, gap=0.4, margin=1)
        layout.setStretch(2, 1)
        content.setLayout(layout)
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def _connect(self) -> None:
        self.sheets.chosen.connect(lambda _unit: self._show_sheet())
        self.sheets.opened.connect(self.go_on)
        theme.appearance().changed.connect(self._fit)
        self.context.user_changed.connect(self._on_view_changed)
        self.campaigns.activated.connect(self._on_campaign)
        self.work.take_wanted.connect(self.go_on)
        self.work.reopen_wanted.connect(self.ask_to_reopen)
        self.work.finished.connect(self._after_sheet)
        self.work.left.connect(self._go_to_list)

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def campaign(self) -> Campaign | None:
        """The second entry shown: the one chosen, else the newest of the group."""
        found = self._campaigns()
        chosen = next((each for each in found if each.id == self._wanted), None)
        return chosen or (found[0] if found else None)

    def refresh(self) -> None:
        """Shows the second entries of the group looked at."""
        campaign, book = self.campaign, self.context.book
        is_open = campaign is not None and campaign.state is CampaignState.OPEN
        session = self.context.session
        leads = self.context.may_change(Role.APPRAISER)
        can_begin = book is not None and bool(book.units) and bool(book.leaves) and leads
        for way in (self.begin, self._first):
            way.setEnabled(can_begin)
        keeps_back = (
            bool(session.users)
            and campaign is not None
            and (campaign.id in blind_cells(session).campaigns)
        )
        self._export.setEnabled(campaign is not None and not keeps_back)
        self._close.setEnabled(is_open and leads)
        for tool in (self.begin, self._first, self._close):
            tool.setToolTip("" if leads else tr("Begun and closed by who appraises or a secretary"))
        self._export.setToolTip(
            tr("The list shows both entries: until it is closed, only to who appraises")
            if keeps_back
            else ""
        )
        self._header.set_badge("")
        if campaign is None:
            self._pages.setCurrentIndex(1)
            return
        self._pages.setCurrentIndex(0)
        self._offer_campaigns(campaign)
        self._header.set_badge(
            progress_text(self.context.session, campaign), "accent" if is_open else ""
        )
        self.sheets.show_rows(self._rows(campaign))
        self._show_sheet()

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to the sheet of an undone or redone edit."""
        changes = change_set.edit.entities
        things: list[Entity] = [each for c in changes if (each := c.after or c.before) is not None]
        units = [each.unit_id for each in things if isinstance(each, SecondSheet | Settlement)]
        units += [change.key.unit_id for change in change_set.edit.cells]
        if units:
            self.sheets.choose(units[0])
            self._at_list = False
            self._fit()
        self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        """Returns the cells of a sheet that is being keyed or settled, else the list."""
        if self._pages.currentIndex():
            return self.begin if self.begin.isEnabled() else self._back
        if self.work.isHidden():
            return self.sheets
        return self.work.cells or (self._to_list if self.sheets.isHidden() else self.sheets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Uses the room there is."""
        super().resizeEvent(event)
        self._fit()

    # ---- commands -------------------------------------------------------------------------------
    def ask_to_begin(self) -> None:
        """Asks which sheets are keyed again."""
        book = self.context.book
        if book is None:
            return
        stage = first_of(self.campaign.stage) if self.campaign else Stage.SELF
        dialog = BeginDialog(len(book.units), stage, self)
        dialog.wanted.connect(partial(self._begin, dialog))
        dialog.accepted.connect(lambda: self.first_focus().setFocus())
        dialog.open()

    def ask_to_close(self) -> None:
        """Closes the second entry; a reason is asked while sheets are not done."""
        campaign = self.campaign
        if campaign is None:
            return
        session = self.context.session
        left = second_entry.progress(session.dossier(campaign.round_id), campaign)
        self._ask_reason(
            tr("Close the second entry"),
            tr("{count} of {total} sheets are not done.",
               count=left.total - left.done, total=left.total),
            tr("All that was keyed stays. A reason is needed while sheets are not done."),
            tr("&Close it"),
            partial(second_entry.close, session, campaign),
        )  # fmt: skip

    def ask_to_reopen(self) -> None:
        """Takes the current sheet one step back, with a reason."""
        campaign, current = self.campaign, self.sheets.current
        if campaign is None or current is None:
            return
        settled = current.sheet.state is SheetState.SETTLED
        self._ask_reason(
            current.name,
            tr("Why is this sheet taken one step back?"),
            tr("What was settled can be settled anew.")
            if settled
            else tr("What has to be keyed anew is taken out of its cells; the log keeps it."),
            tr("&Take it back"),
            partial(
                second_entry_keying.reopen, self.context.session, campaign, current.sheet.unit_id
            ),
        )

    def export(self) -> None:
        """Asks for a file, and writes the list of differences."""
        campaign, book = self.campaign, self.context.book
        if campaign is None or book is None:
            return
        make = frozen_list(self.context.session, campaign)
        name = f"sai-khac-nhap-lai-{book.group.code}-{book.round.year}.xlsx"
        ask_and_write(self, self.notices, name=name, kind=EXCEL, make=make)

    def go_on(self) -> None:
        """Begins to key the current sheet if it waits; else puts the focus into its cells."""
        current, campaign = self.sheets.current, self.campaign
        if current is None or campaign is None:
            return
        if current.sheet.state is SheetState.WAITING:
            unit_id = current.sheet.unit_id
            self._do(lambda: second_entry_keying.take(self.context.session, campaign, unit_id))
        self._at_list = False
        self._fit()
        self.first_focus().setFocus()

    # ---- inside ---------------------------------------------------------------------------------
    def _campaigns(self) -> tuple[Campaign, ...]:
        dossier, group = self.context.dossier, self.context.group
        return tuple(reversed(dossier.campaigns(group.id))) if dossier and group else ()

    def _offer_campaigns(self, shown: Campaign) -> None:
        found = self._campaigns()
        dossier = self.context.session.dossier(shown.round_id)
        texts = [title_of(each, len(dossier.second_sheets(each.id))) for each in found]
        if [self.campaigns.itemText(at) for at in range(self.campaigns.count())] != texts:
            self.campaigns.clear()
            self.campaigns.addItems(texts)
        self.campaigns.setCurrentIndex(found.index(shown))

    def _on_campaign(self, at: int) -> None:
        self._wanted = self._campaigns()[at].id
        self.refresh()

    def _rows(self, campaign: Campaign) -> list[SheetRow]:
        session, book = self.context.session, second_entry.book_of(self.context.session, campaign)
        dossier = session.dossier(campaign.round_id)
        stale = [place.unit_id for place in self._stale_cells.of(book, dossier, campaign)]
        sheets = {sheet.unit_id: sheet for sheet in dossier.second_sheets(campaign.id)}
        return [
            SheetRow(
                sheet,
                unit.name,
                left_to_do(session, campaign, sheet, stale.count(unit.id)),
                unit.id in stale,
            )
            for unit in book.units
            if (sheet := sheets.get(unit.id)) is not None
        ]

    def _show_sheet(self) -> None:
        """Shows the work at the current sheet."""
        self.work.show_sheet(self.campaign, self.sheets.current)
        self._fit()

    def _go_to_list(self) -> None:
        self._at_list = True
        self._fit()
        self.sheets.setFocus()

    def _fit(self) -> None:
        """Shows list and work side by side where there is room, else the one in use."""
        narrow = self.width() < theme.em(_ROOM_FOR_BOTH)
        self.sheets.setVisible(not narrow or self._at_list)
        self.work.setVisible(not narrow or not self._at_list)
        self._to_list.setVisible(narrow and not self._at_list)

    def _no_campaign(self) -> QWidget:
        self._first = button(tr("Begin a second &entry…"), self.ask_to_begin, kind="primary")
        text = tr(
            "Paper sheets are keyed by two people; the program shows where they differ. "
            "All sheets of a group, or a sample drawn by chance."
        )
        return EmptyState("copy", tr("No second entry yet"), text, self._first)

    def _begin(self, dialog: BeginDialog, stage: Stage, coverage: Coverage, every: int) -> None:
        book = self.context.book
        assert book is not None
        self._wanted = None

        def make() -> Edit:
            return second_entry.begin(
                self.context.session, book.round, book.group, stage,
                coverage=coverage, every=every, chance=self.chance,
            )  # fmt: skip

        done = self._do(make)
        campaign = self.campaign
        if not done or coverage is Coverage.FULL or campaign is None:
            dialog.accept()
            return
        dossier = self.context.session.dossier(campaign.round_id)
        drawn = tuple(
            unit for unit in book.units if dossier.second_sheet(campaign.id, unit.id) is not None
        )
        heading = drawn_text(campaign, drawn, len(book.units))
        dialog.show_drawn(heading, [unit.name for unit in drawn])

    def _after_sheet(self) -> None:
        """Goes on: to the cells that differ, else to the next sheet to be keyed."""
        current = self.sheets.current
        if current is not None and current.sheet.state is not SheetState.REKEYING:
            self.sheets.choose_next()
            self._at_list = True
            self._fit()
        self.first_focus().setFocus()

    def _ask_reason(
        self, title: str, text: str, hint: str, verb: str, make: Callable[[str], Edit]
    ) -> None:
        FormDialog(
            self, self.context, title=title, text=text, hint=hint, names=(tr("&Reason"),),
            verb=verb, make=make,
        ).open()  # fmt: skip

    def _do(self, make: Callable[[], Edit]) -> bool:
        try:
            edit = make()
        except AppError as error:
            self.context.failed.emit(error)
            return False
        return self.context.do(edit)

    def _go_back(self) -> None:
        self.context.screen_wanted.emit("scores")
