"""Step 3: every rule beside the wording it was read from, accepted one by one or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.i18n import tr
from parindex_desktop.services.criteria_import_draft import RuleState
from parindex_desktop.services.rule_draft import draft_of
from parindex_desktop.services.rule_drafts import RuleDrafts
from ui import theme
from ui.criteria.detail.rule_tab import RuleTab
from ui.criteria_import.guide_view import GuideView
from ui.criteria_import.leaf_table import Leaf, LeafTable
from ui.criteria_import.page import DraftPage
from ui.criteria_import.words import TONES, state_name, told_rules
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.labels import badge, label, set_badge
from ui.widgets.layouts import column, row
from ui.widgets.roomy import ScrollingForm

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.errors import Problem
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft
    from parindex_desktop.services.rule_draft import RuleDraft


class RulesPage(DraftPage):
    """A list of leaves; the current one with its wording and its rule.

    Attributes:
        accept_sure: Accepts all rules that were read without doubt.
        table: The leaves.
        guide: What the annex says.
        rule_tab: The rule, to be changed like any other.

    Signals:
        told: A short message.
        pending_changed: A rule was changed and not accepted, or is no longer.
    """

    told = Signal(str)
    pending_changed = Signal()

    def __init__(self, draft: CriteriaImportDraft) -> None:
        super().__init__(draft)
        self._typed = RuleDrafts()
        self._shown: int | None = None
        self.table = LeafTable()
        self.accept_sure = button("", self._accept_sure, icon="check", kind="primary")
        self._counts = label("", "muted", wraps=True)
        self.guide, self.rule_tab = GuideView(), RuleTab()
        self._name = label("", "heading", wraps=True)
        self._state = badge("")
        self._pending = label("", "label", wraps=True)
        self._accept = button(tr("Accept (Enter)"), self.accept, icon="check")
        self._decline = button(tr("No rule (Del)"), self._take_off)
        self._edit = button(tr("Change (F2)"), self._edit_rule, icon="pencil")
        self._lay_out()
        self.rule_tab.changed.connect(self._keep)
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._follow())
        self.table.accepted.connect(self.accept)
        self.table.declined.connect(self._take_off)
        self.table.editing_wanted.connect(self._edit_rule)
        action(self, tr("Accept the rule"), self.accept, keys="Ctrl+Return Ctrl+Enter")
        action(self, tr("List or rule"), self._change_sides, keys="F6")
        action(self.guide, tr("Change (F2)"), self._edit_rule, keys="F2")

    @property
    def pending(self) -> int:
        """How many rules were changed and not accepted."""
        return len(self._typed)

    def present(self) -> None:
        """Shows the draft; the current leaf stays current."""
        reading = self.draft.reading
        if reading is None:
            return
        current = self.draft.next_open(-1) if self._shown is None else self._shown
        states = ((place, self.draft.state_of(place)) for place in sorted(reading.leaves))
        self.table.show_leaves(
            [Leaf(place, self.draft.line(place), state) for place, state in states if state],
            current,
        )
        counts = self.draft.counts()
        self._counts.setText(told_rules(counts))
        sure = counts.rules[RuleState.SURE]
        self.accept_sure.setText(tr("Accept &all {count} sure rules", count=sure))
        self.accept_sure.setVisible(sure > 0)

    def forget(self) -> None:
        """Begins anew with other lines: places mean something else now."""
        self._typed.clear()
        self._shown = None

    def first_focus(self) -> QWidget:
        """Returns the way to accept what is sure, else the list."""
        return self.table if self.accept_sure.isHidden() else self.accept_sure

    def go_to(self, problem: Problem) -> None:
        """Makes the leaf of a problem current."""
        finding = self.draft.place_of(problem)
        if finding is not None and finding.line is not None:
            self.table.choose(finding.line)
        self.table.setFocus()

    def accept(self) -> None:
        """Takes the rule that is shown, and goes on to the next one that waits."""
        self.rule_tab.finish()
        place = self._shown
        if place is None:
            return
        if not self.rule_tab.may_be_applied:
            self.told.emit(tr("The rule is not complete yet: see what is marked."))
            return
        self._settle(place, accepted=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up what was typed into the rule, and goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self._shown is not None and self._in_rule():
            self._typed.forget(CriterionId(self._shown + 1))
            self._follow()
            self.table.setFocus()
            self.told.emit("")
            return
        super().keyPressEvent(event)

    # ---- deeds ----------------------------------------------------------------------------------

    def _accept_sure(self) -> None:
        count = self.draft.accept_sure()
        self._shown = self.draft.next_open(-1)
        self.changed.emit()
        self.told.emit(tr("{count} rules accepted. Ctrl+Z takes it back.", count=count))
        self.table.setFocus()

    def _take_off(self) -> None:
        if self._shown is not None:
            self._settle(self._shown, accepted=False)

    def _settle(self, place: int, *, accepted: bool) -> None:
        rule = self.rule_tab.rule if accepted else None
        self._typed.forget(CriterionId(place + 1))
        if {self.draft.line(place).rule, self.draft.rule_of(place)} != {rule}:
            self.draft.settle_rule(place, rule)
        further = self.draft.next_open(place)
        if further is not None:
            self._shown = further
        self.changed.emit()
        self.table.setFocus()
        if further is None:
            self.told.emit(tr("No rule waits any more."))

    def _edit_rule(self) -> None:
        self.rule_tab.first_input().setFocus()

    def _change_sides(self) -> None:
        if self._in_rule():
            self.table.setFocus()
        else:
            self._edit_rule()

    def _in_rule(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.rule_tab.isAncestorOf(focus)

    # ---- what follows ---------------------------------------------------------------------------

    def _follow(self) -> None:
        leaf = self.table.current
        if leaf is None:
            return
        place, line = leaf.place, leaf.line
        if self._shown != place:
            self.rule_tab.finish()
        self._shown = place
        criterion = self.draft.criterion(place)
        self._name.setText(f"{line.code}  {line.name}")
        set_badge(self._state, state_name(leaf.state), TONES[leaf.state])
        self.guide.show_guide(line.guide, line.evidence, self.draft.unread_of(place))
        self.rule_tab.show_rule(criterion, self._rule_draft(criterion.id), read_only=False)
        self._show_pending()

    def _rule_draft(self, id_: CriterionId) -> RuleDraft | None:
        if id_ in self._typed:
            return self._typed.get(id_)
        rule = self.draft.rule_of(id_ - 1)
        return None if rule is None else draft_of(rule)

    def _keep(self, draft: RuleDraft | None) -> None:
        """Keeps what was typed while other leaves are looked at."""
        assert self._shown is not None
        id_ = CriterionId(self._shown + 1)
        rule = self.draft.rule_of(self._shown)
        if draft == (None if rule is None else draft_of(rule)):
            self._typed.forget(id_)
        else:
            self._typed.keep(id_, draft)
        self._show_pending()

    def _show_pending(self) -> None:
        assert self._shown is not None
        changed = CriterionId(self._shown + 1) in self._typed
        self._pending.setText(
            tr("Changed. Ctrl+Enter accepts it, Esc goes back to what was read.") if changed else ""
        )
        self._pending.setVisible(changed)
        self.pending_changed.emit()

    def _lay_out(self) -> None:
        top = row(self.accept_sure, self._counts)
        top.setStretch(1, 1)
        head = row(self._name, self._state)
        head.setStretch(0, 1)
        rule = QWidget()
        buttons = row(self._accept, self._decline, self._edit, None)
        ruled = column(ScrollingForm(self.rule_tab), self._pending, buttons, gap=0.3)
        ruled.setStretch(0, 1)
        rule.setLayout(ruled)
        beside = row(self.guide, rule, gap=0.8)
        beside.setStretch(0, 4)
        beside.setStretch(1, 5)
        right = column(head, beside, gap=0.4)
        right.setStretch(1, 1)
        halves = row(self.table, right, gap=0.8)
        halves.setStretch(0, 2)
        halves.setStretch(1, 5)
        parts = column(top, halves, gap=0.5)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        rule.setMinimumWidth(theme.em(22))
