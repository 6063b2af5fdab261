"""Nhật ký: who did what and when, back to the first day of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTableView, QWidget

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import audit_log
from parindex_desktop.services.audit_log import CellLine, LogLine
from ui import theme
from ui.screens.screen import Screen
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column
from ui.widgets.page_header import PageHeader
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.search_box import SearchBox
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from ui.context import Context

_WIDTHS = {0: 9.5, 1: 9, 3: 4}
_CELL_WIDTHS = {0: 20, 2: 10, 3: 5, 4: 5}


class LogScreen(Screen):
    """The audit trail, newest first; more is read when the list is scrolled to its end.

    Attributes:
        model: The entries read so far.
        cells: The score changes of the entry chosen.
    """

    key: ClassVar[str] = "log"
    title: ClassVar[str] = mark("Log")
    icon: ClassVar[str] = "history"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._wanted = ""
        self._go_on_before: int | None = None
        self.search = SearchBox(tr("Person, unit, action, date"))
        self.search.setMinimumWidth(theme.em(16))
        self.search.searched.connect(self._on_searched)
        self.model, self.cells = _log_model(), _cells_model()
        self.table, self._cell_table = QTableView(), QTableView()
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

    def refresh(self) -> None:
        """Reads the newest entries."""
        lines, self._go_on_before = self._next_lines(None)
        self.model.set_rows(lines)
        self._empty.setVisible(not lines)
        self.table.selectRow(0)
        self._show_cells()

    def first_focus(self) -> QWidget:
        """The search field: the trail is opened to find something."""
        return self.search

    def _arrange(self) -> None:
        header = PageHeader(
            tr("Log"),
            tr("Every change with who made it. Nothing is ever deleted here."),
            self.search,
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
        self.setLayout(column(header, self._empty, parts, gap=0.6, margin=0.9))

    def _next_lines(self, before_id: int | None) -> tuple[tuple[LogLine, ...], int | None]:
        session = self.context.session
        if self._wanted:
            return audit_log.search_page(session, self._wanted, before_id=before_id)
        lines = audit_log.read_page(session, before_id=before_id)
        return lines, lines[-1].entry.id if len(lines) == audit_log.PAGE else None

    def _read_on_at_the_end(self, at: int) -> None:
        if at == self.table.verticalScrollBar().maximum() and self._go_on_before is not None:
            lines, self._go_on_before = self._next_lines(self._go_on_before)
            self.model.append_rows(lines)

    def _on_searched(self, wanted: str) -> None:
        self._wanted = wanted
        self.refresh()

    def _show_cells(self) -> None:
        at = self.table.currentIndex().row()
        line = self.model.rows[at] if 0 <= at < len(self.model.rows) else None
        lines = audit_log.cells_of(self.context.session, line) if line is not None else ()
        self.cells.set_rows(lines)
        self._detail.setVisible(bool(lines))
        self._about.setText(line.what if line is not None else "")


def _log_model() -> RowsModel[LogLine]:
    def colour(line: LogLine) -> str | None:
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
        )
    )
