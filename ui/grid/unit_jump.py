"""From unit to unit in the grid: out of the list, or on to the next one with work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parindex_desktop.i18n import tr
from parindex_desktop.services.progress import next_unit_with_work
from parindex_desktop.services.score_search import Spot
from ui.navigator.popup import UnitPopup

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitId
    from ui.context import Context
    from ui.grid.pane import GridPane


class UnitJump(QObject):
    """Goes to rows of a grid.

    Attributes:
        popup: The list of units; None before it was first asked for.
    """

    def __init__(self, context: Context, pane: GridPane) -> None:
        super().__init__(pane)
        self._context = context
        self._pane = pane
        self.popup: UnitPopup | None = None

    def choose(self) -> None:
        """Lets the person choose a unit."""
        self._pane.view.commit_editor()
        if self.popup is None:
            self.popup = UnitPopup(self._context, self._pane)
            self.popup.unit_chosen.connect(self._go_to)
            self.popup.closed.connect(self._pane.view.setFocus)
        self.popup.open(self._unit)

    def go_to_next_with_work(self) -> None:
        """Goes to the next unit with work for who works, there to the first blank of the layer."""
        self._pane.view.commit_editor()
        context, book, dossier = self._context, self._pane.model.book, self._context.dossier
        if book is None or dossier is None:
            return
        unit_id = next_unit_with_work(book, dossier, context.session.role, self._unit)
        if unit_id is None:
            self._pane.notes.tell(tr("No unit of this group has work left."), "info")
            return
        self._pane.go_to_unit(unit_id)
        blanks, spot = book.blanks(unit_id, self._pane.layer), self._pane.view.spot
        if blanks and spot is not None:
            self._pane.view.go_to(Spot(spot.row, blanks[0]))

    @property
    def _unit(self) -> UnitId | None:
        book, spot = self._pane.model.book, self._pane.view.spot
        return None if book is None or spot is None else book.units[spot.row].id

    def _go_to(self, unit_id: UnitId) -> None:
        self._pane.go_to_unit(unit_id)
        self._pane.view.setFocus()
