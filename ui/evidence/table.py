"""The table of documents: typed like every table that is ordered by hand, in little height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from parindex_desktop.i18n import tr
from ui import theme
from ui.evidence.model import EvidenceColumn, EvidenceModel
from ui.widgets.filling import ColumnWidths
from ui.widgets.ordered_table import OrderedTable

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent

_WIDTHS: dict[int, float] = {
    EvidenceColumn.NUMBER: 8.5,
    EvidenceColumn.DAY: 5.5,
    EvidenceColumn.ISSUER: 8.5,
    EvidenceColumn.PAGE: 3.8,
    EvidenceColumn.REFERENCE: 6,
    EvidenceColumn.FILE: 7,
}
_LEAST_LINES = 3.5


class EvidenceTable(OrderedTable):
    """Typing starts in the current cell; Enter in the column of files opens the file.

    Signals:
        file_wanted: The file of the current document shall be opened.
    """

    file_wanted = Signal()

    def __init__(self, model: EvidenceModel) -> None:
        super().__init__(model, EvidenceColumn.NUMBER)
        self.setAccessibleName(tr("Documents that prove the score"))
        ColumnWidths(self, _WIDTHS, filling=EvidenceColumn.NOTE, least=5)
        theme.appearance().changed.connect(self._fit)
        self.doubleClicked.connect(self._on_double_click)
        self._fit()

    def close_editor(self) -> None:
        """Writes the cell that is being typed in before the table shows something else."""
        editor = self.indexWidget(self.currentIndex()) or self.focusWidget()
        if self._is_typing() and editor is not None and editor is not self:
            self.commitData(editor)
            self.closeEditor(editor, self.itemDelegate().EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens the file with Enter in its column; Escape is the panel's."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentIndex().column() == EvidenceColumn.FILE:
            self.file_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_double_click(self, index: QModelIndex) -> None:
        if index.column() == EvidenceColumn.FILE:
            self.file_wanted.emit()

    def _fit(self) -> None:
        self.setMinimumHeight(theme.em(_LEAST_LINES))
