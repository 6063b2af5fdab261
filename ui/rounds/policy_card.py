"""The rules of a round, each with an example that follows every change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QRadioButton, QSpinBox

from parindex_desktop.domain.policy import DEFAULT_POLICY, Policy, RankBasis, TieStyle
from parindex_desktop.i18n import tr
from parindex_desktop.services import policy_words
from parindex_desktop.services.rounds import change_policy
from ui.rounds.applying import apply
from ui.rounds.tie_breakers import TieBreakerList
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QLayout, QWidget

    from ui.context import Context


class PolicyCard(Card):
    """Decimals, basis of the rank, ties, and what N/A does; applied at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            tr("Rules of the ranking"), tr("For all groups of the round; printed under the table.")
        )
        self._context = context
        self._policy = DEFAULT_POLICY
        self.decimals = number_box(QSpinBox())
        self.decimals.setRange(0, 4)
        self.decimals.valueChanged.connect(lambda count: self._change(decimals=count))
        self.basis = {
            RankBasis.PRINTED: QRadioButton(tr("the &printed index")),
            RankBasis.EXACT: QRadioButton(tr("the e&xact index")),
        }
        self.ties = {
            TieStyle.GAPS: QRadioButton("1 – 2 – 2 – &4"),
            TieStyle.DENSE: QRadioButton("1 – 2 – 2 – &3"),
        }
        self.tie_breakers = TieBreakerList()
        self.tie_breakers.changed.connect(lambda steps: self._change(tie_breakers=steps))
        self.rebase = QCheckBox(tr("“Not applicable” leaves the &maximum too"))
        self.rebase.clicked.connect(lambda on: self._change(rebase_not_applicable=on))
        self._groups = [
            self._group(self.basis, "rank_basis"),
            self._group(self.ties, "tie_style"),
        ]
        self.examples = [label("", "muted", wraps=True) for _rule in range(4)]
        self._arrange()

    def show_policy(self, policy: Policy) -> None:
        """Shows the rules of the round looked at."""
        self._policy = policy
        with QSignalBlocker(self.decimals):
            self.decimals.setValue(policy.decimals)
        self.basis[policy.rank_basis].setChecked(True)
        self.ties[policy.tie_style].setChecked(True)
        self.rebase.setChecked(policy.rebase_not_applicable)
        book = self._context.book
        self.tie_breakers.show_steps(policy.tie_breakers, book.tree.criteria if book else ())
        for place, text in zip(self.examples, policy_words.explain(policy), strict=True):
            place.setText(text)

    def _arrange(self) -> None:
        decimals = label(tr("&Decimals of the index"), "label")
        decimals.setBuddy(self.decimals)
        rounding, basis, ties, rebase = self.examples
        basis_line = row(*self.basis.values(), None)
        ties_line = row(*self.ties.values(), None)
        self._rule(decimals, row(self.decimals, None), rounding)
        self._rule(label(tr("Ranked by"), "label"), basis_line, basis)
        self._rule(label(tr("Equal index"), "label"), column(self.tie_breakers, ties_line), ties)
        self._rule(label(tr("Not applicable"), "label"), row(self.rebase, None), rebase)

    def _rule(self, name: QLabel, control: QLayout, example: QWidget) -> None:
        self.add(column(name, control, example, gap=0.15))

    def _group(
        self,
        choices: Mapping[RankBasis, QRadioButton] | Mapping[TieStyle, QRadioButton],
        field: str,
    ) -> QButtonGroup:
        group = QButtonGroup(self)
        for value, choice in choices.items():
            group.addButton(choice)
            choice.clicked.connect(lambda _on, value=value: self._change(**{field: value}))
        return group

    def _change(self, **fields: object) -> None:
        round_ = self._context.round
        changed = replace(self._policy, **fields)  # type: ignore[arg-type]
        if round_ is not None and changed != self._policy:
            apply(self._context, lambda: change_policy(round_, changed))
