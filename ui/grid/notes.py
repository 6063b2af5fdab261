"""What the strip below the grid says of the current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from parindex_desktop.domain.numbers import format_points
from parindex_desktop.i18n import tr
from ui.grid import cell_words
from ui.grid.history import CellHistory

if TYPE_CHECKING:
    from parindex_desktop.services.score_search import Spot
    from ui.context import Context
    from ui.grid.cell_model import CellModel
    from ui.grid.strip import CellStrip

_NOTHING = ("", "")


class CellNotes(QObject):
    """Says first why the current text was refused, else what was told last, else how it came."""

    def __init__(
        self, context: Context, model: CellModel, strip: CellStrip, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._strip = strip
        self._history = CellHistory(context, self)
        self._history.found.connect(self._on_history)
        self._spot: Spot | None = None
        self._about = ""
        self._told = _NOTHING
        model.modelReset.connect(self._leave)
        context.user_changed.connect(self.refresh)

    def go_to(self, spot: Spot | None) -> None:
        """Speaks of another cell."""
        self._spot = spot
        book = self._model.book
        if spot is None or book is None:
            self._strip.show_cell("", None)
        else:
            self._strip.show_cell(self._model.heading_at(*spot), self._model.named_at(*spot))
        self.refresh()

    def tell(self, text: str, tone: str = "") -> None:
        """Says what was done; it stays until the next change or a cell with its own reason."""
        self._told = (text, tone)
        self.refresh()

    def forget(self) -> None:
        """Takes back what was told."""
        self._told = _NOTHING
        self.refresh()

    def stop(self) -> None:
        """Looks nothing up any more."""
        self._history.stop()

    def refresh(self) -> None:
        """Says what there is to say now."""
        self._history.stop()
        spot, model = self._spot, self._model
        self._strip.show_maximum(self._own_maximum())
        if spot is None or model.book is None:
            self._strip.say(*self._told)
        elif refusal := model.refusal(*spot):
            self._strip.say(cell_words.why_refused(refusal), "danger")
        elif self._told != _NOTHING:
            self._strip.say(*self._told)
        elif not model.is_open(*spot):
            self._strip.say(model.why_closed(*spot), "info")
        elif exemption := model.exemption(*spot):
            self._strip.say(cell_words.why_exempt(exemption, model.stored(*spot)), "info")
        else:
            self._about = self._words(spot)
            self._strip.say(self._about)
            self._history.ask(model.book.layer_key(*model.place(spot), model.layer_at(spot.column)))

    def _own_maximum(self) -> str:
        """Says what the current unit can reach where criteria do not apply to it."""
        spot, book = self._spot, self._model.book
        if spot is None or book is None or not book.round.policy.rebase_not_applicable:
            return ""
        own = book.result(self._model.unit_at(spot.row).id).total.maximum
        if own == book.tree.maximum():
            return ""
        return tr("maximum of the unit {points}", points=format_points(own))

    def _leave(self) -> None:
        """Speaks of no cell: the one before may lie beyond the edge of what is shown now."""
        self._spot, self._told = None, _NOTHING

    def _on_history(self, sentence: str) -> None:
        self._strip.say(" · ".join(filter(None, (self._about, sentence))))

    def _words(self, spot: Spot) -> str:
        is_mine = self._model.may_type(self._model.layer_at(spot.column))
        locked = "" if is_mine else self._why_not_typed()
        return " · ".join(filter(None, (locked, self._told_of(spot))))

    def _why_not_typed(self) -> str:
        if self._model.is_locked():
            return tr("Only to read: the results are locked")
        return tr("Only to read: your role does not type here")

    def _told_of(self, spot: Spot) -> str:
        leaf = self._model.leaf_at(*spot)
        score, own = self._model.score(*spot)
        return "" if leaf is None else " · ".join(cell_words.about(leaf, score, own=own))
