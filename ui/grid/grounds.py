"""Marks that need a ground: which cells they are for, what they would overwrite, taking back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.scores import CellState, Score
from parindex_desktop.domain.units import UnitId
from parindex_desktop.i18n import tr
from parindex_desktop.services import not_applicable
from parindex_desktop.services.not_applicable import Branch, Reach, layers_of_branch
from parindex_desktop.services.score_entry import Place
from ui.grid.ground_dialog import NotApplicableDialog, PendingDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.score_search import Spot
    from ui.grid.cell_pane import CellPane


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a mark reaches: the cells selected, or a branch for the units selected.

    Attributes:
        text: As it is chosen.
        reach: What a mark there would meet.
        branch: None for the cells selected.
    """

    text: str
    places: tuple[Place, ...]
    reach: Reach
    units: tuple[UnitId, ...] = ()
    branch: Branch | None = None

    def effect(self) -> Iterator[str]:
        """Yields what is to be told before it is done."""
        met = self.reach
        yield tr("{count} cells become “not applicable”.", count=met.cells)
        if met.numbers:
            yield tr("{count} of them have points, which go.", count=met.numbers)
        if met.marked:
            yield tr("{count} of them are marked already.", count=met.marked)
        if met.outvoted:
            yield tr("{count} of them keep the score of appraisal 2.", count=met.outvoted)
        if met.by_trait:
            yield tr("{count} more do not apply for a trait of the unit.", count=met.by_trait)


class GridGrounds:
    """Asks and marks for the selection of a grid."""

    def __init__(self, pane: CellPane) -> None:
        self._pane = pane

    def ask_pending(self) -> None:
        """Asks what the selected cells wait for."""
        pane = self._pane
        spots = [s for s in pane.view.selected_spots() if pane.model.is_open(*s)]
        if spots:
            pane.view.commit_editor()
            PendingDialog(
                pane,
                cells=len(spots),
                ground=pane.model.score(*spots[0])[0].ground,
                on_given=lambda ground: pane.entry.set_state(
                    spots, Score(CellState.PENDING, ground=ground)
                ),
            ).open()

    def ask_not_applicable(self) -> None:
        """Asks why the selected cells, or a branch for their units, do not apply."""
        pane, book, spot = self._pane, self._pane.model.book, self._pane.view.spot
        if book is None or spot is None:
            return
        pane.view.commit_editor()
        NotApplicableDialog(
            pane,
            scopes=self._scopes(book, spot),
            ground=pane.model.stored(*spot).ground,
            known=not_applicable.known_grounds(book),
            rebases=book.round.policy.rebase_not_applicable,
            on_given=self._mark,
            on_taken_back=lambda scope: pane.entry.unmark(
                pane.layer, scope.places, whole=scope.branch is not None
            ),
        ).open()

    def _mark(self, scope: Scope, ground: str) -> None:
        entry = self._pane.entry
        if scope.branch is not None:
            entry.mark_branch(self._pane.layer, scope.branch, scope.units, ground)
            return
        score = Score(CellState.NOT_APPLICABLE, ground=ground)
        spots = [s for place in scope.places if (s := self._pane.model.spot(place))]
        entry.set_state(spots, score)

    def _scopes(self, book: GroupBook, spot: Spot) -> list[Scope]:
        model, layer = self._pane.model, self._pane.layer
        selected = self._pane.view.selected_spots()
        units = tuple(dict.fromkeys(model.unit_at(s.row).id for s in selected))
        leaves = [s for s in selected if model.leaf_at(*s) is not None]
        cells = tuple(dict.fromkeys(model.place(s) for s in leaves))
        met = not_applicable.reach(book, (layer,), cells)
        scopes = [Scope(_chosen(book, cells), cells, met)] if cells else []
        for branch in not_applicable.branches_of(book.tree, model.place(spot).criterion_id):
            places = branch.places(units)
            if set(places) != set(cells):
                met = not_applicable.reach(book, layers_of_branch(layer), places)
                scopes.append(Scope(_name(branch), places, met, units, branch))
        return scopes


def _chosen(book: GroupBook, cells: tuple[Place, ...]) -> str:
    if len(cells) > 1:
        return tr("The {count} cells selected", count=len(cells))
    leaf = book.tree.get(cells[0].criterion_id)
    return f"{leaf.code}  {leaf.name} · {book.units_by_id[cells[0].unit_id].name}"


def _name(branch: Branch) -> str:
    words = f"{branch.criterion.code}  {branch.criterion.name}"
    if len(branch.leaves) == 1:
        return words
    return tr("All {count} below {criterion}", criterion=words, count=len(branch.leaves))
