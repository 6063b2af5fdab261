"""What checks look at: the leaves of a group, and how each of them stands in one unit.

The words, documents and steps beside the scores come through `Records`, so that nothing here knows
who keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import wants_evidence
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.outcomes import possible_points
from parindex_desktop.domain.scores import BLANK, CellState, Score, Stage, stages_of
from parindex_desktop.domain.scoring import Exemptions
from parindex_desktop.domain.unit_cells import UnitCells
from parindex_desktop.domain.units import UnitId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.evidence import Evidence
    from parindex_desktop.domain.process import Step, StepDone
    from parindex_desktop.domain.remarks import RemarkKind
    from parindex_desktop.domain.second_entry.campaigns import (
        Campaign,
        CampaignId,
        SecondSheet,
        Settlement,
    )
    from parindex_desktop.domain.units import GroupId


class Records(Protocol):
    """What stands beside the scores of a round; `services.dossier.Dossier` keeps it."""

    def remark(self, unit_id: UnitId, criterion_id: CriterionId, kind: RemarkKind) -> str:
        """Returns a text, empty without."""

    def evidence(self, unit_id: UnitId, criterion_id: CriterionId) -> Sequence[Evidence]:
        """Returns the documents that a unit names for a criterion."""

    def done(self, unit_id: UnitId, step: Step) -> StepDone | None:
        """Returns when a unit did a step."""

    def control_total(self, unit_id: UnitId, stage: Stage) -> Points | None:
        """Returns the total typed from a unit's paper."""

    def campaigns(self, group_id: GroupId) -> Sequence[Campaign]:
        """Returns the second entries of a group, oldest first."""

    def second_sheet(self, campaign_id: CampaignId, unit_id: UnitId) -> SecondSheet | None:
        """Returns how far the second entry of a unit is."""

    def settlement(
        self, campaign_id: CampaignId, unit_id: UnitId, criterion_id: CriterionId
    ) -> Settlement | None:
        """Returns how a differing cell was settled."""


@dataclass(frozen=True, slots=True)
class CheckedLeaf:
    """What checks want to know of a leaf, found out once for all units.

    Attributes:
        wanted: Every unit needs a score: not so of bonus and penalty lines.
        appraised: Scored by unit and council; False of what is measured outside.
        deciding: Its stages that count, the deciding one first.
        outcomes: The only points that its rule can give; None where any are possible.
        wants_evidence: Points of it have to be proved.
    """

    id: CriterionId
    code: str
    maximum: Points
    wanted: bool
    penalty: bool
    appraised: bool
    deciding: tuple[Stage, ...]
    outcomes: frozenset[Points] | None
    wants_evidence: bool

    @classmethod
    def of(cls, leaf: Criterion) -> CheckedLeaf:
        """Returns what checks want to know of a criterion."""
        return cls(
            id=leaf.id,
            code=leaf.code,
            maximum=leaf.max_points,
            wanted=leaf.kind is Kind.NORMAL,
            penalty=leaf.kind is Kind.PENALTY,
            appraised=leaf.source is Source.APPRAISED,
            deciding=stages_of(leaf),
            outcomes=possible_points(leaf.rule, leaf.max_points),
            wants_evidence=wants_evidence(leaf, Score.number(1), BLANK, exempt=False),
        )

    def worth(self, points: int) -> int:
        """Returns points as the unit sees them: a penalty is the better the less it takes."""
        return -points if self.penalty else points


@dataclass(frozen=True, slots=True)
class CheckedGroup:
    """A group whose units are checked.

    Attributes:
        tree: Its criteria.
        leaves: The scored ones, in printed order.
        rules: Of the office, for its thresholds.
        records: What stands beside the scores.
    """

    tree: CriteriaTree
    leaves: tuple[CheckedLeaf, ...]
    rules: EntryRules
    records: Records

    @classmethod
    def of(cls, tree: CriteriaTree, rules: EntryRules, records: Records) -> CheckedGroup:
        """Returns the group of a criteria set."""
        return cls(tree, tuple(map(CheckedLeaf.of, tree.leaves())), rules, records)


@dataclass(frozen=True, slots=True)
class CheckedUnit:
    """A unit and its cells.

    Attributes:
        exempt: The leaves that do not apply for one of its traits; nothing is checked there.
    """

    id: UnitId
    cells: UnitCells
    exempt: Exemptions


class Standing(NamedTuple):
    """How one leaf stands in a unit.

    Attributes:
        place: Of the leaf among all leaves.
        own: Points that the unit gave itself, in 1/10 000; None without a number.
        stage: The stage that decides; where nothing is scored the one that is filled first.
        state: Of the deciding cell.
        points: Of the deciding cell; None unless it holds a number.
        first: Points of appraisal 1, None without a number.
    """

    place: int
    leaf: CheckedLeaf
    own: int | None
    stage: Stage
    state: CellState
    points: int | None
    first: int | None

    @property
    def lowered(self) -> bool:
        """Whether the unit gets less than it gave itself."""
        if self.own is None or self.points is None:
            return False
        return self.leaf.worth(self.points) < self.leaf.worth(self.own)


def standings(group: CheckedGroup, unit: CheckedUnit) -> list[Standing]:
    """Returns how the leaves that apply to a unit stand, in printed order."""
    exempt = unit.exempt
    return [
        _standing(place, leaf, unit.cells)
        for place, leaf in enumerate(group.leaves)
        if leaf.id not in exempt
    ]


def _standing(place: int, leaf: CheckedLeaf, cells: UnitCells) -> Standing:
    index_of, states = cells.layout.index_of, cells.layout.states
    own = cells.number((leaf.id, Stage.SELF)) if leaf.appraised else None
    first = cells.number((leaf.id, Stage.APPRAISAL_1)) if leaf.appraised else None
    for stage in leaf.deciding:
        index = index_of.get((leaf.id, stage))
        if index is not None:
            state = states[index]
            points = cells.points[index] if state is CellState.NUMBER else None
            return Standing(place, leaf, own, stage, state, points, first)
    return Standing(place, leaf, own, leaf.deciding[-1], CellState.BLANK, None, first)
