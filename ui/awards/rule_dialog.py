"""Changing the rule of a group: the conditions, what they say, and rules saved before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import award_rules_saved as saved
from parindex_desktop.services.award_words import exclusion_words, rule_words
from ui import theme
from ui.awards.rule_fields import RuleFields
from ui.awards.saved_rules import SavedRules
from ui.messages import tell_in_dialog
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.award_rules import AwardRule, SavedRule
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import UnitGroup
    from ui.context import Context


class RuleDialog(QDialog):
    """One rule, for the group or for all groups of the round.

    Signals:
        ruled: The rule, and whether it is for all groups.
    """

    ruled = Signal(object, bool)

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        *,
        group: UnitGroup,
        rule: AwardRule,
        classes: Sequence[str],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = group.name[:1].upper() + group.name[1:]
        self.setWindowTitle(tr("Rule for {group}", group=name))
        self._context = context
        self.fields, self.saved = RuleFields(classes), SavedRules()
        self.said = label("", "muted", wraps=True)
        self.own = button(
            tr("&Apply to {group}", group=group.name), lambda: self._tell(False), kind="primary"
        )
        self.own.setDefault(True)
        self.all = button(tr("Apply to all &groups"), lambda: self._tell(True))
        answers = row(None, button(tr("Cancel"), self.reject), self.all, self.own)
        self.setLayout(column(self.saved, self.fields, self.said, None, answers, margin=1, gap=0.8))
        self.setMinimumWidth(theme.em(34))
        self.fields.changed.connect(self._say)
        self.saved.used.connect(lambda each: self.fields.show_rule(each.rule))
        self.saved.save_wanted.connect(self._save)
        self.saved.rename_wanted.connect(self._rename)
        self.saved.remove_wanted.connect(self._remove)
        self.fields.show_rule(rule)
        self._show_saved()
        self.fields.quota.setFocus()
        self.fields.quota.selectAll()

    def _tell(self, for_all: bool) -> None:
        self.ruled.emit(self.fields.rule, for_all)
        self.accept()

    def _say(self) -> None:
        rule = self.fields.rule
        without = exclusion_words(rule)
        text = rule_words(rule)
        if without:
            text += " · " + tr("without: {exclusions}", exclusions=without)
        self.said.setText(text)
        self.saved.show_current(rule)

    def _show_saved(self) -> None:
        self.saved.show_rules(saved.saved_rules(self._context.session))

    def _save(self, name: str) -> None:
        self._do(lambda: saved.save_rule(self._context.session, name, self.fields.rule))

    def _rename(self, rule: SavedRule, name: str) -> None:
        self._do(lambda: saved.rename_rule(self._context.session, rule, name))

    def _remove(self, rule: SavedRule) -> None:
        self._do(lambda: saved.remove_rule(rule))

    def _do(self, made: Callable[[], Edit]) -> None:
        """Does an edit; the message area lies behind the dialog, so a refusal is told over it."""
        try:
            self._context.session.do(made())
        except AppError as error:
            tell_in_dialog(self, error)
        self._show_saved()
