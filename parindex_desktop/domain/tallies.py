"""Points over maximum: of one unit as a whole, and of every branch when it is asked for.

Many units are filled alike, so what does not depend on their points is worked out once for all of
them, as a `Filling`; the rest are sums over plain numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId, Kind
from parindex_desktop.domain.numbers import ZERO, Points

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaTree


@dataclass(frozen=True, slots=True)
class Tally:
    """Points over maximum at one node.

    Attributes:
        points: Sum of the leaves below that apply, in 1/10 000 point.
        maximum: Sum of their maxima.
        missing: Leaves still blank or pending; they count 0 points and keep their maximum.
        scored: Leaves with a number.
        not_applicable: Leaves that do not apply to this unit.
    """

    points: Points = ZERO
    maximum: Points = ZERO
    missing: int = 0
    scored: int = 0
    not_applicable: int = 0

    @property
    def ratio(self) -> Fraction | None:
        """Points over maximum in percent, exact; None when nothing applies."""
        return Fraction(self.points * 100, self.maximum) if self.maximum else None


SCORED, NOT_APPLICABLE, BLANK, PENDING, UNWANTED = "n", "x", "b", "p", "-"
"""How a leaf stands; unwanted: a bonus or penalty line without a number, which nobody misses."""


@dataclass(frozen=True, slots=True)
class Filling:
    """How the leaves stand in units whose cells are filled alike.

    Attributes:
        cells: For each leaf, which of the unit's cells gives its points; -1 without points.
        leaves: For each leaf, the letter that tells how it stands.
        maxima: What each leaf adds to the maximum, in 1/10 000 point.
    """

    cells: tuple[int, ...] = field(compare=False)
    leaves: str
    maxima: tuple[int, ...]

    def tally(self, points: int, first: int = 0, end: int | None = None) -> Tally:
        """Returns the tally of neighbouring leaves that have these points together."""
        leaves, maximum = self.leaves[first:end], sum(self.maxima[first:end])
        missing = leaves.count(BLANK) + leaves.count(PENDING)
        counts = missing, leaves.count(SCORED), leaves.count(NOT_APPLICABLE)
        return Tally(Points(points), Points(maximum), *counts)


@dataclass(frozen=True, slots=True)
class Span:
    """Where the leaves below a criterion stand among all leaves; a leaf is below itself.

    Attributes:
        takes: True of a penalty leaf: its own tally counts up what it takes from those above it.
    """

    first: int
    end: int
    takes: bool = False


class Nodes(Mapping[CriterionId, Tally]):
    """The tally of every criterion for one unit, added up when it is asked for.

    The leaves below a criterion are neighbours in printed order: a tally is a sum over a span.
    """

    __slots__ = ("_filling", "_spans", "_values")

    def __init__(
        self, spans: Mapping[CriterionId, Span], filling: Filling, values: tuple[int, ...]
    ) -> None:
        """Takes the points of each leaf; those that a penalty takes away are negative."""
        self._spans = spans
        self._filling = filling
        self._values = values

    @property
    def blanks(self) -> tuple[int, ...]:
        """The places of leaves that want a score and have none in any stage that counts."""
        return tuple(n for n, letter in enumerate(self._filling.leaves) if letter == BLANK)

    @property
    def letters(self) -> str:
        """How each leaf stands, in printed order."""
        return self._filling.leaves

    @property
    def values_of_leaves(self) -> tuple[int, ...]:
        """The points of each leaf, in 1/10 000 point; those that a penalty takes are negative."""
        return self._values

    def __getitem__(self, criterion: CriterionId) -> Tally:
        span = self._spans[criterion]
        points = sum(self._values[span.first : span.end])
        return self._filling.tally(-points if span.takes else points, span.first, span.end)

    def __iter__(self) -> Iterator[CriterionId]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Nodes):
            return NotImplemented
        mine, its = (self._values, self._filling), (other._values, other._filling)
        return mine == its and self._spans == other._spans

    __hash__ = None  # type: ignore[assignment]  # as other mappings


def spans_of(tree: CriteriaTree) -> dict[CriterionId, Span]:
    """Returns the span of every criterion."""
    spans: dict[CriterionId, Span] = {}
    place = len(tree.leaves())
    for criterion in reversed(tree.criteria):  # children before their parent
        below = tree.children(criterion.id)
        if below:
            spans[criterion.id] = Span(spans[below[0].id].first, spans[below[-1].id].end)
        else:
            spans[criterion.id] = Span(place - 1, place, takes=criterion.kind is Kind.PENALTY)
            place -= 1
    return spans
