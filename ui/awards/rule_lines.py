"""The rule of each group in a sentence, and the way to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.award_words import exclusion_words, rule_words
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column, row
from ui.widgets.tab_order import reach_where_it_stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.award_rules import AwardRule
    from parindex_desktop.domain.units import UnitGroup


class RuleLine(QWidget):
    """A group, its rule, and a button to change it.

    Signals:
        change_wanted: The person wants another rule.
    """

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.change = button(tr("Change…"), self.change_wanted.emit, icon="pencil", kind="quiet")
        line = row(self.text, self.change, gap=0.3)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_rule(self, group: UnitGroup, rule: AwardRule) -> None:
        """Shows the rule of a group."""
        name = group.name[:1].upper() + group.name[1:]
        without = exclusion_words(rule)
        said = tr("{group}: {rule}", group=name, rule=rule_words(rule))
        if without:
            said += " · " + tr("without: {exclusions}", exclusions=without)
        self.text.set_whole_text(said)
        self.change.setAccessibleName(tr("Change the rule of {group}", group=group.name))


class RuleLines(QWidget):
    """The rules of all groups of a round.

    Signals:
        change_wanted: The group whose rule shall be changed.
    """

    change_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[RuleLine] = []
        self._groups: Sequence[UnitGroup] = ()
        self._column = column(gap=0.1)
        self.setLayout(self._column)

    def show_rules(self, rules: Sequence[tuple[UnitGroup, AwardRule]]) -> None:
        """Shows the groups with their rules."""
        self._groups = [group for group, _ in rules]
        while len(self.lines) < len(rules):
            self._add_line(len(self.lines))
        for line, rule in zip(self.lines, rules, strict=False):
            line.show_rule(*rule)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(rules))

    def _add_line(self, place: int) -> None:
        line = RuleLine()
        line.change_wanted.connect(lambda: self.change_wanted.emit(self._groups[place]))
        self._column.addWidget(line)
        self.lines.append(line)
        reach_where_it_stands(self, [each.change for each in self.lines])
