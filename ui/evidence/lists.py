"""The two lists of the screen of evidence: tables for reading whose lines lead to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView

from parindex_desktop.domain.days import show_day
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.evidence import tell_field
from parindex_desktop.services.evidence_lists import MissingLine, SharedLine
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

Line = TypeVar("Line")


class ListTable(QTableView, Generic[Line]):
    """Lines for reading.

    Signals:
        chosen: A line was chosen with Enter or a double click.
    """

    chosen = Signal(object)

    def __init__(
        self, model: RowsModel[Line], widths: Mapping[int, float], *, filling: int
    ) -> None:
        super().__init__()
        self._lines = model
        model.setParent(self)
        calm_table(self)
        self.setModel(model)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        ColumnWidths(self, widths, filling=filling, least=12)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))

    @property
    def rows(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines.rows

    def set_rows(self, rows: Sequence[Line]) -> None:
        """Shows other lines; the number of the current one stays."""
        at = max(self.currentIndex().row(), 0)
        self._lines.set_rows(rows)
        self.selectRow(min(at, len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.rows):
            self.chosen.emit(self.rows[at])


def missing_model() -> RowsModel[MissingLine]:
    """Returns the model of criteria without a document."""
    return RowsModel[MissingLine](
        (
            Column(tr("Unit"), lambda line: line.unit.name),
            Column(tr("Code"), lambda line: line.leaf.code),
            Column(tr("Criterion"), lambda line: line.leaf.name),
            Column(tr("Points"), lambda line: line.points, is_number=True),
            Column(tr("Required evidence"), lambda line: line.wanted),
        )
    )


def shared_model() -> RowsModel[SharedLine]:
    """Returns the model of documents at several places; a document's lines share a number."""
    return RowsModel[SharedLine](
        (
            Column(tr("No."), lambda line: str(line.nth), is_number=True),
            Column(tr("Document"), lambda line: line.evidence.name),
            Column(tell_field("day"), lambda line: show_day(line.evidence.day)),
            Column(tr("Unit"), lambda line: line.unit),
            Column(tr("Code"), lambda line: line.code),
            Column(tr("Elsewhere"), lambda line: line.where, lambda _line: "warning"),
        )
    )
