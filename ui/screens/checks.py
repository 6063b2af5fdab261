"""The screen Kiểm tra: all errors and warnings of a group in one list, and warnings accepted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError, Severity
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import accepted_warnings, accepting
from parindex_desktop.services.checking_words import line_of, place_of
from parindex_desktop.services.papers.assembling import PaperSet
from parindex_desktop.services.papers.files import papers_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.paper import PaperRequest
from ui import icons, theme
from ui.checks.accept_dialog import AcceptDialog
from ui.checks.detail import FindingDetail
from ui.checks.filter import FindingsFilter
from ui.checks.table import FindingsTable
from ui.checks.words import told_counts
from ui.papers.notices import PaperNotices
from ui.papers.writing import EXCEL, PDF, ask_and_write
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column
from ui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.checking import Judged
    from parindex_desktop.services.checking_words import FindingLine
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

_LIST, _NOTHING = range(2)
_KEYED_TWICE = "CHK.131"
"""A sheet of second entry is not done: about no cell, and settled on a screen of its own."""


class ChecksScreen(Screen):
    """What the checks found in the group looked at.

    Attributes:
        filter: Which of it is shown.
        table: The list.
        detail: The line looked at in full.
        accept: Accepts the warnings selected.
        take_back: Takes their acceptance back.
    """

    key: ClassVar[str] = "checks"
    title: ClassVar[str] = mark("Checks")
    icon: ClassVar[str] = "list-checks"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: tuple[FindingLine, ...] = ()
        self.filter, self.table, self.detail = FindingsFilter(), FindingsTable(), FindingDetail()
        self.notices = PaperNotices()
        self.accept = button(tr("&Accept…"), self.ask_to_accept, icon="check", kind="primary")
        self.take_back = button(tr("Take &back"), self.take_acceptance_back, icon="undo-2")
        self.take_back.setToolTip(tr("Takes back what was accepted of the lines selected"))
        self._header = PageHeader(
            tr(self.title),
            tr("Enter shows the cell, Space accepts a warning. Nothing here stops you typing."),
            self.accept, self.take_back, self._export_button(),
        )  # fmt: skip
        self._work = QWidget()
        self._work.setLayout(column(self.filter, self.table, self.detail, gap=0.5))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        self._lead: EmptyState | None = None
        self.setLayout(column(self._header, self.notices, self._pages, gap=0.6, margin=0.9))
        self.table.setMinimumHeight(theme.em(7))
        self.filter.changed.connect(self._show_lines)
        self.filter.search.left.connect(self.table.setFocus)
        self.table.line_wanted.connect(self.show_cell)
        self.table.accept_wanted.connect(self.ask_to_accept)
        self.table.current_changed.connect(self._on_current)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        context.checks.changed.connect(self._on_checked)

    def refresh(self) -> None:
        """Shows what the checks find now."""
        live = self.context.checks
        checker, book = live.checker, self.context.book
        if checker is None or book is None or not live.is_ready:
            self._lines = ()
            self._lead_on(self._empty_state(is_ready=live.is_ready))
            return
        self._lines = tuple(line_of(book, each) for each in checker.findings())
        counts = live.counts
        tone = "" if counts is None else "danger" if counts.errors else "warning"
        self._header.set_badge(told_counts(counts), tone if self._lines else "ok")
        if not self._lines:
            self._lead_on(_all_well())
            return
        self._lead_on(None)
        self.filter.offer(self._lines)
        self._show_lines()

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Waits for the checks, which hear of the same change."""

    def first_focus(self) -> QWidget:
        """Returns the list."""
        return self.table if self._lines else self

    def ask_to_accept(self) -> None:
        """Asks why the warnings selected are right."""
        book, chosen = self.context.book, self._warnings()
        if book is None or not chosen:
            if self.table.chosen:
                self.context.told.emit(tr("An error is put right, not accepted."))
            return
        if not self._may_accept:
            self.context.told.emit(_for_appraisers())
            return
        is_one, dossier = len(chosen) == 1, self.context.session.dossier(book.round.id)
        AcceptDialog(
            self,
            count=len(chosen),
            about=f"{chosen[0].unit}: {chosen[0].text}" if is_one else "",
            reason=accepting.reason_beside(dossier, chosen[0].judged) if is_one else "",
            known=accepting.known_reasons(dossier, book),
            on_given=lambda reason: self._accept([line.judged for line in chosen], reason),
        ).open()

    def take_acceptance_back(self) -> None:
        """Takes back what was accepted of the lines selected."""
        book = self.context.book
        accepted = [line.judged for line in self.table.chosen if line.judged.acceptance]
        if book is not None and accepted:
            self.context.do(accepting.take_back(book, accepted))
            self.table.setFocus()

    def show_cell(self, line: FindingLine) -> None:
        """Goes to the cell that a line is about, or to the second entry that is not done."""
        if line.code == _KEYED_TWICE:
            self.context.screen_wanted.emit("second_entry")
            return
        book = self.context.book
        key = place_of(book, line.finding) if book is not None else None
        if key is not None:
            self.context.screen_wanted.emit("scores")
            self.context.cell_wanted.emit(key)

    def export_excel(self) -> None:
        """Asks for a file, and writes the lines shown."""
        book = self.context.book
        if book is None:
            return
        shown = [line.judged for line in self.filter.passing(self._lines)]
        make = accepted_warnings.findings_workbook(self.context.session, book, shown)
        name = f"loi-canh-bao-{book.group.code}-{book.round.year}.xlsx"
        ask_and_write(self, self.notices, name=name, kind=EXCEL, make=make)

    def print_appendix(self) -> None:
        """Asks for a file, and writes the accepted warnings of all groups as a paper."""
        context = self.context
        if context.round is None:
            return
        request = PaperRequest(prefer_system_font=context.settings.value.prefer_times)
        try:
            wanted = PaperSet((PaperKind.WARNINGS,), tuple(context.groups), request)
            (paper,) = papers_of(context.session, context.round, wanted)
        except AppError as error:
            context.failed.emit(error)
            return
        ask_and_write(self, self.notices, name=paper.file_name, kind=PDF, make=paper.make)

    # ---- layout ---------------------------------------------------------------------------------

    def _export_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.addAction(tr("Export to &Excel…"), self.export_excel)
        menu.addAction(tr("&Print the appendix of accepted warnings…"), self.print_appendix)
        made = QToolButton()
        made.setText(tr("E&xport"))
        icons.dress(made, "printer")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        return made

    def _lead_on(self, lead: EmptyState | None) -> None:
        """Shows the list, or in its place why there is none."""
        if self._lead is not None:
            self._pages.removeWidget(self._lead)
            self._lead.deleteLater()
        self._lead = lead
        if lead is not None:
            self._pages.addWidget(lead)
        self._pages.setCurrentWidget(lead or self._work)
        self._offer()

    def _empty_state(self, *, is_ready: bool) -> EmptyState:
        self._header.set_badge("")
        if not is_ready:
            return EmptyState("list-checks", tr("The scores are being checked…"))
        way = button(tr("Go to score entry"), self._go_to_scores, kind="primary")
        text = tr("Units, criteria and scores come first.")
        return EmptyState("list-checks", tr("There is nothing to check yet."), text, way)

    # ---- following ------------------------------------------------------------------------------

    def _on_checked(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_view_changed(self) -> None:
        """The checks tell when they know the other group."""

    def _show_lines(self) -> None:
        self.table.show_lines(self.filter.passing(self._lines))
        self._offer()

    def _on_current(self) -> None:
        self.detail.show_line(self.table.current)
        self._offer()

    def _offer(self) -> None:
        may = self._may_accept
        self.accept.setEnabled(may and bool(self._warnings()))
        self.accept.setToolTip("" if may else _for_appraisers())
        accepted = any(line.judged.acceptance for line in self.table.chosen)
        self.take_back.setEnabled(may and bool(self._lines) and accepted)

    @property
    def _may_accept(self) -> bool:
        return self.context.may_change(Role.APPRAISER)

    def _warnings(self) -> list[FindingLine]:
        lines = self.table.chosen if self._lines else ()
        return [line for line in lines if line.finding.severity is Severity.WARNING]

    def _accept(self, chosen: list[Judged], reason: str) -> None:
        book = self.context.book
        if book is None:
            return
        author = self.context.session.author.name
        try:
            edit: Edit = accepting.accept(book, chosen, reason, author=author, day=date.today())
        except AppError as error:
            self.context.failed.emit(error)
            return
        self.context.do(edit)
        self.table.setFocus()

    def _go_to_scores(self) -> None:
        self.context.screen_wanted.emit("scores")


def _for_appraisers() -> str:
    return tr("Warnings are accepted by who appraises or a secretary.")


def _all_well() -> EmptyState:
    return EmptyState(
        "check", tr("No errors and no warnings."), tr("Every check of this group has passed.")
    )
