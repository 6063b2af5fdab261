"""The rules that propose units, one line per group."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QSpinBox, QWidget

from parindex_desktop.domain.rounds import AwardRule, AwardRuleKind
from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.services.group_book import GroupBook

_MOST_UNITS = 999
_COMMA = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
"""Numbers have a decimal comma in every language of the window, as they are printed."""


class RuleLine(QWidget):
    """First so many, or index from so much.

    Signals:
        ruled: The rule as it is set now.
    """

    ruled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rule = AwardRule()
        self._name = ElidedLabel()
        self.kind = QComboBox()
        self.kind.addItem(tr("the first"), AwardRuleKind.FIRST)
        self.kind.addItem(tr("index from"), AwardRuleKind.AT_LEAST)
        self.first = number_box(QSpinBox(minimum=0, maximum=_MOST_UNITS))
        self.at_least = number_box(QDoubleSpinBox(minimum=0, maximum=100, decimals=2))
        for spin in (self.first, self.at_least):
            spin.setKeyboardTracking(False)
            spin.setFixedWidth(theme.em(5))
            spin.setLocale(_COMMA)
            spin.valueChanged.connect(lambda _value: self._tell())
        self.kind.activated.connect(lambda _place: self._tell())
        line: QHBoxLayout = row(self._name, self.kind, self.first, self.at_least, gap=0.3)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_rule(self, group: str, rule: AwardRule) -> None:
        """Shows the rule of a group without telling it."""
        self._rule = rule
        self._name.set_whole_text(group)
        self.kind.setAccessibleName(tr("Rule for {group}", group=group))
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        for spin in (self.first, self.at_least):
            spin.blockSignals(True)
        self.first.setValue(rule.first)
        self.at_least.setValue(float(rule.at_least))
        for spin in (self.first, self.at_least):
            spin.blockSignals(False)
        self.first.setVisible(rule.kind is AwardRuleKind.FIRST)
        self.at_least.setVisible(rule.kind is AwardRuleKind.AT_LEAST)

    def _tell(self) -> None:
        typed = replace(
            self._rule,
            kind=AwardRuleKind(self.kind.currentData()),
            first=self.first.value(),
            at_least=_exact(self.at_least),
        )
        if typed != self._rule:
            self.ruled.emit(typed)


class Rules(QWidget):
    """The rules of all groups of a round.

    Signals:
        ruled: Place of the group in the order shown, and its new rule.
    """

    ruled = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[RuleLine] = []
        self._column = column(gap=0.2)
        self.setLayout(self._column)

    def show_books(self, books: Sequence[GroupBook]) -> None:
        """Shows the rule of each group."""
        while len(self.lines) < len(books):
            self._add_line(len(self.lines))
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(books))
            if place < len(books):
                name = books[place].group.name
                line.show_rule(name[:1].upper() + name[1:], books[place].setup.award_rule)

    def _add_line(self, place: int) -> None:
        line = RuleLine()
        line.ruled.connect(lambda rule: self.ruled.emit(place, rule))
        self.lines.append(line)
        self._column.addWidget(line)


def _exact(spin: QDoubleSpinBox) -> Decimal:
    """Returns what is shown, which has two decimals, without the error of a binary float."""
    return Decimal(f"{spin.value():.2f}").normalize()
