"""The panel beside the tree: one criterion with all that does not fit into its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context


class DetailPanel(QWidget):
    """One criterion, or nothing."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._name = label("", "heading", wraps=True)
        self.setLayout(column(self._name, None, margin=0.5))

    def show_criterion(self, book: GroupBook, criterion: Criterion | None) -> None:
        """Shows a criterion of a book; None while the tree has no current line."""
        self._name.setText("" if criterion is None else f"{criterion.code}  {criterion.name}")
