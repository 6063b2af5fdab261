"""The documents of the current cell, below a table of scores, while somebody wants to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from parindex_desktop.i18n import tr
from ui import theme
from ui.evidence.panel import EvidencePanel
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.services.score_search import Spot
    from ui.context import Context
    from ui.grid.cell_pane import CellPane

_LINES = 10.5
_LEAST_LINES = 8.5
_PERCENT = 27
"""Most of the height of the window that the documents may take."""


class EvidenceBelow(QFrame):
    """Follows the current cell of a table of scores while it is open.

    Escape leads back to the scores and leaves it open; the key that opened it closes it.

    Attributes:
        panel: The documents.
    """

    def __init__(self, context: Context, pane: CellPane) -> None:
        super().__init__()
        self._pane = pane
        self.panel = EvidencePanel(context)
        self.setProperty("piece", "card")
        self.setAccessibleName(tr("Documents that prove the score"))
        self.setLayout(column(self.panel, margin=0.15))
        self.setFocusProxy(self.panel)
        self.panel.left.connect(lambda: pane.view.setFocus())
        pane.view.spot_changed.connect(self._on_spot)
        pane.view.resized.connect(self._fit)
        theme.appearance().changed.connect(self._fit)
        self.hide()

    def open(self) -> None:
        """Opens with the focus in the documents."""
        if self.isHidden():
            self._pane.view.commit_editor()
            self._fit()
            self.show()
            self._on_spot(self._pane.view.spot)
        self.panel.setFocus()

    def close_panel(self) -> None:
        """Writes what is typed, and takes the documents away."""
        if not self.isHidden():
            self.panel.table.close_editor()
            self._pane.view.setFocus()
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 from inside, where the keys of the scores do not reach, closes."""
        if event.key() == Qt.Key.Key_F5:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _on_spot(self, spot: Spot | None) -> None:
        if self.isHidden():
            return
        leaf = None if spot is None else self._pane.model.named_at(spot.row, spot.column)
        if spot is None or leaf is None:
            self.panel.clear()
        else:
            self.panel.show_place(self._pane.model.unit_at(spot.row).id, leaf.id)

    def _fit(self) -> None:
        """Leaves the scores most of the room."""
        wanted = min(theme.em(_LINES), self._pane.window().height() * _PERCENT // 100)
        height = max(wanted, theme.em(_LEAST_LINES))
        if height != self.height():
            self.setFixedHeight(height)
