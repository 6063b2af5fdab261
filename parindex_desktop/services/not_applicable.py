"""Not applicable by hand, for single cells and for whole branches, and taking it back.

Nothing is refused: the person is told first how many numbers would go. What a trait of a unit
exempts needs no mark and keeps what it holds. A branch is marked whole: in an appraisal with the
survey leaves below it, which cells chosen one by one leave to the survey layer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Criterion
from parindex_desktop.domain.edits import Edit
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, stages_of
from parindex_desktop.domain.text import clean
from parindex_desktop.services.score_entry import Entry, Place, put_scores

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, CriterionId
    from parindex_desktop.domain.scores import CellKey
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class Branch:
    """A criterion with the scored ones below it; of a leaf, the leaf itself."""

    criterion: Criterion
    leaves: tuple[Criterion, ...]

    def places(self, units: Iterable[UnitId]) -> tuple[Place, ...]:
        """Returns the cells of the branch for some units."""
        return tuple(Place(unit, leaf.id) for unit in units for leaf in self.leaves)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a mark on some cells would meet in the layer shown.

    Attributes:
        cells: Cells that would be marked.
        numbers: Those of them that hold a number, which would go.
        marked: Those of them that are marked by hand already.
        by_trait: Cells that a trait of their unit exempts; they stay as they are.
        closed: Cells that the layer does not fill.
        outvoted: Cells for which a later stage has something else, which stays in force.
    """

    cells: int
    numbers: int
    marked: int
    by_trait: int
    closed: int
    outvoted: int


def leaves_below(tree: CriteriaTree, criterion: Criterion) -> tuple[Criterion, ...]:
    """Returns the scored criteria below one in printed order; of a leaf, the leaf itself."""
    below = tree.children(criterion.id)
    if not below:
        return (criterion,)
    return tuple(leaf for child in below for leaf in leaves_below(tree, child))


def branches_of(tree: CriteriaTree, leaf: CriterionId) -> tuple[Branch, ...]:
    """Returns the branches that a leaf stands in, the leaf first and its domain last."""
    found: list[Branch] = []
    above: CriterionId | None = leaf
    while above is not None:
        criterion = tree.get(above)
        found.append(Branch(criterion, leaves_below(tree, criterion)))
        above = criterion.parent_id
    return tuple(found)


def layers_of_branch(layer: Stage) -> tuple[Stage, ...]:
    """Returns the layers that a whole branch is marked in when one of them is shown."""
    appraisal = layer in (Stage.APPRAISAL_1, Stage.APPRAISAL_2)
    return (layer, Stage.SURVEY) if appraisal else (layer,)


def reach(book: GroupBook, layers: Sequence[Stage], places: Sequence[Place]) -> Reach:
    """Counts what a mark on these cells would meet; nothing is changed.

    Args:
        book: The scores of the group.
        layers: The one shown; of a branch `layers_of_branch`.
        places: Of the cells.
    """
    keys = {place: key for place in places if (key := _key(book, layers, place)) is not None}
    cells = {place: key for place, key in keys.items() if not book.exemption(*place)}
    held = [book.score(*key[1:]).state for key in cells.values()]
    return Reach(
        cells=len(cells),
        numbers=held.count(CellState.NUMBER),
        marked=held.count(CellState.NOT_APPLICABLE),
        by_trait=len(keys) - len(cells),
        closed=len(places) - len(keys),
        outvoted=sum(_is_outvoted(book, key) for key in cells.values()),
    )


def mark_branch(
    book: GroupBook, layer: Stage, branch: Branch, units: Sequence[UnitId], ground: str
) -> Entry:
    """All leaves of a branch made not applicable for some units, in one edit."""
    score = Score(CellState.NOT_APPLICABLE, ground=clean(ground))
    values = dict.fromkeys(branch.places(units), score)
    entry = _put(book, layers_of_branch(layer), values, "scores.na")
    params = (("criterion", branch.criterion.code), ("units", str(len(units))))
    return replace(entry, edit=replace(entry.edit, action="scores.na_branch", params=params))


def take_back(book: GroupBook, layers: Sequence[Stage], places: Iterable[Place]) -> Entry:
    """Cells marked by hand in these layers made blank again; all others stay as they are."""
    marked = [
        place
        for place in places
        if (key := _key(book, layers, place)) is not None
        and book.score(*key[1:]).state is CellState.NOT_APPLICABLE
    ]
    return _put(book, layers, dict.fromkeys(marked, BLANK), "scores.na_back")


def known_grounds(book: GroupBook) -> tuple[str, ...]:
    """Returns the grounds in use in a group and the traits that its criteria name, each once."""
    traits = (trait for criterion in book.tree.criteria for trait in criterion.exempt)
    used = (ground for unit in book.units for _, ground in grounds_of(book, unit.id))
    return tuple(dict.fromkeys(ground for ground in (*used, *traits) if ground))


def grounds_of(book: GroupBook, unit_id: UnitId) -> Iterator[tuple[Criterion, str]]:
    """Yields the leaves that do not apply to a unit, by hand or by a trait, with the ground."""
    result = book.result(unit_id)
    for leaf in book.leaves if result.total.not_applicable else ():
        if result.nodes[leaf.id].not_applicable:
            exemption = book.exemption(unit_id, leaf.id)
            score, _ = book.score_in_force(unit_id, leaf.id, stages_of(leaf))
            yield leaf, exemption or score.ground


def _key(book: GroupBook, layers: Sequence[Stage], place: Place) -> CellKey | None:
    """Returns the cell of a place in the first of some layers that opens it."""
    keys = (book.layer_key(*place, layer) for layer in layers)
    return next((key for key in keys if key is not None), None)


def _put(
    book: GroupBook, layers: Sequence[Stage], values: Mapping[Place, Score], action: str
) -> Entry:
    """Puts contents into each cell at the layer that opens it, in one edit."""
    entries = [put_scores(book, layer, values, action) for layer in layers]
    if len(entries) == 1:
        return entries[0]
    cells = tuple(change for entry in entries for change in entry.edit.cells)
    taken = tuple(place for entry in entries for place in entry.taken)
    refused = tuple(refusal for entry in entries for refusal in entry.refused)
    edit = Edit(action, (("count", str(len(cells))),), cells=cells)
    return Entry(edit, refused, taken, closed=len(values) - len(taken) - len(refused))


def _is_outvoted(book: GroupBook, key: CellKey) -> bool:
    stages = stages_of(book.tree.get(key.criterion_id))
    if key.stage not in stages:
        return False
    later = stages[: stages.index(key.stage)]
    score, _ = book.score_in_force(key.unit_id, key.criterion_id, later)
    return score.state in (CellState.NUMBER, CellState.PENDING)
