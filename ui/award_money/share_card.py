"""What the awards of the round come to: form by form, and the whole sum in figures and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.dong import show_dong
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.award_money import tell_whom
from parindex_desktop.services.amounts_in_words import in_words
from parindex_desktop.services.award_money_edits import show_coefficient
from ui import theme
from ui.widgets.card import Card
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from parindex_desktop.services.award_money import RoundMoney, Share

_MISSING = "–"
_MOST_ROWS = 6


class ShareCard(Card):
    """One line for the collectives of a form and one for its persons.

    Attributes:
        total: The whole sum in figures.
        words: The same in words.
        funds: What each fund pays; hidden while there is one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "heading")
        self.total: QLabel = label("", "heading")
        self.model: RowsModel[Share] = RowsModel(_columns(), self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Award money by form"))
        calm_table(self.table)
        widths = {0: 5.5, 1: 4.5, 2: 4.0, 3: 3.5, 4: 7.0, 5: 6.0, 6: 6.5, 7: 7.0}
        ColumnWidths(self.table, widths, filling=8, least=9.0)
        self.words = label("", "muted", wraps=True)
        self.funds = label("", "muted", wraps=True)
        theme.appearance().changed.connect(self._fit)
        self.add(row(self._heading, None, self.total))
        self.add(self.table)
        self.add(self.words)
        self.add(self.funds)

    def show_money(self, money: RoundMoney, year: int) -> None:
        """Shows what the awards of a round come to."""
        self._heading.setText(tr("The awards of {year}, in đồng", year=year))
        self.model.set_rows(money.shares)
        self._fit()
        self.total.setText(tr("Total: {amount} đồng", amount=show_dong(money.total)))
        self.words.setText(tr("In words: {words}.", words=in_words(money.total)))
        funds = money.by_fund()
        paid = "; ".join(f"{fund}: {show_dong(amount)}" for fund, amount in funds)
        self.funds.setText(tr("By fund: {funds}.", funds=paid))
        self.funds.setVisible(len(funds) > 1)

    def _fit(self) -> None:
        """Keeps the table as high as its rows, up to a few."""
        rows = min(max(len(self.model.rows), 2), _MOST_ROWS)
        around = self.table.horizontalHeader().sizeHint().height() + 2 * self.table.frameWidth()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setMinimumHeight(around + rows * theme.em(1.6) + bar)


def _columns() -> tuple[Column[Share], ...]:
    return (
        Column(tr("Form of award"), lambda s: s.sheet.form),
        Column(tr("Whom"), lambda s: tell_whom(s.whom)),
        Column(tr("How many"), lambda s: str(len(s.payees)), is_number=True),
        Column(tr("Coefficient"), _coefficient, _colour, is_number=True),
        Column(tr("Base salary"), _base, _colour, is_number=True),
        Column(tr("Each gets"), _each, _colour, is_number=True),
        Column(tr("Together"), lambda s: show_dong(s.total), is_number=True),
        Column(tr("Decided on"), lambda s: show_day(s.day) or tr("not known"), _colour_of_day),
        Column(tr("Paid from"), lambda s: s.fund),
    )


def _coefficient(share: Share) -> str:
    return show_coefficient(share.rate.coefficient) if share.rate else _MISSING


def _base(share: Share) -> str:
    return show_dong(share.salary.amount) if share.salary else _MISSING


def _each(share: Share) -> str:
    return _MISSING if share.each is None else show_dong(share.each)


def _colour(share: Share) -> str | None:
    return "danger" if share.each is None else None


def _colour_of_day(share: Share) -> str | None:
    return None if share.day else "warning"
