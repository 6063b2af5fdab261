"""What a unit has at each stage: leaf, branch and whole, as its paper adds them up.

Only the points in force enter the result (`scoring`); these sums are what is held against the paper
of a stage, so no cap of bonus and penalty applies to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import FIRST_STAGES, Stage
from parindex_desktop.domain.tallies import Span, spans_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.domain.unit_cells import UnitCells


class StageSums:
    """The sums of one unit, added up when they are asked for."""

    def __init__(
        self, tree: CriteriaTree, cells: UnitCells, exempt: Collection[CriterionId] = ()
    ) -> None:
        """Takes over the points of a unit.

        Args:
            tree: The criteria of its group.
            cells: What the unit has in its cells.
            exempt: Leaves that do not apply to it for one of its traits; they count nothing.
        """
        self._spans = spans_of(tree)
        self._whole = Span(0, len(tree.leaves()))
        leaves = [None if leaf.id in exempt else leaf for leaf in tree.leaves()]
        self._values = {
            stage: tuple(leaf and _signed(cells, leaf, stage) for leaf in leaves)
            for stage in FIRST_STAGES
        }

    def at(self, criterion_id: CriterionId | None, stage: Stage) -> Points | None:
        """Returns the points below a criterion, or of all for None; None where nothing was given.

        Penalties are negative. In appraisal 2 a leaf that it left alone counts with what appraisal
        1 gave; a branch that it left alone altogether has no sum of its own.
        """
        span = self._whole if criterion_id is None else self._spans[criterion_id]
        own = self._values[stage][span.first : span.end]
        if all(value is None for value in own):
            return None
        if stage is Stage.APPRAISAL_2:
            first = self._values[Stage.APPRAISAL_1][span.first : span.end]
            own = tuple(b if a is None else a for a, b in zip(own, first, strict=True))
        return Points(sum(value or 0 for value in own))


def _signed(cells: UnitCells, leaf: Criterion, stage: Stage) -> int | None:
    points = cells.number((leaf.id, stage))
    return -points if points is not None and leaf.kind is Kind.PENALTY else points
