"""One group in one round, with its scores and its ranking kept current edit by edit."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from parindex_desktop.domain.criteria import Kind, Source
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.ranking import (
    Grade,
    GroupFigures,
    Standing,
    figures,
    grade,
    rank_grades,
)
from parindex_desktop.domain.scores import (
    BLANK,
    FIRST_STAGES,
    CellKey,
    CellState,
    Score,
    Stage,
)
from parindex_desktop.domain.scoring import NONE_EXEMPT, Scorer, UnitResult, exemptions
from parindex_desktop.domain.unit_cells import NO_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId
    from parindex_desktop.domain.edits import CellChange
    from parindex_desktop.domain.rounds import GroupSetup, Round
    from parindex_desktop.domain.scoring import Exemptions
    from parindex_desktop.domain.unit_cells import CellPlace, UnitCells
    from parindex_desktop.domain.units import Unit, UnitGroup, UnitId

LAYERS: tuple[Stage, ...] = FIRST_STAGES
"""What a grid shows one at a time; each leaf is open in the layers of its own source only."""

_APPRAISALS = (Stage.APPRAISAL_1, Stage.APPRAISAL_2)
_SURVEYS = frozenset({Stage.SURVEY, Stage.SURVEY_SECOND, Stage.SURVEY_THIRD})


class GroupBook:
    """The scores of one group, and what follows from them.

    A changed cell grades its unit anew and puts the group in order again, nothing else; a unit
    whose line in the ranking stays the same keeps the very same `Standing`.

    Attributes:
        units: In the order of lists and grids.
        left_out: Units that are scored but not ranked.
        tree: The group's criteria; without criteria when there is no set yet.
        traits: Of the units that have any.
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
        cells: Mapping[UnitId, UnitCells],
        traits: Mapping[UnitId, tuple[str, ...]] | None = None,
    ) -> None:
        self.round = round_
        self.group = group
        self.setup = setup
        self.tree = tree
        self.units = units
        self.left_out = left_out
        self.traits = traits or {}
        self._exempt = {unit: exemptions(tree, had) for unit, had in self.traits.items()}
        self._cells = {unit.id: cells.get(unit.id, NO_CELLS) for unit in units}
        self._scorer = Scorer(tree, round_.policy)
        self._grades = {unit.id: self._grade(unit.id) for unit in units}
        self._blanks: dict[Stage, dict[UnitId, tuple[int, ...]]] = {}
        self._wanted: dict[Stage, tuple[int, ...]] = {}

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
        return self._rank()

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
        return self._grades[unit_id].result

    def score(self, unit_id: UnitId, criterion_id: CriterionId, stage: Stage) -> Score:
        """Returns the content of one cell."""
        return self.cells(unit_id).score((criterion_id, stage))

    def cells(self, unit_id: UnitId) -> UnitCells:
        """Returns all that a unit of the group has in its cells."""
        return self._cells.get(unit_id, NO_CELLS)

    def exemptions(self, unit_id: UnitId) -> Exemptions:
        """Returns the leaves that do not apply to a unit for one of its traits, with the ground."""
        return self._exempt.get(unit_id, NONE_EXEMPT)

    def exemption(self, unit_id: UnitId, criterion_id: CriterionId) -> str:
        """Returns why a leaf does not apply to a unit for one of its traits; empty when it does."""
        return self.exemptions(unit_id).get(criterion_id, "")

    def score_in_force(
        self, unit_id: UnitId, criterion_id: CriterionId, stages: Iterable[Stage]
    ) -> tuple[Score, bool]:
        """Returns what holds in a cell, and whether the first of `stages_in_force` gave it."""
        for nth, stage in enumerate(stages):
            score = self.score(unit_id, criterion_id, stage)
            if score.state is not CellState.BLANK:
                return score, nth == 0
        return BLANK, True

    def key(self, unit_id: UnitId, criterion_id: CriterionId, stage: Stage) -> CellKey:
        """Returns the key of a cell of this book."""
        return CellKey(self.round.id, unit_id, criterion_id, stage)

    def layer_key(self, unit_id: UnitId, criterion_id: CriterionId, layer: Stage) -> CellKey | None:
        """Returns the key of the cell that a layer fills; None where it fills none."""
        stage = stage_of(self.tree.get(criterion_id), layer)
        return None if stage is None else self.key(unit_id, criterion_id, stage)

    def blanks(self, unit_id: UnitId, layer: Stage) -> tuple[int, ...]:
        """Returns the places in `leaves` that still want a score of a unit in one layer.

        Only leaves that the layer opens are wanted. In an appraisal a score of either one is
        enough; a bonus or penalty line wants none, since not every unit has one.
        """
        known = self._blanks.setdefault(layer, {})
        found = known.get(unit_id)
        if found is None:
            find = self._appraisal_blanks if layer in _APPRAISALS else self._own_blanks
            found = known[unit_id] = tuple(find(unit_id, layer))
        return found

    def wanted(self, layer: Stage) -> tuple[int, ...]:
        """Returns the places in `leaves` that a layer wants of a unit to which all apply."""
        if layer not in self._wanted:
            self._wanted[layer] = tuple(
                place
                for place, leaf in enumerate(self.leaves)
                if leaf.kind is Kind.NORMAL and stage_of(leaf, layer) is not None
            )
        return self._wanted[layer]

    def self_total(self, unit_id: UnitId) -> Points | None:
        """Returns the sum of a unit's own scores, bonus and penalty signed; None without any.

        It is shown while self-scores are typed and never enters the result.
        """
        cells = self.cells(unit_id)
        signed = [
            -points if leaf.kind is Kind.PENALTY else points
            for leaf in self.leaves
            if (points := cells.number((leaf.id, Stage.SELF))) is not None
            if not self.exemption(unit_id, leaf.id)
        ]
        return Points(sum(signed)) if signed else None

    def blank_count(self, layer: Stage) -> int:
        """Returns how many cells of a layer still want a score."""
        known = self._blanks.setdefault(layer, {})
        if len(known) < len(self.units):
            for unit in self.units:
                self.blanks(unit.id, layer)
        return sum(map(len, known.values()))

    def apply(self, cells: Iterable[CellChange]) -> frozenset[UnitId]:
        """Takes written changes over; returns the units whose line in the ranking changed."""
        touched = self._by_unit(cells)
        if not touched:
            return frozenset()
        before = self.standing_of
        for unit_id, scores in touched.items():
            self._cells[unit_id] = self._cells[unit_id].changed(scores)
            self._grades[unit_id] = self._grade(unit_id)
            for known in self._blanks.values():
                known.pop(unit_id, None)
        for name in ("standings", "standing_of", "figures"):
            self.__dict__.pop(name, None)
        self.__dict__["standings"] = tuple(
            _kept(before[standing.unit_id], standing) for standing in self._rank()
        )
        return frozenset(s.unit_id for s in self.standings if s is not before[s.unit_id])

    def _own_blanks(self, unit_id: UnitId, layer: Stage) -> Iterator[int]:
        filled = self.cells(unit_id).layout.index_of
        exempt = self._exempt.get(unit_id, NONE_EXEMPT)
        for place in self.wanted(layer):
            leaf = self.leaves[place].id
            if (leaf, layer) not in filled and leaf not in exempt:
                yield place

    def _appraisal_blanks(self, unit_id: UnitId, layer: Stage) -> Iterator[int]:
        result = self._grades[unit_id].result
        for place in result.nodes.blanks if result.total.missing else ():
            if stage_of(self.leaves[place], layer) is not None:
                yield place

    def _by_unit(self, changes: Iterable[CellChange]) -> dict[UnitId, dict[CellPlace, Score]]:
        """Returns what the cells of this book hold after changes, by their units."""
        after: defaultdict[UnitId, dict[CellPlace, Score]] = defaultdict(dict)
        for change in changes:
            key = change.key
            if key.round_id == self.round.id and key.unit_id in self._cells:
                after[key.unit_id][key.criterion_id, key.stage] = change.after
        return after

    def _grade(self, unit_id: UnitId) -> Grade:
        exempt = self._exempt.get(unit_id, NONE_EXEMPT)
        result = self._scorer.score(unit_id, self._cells[unit_id], exempt)
        return grade(result, tree=self.tree, policy=self.round.policy, bands=self.setup.bands)

    def _rank(self) -> tuple[Standing, ...]:
        grades = self._grades.values()  # in the order of the units
        return rank_grades(grades, policy=self.round.policy, left_out=self.left_out)


def stage_of(criterion: Criterion, layer: Stage) -> Stage | None:
    """Returns the stage that a grid of one layer edits in a leaf's column; None where it is closed.

    What is measured outside is filled in the survey layer alone, and neither self-scored nor
    appraised (`domain.md`).
    """
    measured = criterion.source is not Source.APPRAISED
    return layer if measured == (layer in _SURVEYS) else None


def stages_in_force(criterion: Criterion, layer: Stage) -> tuple[Stage, ...]:
    """Returns the stages whose value holds in a layer, the deciding one first.

    A cell left blank in the second appraisal keeps what the first one gave; beside an appraisal
    the survey score holds, though it is typed in its own layer.
    """
    own = stage_of(criterion, layer)
    if own is None:
        return (Stage.SURVEY,) if layer in _APPRAISALS else ()
    return (own, Stage.APPRAISAL_1) if own is Stage.APPRAISAL_2 else (own,)


def _kept(before: Standing, after: Standing) -> Standing:
    return before if before == after else after
