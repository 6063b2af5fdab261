"""The screen Kết quả: the ranking of a group as it will be printed, with its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import results
from parindex_desktop.services.ranking_table import ranking_table, shows_numbers
from parindex_desktop.services.spreadsheets import frozen_workbook
from ui import theme
from ui.papers.notices import PaperNotices
from ui.papers.saving import ask_file
from ui.papers.writing import EXCEL, ask_and_write, write_beside
from ui.results.charts import ChartPanel
from ui.results.columns_dialog import ColumnsDialog
from ui.results.figures import Figures
from ui.results.model import RankingModel
from ui.results.table import RankingView, fit_height
from ui.results.unit_strip import UnitStrip
from ui.results.words import name_list, remarks
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf
from ui.widgets.scrolling import Scrolling
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from parindex_desktop.domain.rounds import RankingColumn
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.ranking_table import RankingRow, RankingTable
    from ui.context import Context

TABLE, CHARTS = "table", "charts"
_MOST_UNRANKED = 4


class ResultsScreen(Screen):
    """Ranking table or charts, figures, ties with their reason; live while scores change.

    Attributes:
        ways: Whether the table or the charts are shown.
    """

    key: ClassVar[str] = "results"
    title: ClassVar[str] = mark("Results")
    icon: ClassVar[str] = "trophy"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._table: RankingTable | None = None
        self._has_ranking = False
        self._query = ""
        self._sorted_by: tuple[int, bool] | None = None
        self.search = SearchBox(tr("Find a unit…"))
        self.figures = Figures()
        self.model, self.unranked_model = RankingModel(), RankingModel()
        self.view = RankingView(self.model)
        self.unranked = RankingView(self.unranked_model, beside=self.view)
        self.strip = UnitStrip()
        self.charts = ChartPanel()
        self.ways = Segments(((TABLE, tr("Table")), (CHARTS, tr("Charts"))))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._ranking_page())
        self._stack.addWidget(self._empty_page())
        self._header = PageHeader(tr(self.title), "", *self._tools())
        self.notices = PaperNotices()
        content = QWidget()
        content.setLayout(column(self._header, self.notices, self._stack, margin=1))
        self.setLayout(column(Scrolling(content)))
        self._connect()

    def refresh(self) -> None:
        """Shows the group looked at."""
        book = self.context.book
        table = ranking_table(book) if book is not None else None
        has_ranking = table is not None and bool(table.rows)
        self._stack.setCurrentIndex(0 if has_ranking else 1)
        self._has_ranking = has_ranking
        self._enable_tools()
        if book is None or table is None or not has_ranking:
            self._header.set_hint("")
            return
        if self._table is not None and self._table.columns != table.columns:
            self._sorted_by = None
        self._table = table
        self._header.set_hint(self._subtitle(book.group.name, book.figures.incomplete))
        self.figures.show_book(book)
        self._show_rows()
        self._show_current()
        self._show_charts()

    def first_focus(self) -> QWidget:
        """Returns table or chart: arrows, Enter and Ctrl+C work at once."""
        if self._stack.currentIndex() != 0:
            return self._way_on
        return self.charts.first_focus() if self._shows_charts else self.view

    def show_way(self, way: str) -> None:
        """Shows the ranking as `TABLE` or as `CHARTS`."""
        self.ways.choose(way)
        self._on_way(way)

    def arrange_columns(self) -> ColumnsDialog | None:
        """Opens the dialog of the columns."""
        book = self.context.book
        if book is None:
            return None
        dialog = ColumnsDialog(book, self)
        dialog.arranged.connect(self._set_columns)
        dialog.open()
        return dialog

    def export(self) -> None:
        """Asks for a file, and writes the ranking in rank order with the columns shown."""
        book = self.context.book
        if book is not None:
            name = f"xep-hang-{book.group.code}-{book.round.year}.xlsx"
            settings = self.context.settings
            ask_file(self, settings, name=name, kind=EXCEL, on_chosen=self.export_to)

    def export_to(self, path: Path) -> None:
        """Writes the ranking as it stands now to a workbook, beside the window."""
        book = self.context.book
        if book is None:
            return
        make = frozen_workbook(self.context.session, [book])
        write_beside(self, self.notices, path, make)

    # ---- layout ---------------------------------------------------------------------------------

    def _tools(self) -> tuple[QWidget, ...]:
        columns = button(tr("C&olumns…"), self.arrange_columns, icon="settings")
        copy = button(tr("&Copy table"), self.view.copy, icon="clipboard-paste")
        excel = button(tr("Export to &Excel…"), self.export, icon="file-spreadsheet")
        self._when_ranked = (self.search, columns, copy, excel)
        self._of_table = (self.search, columns, copy)
        return self._when_ranked

    def _ranking_page(self) -> QWidget:
        self._sorted_note = label("", "muted")
        self._unsort = button(tr("Back to &rank order"), self._show_rank_order, kind="quiet")
        self._sorted_line = QWidget()
        self._sorted_line.setLayout(row(self._sorted_note, self._unsort, None))
        self._nothing_found = label(tr("No unit matches the search."), "muted")
        self._unranked_heading = label("", "label")
        self._without_scores = label("", "muted", wraps=True)
        self.unranked.horizontalHeader().hide()
        self.view.setMinimumHeight(theme.em(9))
        table = QWidget()
        table.setLayout(
            column(
                self.figures, self._sorted_line, self.view, self._nothing_found,
                self._unranked_heading, self.unranked, self._without_scores, self.strip,
            )
        )  # fmt: skip
        self._table_part = table
        self._body = OneOf(table, self.charts)
        page = QWidget()
        whole = column(row(self.ways, self.charts.head, None), self._body)
        whole.setStretch(1, 1)
        page.setLayout(whole)
        self.charts.head.hide()
        for each in (table, page):
            each.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # set above
        return page

    def _empty_page(self) -> QWidget:
        text = tr("Type the scores of this group, or import a table of results.")
        self._way_on = button(
            tr("&Enter scores"),
            lambda: self.context.screen_wanted.emit("scores"),
            icon="table-2",
            kind="primary",
        )
        return EmptyState("trophy", tr("There is nothing to rank yet."), text, self._way_on)

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.ways.chosen.connect(self._on_way)
        self.charts.opened.connect(self._open_scores)
        self.charts.copied.connect(lambda: self.context.told.emit(tr("Chart copied as a picture")))
        self.charts.save_wanted.connect(self._save_chart)
        self.charts.print_wanted.connect(self._print_charts)
        self.strip.scores_wanted.connect(lambda: self._open_scores(self._current_unit()))
        self.view.horizontalHeader().sectionClicked.connect(self._on_heading_clicked)
        for view in (self.view, self.unranked):
            view.opened.connect(self._open_scores)
            view.copied.connect(self._on_copied)
            view.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())

    # ---- showing --------------------------------------------------------------------------------

    def _subtitle(self, group: str, incomplete: int) -> str:
        if not incomplete:
            return tr("Ranking of {group}, as it will be printed.", group=group)
        return tr(
            "Ranking of {group}; {count} units still have criteria without a score.",
            group=group,
            count=incomplete,
        )

    def _enable_tools(self) -> None:
        """Searching, columns and lines are the table's."""
        for tool in self._when_ranked:
            tool.setEnabled(self._has_ranking)
        for tool in self._of_table:
            tool.setEnabled(self._has_ranking and not self._shows_charts)

    @property
    def _shows_charts(self) -> bool:
        return self.ways.current == CHARTS

    def _show_charts(self) -> None:
        """Draws the charts while they are looked at."""
        book = self.context.book
        if book is not None and self._shows_charts:
            self.charts.show_book(book, self.context.session.earlier(book.round))

    def _show_rows(self) -> None:
        book, table = self.context.book, self._table
        assert book is not None
        assert table is not None
        told = remarks(book)
        current = self.view.current_unit
        rows = results.matching_rows(table.rows, table, self._query)
        self.model.set_rows(table, self._in_order([r for r in rows if _is_ranked(r)]), told)
        self.unranked_model.set_rows(table, [r for r in rows if not _is_ranked(r)], told)
        if self.view.current_unit is None or self.view.current_unit != current:
            self.view.show_unit(current)
        self._show_sorting()
        self._nothing_found.setVisible(not rows)
        self._show_unranked(table)

    def _in_order(self, rows: list[RankingRow]) -> tuple[RankingRow, ...]:
        if self._sorted_by is None:
            return tuple(rows)
        place, descending = self._sorted_by
        return results.sorted_rows(rows, place, descending=descending)

    def _show_unranked(self, table: RankingTable) -> None:
        left_out = self.unranked_model.rowCount()
        self._unranked_heading.setText(tr("Scored but not ranked ({count})", count=left_out))
        self._unranked_heading.setVisible(left_out > 0)
        self.unranked.setVisible(left_out > 0)
        fit_height(self.unranked, _MOST_UNRANKED)
        names = name_list(list(table.without_scores))
        self._without_scores.setText(tr("Without any score: {names}.", names=names))
        self._without_scores.setVisible(bool(table.without_scores))

    def _show_sorting(self) -> None:
        header = self.view.horizontalHeader()
        header.setSortIndicatorShown(self._sorted_by is not None)
        self._sorted_line.setVisible(self._sorted_by is not None)
        if self._sorted_by is not None and self._table is not None:
            place, descending = self._sorted_by
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(place, order)
            name = self._table.headings[place]
            self._sorted_note.setText(
                tr(
                    "Sorted by “{column}” for looking only; papers keep the rank order.",
                    column=name,
                )
            )

    def _show_current(self) -> None:
        book, unit = self.context.book, self._current_unit()
        if book is not None:
            self.strip.show_standing(book, book.standing_of.get(unit) if unit else None)

    def _current_unit(self) -> UnitId | None:
        return (self.unranked if self.unranked.hasFocus() else self.view).current_unit

    # ---- intents --------------------------------------------------------------------------------

    def _on_way(self, way: str) -> None:
        self._body.show_part(self.charts if way == CHARTS else self._table_part)
        self.charts.head.setVisible(way == CHARTS)
        self._enable_tools()
        self._show_charts()

    def _save_chart(self, name: str, kind: str, make: Callable[[], bytes]) -> None:
        ask_and_write(self, self.notices, name=name, kind=kind, make=make)

    def _print_charts(self) -> None:
        self.context.screen_wanted.emit("documents")
        self.context.paper_wanted.emit(PaperKind.CHARTS)

    def _on_searched(self, query: str) -> None:
        self._query = query
        if self._table is not None:
            self._show_rows()

    def _on_heading_clicked(self, place: int) -> None:
        if self._table is None or place >= len(self._table.columns):
            return
        again = self._sorted_by is not None and self._sorted_by[0] == place
        numbers = shows_numbers(self._table.columns[place])
        first = numbers  # the largest points first, names from A
        if not again:
            self._sorted_by = (place, first)
        elif self._sorted_by == (place, first):
            self._sorted_by = (place, not first)
        else:
            self._sorted_by = None
        self._show_rows()

    def _show_rank_order(self) -> None:
        self._sorted_by = None
        self._show_rows()
        self.view.setFocus()

    def _set_columns(self, columns: tuple[RankingColumn, ...], show_mean: bool) -> None:
        book = self.context.book
        if book is None:
            return
        try:
            edit = results.set_columns(self.context.session, book, columns, show_mean=show_mean)
        except AppError as error:
            self.context.failed.emit(error)
            return
        self.context.do(edit)

    def _on_copied(self, lines: int) -> None:
        self.context.told.emit(tr("{count} lines copied", count=lines))

    def _open_scores(self, unit_id: UnitId | None) -> None:
        if unit_id is not None:
            self.context.screen_wanted.emit("scores")
            self.context.unit_wanted.emit(unit_id)


def _is_ranked(row_: RankingRow) -> bool:
    return row_.standing.rank is not None
