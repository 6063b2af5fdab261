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

_MINE = "grid "
_UNITS = _MINE + "units"


class GridMemory:
    """Keeps layer, current cell and widths per work file, round and group."""

    def __init__(self, context: Context, view: GridView) -> None:
        self._context = context
        self._view = view
        self._shown = ""
        known = context.settings.value.column_widths.items()
        self._widths = {name: widths for name, widths in known if name.startswith(_MINE)}

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

    def note_widths(self, model: GridModel) -> None:
        """Notes the columns that the person made wider or narrower than the others."""
        if model.book is None:
            return
        header, line = self._view.criteria, self._view.cells.looks.line
        usual = header.defaultSectionSize()
        sizes = [header.sectionSize(column) for column in range(header.count())]
        name = self._name(model.book)
        self._widths.pop(name, None)
        if any(size != usual for size in sizes):
            self._widths[name] = tuple(0 if s == usual else s * 100 // line for s in sizes)
        self._widths.pop(_UNITS, None)
        if self._view.units.chosen is not None:
            self._widths[_UNITS] = (self._view.units.chosen,)

    def save(self, model: GridModel) -> None:
        """Writes down what the view shows; without a grid there is nothing to write."""
        book, spot = model.book, self._view.spot
        if book is None or spot is None:
            return
        self.note_widths(model)
        settings, place = self._context.settings, model.place(spot)
        here = (LAYERS.index(model.layer), place.unit_id, place.criterion_id)
        others = settings.value.column_widths.items()
        kept = {name: widths for name, widths in others if not name.startswith(_MINE)}
        settings.change(
            column_widths=kept | self._widths,
            grid_places={**settings.value.grid_places, self._name(book): here},
        )

    def restore(self, model: GridModel) -> None:
        """Gives the columns of the group shown the widths that the person gave them."""
        self._shown = self._name(model.book) if model.book else ""
        self._view.units.choose(self._widths.get(_UNITS, (None,))[0])
        self._view.fit_columns()
        header, line = self._view.criteria, self._view.cells.looks.line
        widths = self._widths.get(self._shown, ())
        for column in range(header.count()):
            own = widths[column] if len(widths) == header.count() else 0
            width = -(-own * line // 100) if own else header.defaultSectionSize()
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def _name(self, book: GroupBook) -> str:
        return f"{_MINE}{self._context.session.path}|{book.round.year}|{book.group.code}"
