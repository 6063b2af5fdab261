"""What is done at one sheet by who works now: keying, settling, or nothing for the time being."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.second_entry.campaigns import SheetState
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import second_entry_keying, second_entry_settling
from parindex_desktop.services.second_entry_blind import blind_cells
from ui.second_entry.keying_pane import KeyingPane
from ui.second_entry.settling_pane import SettlingPane
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.roomy import PageStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from parindex_desktop.domain.second_entry.campaigns import Campaign
    from ui.context import Context
    from ui.second_entry.sheet_list import SheetRow


class SheetWork(PageStack):
    """Shows the cells to key or to settle, or in their place what the state of the sheet is.

    Attributes:
        keying, settling: The work at the cells.

    Signals:
        take_wanted: A waiting sheet shall be keyed now.
        reopen_wanted: The sheet shall go one step back, with a reason.
        finished: What was keyed is finished.
        left: Back to the list.
    """

    take_wanted = Signal()
    reopen_wanted = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lead: QWidget | None = None
        self.keying, self.settling = KeyingPane(context), SettlingPane(context)
        self.addWidget(self.keying)
        self.addWidget(self.settling)
        self.keying.finished.connect(self.finished)
        self.keying.paused.connect(self.left)
        self.keying.hand_back_wanted.connect(self.reopen_wanted)
        self.settling.reopen_wanted.connect(self.reopen_wanted)
        action(self, tr("To the &sheets"), self.left.emit, keys="Esc")

    @property
    def cells(self) -> QWidget | None:
        """The cells shown; None where there is nothing to key or settle."""
        shown = self.currentWidget()
        return shown if shown in (self.keying, self.settling) else None

    def show_sheet(self, campaign: Campaign | None, current: SheetRow | None) -> None:
        """Shows a sheet as it is now."""
        if campaign is None or current is None:
            return
        match current.sheet.state:
            case SheetState.SETTLING | SheetState.SETTLED:
                self._show_settling(campaign, current)
            case SheetState.AGREED:
                self._show_agreed(current)
            case SheetState.WAITING:
                self._show_waiting(campaign, current)
            case _:
                self._show_keying(campaign, current)

    def _show_keying(self, campaign: Campaign, current: SheetRow) -> None:
        unit_id = current.sheet.unit_id
        try:
            second_entry_keying.check_may_key(self._context.session, campaign, unit_id)
        except AppError as error:
            self._tell(current.name, error, self._reopen_button())
            return
        self.keying.show_sheet(campaign, unit_id)
        self._show(self.keying)

    def _show_settling(self, campaign: Campaign, current: SheetRow) -> None:
        """Shows what differs, but not to who may have to key it once more."""
        session, unit_id = self._context.session, current.sheet.unit_id
        if session.users and campaign.id in blind_cells(session).campaigns:
            try:
                second_entry_settling.check_may_settle(session, campaign, unit_id)
            except AppError as error:
                if current.sheet.state is SheetState.SETTLED:
                    text = tr("All differing cells are settled.")
                    self._lead_on(EmptyState("check", current.name, text, self._reopen_button()))
                else:
                    self._tell(current.name, error, self._reopen_button())
                return
        self.settling.show_sheet(campaign, unit_id)
        self._show(self.settling)

    def _show_waiting(self, campaign: Campaign, current: SheetRow) -> None:
        if not self._context.may_change(Role.ENTRY):
            text = tr("This sheet waits to be keyed from paper by a second person.")
            self._lead_on(EmptyState("pencil", current.name, text))
            return
        try:
            second_entry_keying.take(self._context.session, campaign, current.sheet.unit_id)
        except AppError as error:
            self._tell(current.name, error)
            return
        way = button(tr("&Key this sheet"), self.take_wanted.emit, kind="primary")
        text = tr("This sheet waits to be keyed from paper. The first entry is not shown.")
        self._lead_on(EmptyState("pencil", current.name, text, way))

    def _show_agreed(self, current: SheetRow) -> None:
        name = current.sheet.keyed_by
        text = (
            tr("A value was changed after both entries had agreed. Reopen the sheet.")
            if current.stale
            else tr("Both entries agree in every cell. Keyed again by {name}.", name=name)
        )
        self._lead_on(EmptyState("check", current.name, text, self._reopen_button()))

    def _tell(self, name: str, error: AppError, *ways: QWidget) -> None:
        told = tell(error)
        self._lead_on(EmptyState("users", name, f"{told.text} {told.action}".strip(), *ways))

    def _reopen_button(self) -> QPushButton:
        made = button(tr("Reo&pen…"), self.reopen_wanted.emit)
        made.setEnabled(self._context.may_change(Role.ENTRY))
        return made

    def _lead_on(self, lead: QWidget) -> None:
        self.addWidget(lead)
        self._show(lead)
        self._lead = lead

    def _show(self, page: QWidget) -> None:
        """Shows a page; what was said of another sheet goes."""
        self.setCurrentWidget(page)
        if self._lead is not None:
            self.removeWidget(self._lead)
            self._lead.deleteLater()
            self._lead = None
