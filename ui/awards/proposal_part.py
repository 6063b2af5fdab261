"""The proposal of the sheet shown: rules, bars, and taking it over, each one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services import awards as edits
from ui.awards.proposal_model import ProposalLine, proposal_line
from ui.awards.proposal_panel import ProposalPanel
from ui.awards.reason_dialog import REASONS_FOR_BARS, ReasonDialog
from ui.awards.rule_dialog import RuleDialog
from ui.rounds.applying import apply
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.award_rules import AwardRule
    from parindex_desktop.domain.units import GroupId, UnitGroup
    from parindex_desktop.services.award_lists import Awards, SheetList
    from ui.context import Context


class ProposalPart(QWidget):
    """The panel of the proposal, joined to the file.

    Attributes:
        panel: What is shown.

    Signals:
        unit_chosen: A unit that the person wants on the list.
        taken: The proposal became the list.
    """

    unit_chosen = Signal(object)
    taken = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._awards: Awards | None = None
        self._list: SheetList | None = None
        self.panel = ProposalPanel()
        self.setLayout(column(self.panel))
        self.panel.unit_chosen.connect(self.unit_chosen.emit)
        self.panel.take_wanted.connect(self._take)
        self.panel.bar_wanted.connect(self.bar)
        self.panel.rules.change_wanted.connect(self.change_rule)

    def show_sheet(self, awards: Awards, sheet_list: SheetList) -> None:
        """Shows what the rules of one sheet propose."""
        self._awards, self._list = awards, sheet_list
        session, round_ = self._context.session, self._context.round
        if round_ is None:
            return
        bars = {bar.unit_id: bar.reason for bar in awards.bars}
        listed = sheet_list.unit_ids
        lines = [
            proposal_line(
                each,
                name=session.units[each.unit_id].name,
                decimals=round_.policy.decimals,
                listed=each.unit_id in listed,
                barred=bars.get(each.unit_id, ""),
            )
            for each in sheet_list.judged
        ]
        rules = [(g, sheet_list.sheet.rule_of(g.id)) for g in self._context.groups]
        self.panel.show_proposal(rules, lines)
        idle = not sheet_list.proposed or edits.is_taken_over(sheet_list)
        self.panel.take.setEnabled(not idle)

    def change_rule(self, group: UnitGroup) -> RuleDialog | None:
        """Opens the dialog that changes the rule of a group."""
        if self._list is None or self._context.round is None:
            return None
        book = self._context.session.book(self._context.round.id, group.id)
        dialog = RuleDialog(
            self._context,
            self,
            group=group,
            rule=self._list.sheet.rule_of(group.id),
            classes=[band.name for band in book.setup.bands],
        )
        dialog.ruled.connect(lambda rule, for_all: self._rule(group, rule, for_all))
        dialog.open()
        return dialog

    def propose_open(self) -> None:
        """Lets the rules of all groups propose although the results are not locked."""
        if self._list is not None:
            sheet = self._list.sheet
            groups = self._context.groups
            self._set_rules({g.id: replace(sheet.rule_of(g.id), skip_open=False) for g in groups})

    def bar(self, line: ProposalLine) -> ReasonDialog | None:
        """Says that a unit may not be awarded, or lifts that."""
        if line.barred:
            self._set_bar(line, "")
            return None
        dialog = ReasonDialog(
            self,
            title=tr("Not to be awarded"),
            text=tr("Why may {name} not be awarded this year?", name=line.name),
            hint=tr("Holds on all sheets of the year, for rules that leave out who is barred."),
            yes=tr("&Not to be awarded"),
            on_given=lambda reason: self._set_bar(line, reason),
            usual=REASONS_FOR_BARS,
        )
        dialog.open()
        return dialog

    def _set_bar(self, line: ProposalLine, reason: str) -> None:
        awards = self._awards
        if awards is not None:
            apply(self._context, lambda: edits.set_bar(awards, line.unit_id, reason, line.name))

    def _rule(self, group: UnitGroup, rule: AwardRule, for_all: bool) -> None:
        groups = self._context.groups if for_all else (group,)
        self._set_rules({each.id: rule for each in groups})

    def _set_rules(self, rules: Mapping[GroupId, AwardRule]) -> None:
        shown, session = self._list, self._context.session
        if shown is not None:
            apply(self._context, lambda: edits.set_rules(session, shown, rules))

    def _take(self) -> None:
        shown, session = self._list, self._context.session
        if shown is not None and apply(self._context, lambda: edits.take_proposal(session, shown)):
            self.taken.emit()
