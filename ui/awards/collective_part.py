"""The collectives of the sheet shown, and what the official does with them, each one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.edits import Edit
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.services import awards as edits
from parindex_desktop.services.award_lists import collective_name
from parindex_desktop.services.award_words import why
from parindex_desktop.services.entity_changes import removed
from parindex_desktop.services.register_gate import refuse_against_register
from ui.awards.add_collectives import Addable, AddCollectivesDialog
from ui.awards.collective_model import CollectiveLine
from ui.awards.collective_panel import CollectivePanel
from ui.awards.reason_dialog import ReasonDialog
from ui.results.words import show_index
from ui.rounds.applying import apply
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.domain.awards import AwardedCollective
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.award_proposals import Proposed
    from parindex_desktop.services.session import Session
    from ui.context import Context


class CollectivePart(QWidget):
    """The panel of collectives, joined to the file; what goes against the rules asks why.

    Attributes:
        panel: What is shown.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._list: SheetList | None = None
        self._judged: dict[UnitId, Proposed] = {}
        self.panel = CollectivePanel()
        self.setLayout(column(self.panel))
        self.panel.add_wanted.connect(self.choose)
        self.panel.moved.connect(self.move_lines)
        self.panel.removed.connect(self.remove_lines)
        self.panel.model.typed.connect(self._on_typed)

    def show_sheet(self, sheet_list: SheetList) -> None:
        """Shows the collectives of one sheet."""
        self._list = sheet_list
        self._judged = {each.unit_id: each for each in sheet_list.judged}
        lines = [self._line(each) for each in sheet_list.collectives]
        confirmed = sheet_list.sheet.confirmed
        self.panel.show_list(lines, confirmed=confirmed, decided=self._decided())

    # ---- showing --------------------------------------------------------------------------------

    def _line(self, collective: AwardedCollective) -> CollectiveLine:
        judged = self._judged.get(collective.unit_id) if collective.unit_id is not None else None
        proposed = judged is not None and judged.verdict.is_in
        return CollectiveLine(
            collective,
            collective_name(self._context.session, collective),
            self._standing(judged),
            collective.reason or self._usual_reason(judged),
            against=not proposed,
        )

    def _usual_reason(self, judged: Proposed | None) -> str:
        """Says why a collective without a reason of its own is listed, or should not be."""
        if judged is None:
            return tr("No unit of the index")
        if judged.verdict.is_in:
            return tr("Proposed by the rules")
        assert self._context.round is not None
        return why(judged, self._context.round.policy.decimals)

    def _standing(self, judged: Proposed | None) -> str:
        round_ = self._context.round
        if judged is None or round_ is None:
            return ""
        if judged.standing.rank is None:
            return f"{judged.group.heading} · " + tr("Not ranked")
        index = show_index(judged.standing.index, round_.policy.decimals)
        rank = tr("Rank {rank} · {index}", rank=judged.standing.rank, index=index)
        return f"{judged.group.heading} · {rank}"

    def _decided(self) -> list[str]:
        """Says where the official decided otherwise than the rules."""
        assert self._list is not None
        units = self._context.session.units
        told = [
            tr(
                "Proposed, not listed: {unit} – {reason}",
                unit=units[each.unit_id].name,
                reason=each.reason,
            )
            for each in self._list.taken_off
        ]
        if self._list.sheet.order_reason:
            told.append(tr("Other order: {reason}", reason=self._list.sheet.order_reason))
        return told

    # ---- intents --------------------------------------------------------------------------------

    def choose(self) -> AddCollectivesDialog | None:
        """Opens the dialog that adds collectives."""
        if self._list is None or self._context.round is None:
            return None
        listed, units = self._list.unit_ids, self._context.session.units
        left = [each for each in self._list.judged if each.unit_id not in listed]
        decimals = self._context.round.policy.decimals
        addable = [
            Addable(each.unit_id, units[each.unit_id].name, each.verdict.is_in, why(each, decimals))
            for each in left
        ]
        dialog = AddCollectivesDialog(addable, self)
        dialog.chosen.connect(self._add)
        dialog.named.connect(self._add_named)
        dialog.open()
        return dialog

    def add_unit(self, unit_id: UnitId) -> ReasonDialog | None:
        """Puts a unit on the list; asks why when the rules do not propose it."""
        judged = self._judged.get(unit_id)
        if judged is not None and judged.verdict.is_in:
            self._add([unit_id], "")
            return None
        name = self._context.session.units[unit_id].name
        return self._ask(
            tr("Add to the list"),
            tr("Why is {name} listed though the rules do not propose it?", name=name),
            yes=tr("&Add to the list"),
            on_given=lambda reason: self._add([unit_id], reason),
        )

    def move_lines(self, collectives: list[AwardedCollective], step: int) -> ReasonDialog | None:
        """Moves lines; asks why once they stand in another order than that of the proposal."""
        if self._list is None or not collectives:
            return None
        rows = self.panel.table.selected_rows
        after = edits.moved_collectives(self._list, collectives, step)
        if edits.is_other_order(self._list, after) and not self._list.sheet.order_reason:
            return self._ask(
                tr("Order"),
                tr("Why does the list stand in another order than the ranking?"),
                yes=tr("&Move"),
                on_given=lambda reason: self._move(rows, collectives, step, reason),
            )
        self._move(rows, collectives, step, "")
        return None

    def remove_lines(self, collectives: list[AwardedCollective]) -> ReasonDialog | None:
        """Takes lines off; asks why where the rules propose them, unless they have numbers."""
        if self._list is None or not collectives or self._told_numbered(collectives):
            return None
        proposed = {each.unit_id for each in self._list.proposed}
        names = [
            collective_name(self._context.session, each)
            for each in collectives
            if each.unit_id in proposed
        ]
        if not names:
            self._remove(collectives, "")
            return None
        return self._ask(
            tr("Take off the list"),
            tr("Why is {names} not listed though the rules propose it?", names=", ".join(names)),
            yes=tr("&Take off"),
            on_given=lambda reason: self._remove(collectives, reason),
        )

    def _told_numbered(self, collectives: list[AwardedCollective]) -> bool:
        """Tells that the register holds who would leave, before anybody gives a reason."""
        try:
            taken_off = Edit("awards.remove", entities=removed(collectives))
            refuse_against_register(taken_off, self._context.session.reader)
        except InputError as error:
            self._context.failed.emit(error)
            return True
        return False

    def _ask(
        self, title: str, text: str, *, yes: str, on_given: Callable[[str], object]
    ) -> ReasonDialog:
        hint = tr("The reason stands beside the list and in the log; it is not printed.")
        dialog = ReasonDialog(self, title=title, text=text, hint=hint, yes=yes, on_given=on_given)
        dialog.open()
        return dialog

    def _add(self, units: list[UnitId], reason: str) -> None:
        self._do(lambda session, on: edits.add_collectives(session, on, units, reason=reason))
        count = self.panel.model.rowCount()
        self.panel.table.select_rows(range(count - len(units), count))

    def _add_named(self, name: str) -> None:
        self._do(lambda session, on: edits.add_named(session, on, name))
        self.panel.table.select_rows([self.panel.model.rowCount() - 1])

    def _move(
        self, rows: list[int], collectives: list[AwardedCollective], step: int, reason: str
    ) -> None:
        last = self.panel.model.rowCount() - 1
        self._do(
            lambda session, on: edits.move_collectives(
                session, on, collectives, step, reason=reason
            )
        )
        if rows[0] + step >= 0 and rows[-1] + step <= last:
            self.panel.table.select_rows(each + step for each in rows)

    def _remove(self, collectives: list[AwardedCollective], reason: str) -> None:
        row_now = min(self.panel.table.selected_rows, default=0)
        self._do(
            lambda session, on: edits.remove_collectives(session, on, collectives, reason=reason)
        )
        self.panel.table.select_rows([min(row_now, self.panel.model.rowCount() - 1)])

    def _on_typed(self, before: AwardedCollective, after: AwardedCollective) -> None:
        """Writes what was typed; the name of the unit typed again is no name of its own."""
        units = self._context.session.units
        if after.unit_id is not None and after.name == units[after.unit_id].name:
            after = replace(after, name="")
        self._do(lambda session, on: edits.change_collective(session, on, before, after))

    def _do(self, make: Callable[[Session, SheetList], Edit]) -> None:
        """Makes and writes an edit of the sheet shown; a refusal is told."""
        if self._list is not None:
            session, shown = self._context.session, self._list
            apply(self._context, lambda: make(session, shown))
