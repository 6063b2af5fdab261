"""What stands beside the scores of a round, kept current edit by edit: words, proofs, progress."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, cast

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.evidence import Evidence, EvidenceId
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignId,
    SecondSheet,
    Settlement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.edits import Entity, EntityChange
    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import GroupId, RoundId, UnitId

DOSSIER_KINDS: Final = (
    Remark, Evidence, StepPlan, StepDone, ControlTotal, Acceptance, Campaign, SecondSheet,
    Settlement,
)  # fmt: skip
"""The entities that a dossier holds; an edit of them leaves the books as they are."""

_Place = tuple["UnitId", "CriterionId"]


class Dossier:
    """Everything of a round that is neither a score nor a set-up.

    Attributes:
        round_id: The round.
    """

    def __init__(self, round_id: RoundId, entities: Iterable[Entity]) -> None:
        self.round_id = round_id
        self._remarks: dict[_Place, dict[RemarkKind, Remark]] = defaultdict(dict)
        self._evidence: dict[_Place, dict[EvidenceId, Evidence]] = defaultdict(dict)
        self._plans: dict[tuple[GroupId, Step], StepPlan] = {}
        self._done: dict[tuple[UnitId, Step], StepDone] = {}
        self._controls: dict[tuple[UnitId, Stage], ControlTotal] = {}
        self._acceptances: dict[tuple[GroupId, str, str], Acceptance] = {}
        self._campaigns: dict[CampaignId, Campaign] = {}
        self._sheets: dict[tuple[CampaignId, UnitId], SecondSheet] = {}
        self._settlements: dict[tuple[CampaignId, UnitId, CriterionId], Settlement] = {}
        self._stamps: defaultdict[UnitId, int] = defaultdict(int)
        for entity in entities:
            self._put(entity)

    def remark(self, unit_id: UnitId, criterion_id: CriterionId, kind: RemarkKind) -> str:
        """Returns a text, empty without."""
        found = self._remarks.get((unit_id, criterion_id), {}).get(kind)
        return found.text if found else ""

    def evidence(self, unit_id: UnitId, criterion_id: CriterionId) -> tuple[Evidence, ...]:
        """Returns what a unit names for a criterion, in its order."""
        found = self._evidence.get((unit_id, criterion_id), {}).values()
        return tuple(sorted(found, key=lambda each: (each.position, each.id)))

    def all_evidence(self) -> tuple[Evidence, ...]:
        """Returns all documents of the round, unit by unit in the order they were first named."""
        return tuple(each for some in self._evidence.values() for each in some.values())

    def plan(self, group_id: GroupId, step: Step) -> StepPlan | None:
        """Returns when a group does a step, None when nothing was planned."""
        return self._plans.get((group_id, step))

    def done(self, unit_id: UnitId, step: Step) -> StepDone | None:
        """Returns when a unit did a step, None while it has not."""
        return self._done.get((unit_id, step))

    def control_total(self, unit_id: UnitId, stage: Stage) -> Points | None:
        """Returns the total typed from a unit's paper, None without."""
        found = self._controls.get((unit_id, stage))
        return found.points if found else None

    def acceptance(self, group_id: GroupId, code: str, subject: str) -> Acceptance | None:
        """Returns who accepted a warning, and on which basis; None when nobody did."""
        return self._acceptances.get((group_id, code, subject))

    def acceptances(self, group_id: GroupId) -> tuple[Acceptance, ...]:
        """Returns the acceptances of a group, withdrawn ones too."""
        return tuple(each for each in self._acceptances.values() if each.group_id == group_id)

    def campaigns(self, group_id: GroupId) -> tuple[Campaign, ...]:
        """Returns the second entries of a group, oldest first."""
        found = (each for each in self._campaigns.values() if each.group_id == group_id)
        return tuple(sorted(found, key=lambda each: each.id))

    def second_sheet(self, campaign_id: CampaignId, unit_id: UnitId) -> SecondSheet | None:
        """Returns how far the second entry of a unit is, None when it is not keyed again."""
        return self._sheets.get((campaign_id, unit_id))

    def second_sheets(self, campaign_id: CampaignId) -> tuple[SecondSheet, ...]:
        """Returns the sheets of a second entry."""
        return tuple(each for each in self._sheets.values() if each.campaign_id == campaign_id)

    def settlement(
        self, campaign_id: CampaignId, unit_id: UnitId, criterion_id: CriterionId
    ) -> Settlement | None:
        """Returns how a differing cell was settled, None while it is not."""
        return self._settlements.get((campaign_id, unit_id, criterion_id))

    def stamp(self, unit_id: UnitId) -> int:
        """Returns a number that is another one after each change of what a unit has here."""
        return self._stamps[unit_id]

    def apply(self, changes: Iterable[EntityChange]) -> None:
        """Takes written changes over; those of other rounds or kinds are passed by."""
        for change in changes:
            if change.before is not None:
                self._take(change.before)
            if change.after is not None and self._is_mine(change.after):
                self._put(change.after)

    def _is_mine(self, entity: Entity) -> bool:
        if isinstance(entity, SecondSheet | Settlement):
            return entity.campaign_id in self._campaigns
        mine = isinstance(entity, DOSSIER_KINDS)
        return mine and getattr(entity, "round_id", None) == self.round_id

    def _put(self, entity: Entity) -> None:
        shelf, key = self._shelf_of(entity)
        shelf[key] = entity
        self._stamp(entity)

    def _take(self, entity: Entity) -> None:
        if self._is_mine(entity):
            shelf, key = self._shelf_of(entity)
            shelf.pop(key, None)
            self._stamp(entity)

    def _stamp(self, entity: Entity) -> None:
        unit_id = getattr(entity, "unit_id", None)
        if unit_id is not None:
            self._stamps[unit_id] += 1

    def _shelf_of(self, entity: Entity) -> tuple[dict[object, Entity], object]:
        """Returns where an entity of this round stands."""
        shelf, key = self._shelf_and_key(entity)
        return cast("dict[object, Entity]", shelf), key

    def _shelf_and_key(self, entity: Entity) -> tuple[object, object]:
        match entity:
            case Remark():
                return self._remarks[entity.unit_id, entity.criterion_id], entity.kind
            case Evidence():
                return self._evidence[entity.unit_id, entity.criterion_id], entity.id
            case StepPlan():
                return self._plans, (entity.group_id, entity.step)
            case StepDone():
                return self._done, (entity.unit_id, entity.step)
            case ControlTotal():
                return self._controls, (entity.unit_id, entity.stage)
            case Acceptance():
                return self._acceptances, (entity.group_id, entity.code, entity.subject)
            case Campaign():
                return self._campaigns, entity.id
            case SecondSheet():
                return self._sheets, (entity.campaign_id, entity.unit_id)
            case Settlement():
                key = (entity.campaign_id, entity.unit_id, entity.criterion_id)
                return self._settlements, key
            case _:
                raise TypeError(f"no dossier holds a {type(entity).__name__}")
