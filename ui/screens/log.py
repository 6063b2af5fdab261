"""Nhật ký: who did what and when, back to the first day of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTableView, QWidget

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import audit_log
from parindex_desktop.services.audit_log import CellLine, LogLine, Page, Query
from parindex_desktop.services.second_entry_blind import HIDDEN, blind_cells
from ui import theme
from ui.screens.screen import Screen
from ui.story.export import LogExport
from ui.story.filter_bar import FilterBar
from ui.story.findings import TrailFindings
from ui.widgets.buttons import button
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Collection

    from ui.context import Context

_WIDTHS = {0: 9.5, 1: 9, 3: 4}
_CELL_WIDTHS = {0: 18, 2: 10, 3: 5, 4: 5, 5: 16}


class LogScreen(Screen):
    """The audit trail, newest first; more is read when the list is scrolled to its end.

    Attributes:
        search: Words to look for.
        filter: What else entries must meet.
        model: The entries read so far.
        cells: The score changes of the entry chosen.
        findings: What is wrong with the trail, above it.
        kept_back: Says so when points are hidden from who may key blind.
    """

    key: ClassVar[str] = "log"
    title: ClassVar[str] = mark("Log")
    icon: ClassVar[str] = "history"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._words = ""
        self._go_on_before: int | None = None
        self.search = SearchBox(tr("Person, unit, action, date"))
        self.search.setMinimumWidth(theme.em(16))
        self.search.searched.connect(self._on_searched)
        self.filter = FilterBar(context)
        self.filter.changed.connect(self._read_anew)
        self.findings = TrailFindings(context)
        self.findings.entry_wanted.connect(self.show_entry)
        self.model, self.cells = _log_model(self.findings.broken), _cells_model()
        self.table, self._cell_table = QTableView(), QTableView()
        self.kept_back = label(
            tr("A second entry is open: {hidden} stands for points that whoever keys must not see.",
               hidden=HIDDEN),
            "muted", wraps=True,
        )  # fmt: skip
        self._empty = label(tr("Nothing found."), "muted")
        self._about = label("", "label")
        for view, model, widths, filling in (
            (self.table, self.model, _WIDTHS, 2),
            (self._cell_table, self.cells, _CELL_WIDTHS, 1),
        ):
            model.setParent(self)
            calm_table(view)
            view.setModel(model)
            view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
            ColumnWidths(view, widths, filling=filling, least=12)
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(self._show_cells)
        self.table.verticalScrollBar().valueChanged.connect(self._read_on_at_the_end)

    @property
    def query(self) -> Query:
        """What the list shows."""
        return Query(self.filter.only, self._words, blind_cells(self.context.session))

    def refresh(self) -> None:
        """Offers what can be filtered by, and reads the newest entries."""
        self.filter.refresh()
        self._read_anew()

    def first_focus(self) -> QWidget:
        """The search field: the trail is opened to find something."""
        return self.search

    def show_entry(self, entry: int) -> None:
        """Goes to an entry, without any filter."""
        self.search.clear()
        self._words = ""
        self.filter.clear()
        self._read_anew()
        while self._go_on_before is not None and self._go_on_before > entry:
            self._read_on()
        found = [at for at, line in enumerate(self.model.rows) if line.entry.id <= entry]
        if found:
            self.table.selectRow(found[0])
            self.table.scrollTo(self.table.currentIndex())
            self.table.setFocus()

    def export(self) -> None:
        """Asks for a file and writes what the filter shows."""
        LogExport(self.context, self.query, self).ask()

    def _arrange(self) -> None:
        save = button(tr("E&xport…"), self.export, icon="file-spreadsheet")
        header = PageHeader(
            tr("Log"),
            tr("Every change with who made it. Nothing is ever deleted here."),
            row(self.search, save),
        )
        detail = QWidget()
        detail.setLayout(column(self._about, self._cell_table, gap=0.3))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(detail)
        parts.setHandleWidth(theme.em(0.5))
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        self._detail = detail
        layout = column(header, self.findings, self.filter, self.kept_back, self._empty, parts,
                        gap=0.6, margin=0.9)  # fmt: skip
        layout.setStretch(5, 1)
        self.setLayout(layout)

    def _read_anew(self) -> None:
        page = self._next_page(None)
        self.model.set_rows(page.lines)
        self.kept_back.setVisible(bool(self.query.blind))
        self._empty.setVisible(not page.lines)
        self.table.selectRow(0)
        self._show_cells()

    def _next_page(self, before_id: int | None) -> Page:
        page = audit_log.read_page(self.context.session, self.query, before_id=before_id)
        self._go_on_before = page.go_on_before
        return page

    def _read_on(self) -> None:
        self.model.append_rows(self._next_page(self._go_on_before).lines)

    def _read_on_at_the_end(self, at: int) -> None:
        if at == self.table.verticalScrollBar().maximum() and self._go_on_before is not None:
            self._read_on()

    def _on_searched(self, wanted: str) -> None:
        self._words = wanted
        self._read_anew()

    def _show_cells(self) -> None:
        at = self.table.currentIndex().row()
        line = self.model.rows[at] if 0 <= at < len(self.model.rows) else None
        lines: tuple[CellLine, ...] = ()
        if line is not None:
            lines = audit_log.cells_of(self.context.session, line, self.query)
        self.cells.set_rows(lines)
        self._detail.setVisible(bool(lines))
        self._about.setText(line.what if line is not None else "")


def _log_model(broken: Collection[int]) -> RowsModel[LogLine]:
    def colour(line: LogLine) -> str | None:
        if line.entry.id in broken:
            return "danger"
        return None if line.entry.kind is EditKind.DO else "muted"

    return RowsModel[LogLine](
        (
            Column(tr("When"), lambda line: line.when, colour),
            Column(tr("Who"), lambda line: line.who, colour),
            Column(tr("What"), lambda line: line.what, colour),
            Column(tr("Cells"), lambda line: line.cells, colour, is_number=True),
        )
    )


def _cells_model() -> RowsModel[CellLine]:
    return RowsModel[CellLine](
        (
            Column(tr("Unit"), lambda cell: cell.unit),
            Column(tr("Criterion"), lambda cell: cell.criterion),
            Column(tr("Stage"), lambda cell: cell.stage),
            Column(tr("Before"), lambda cell: cell.before, is_number=True),
            Column(tr("After"), lambda cell: cell.after, is_number=True),
            Column(tr("Ground or facts"), lambda cell: cell.note),
        )
    )
