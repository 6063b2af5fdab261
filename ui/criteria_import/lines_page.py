"""Step 2: the set as a tree, whose codes, names, maxima and levels can be put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import criteria_outline
from ui import theme
from ui.criteria.cells import CriterionColumn
from ui.criteria.sums_strip import SumsStrip
from ui.criteria.table import CriteriaTable
from ui.criteria_import.lines_model import FIELDS, DraftColumn, DraftLinesModel
from ui.criteria_import.page import DraftPage
from ui.criteria_import.words import told_counts
from ui.widgets.actions import action
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.criteria_import_draft import CriteriaImportDraft


class LinesPage(DraftPage):
    """What was read, line by line.

    Attributes:
        table: The tree.
        sums: What the set is worth.

    Signals:
        reshaped: Lines stand at other places, before `changed`.
    """

    reshaped = Signal()

    def __init__(self, draft: CriteriaImportDraft) -> None:
        super().__init__(draft)
        self._model = DraftLinesModel(draft)
        self._model.setParent(self)
        # Queued: an editor is closed before the rows it stands in are replaced.
        self._model.typed.connect(self._type, Qt.ConnectionType.QueuedConnection)
        self.table = CriteriaTable(self._model, _WIDTHS)
        self.table.setColumnHidden(CriterionColumn.SUM, True)  # told among the problems
        self.table.setAccessibleName(tr("The criteria set that was read"))
        self.sums = SumsStrip()
        self._counts = label("", "label")
        self.table.setMinimumHeight(theme.em(8))
        keys = ElidedLabel(
            tr("Enter: edit · Alt+←, Alt+→: level · Del: leave out · Ctrl+Z: take back")
        )
        keys.setProperty("role", "muted")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = row(self._counts, keys)
        top.setStretch(1, 1)
        parts = column(top, self.table, self.sums, gap=0.4)
        parts.setStretchFactor(self.table, 1)
        self.setLayout(parts)
        action(self.table, tr("Level up"), lambda: self._shift(-1), keys="Alt+Left")
        action(self.table, tr("Level down"), lambda: self._shift(1), keys="Alt+Right")
        action(self.table, tr("Leave out"), self._leave_out, icon="trash-2", keys="Del")

    def present(self) -> None:
        """Shows the draft; the current line stays current."""
        row_before = self.table.currentIndex().row()
        self._model.show_draft()
        if self.draft.reading is None:
            return
        self._counts.setText(told_counts(self.draft.counts()))
        tree = self.draft.tree()
        self.sums.show_totals(criteria_outline.totals(tree), tree.set)
        if self._model.rowCount():
            self.table.choose(min(max(row_before, 0), self._model.rowCount() - 1))

    def first_focus(self) -> QWidget:
        """Returns the tree."""
        return self.table

    def go_to(self, problem: Problem) -> None:
        """Makes the line of a problem current and opens the field to put right."""
        finding = self.draft.place_of(problem)
        self.table.setFocus()
        if finding is None or finding.line is None:
            return
        line = self.draft.criterion(finding.line)
        if self._model.row_of(line.id) < 0:
            self._model.show_all()
        field = (at for at, name in FIELDS.items() if name == finding.about)
        self.table.choose(self._model.row_of(line.id), next(field, CriterionColumn.CODE))
        if finding.about:
            self.table.edit(self.table.currentIndex())

    def _type(self, criterion: Criterion, at: int, value: Any) -> None:  # noqa: ANN401
        try:
            self.draft.retype(criterion.id - 1, FIELDS[CriterionColumn(at)], str(value))
        except AppError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()

    def _shift(self, step: int) -> None:
        current = self.table.current
        if current is not None and self.draft.shift(current.id - 1, step):
            self.reshaped.emit()
            self.changed.emit()

    def _leave_out(self) -> None:
        current = self.table.current
        if current is not None:
            self._model.show_all()  # folded branches are known by places that change now
            self.table.choose(self._model.row_of(current.id))
            self.draft.leave_out(current.id - 1)
            self.reshaped.emit()
            self.changed.emit()


_WIDTHS: dict[int, float] = {
    CriterionColumn.CODE: 5.6,
    CriterionColumn.MAXIMUM: 5.2,
    CriterionColumn.SUM: 0,
    CriterionColumn.SOURCE: 5.8,
    CriterionColumn.KIND: 4.8,
    DraftColumn.RULE: 10.4,
    DraftColumn.STATE: 7.8,
    DraftColumn.PROBLEM: 12,
}
