"""A unit beside the middle of its group, domain by domain and as a whole; values, no layout.

Every printed number is rounded once by the round's policy; a difference is that of the two printed
numbers, so that whoever subtracts them finds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from parindex_desktop.domain.medians import medians_of
from parindex_desktop.domain.numbers import round_half_up
from parindex_desktop.services.papers.unit_lines import ScoredLine

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from parindex_desktop.domain.ranking import Standing
    from parindex_desktop.services.group_book import GroupBook


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A domain of a unit, or the whole.

    Attributes:
        line: Its points.
        ratio: Points over maximum in percent, as printed; None while nothing is scored.
        median: Of the group in percent, as printed; None where nobody is scored.
    """

    line: ScoredLine
    ratio: Decimal | None
    median: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """How far the unit is above the median, in percent points; None without either."""
        if self.ratio is None or self.median is None:
            return None
        return self.ratio - self.median


class Comparison:
    """Compares the units of one group; the medians are found once.

    Attributes:
        ranked: How many units the medians are taken over.
    """

    def __init__(self, book: GroupBook) -> None:
        self._decimals = book.round.policy.decimals
        self._medians = medians_of(book.standings, book.tree.children(None))
        self.ranked = self._medians.ranked

    def of(self, standing: Standing, lines: Sequence[ScoredLine]) -> tuple[ComparedLine, ...]:
        """Returns the domains of a unit, the whole last, out of its lines."""
        domains = (self._domain(standing, line) for line in lines if line.is_domain)
        return (
            *domains,
            ComparedLine(lines[-1], standing.index, self._printed(self._medians.index)),
        )

    def _domain(self, standing: Standing, line: ScoredLine) -> ComparedLine:
        assert line.criterion is not None
        tally = standing.result.nodes[line.criterion.id]
        ratio = tally.ratio if tally.scored else None
        median = self._medians.criteria[line.criterion.id]
        return ComparedLine(line, self._printed(ratio), self._printed(median))

    def _printed(self, value: Fraction | None) -> Decimal | None:
        return None if value is None else round_half_up(value, self._decimals)
