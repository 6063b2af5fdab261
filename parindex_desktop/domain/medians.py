"""The middle of a group: what half of its units reach, as a whole and in each domain.

A unit learns more from the middle than from the mean, which one unit far below moves
(`documents.md`, result sheet per unit). The median is exact; whoever prints it rounds it once by
the round's policy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import CriterionId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.ranking import Standing


def median(values: Iterable[Fraction]) -> Fraction | None:
    """Returns the value in the middle, of an even number the mean of both; None without any."""
    ordered = sorted(values)
    if not ordered:
        return None
    upper = len(ordered) // 2
    lower = (len(ordered) - 1) // 2
    return (ordered[lower] + ordered[upper]) / 2


@dataclass(frozen=True, slots=True)
class GroupMedians:
    """The medians of one group, in percent, exact.

    Attributes:
        index: Of the index; None for an empty ranking.
        criteria: Of points over maximum at each criterion asked for; None where nobody is scored.
        ranked: How many units are ranked.
    """

    index: Fraction | None
    criteria: Mapping[CriterionId, Fraction | None]
    ranked: int


def medians_of(standings: Sequence[Standing], criteria: Iterable[Criterion]) -> GroupMedians:
    """Returns the medians over ranked units, as the mean is taken over them alone.

    At a criterion only units count to which something of it applies and of which something of it
    is scored.
    """
    ranked = [each.result for each in standings if each.rank is not None]
    return GroupMedians(
        index=median(index for each in ranked if (index := each.index) is not None),
        criteria={
            criterion.id: median(
                ratio
                for each in ranked
                if (tally := each.nodes[criterion.id]).scored and (ratio := tally.ratio) is not None
            )
            for criterion in criteria
        },
        ranked=len(ranked),
    )
