"""Whether the points in the cells are what their facts and rules give.

They are by construction: a changed rule is written together with the cells that it scores anew.
What differs was altered past the program, or by a program whose rules said something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.scores import CellKey
from parindex_desktop.domain.unit_cells import facts_of, is_facts
from parindex_desktop.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import Criterion, CriterionId
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell whose points are not what its facts give.

    Attributes:
        stored: In 1/10 000 point.
        given: What the rule makes of the facts, or why it can make nothing of them.
    """

    key: CellKey
    stored: Points
    given: Points | Problem


def differing_points(book: GroupBook) -> tuple[Difference, ...]:
    """Returns the cells of a group whose stored points are not what their facts and rule give.

    Cells without facts, and those of leaves without a rule, have nothing to be compared with.
    """
    worths = {leaf.id: _Worths(leaf) for leaf in book.leaves}
    return tuple(d for unit in book.units for d in _of_unit(book, unit.id, worths))


class _Worths(dict[str, "Points | Problem | None"]):
    """What texts of facts are worth under the rule of one leaf; each is evaluated once."""

    def __init__(self, leaf: Criterion) -> None:
        super().__init__({"": None})
        self._leaf = leaf

    def __missing__(self, text: str) -> Points | Problem | None:
        worth = self[text] = self._evaluate(text)
        return worth

    def _evaluate(self, text: str) -> Points | Problem | None:
        rule = self._leaf.rule
        if rule is None or not is_facts(text):
            return None
        try:
            return points_of(rule, self._leaf.max_points, facts_of(text))
        except InputError as error:
            return Problem(error.code, params=error.params)


def _of_unit(
    book: GroupBook, unit_id: UnitId, worths: dict[CriterionId, _Worths]
) -> Iterator[Difference]:
    cells = book.cells(unit_id)
    for place, points, text in zip(cells.layout.places, cells.points, cells.texts, strict=True):
        worth = worths.get(place[0])  # none of a criterion of another set
        given = None if worth is None else worth[text]
        if given is not None and given != points:
            yield Difference(book.key(unit_id, *place), Points(points), given)
