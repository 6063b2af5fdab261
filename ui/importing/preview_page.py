"""Step 4: what the import would do, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHeaderView, QListWidget, QTableView, QWidget

from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.importing.page import ImportPage
from ui.importing.plan_model import PlanModel
from ui.importing.tiles import Tiles
from ui.importing.words import sentence
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from ui.importing.draft import ImportDraft


class PreviewPage(ImportPage):
    """Counts, rows, and what the table prints that its points do not give.

    Attributes:
        tiles: The counts, which filter the rows.
        table: The rows.
        skip: Import the others although some are rejected.

    Signals:
        rejects_wanted: The person wants the list of rejected rows as a file.
    """

    rejects_wanted = Signal()

    def __init__(self, draft: ImportDraft) -> None:
        super().__init__(draft)
        self.tiles = Tiles()
        self.tiles.chosen.connect(lambda _status: self._show_rows())
        self._model = PlanModel()
        self._model.setParent(self)
        self.table = QTableView()
        self.table.setModel(self._model)
        calm_table(self.table)
        self.table.setAccessibleName(tr("What becomes of each row"))
        self.skip = QCheckBox(tr("&Leave the rejected rows out and import the others"))
        self.skip.toggled.connect(self._set_skip)
        self._export = button(
            tr("&Export the rejected rows…"), self.rejects_wanted.emit, icon="file-spreadsheet"
        )
        self._rejects = QWidget()
        self._rejects.setLayout(row(self.skip, None, self._export))
        self._told_heading = label("", "label")
        self._told = QListWidget()
        self._told.setWordWrap(True)
        self._told.setMaximumHeight(theme.em(7))
        parts = column(
            self.tiles, self.table, self._rejects, self._told_heading, self._told, gap=0.5
        )
        parts.setStretchFactor(self.table, 1)
        self.setLayout(parts)

    def present(self) -> None:
        """Shows the plan."""
        plan = self.draft.plan
        self.tiles.show_counts(plan.counts if plan else {})
        self._show_rows()
        rejected = self.draft.rejected()
        self._rejects.setVisible(rejected > 0)
        self.skip.blockSignals(True)
        self.skip.setChecked(self.draft.request.skip_rejected)
        self.skip.blockSignals(False)
        self._show_told()

    def obstacle(self) -> str:
        """Rejected rows must be left out on purpose, and there must be something to write."""
        plan = self.draft.plan
        if self.draft.column_problems():
            return sentence(self.draft.column_problems()[0])
        rejected = self.draft.rejected()
        if rejected and not self.draft.request.skip_rejected:
            return tr(
                "{count} rows are rejected. Correct the table, or leave them out below.",
                count=rejected,
            )
        if plan is not None and plan.edit is not None and plan.edit.is_empty:
            return tr("Everything in this table is already there.")
        return ""

    def first_focus(self) -> QWidget:
        """Returns the way past rejected rows, else the rows."""
        return self.skip if self.draft.rejected() else self.table

    def _show_rows(self) -> None:
        self._model.set_plan(self.draft.plan, self.tiles.current)
        header = self.table.horizontalHeader()
        last = self._model.columnCount() - 1
        for at in range(last):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
        self.table.setColumnWidth(0, theme.em(3.5))
        self.table.setColumnWidth(1, theme.em(17))
        for at in self._model.value_columns:
            self.table.setColumnWidth(at, theme.em(7.5))
        self.table.setColumnWidth(last - 1, theme.em(6.5))
        header.setStretchLastSection(True)

    def _show_told(self) -> None:
        told = self.draft.warnings()
        warnings = sum(problem.severity is Severity.WARNING for problem in told)
        self._told.clear()
        for problem in told:
            is_warning = problem.severity is Severity.WARNING
            self._told.addItem(sentence(problem))
            item = self._told.item(self._told.count() - 1)
            item.setIcon(
                icons.icon(
                    "triangle-alert" if is_warning else "info", "warning" if is_warning else "muted"
                )
            )
        self._told.setVisible(bool(told))
        self._told_heading.setVisible(bool(told))
        self._told_heading.setText(
            tr("{count} differences to look at", count=warnings)
            if warnings
            else tr("For your information")
        )

    def _set_skip(self, skip: bool) -> None:
        self.draft.skip_rejected(skip)
        if skip and self.tiles.current is RowStatus.REJECTED:
            self.tiles.tiles[RowStatus.REJECTED].setChecked(False)
        self.changed.emit()
