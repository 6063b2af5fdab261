"""Where the sheet leads: to other units, to the next blank, to refused texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.scores import FIRST_STAGES
from parindex_desktop.i18n import tr
from parindex_desktop.services.progress import next_unit_with_work
from parindex_desktop.services.score_search import Spot, next_of
from ui.sheet.columns import column_of

if TYPE_CHECKING:
    from ui.context import Context
    from ui.sheet.pane import SheetPane


class SheetJumps:
    """Finds the way for one pane."""

    def __init__(self, context: Context, pane: SheetPane) -> None:
        self._context = context
        self._pane = pane

    def walk(self, step: int) -> None:
        """Goes on to the next unit (1) or back (-1), at the same criterion."""
        pane, book, unit = self._pane, self._pane.model.book, self._pane.unit_id
        if book is None or unit is None:
            return
        at = [each.id for each in book.units].index(unit) + step
        if 0 <= at < len(book.units):
            pane.show_unit(book.units[at].id)
        else:
            last = tr("This was the last unit.")
            pane.notes.tell(last if step > 0 else tr("This was the first unit."), "info")

    def walk_to_work(self) -> None:
        """Goes to the next unit that has work for who works, to its first open field."""
        pane, book, dossier = self._pane, self._pane.model.book, self._context.dossier
        if book is None or dossier is None:
            return
        pane.commit()
        found = next_unit_with_work(book, dossier, self._context.session.role, pane.unit_id)
        if found is None:
            pane.notes.tell(tr("No unit of this group has work left."), "info")
            return
        pane.show_unit(found)
        pane.start(pane.layer)
        pane.view.setFocus()

    def go_to_blank(self, *, back: bool) -> None:
        """Goes to the next leaf of the unit that wants points at the stage worked on."""
        pane, book, unit = self._pane, self._pane.model.book, self._pane.unit_id
        pane.view.commit_editor()
        spot = pane.view.spot
        if book is None or unit is None or spot is None:
            return
        order = {each.id: place for place, each in enumerate(book.tree.criteria)}
        here = order[pane.model.lines[spot.row].criterion.id]
        blanks = [Spot(order[book.leaves[nth].id], 0) for nth in book.blanks(unit, pane.layer)]
        found = next_of(blanks, Spot(here, 0), back=back)
        if found is None:
            pane.notes.tell(tr("Nothing is left to type at this stage of the sheet."), "info")
        else:
            pane.go_to(book.key(unit, book.tree.criteria[found.row].id, pane.layer))

    def go_to_refused(self) -> None:
        """Goes to the next refused text of the sheet."""
        self._pane.view.commit_editor()
        start = self._pane.view.spot
        spot = next_of(self.refused_spots(), start) if start else None
        if spot is not None:
            self._pane.view.go_to(spot)

    def refused_spots(self) -> list[Spot]:
        """Returns the cells in sight whose text was refused."""
        pane, book, unit = self._pane, self._pane.model.book, self._pane.unit_id
        if book is None or unit is None:
            return []
        return [
            Spot(row, column_of(stage))
            for stage in FIRST_STAGES
            for place in pane.entry.refused.places(book, stage)
            if place[0] == unit and (row := pane.model.row_of(place[1])) is not None
        ]
