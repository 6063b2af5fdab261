"""Settling one sheet: what was keyed stands side by side, with who keyed it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.domain.second_entry.campaigns import CampaignState, SheetState
from parindex_desktop.domain.second_entry.differences import is_blank
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import second_entry_settling as settling
from parindex_desktop.services.second_entry import book_of, sheet_of
from parindex_desktop.services.second_entry_people import first_keyers
from ui.second_entry.form_dialog import FormDialog
from ui.second_entry.settling_table import SettlingTable
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet
    from parindex_desktop.domain.units import UnitId
    from ui.context import Context


class SettlingPane(QWidget):
    """The differing cells of a sheet, to be settled or settled.

    Attributes:
        table: The cells.
        take_proposed: Settles all that the third entry confirms.
        other: Asks for another value.

    Signals:
        reopen_wanted: The sheet shall go one step back, with a reason.
    """

    reopen_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._campaign: Campaign | None = None
        self._unit_id: UnitId | None = None
        self.table = SettlingTable()
        self._unit = label("", "heading", wraps=True)
        self._task = label("", "muted", wraps=True)
        self._people = label("", wraps=True)
        self._whole = label("", "muted", wraps=True)
        self.take_proposed = button("", self._take_proposed, icon="check", kind="primary")
        self.other = button(tr("Another &value…"), self._ask_other, icon="pencil")
        self._end = button(tr("&End settling"), self._finish, kind="primary")
        self._reopen = button(tr("Reo&pen…"), self.reopen_wanted.emit, kind="quiet")
        below = row(self._reopen, None, self.other, self.take_proposed, self._end)
        self.setLayout(
            column(self._unit, self._task, self._people, self.table, self._whole, below, gap=0.4)
        )
        self.layout().setStretch(3, 1)  # type: ignore[union-attr]
        self.setFocusProxy(self.table)
        self.table.entry_chosen.connect(self._choose)
        self.table.other_wanted.connect(self._ask_other)
        self.table.selectionModel().currentRowChanged.connect(lambda *_at: self._show_whole())

    def show_sheet(self, campaign: Campaign, unit_id: UnitId) -> None:
        """Shows what is in dispute of a unit, and whether who works may settle it."""
        session = self._context.session
        self._campaign, self._unit_id = campaign, unit_id
        sheet = sheet_of(session, campaign, unit_id)
        found = settling.disputes(session, campaign, unit_id)
        self.table.show_rows(found)
        self._unit.setText(book_of(session, campaign).units_by_id[unit_id].name)
        self._people.setText(_people(first_keyers(session, campaign, unit_id), sheet))
        allowed = self._show_task(sheet)
        still_open = [each for each in found if each.is_open]
        proposed = [
            each
            for each in still_open
            if (chosen := each.compared.proposal) is not None and not is_blank(chosen)
        ]
        self.take_proposed.setText(tr("&Take {count} proposals", count=len(proposed)))
        self.take_proposed.setVisible(allowed and bool(proposed))
        may = self._context.may_change(Role.ENTRY)
        self._reopen.setEnabled(may and campaign.state is CampaignState.OPEN)
        self.other.setVisible(allowed and bool(found))
        self._end.setVisible(allowed and not still_open)
        self._show_whole()

    def _show_task(self, sheet: SecondSheet) -> bool:
        """Says what is to do; returns whether who works may do it."""
        if sheet.state is not SheetState.SETTLING:
            self._task.setText(tr("All differing cells are settled."))
            return False
        try:
            settling.check_may_settle(self._context.session, *self._sheet)
        except AppError as error:
            told = tell(error)
            self._task.setText(f"{told.text} {told.action}")
            return False
        self._task.setText(
            tr("Choose with 1, 2 or 3 what holds; Enter asks for another value and its reason.")
        )
        return True

    @property
    def _sheet(self) -> tuple[Campaign, UnitId]:
        assert self._campaign is not None
        assert self._unit_id is not None
        return self._campaign, self._unit_id

    def _choose(self, text: str) -> None:
        current = self.table.current
        if current is not None:
            leaf = current.compared.criterion.id
            self._do(partial(settling.settle, self._context.session, *self._sheet, leaf, text))

    def _take_proposed(self) -> None:
        self._do(partial(settling.settle_proposed, self._context.session, *self._sheet))
        self.table.setFocus()

    def _finish(self) -> None:
        self._do(partial(settling.finish_settling, self._context.session, *self._sheet))

    def _ask_other(self) -> None:
        current = self.table.current
        if current is None or self.other.isHidden():
            return
        leaf = current.compared.criterion
        FormDialog(
            self,
            self._context,
            title=tr("Another value"),
            text=f"{leaf.code}  {leaf.name}",
            hint=tr("The entries stay; this value goes into the score grid."),
            names=(tr("&Value"), tr("&Reason")),
            verb=tr("&Settle"),
            make=partial(settling.settle, self._context.session, *self._sheet, leaf.id),
        ).open()

    def _do(self, make: Callable[[], Edit]) -> None:
        try:
            edit = make()
        except AppError as error:
            self._context.failed.emit(error)
            return
        self._context.do(edit)

    def _show_whole(self) -> None:
        """Says the current cell in full, and why another value was chosen."""
        current = self.table.current
        if current is None:
            self._whole.setText("")
            return
        leaf, settled = current.compared.criterion, current.settlement
        reason = settled.reason if settled is not None else ""
        parts = [f"{leaf.code}  {leaf.name}"]
        if reason:
            parts.append(tr("Reason: {reason}", reason=reason))
        self._whole.setText("  ·  ".join(parts))


def _people(first: tuple[str, ...], sheet: SecondSheet) -> str:
    parts = [
        tr("First entry: {names}", names=", ".join(first) or "–"),
        tr("Second: {name}", name=sheet.keyed_by or "–"),
        tr("Third: {name}", name=sheet.rekeyed_by or "–"),
    ]
    if sheet.settled_by:
        parts.append(tr("Settled by: {name}", name=sheet.settled_by))
    return " · ".join(parts)
