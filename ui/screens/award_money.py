"""Tiền thưởng: what the awards of a round come to, and the tables that it follows from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from parindex_desktop.domain.award_money import AwardMoney
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.award_money import money_of
from parindex_desktop.services.award_money_edits import remove_rate, remove_salary
from parindex_desktop.services.locked_rounds import reading_for_screens
from parindex_desktop.services.papers.wording_checks import Gap
from ui.award_money.entry_dialog import RateDialog, SalaryDialog
from ui.award_money.entry_table import rate_card, salary_card
from ui.award_money.rounding_card import RoundingCard
from ui.award_money.share_card import ShareCard
from ui.rounds.applying import apply
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.notice import Notice
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from parindex_desktop.domain.award_money import AwardRate, BaseSalary
    from parindex_desktop.services.award_money import RoundMoney
    from ui.award_money.entry_dialog import EntryDialog
    from ui.context import Context

_UNKNOWN_DAY = "MON.101"


class AwardMoneyScreen(Screen):
    """Sums above, dated tables below; every change is one edit that can be undone.

    Attributes:
        notice: What stands in the way of paying; None when nothing does.
    """

    key: ClassVar[str] = "award_money"
    title: ClassVar[str] = mark("Award money")
    icon: ClassVar[str] = "banknote"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.notice: Notice | None = None
        self.shares, self.rounding = ShareCard(), RoundingCard(context)
        self.salaries, self.rates = salary_card(), rate_card()
        self.preview = button(
            tr("&Preview the money list"), self.show_preview, icon="eye", kind="primary"
        )
        way_on = button(tr("Choose &whom to award"), self._to_awards, kind="primary", icon="award")
        self._empty = EmptyState("award", tr("Nobody is awarded yet."), "", way_on)
        self._told = QVBoxLayout()
        tables = row(self.salaries, self.rates)
        tables.setStretch(0, 4)
        tables.setStretch(1, 6)
        header = PageHeader(
            tr(self.title),
            tr("Coefficient × base salary on the day of the decision, rounded."),
            self.preview,
        )
        content = QWidget()
        content.setLayout(
            column(header, self._told, self._empty, self.shares, tables, self.rounding, margin=1)
        )
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Shows sums, tables, and what is missing."""
        round_, session = self.context.round, self.context.session
        if round_ is None:
            return
        money = money_of(reading_for_screens(session, round_), round_)
        self._empty.setVisible(not money.shares)
        self.shares.setVisible(bool(money.shares))
        self.preview.setEnabled(bool(money.shares))
        self.shares.show_money(money, round_.year)
        self.salaries.show_entries(tuple(reversed(money.tables.salaries)))
        self.rates.show_entries(money.tables.rates)
        own = bool(session.source.kept(AwardMoney))
        self.rounding.show_tables(money.tables, own=own)
        self._tell(money)

    def first_focus(self) -> QWidget:
        """Returns the sums, else the way on to whom to award."""
        return self.shares.table if self.shares.isVisible() else self.salaries.table

    def show_preview(self) -> None:
        """Goes to the money list as it will be printed."""
        self.context.screen_wanted.emit("documents")
        self.context.paper_wanted.emit(PaperKind.MONEY)

    def change_salary(self, salary: BaseSalary | None) -> EntryDialog:
        """Opens the dialog of a base salary; None adds one."""
        return self._opened(SalaryDialog(self.context, salary, self))

    def change_rate(self, rate: AwardRate | None) -> EntryDialog:
        """Opens the dialog of a coefficient; None adds one."""
        forms = [share.sheet.form for share in self.shares.model.rows]
        return self._opened(RateDialog(self.context, rate, forms, self))

    def _connect(self) -> None:
        self.salaries.change_wanted.connect(self.change_salary)
        self.rates.change_wanted.connect(self.change_rate)
        session = self.context.session
        self.salaries.removed.connect(
            lambda salary: apply(self.context, lambda: remove_salary(session, salary))
        )
        self.rates.removed.connect(
            lambda rate: apply(self.context, lambda: remove_rate(session, rate))
        )

    def _opened(self, dialog: EntryDialog) -> EntryDialog:
        dialog.open()
        return dialog

    def _tell(self, money: RoundMoney) -> None:
        """Says what stands in the way of paying, errors first."""
        if self.notice is not None:
            self._told.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        problems = money.problems()
        if problems:
            self.notice = self._notice(problems)
            self._told.addWidget(self.notice)

    def _notice(self, problems: tuple[Problem, ...]) -> Notice:
        errors = [each for each in problems if each.severity is Severity.ERROR]
        lines = [(told.text, told.action) for told in map(tell, errors)]
        if len(errors) < len(problems):
            lines.append(
                (
                    tr("Some figures used here were not held against their legal text."),
                    tr("They are marked below: look them up and type the legal text."),
                )
            )
        (text, action), *others = lines
        codes = {each.code for each in errors}
        to_wording = button(tr("&Words of letters"), self._to_wording, icon="pencil")
        return Notice(
            text,
            action,
            *((to_wording,) if _UNKNOWN_DAY in codes else ()),
            tone="danger" if codes - {_UNKNOWN_DAY} else "warning" if codes else "accent",
            lines=tuple(" ".join(filter(None, each)) for each in others),
            closable=False,
        )

    def _to_wording(self) -> None:
        """Goes to the day of the first award decision that has none."""
        levels = [share.sheet.level for share in self.shares.model.rows if not share.day]
        gap = Gap(WordingField.DAY, None, Problem(_UNKNOWN_DAY))
        self.context.screen_wanted.emit("wording")
        self.context.gap_wanted.emit(AWARD_DECISIONS[levels[0]], gap)

    def _to_awards(self) -> None:
        self.context.screen_wanted.emit("awards")
