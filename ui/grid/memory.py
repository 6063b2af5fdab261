"""Where the person was in each grid, and how wide its columns are; never in the work file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import UnitId
from parindex_desktop.services.group_book import LAYERS
from parindex_desktop.services.score_entry import Place

if TYPE_CHECKING:
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_search import Spot
    from ui.context import Context
    from ui.grid.model import GridModel
    from ui.grid.view import GridView

_UNIT_WIDTH = "grid.units"


class GridMemory:
    """Keeps layer, current cell and widths per work file, round and group."""

    def __init__(self, context: Context, view: GridView) -> None:
        self._context = context
        self._view = view
        self._shown = ""

    def is_of(self, book: GroupBook | None) -> bool:
        """Tells whether the grid shows this group already."""
        return book is not None and self._shown == self._name(book)

    def layer_of(self, book: GroupBook) -> Stage:
        """Returns the layer in which the person left a group; the first appraisal at first."""
        place = self._context.settings.value.grid_places.get(self._name(book), ())
        known = len(place) == 3 and 0 <= place[0] < len(LAYERS)
        return LAYERS[place[0]] if known else Stage.APPRAISAL_1

    def spot_in(self, model: GridModel) -> Spot | None:
        """Returns the cell that was the current one, if it is still there."""
        if model.book is None:
            return None
        place = self._context.settings.value.grid_places.get(self._name(model.book), ())
        if len(place) != 3:
            return None
        return model.spot(Place(UnitId(place[1]), CriterionId(place[2])))

    def save(self, model: GridModel) -> None:
        """Notes what the view shows; without a grid there is nothing to note."""
        book, spot = model.book, self._view.spot
        if book is None or spot is None:
            return
        name, store = self._name(book), self._context.settings
        place = model.place(spot)
        line = max(self._view.cells.looks.line, 1)
        header = self._view.criteria
        widths = tuple(header.sectionSize(column) * 100 // line for column in range(header.count()))
        usual = header.defaultSectionSize() * 100 // line
        kept = {**store.value.column_widths, _UNIT_WIDTH: (self._view.units.hundredths,)}
        kept.pop(name, None)
        if any(width != usual for width in widths):
            kept[name] = widths
        spots = {
            **store.value.grid_places,
            name: (LAYERS.index(model.layer), place.unit_id, place.criterion_id),
        }
        store.change(column_widths=kept, grid_places=spots)

    def restore(self, model: GridModel) -> None:
        """Gives the columns of the group shown the widths they had."""
        book = model.book
        self._shown = self._name(book) if book else ""
        if book is None:
            return
        known = self._context.settings.value.column_widths
        if unit_width := known.get(_UNIT_WIDTH):
            self._view.units.set_hundredths(unit_width[0])
        header, line = self._view.criteria, self._view.cells.looks.line
        widths = known.get(self._shown, ())
        for column in range(header.count()):
            usual = header.defaultSectionSize()
            width = widths[column] * line // 100 if len(widths) == header.count() else usual
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def _name(self, book: GroupBook) -> str:
        return f"{self._context.session.path}|{book.round.year}|{book.group.code}"
