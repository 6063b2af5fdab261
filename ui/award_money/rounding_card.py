"""How amounts are rounded, and from which fund a sheet is paid that names none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from parindex_desktop.domain.award_money import AwardMoney, Rounding
from parindex_desktop.domain.dong import show_dong
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.award_money import tell_rounding
from parindex_desktop.services.award_funds import tables_of
from parindex_desktop.services.award_money_edits import back_to_usual, set_fund, set_rounding
from ui.rounds.applying import TextField, apply
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field import Field, side_by_side
from ui.widgets.keeping import keep_width
from ui.widgets.layouts import row
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from ui.context import Context


class RoundingCard(Card):
    """Fields that are applied when they are left.

    Attributes:
        usual: Goes back to the tables of the program; off while they are in use.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.step = TextField(tr("Rounded to (đồ&ng)"), self._set_step, tr("1 for none"))
        keep_width(self.step, 8)
        self.way = QComboBox()
        for each in Rounding:
            self.way.addItem(tell_rounding(each), each)
        self.way.activated.connect(lambda _at: self._set_way())
        self.fund = TextField(
            tr("Paid &from, where a sheet names no fund"),
            self._set_fund,
            tr("Empty: the fund of awards of the province or of the department"),
        )
        self.usual = button(tr("&Back to the usual tables"), self._back, icon="undo-2")
        paid = row(self.fund, self.usual)
        paid.setStretch(0, 1)
        rounded = side_by_side(self.step, Field(tr("Which &way"), self.way))
        self.add(TwoLines(rounded, paid))

    def show_tables(self, tables: AwardMoney, *, own: bool) -> None:
        """Shows what is declared; `own` tells that the office has changed something."""
        self.step.show_text(show_dong(tables.step))
        self.way.setCurrentIndex(self.way.findData(tables.rounding))
        self.fund.show_text(tables.fund)
        self.usual.setEnabled(own)

    def _set_step(self, text: str) -> bool:
        session = self._context.session
        way = tables_of(session).rounding
        return apply(self._context, lambda: set_rounding(session, text, way), self.step)

    def _set_way(self) -> None:
        session, way = self._context.session, Rounding(self.way.currentData())
        step = show_dong(tables_of(session).step)
        apply(self._context, lambda: set_rounding(session, step, way))

    def _set_fund(self, text: str) -> bool:
        session = self._context.session
        return apply(self._context, lambda: set_fund(session, text), self.fund)

    def _back(self) -> None:
        apply(self._context, lambda: back_to_usual(self._context.session))
        self.step.setFocus()
