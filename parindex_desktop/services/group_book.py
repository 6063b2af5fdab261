"""One group in one round, with its scores and its ranking kept current edit by edit."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Source
from parindex_desktop.domain.ranking import GroupFigures, Standing, figures, rank_units
from parindex_desktop.domain.scores import BLANK, CellKey, CellState, Score, Stage
from parindex_desktop.domain.scoring import UnitResult, score_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.domain.edits import CellChange
    from parindex_desktop.domain.rounds import GroupSetup, Round
    from parindex_desktop.domain.units import Unit, UnitGroup, UnitId


class GroupBook:
    """The scores of one group, and what follows from them.

    A changed cell recomputes its unit and the order of the group, nothing else.

    Attributes:
        units: In the order of lists and grids.
        left_out: Units that are scored but not ranked.
        tree: The group's criteria; without criteria when there is no set yet.
    """

    def __init__(
        self,
        *,
        round_: Round,
        group: UnitGroup,
        setup: GroupSetup,
        tree: CriteriaTree,
        units: tuple[Unit, ...],
        left_out: frozenset[UnitId],
        scores: Mapping[CellKey, Score],
    ) -> None:
        self.round = round_
        self.group = group
        self.setup = setup
        self.tree = tree
        self.units = units
        self.left_out = left_out
        self._scores: dict[UnitId, dict[tuple[CriterionId, Stage], Score]] = defaultdict(dict)
        for key, score in scores.items():
            self._scores[key.unit_id][key.criterion_id, key.stage] = score
        self._results = {unit.id: self._score(unit.id) for unit in units}

    @cached_property
    def leaves(self) -> tuple[Criterion, ...]:
        """The scored criteria, in printed order: the columns of the grid."""
        return self.tree.leaves()

    @cached_property
    def units_by_id(self) -> dict[UnitId, Unit]:
        """The units of the group."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The ranking, best first, unranked units last."""
        return rank_units(
            [self._results[unit.id] for unit in self.units],
            tree=self.tree,
            policy=self.round.policy,
            bands=self.setup.bands,
            left_out=self.left_out,
        )

    @cached_property
    def standing_of(self) -> dict[UnitId, Standing]:
        """The line of each unit in the ranking."""
        return {standing.unit_id: standing for standing in self.standings}

    @cached_property
    def figures(self) -> GroupFigures:
        """Mean, first, last, classes."""
        return figures(self.standings, self.setup.bands, self.round.policy)

    def result(self, unit_id: UnitId) -> UnitResult:
        """Returns what a unit of the group reached."""
        return self._results[unit_id]

    def score(self, unit_id: UnitId, criterion_id: CriterionId, stage: Stage) -> Score:
        """Returns the content of one cell."""
        cells = self._scores.get(unit_id)
        return BLANK if cells is None else cells.get((criterion_id, stage), BLANK)

    def key(self, unit_id: UnitId, criterion_id: CriterionId, stage: Stage) -> CellKey:
        """Returns the key of a cell of this book."""
        return CellKey(self.round.id, unit_id, criterion_id, stage)

    def apply(self, cells: Iterable[CellChange]) -> frozenset[UnitId]:
        """Takes written changes over; returns the units whose line in the ranking changed."""
        touched: set[UnitId] = set()
        for change in cells:
            key = change.key
            if key.round_id != self.round.id or key.unit_id not in self._results:
                continue
            stored = self._scores[key.unit_id]
            if change.after.state is CellState.BLANK:
                stored.pop((key.criterion_id, key.stage), None)
            else:
                stored[key.criterion_id, key.stage] = change.after
            touched.add(key.unit_id)
        if not touched:
            return frozenset()
        before = self.standing_of
        for unit_id in touched:
            self._results[unit_id] = self._score(unit_id)
        for name in ("standings", "standing_of", "figures"):
            self.__dict__.pop(name, None)
        after = self.standing_of
        return frozenset(unit_id for unit_id in after if after[unit_id] != before[unit_id])

    def _score(self, unit_id: UnitId) -> UnitResult:
        return score_unit(unit_id, self.tree, self._scores[unit_id], self.round.policy)


def stage_of(criterion: Criterion, layer: Stage) -> Stage | None:
    """Returns the stage that a grid of one layer edits in a leaf's column.

    Survey leaves are filled beside every appraisal, and are not self-scored (`domain.md`).
    """
    if criterion.source is Source.SURVEY:
        return None if layer is Stage.SELF else Stage.SURVEY
    return None if layer is Stage.SURVEY else layer
