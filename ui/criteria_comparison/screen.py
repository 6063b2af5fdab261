"""The screen So sánh bộ tiêu chí: two versions side by side, joined line by line, and on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QToolButton, QWidget

from parindex_desktop.domain.comparison import compare
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import criteria_change_papers as papers
from parindex_desktop.services import criteria_comparison, criteria_outline
from parindex_desktop.services.criteria_comparison import MappingState
from ui import icons, theme
from ui.criteria_comparison.choice import LineFilter, SidesChoice
from ui.criteria_comparison.detail import ChangeDetail
from ui.criteria_comparison.table import MappingTable, shown_line
from ui.papers.maker import PaperMaker, SinglePaper
from ui.papers.notices import PaperNotices
from ui.papers.writing import EXCEL, PDF, ask_and_write
from ui.preview.panel import PreviewPanel
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from parindex_desktop.domain.comparison import Comparison
    from parindex_desktop.domain.criteria import Criterion, SetId
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.services.criteria_comparison import MappingRow
    from parindex_desktop.services.criteria_outline import CopySource
    from parindex_desktop.services.papers.paper import Paper
    from ui.context import Context

_LIST, _PAPER, _TOO_FEW = range(3)


class ComparisonScreen(Screen):
    """Which criteria of two sets are the same, and in what they differ.

    Attributes:
        sides: The sets compared.
        filter: The lines shown.
        table: The lines of both sets.
        detail: The current line in full.
        confirm_sure: Confirms every suggestion that leaves no doubt.
        preview: The changes as they are printed.
    """

    key: ClassVar[str] = "criteria_versions"
    title: ClassVar[str] = mark("Compare criteria sets")
    icon: ClassVar[str] = "list-tree"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sets: tuple[CopySource, ...] = ()
        self._wanted: tuple[SetId, SetId] | None = None
        self._comparison: Comparison | None = None
        self._rows: tuple[MappingRow, ...] = ()
        self.sides, self.filter = SidesChoice(), LineFilter()
        self.table, self.detail = MappingTable(), ChangeDetail()
        self.preview = PreviewPanel()
        self.maker = PaperMaker(lambda: iter((SinglePaper(self._freeze()),)), self)
        self.notices = PaperNotices()
        self.confirm_sure = button("", self._confirm_sure, icon="check", kind="primary")
        self.paper = button(tr("Show as &printed"), self._switch, icon="eye")
        self._header = PageHeader(tr(self.title), "", *self._tools())
        self._pages = QStackedWidget()
        for page in (self._list_page(), self.preview, self._too_few_page()):
            self._pages.addWidget(page)
        self._bar = QWidget()
        tools = row(self.filter, None, self.confirm_sure)
        self._bar.setLayout(column(self.sides, tools, gap=0.3))
        content = QWidget()
        content.setLayout(
            column(self._header, self.notices, self._bar, self._pages, gap=0.4, margin=1)
        )
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Compares the sets chosen, or those that the round looked at suggests."""
        self._sets = criteria_outline.copy_sources(self.context.session)
        pair = self._chosen_pair()
        for tool in (*self._when_comparing, self._bar):
            tool.setEnabled(pair is not None)
        if pair is None:
            self._pages.setCurrentIndex(_TOO_FEW)
            self._header.set_hint("")
            return
        if self._pages.currentIndex() == _TOO_FEW:
            self._pages.setCurrentIndex(_LIST)
        self._wanted = (pair[0].tree.set.id, pair[1].tree.set.id)
        self.sides.offer(self._sets)
        self.sides.choose(*self._wanted)
        self._comparison = compare(pair[0].tree, pair[1].tree)
        self._rows = criteria_comparison.mapping(self._comparison)
        self.filter.count(self._rows)
        self._header.set_hint(self._summary())
        sure = len(self._sure())
        self.confirm_sure.setText(tr("&Confirm {count} sure suggestions", count=sure))
        self.confirm_sure.setVisible(sure > 0)
        self._show_rows()

    def first_focus(self) -> QWidget:
        """Returns the lines: Space confirms at once."""
        if self._pages.currentIndex() == _TOO_FEW:
            return self._back
        return self.table if self._pages.currentIndex() == _LIST else self.preview.view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads a step back: from the paper or the details to the list, then to the set."""
        focus = self.focusWidget()
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._pages.currentIndex() == _PAPER:
            self._switch()
        elif focus is not None and self.detail.isAncestorOf(focus):
            self.table.setFocus()
        else:
            self._go_back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stops laying out what nobody sees."""
        super().hideEvent(event)
        if self.maker.is_busy:
            self._stale = True
        self.maker.stop()

    # ---- layout ---------------------------------------------------------------------------------

    def _tools(self) -> tuple[QWidget, ...]:
        menu = QMenu(self)
        menu.addAction(tr("&Excel…"), self.export_excel)
        menu.addAction(tr("P&DF…"), self.export_pdf)
        export = QToolButton()
        export.setText(tr("E&xport"))
        icons.dress(export, "save")
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        export.setMenu(menu)
        self._when_comparing = (self.paper, export)
        back = button(tr("Back t&o the set"), self._go_back, icon="chevron-left", kind="quiet")
        return (back, *self._when_comparing)

    def _list_page(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        self.table.setMinimumHeight(theme.em(9))
        return split

    def _too_few_page(self) -> QWidget:
        self._back = button(tr("&Back to the criteria sets"), self._go_back, kind="primary")
        text = tr("Two criteria sets of different years or groups are needed.")
        return EmptyState("list-tree", tr("There is nothing to compare yet."), text, self._back)

    def _connect(self) -> None:
        self.sides.chosen.connect(self._on_sides)
        self.filter.changed.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        self.table.model().modelReset.connect(self._show_detail)
        self.table.confirm_wanted.connect(self._confirm)
        self.table.separate_wanted.connect(self._separate)
        self.table.partner_wanted.connect(self.detail.partners.setFocus)
        self.detail.confirm_wanted.connect(self._confirm)
        self.detail.separate_wanted.connect(self._separate)
        self.detail.join_wanted.connect(self._join)
        self.maker.started.connect(self.preview.set_busy)
        self.maker.made.connect(lambda made: self.preview.set_pdf(made.paper.make(None)))
        self.maker.failed.connect(self._on_failed)
        self.context.versions_wanted.connect(self._on_wanted)

    # ---- showing --------------------------------------------------------------------------------

    def _chosen_pair(self) -> tuple[CopySource, CopySource] | None:
        by_id = {each.tree.set.id: each for each in self._sets}
        if self._wanted is not None and by_id.keys() >= set(self._wanted):
            return (by_id[self._wanted[0]], by_id[self._wanted[1]])
        round_, group = self.context.round, self.context.group
        looked_at = [each for each in self._sets if round_ is not None and each.round == round_]
        own = [each for each in looked_at if group is not None and each.group == group]
        newer = next(iter([*own, *looked_at, *self._sets]), None)
        return criteria_comparison.usual_pair(self._sets, newer) if newer is not None else None

    def _summary(self) -> str:
        times = Counter(each.state for each in self._rows)
        return tr(
            "{same} criteria the same, {new} new, {gone} no longer there; {open} to confirm.",
            same=times[MappingState.SAME],
            new=times[MappingState.NEW],
            gone=times[MappingState.GONE],
            open=times[MappingState.SUGGESTED],
        )

    def _show_rows(self) -> None:
        comparison = self._comparison
        assert comparison is not None
        levels = {
            line.criterion.id: line.level
            for tree in (comparison.before, comparison.after)
            for line in criteria_outline.lines(tree)
        }
        lines = [
            shown_line(comparison, each, levels[each.pair.present.id])
            for each in self.filter.passing(self._rows)
        ]
        self.table.show_lines(lines)
        self._show_detail()
        if self._pages.currentIndex() == _PAPER:
            self.maker.make_soon()

    def _show_detail(self) -> None:
        if self._comparison is not None:
            current = self.table.current
            self.detail.show_row(self._comparison, current.row if current else None)

    def _switch(self) -> None:
        """Shows the paper instead of the list, or the list again."""
        to_paper = self._pages.currentIndex() == _LIST
        self._pages.setCurrentIndex(_PAPER if to_paper else _LIST)
        self.paper.setText(tr("Show the &list") if to_paper else tr("Show as &printed"))
        icons.dress(self.paper, "list-tree" if to_paper else "eye")
        if to_paper:
            self.maker.make_now()
        self.first_focus().setFocus()

    def _on_failed(self, error: AppError) -> None:
        told = tell(error)
        self.preview.set_message("file-text", told.text, told.action)

    # ---- intents --------------------------------------------------------------------------------

    def export_excel(self) -> None:
        """Asks for a file, and writes the changes shown as a spreadsheet."""
        self._export(papers.changes_workbook, "xlsx", EXCEL)

    def export_pdf(self) -> None:
        """Asks for a file, and writes the changes shown as a PDF."""
        self._export(lambda *given: _maker(papers.changes_paper(*given)), "pdf", PDF)

    def _export(self, freeze: Callable[..., Callable[[], bytes]], ending: str, kind: str) -> None:
        pair, comparison = self._chosen_pair(), self._comparison
        if pair is None or comparison is None:
            return
        try:
            make = freeze(self.context.session, pair, comparison, self.filter.kinds)
        except AppError as error:
            self.context.failed.emit(error)
            return
        name = f"{papers.changes_file_name(pair)}.{ending}"
        ask_and_write(self, self.notices, name=name, kind=kind, make=make)

    def _freeze(self) -> Paper:
        pair, comparison = self._chosen_pair(), self._comparison
        assert pair is not None
        assert comparison is not None
        prefer = self.context.settings.value.prefer_times
        kinds = self.filter.kinds
        session = self.context.session
        return papers.changes_paper(session, pair, comparison, kinds, prefer_system_font=prefer)

    def _go_back(self) -> None:
        self.context.screen_wanted.emit("criteria")

    def _on_view_changed(self) -> None:
        self._wanted = None
        super()._on_view_changed()

    def _on_wanted(self, set_id: SetId) -> None:
        """Compares a set with the one before it."""
        newer = next((each for each in self._sets if each.tree.set.id == set_id), None)
        pair = None if newer is None else criteria_comparison.usual_pair(self._sets, newer)
        if pair is not None:
            self._wanted = (pair[0].tree.set.id, pair[1].tree.set.id)
            self.refresh()

    def _on_sides(self) -> None:
        chosen = [
            next(each for each in self._sets if each.tree.set.id == wanted)
            for wanted in self.sides.current
        ]
        older, newer = criteria_comparison.in_order(chosen[0], chosen[1])
        self._wanted = (older.tree.set.id, newer.tree.set.id)
        self.refresh()

    def _confirm(self) -> None:
        """Confirms the suggestions among the chosen lines, and goes to the next one."""
        found = [line.row for line in self.table.chosen if _is_suggested(line.row)]
        if found and self._write_pairs(found):
            self.table.go_to_next_suggestion()

    def _confirm_sure(self) -> None:
        if (found := self._sure()) and self._write_pairs(found):
            self.table.go_to_next_suggestion()
        self.table.setFocus()

    def _sure(self) -> list[MappingRow]:
        return [each for each in self._rows if _is_suggested(each) and each.sure]

    def _write_pairs(self, found: list[MappingRow]) -> bool:
        pairs = [(each.pair.before, each.pair.after) for each in found]
        return self._join_pairs([(b, a) for b, a in pairs if b is not None and a is not None])

    def _join(self, before: Criterion) -> None:
        current = self.table.current
        if current is not None and current.row.pair.after is not None:
            self._join_pairs([(before, current.row.pair.after)])
            self.table.setFocus()

    def _join_pairs(self, pairs: list[tuple[Criterion, Criterion]]) -> bool:
        return self._do(
            lambda older, newer: criteria_comparison.confirm(
                self.context.session, older, newer, pairs
            )
        )

    def _separate(self) -> None:
        current = self.table.current
        if current is None or current.row.state is not MappingState.SAME:
            return
        after = current.row.pair.after
        assert after is not None
        self._do(
            lambda older, newer: criteria_comparison.separate(
                self.context.session, older, newer, after
            )
        )

    def _do(self, make: Callable[[CopySource, CopySource], Edit]) -> bool:
        pair = self._chosen_pair()
        if pair is None:
            return False
        try:
            edit = make(*pair)
        except AppError as error:
            self.context.failed.emit(error)
            return False
        return self.context.do(edit)


def _is_suggested(line: MappingRow) -> bool:
    return line.state is MappingState.SUGGESTED


def _maker(paper: Paper) -> Callable[[], bytes]:
    return lambda: paper.make(None)
