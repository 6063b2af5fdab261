"""The tables: entities as mapped classes, scores and audit trail as plain tables.

The columns of a mapped class are the fields of its domain dataclass, name by name; that is what
lets `entities` turn one into the other without a line per entity. The schema itself is made by the
migrations only; a test holds both together.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from parindex_desktop.domain.awards import AwardedCollective, AwardedPerson, AwardSheet
from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import CriteriaSet, Criterion, Kind, Source
from parindex_desktop.domain.edits import Entity
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.people import Role, User
from parindex_desktop.domain.policy import ClassBand, Policy
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.rounds import (
    AwardRule,
    GroupSetup,
    OfficeProfile,
    RankingColumn,
    Round,
)
from parindex_desktop.domain.rules.kinds import Rule
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignState,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.domain.units import Participation, Unit, UnitGroup
from parindex_desktop.storage.columns import Choice, Flag, Structured


class EntityRow(DeclarativeBase):
    """Base of the mapped classes.

    Attributes:
        entity: The domain dataclass that a row of this class holds.
    """

    entity: ClassVar[type[Entity]]
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bool: Flag(),
        Source: Choice(Source),
        Kind: Choice(Kind),
        Stage: Choice(Stage),
        Step: Choice(Step),
        RemarkKind: Choice(RemarkKind),
        Role: Choice(Role),
        Coverage: Choice(Coverage),
        CampaignState: Choice(CampaignState),
        SheetState: Choice(SheetState),
        Policy: Structured(Policy),
        AwardRule: Structured(AwardRule),
        Rule | None: Structured(Rule | None),
        tuple[str, ...]: Structured(tuple[str, ...]),
        tuple[ClassBand, ...]: Structured(tuple[ClassBand, ...]),
        tuple[RankingColumn, ...]: Structured(tuple[RankingColumn, ...]),
    }


def _key() -> Mapped[int]:
    return mapped_column(primary_key=True, autoincrement=False)


def _to(target: str, *, key: bool = False, index: bool = False) -> Mapped[Any]:
    """Returns a reference that refuses the removal of what it refers to: nothing typed cascades."""
    restrict = ForeignKey(target, ondelete="RESTRICT")
    return mapped_column(restrict, primary_key=key, autoincrement=False, index=index)


class OfficeProfileRow(EntityRow):
    """The office; the table has one row."""

    __tablename__ = "office_profile"
    entity = OfficeProfile

    id: Mapped[int] = _key()
    province: Mapped[str]
    place: Mapped[str]
    authority: Mapped[str]
    department: Mapped[str]
    signer_office: Mapped[str]
    signer_name: Mapped[str]
    decision_suffix: Mapped[str]


class UnitGroupRow(EntityRow):
    """A group of units (khối)."""

    __tablename__ = "unit_groups"
    entity = UnitGroup

    id: Mapped[int] = _key()
    code: Mapped[str]
    name: Mapped[str]
    heading: Mapped[str]
    position: Mapped[int]


class UnitRow(EntityRow):
    """A unit."""

    __tablename__ = "units"
    entity = Unit

    id: Mapped[int] = _key()
    name: Mapped[str]
    short_name: Mapped[str]
    aliases: Mapped[tuple[str, ...]]


class RoundRow(EntityRow):
    """A round."""

    __tablename__ = "rounds"
    entity = Round

    id: Mapped[int] = _key()
    year: Mapped[int]
    name: Mapped[str]
    policy: Mapped[Policy]


class GroupSetupRow(EntityRow):
    """What a round declares for a group."""

    __tablename__ = "group_setups"
    entity = GroupSetup

    round_id: Mapped[int] = _to("rounds.id", key=True)
    group_id: Mapped[int] = _to("unit_groups.id", key=True, index=True)
    title: Mapped[str]
    bands: Mapped[tuple[ClassBand, ...]]
    columns: Mapped[tuple[RankingColumn, ...]]
    show_mean: Mapped[bool]
    award_rule: Mapped[AwardRule]


class ParticipationRow(EntityRow):
    """A unit's place in a round."""

    __tablename__ = "participations"
    entity = Participation

    round_id: Mapped[int] = _to("rounds.id", key=True)
    unit_id: Mapped[int] = _to("units.id", key=True, index=True)
    group_id: Mapped[int] = _to("unit_groups.id", index=True)
    position: Mapped[int]
    ranked: Mapped[bool]
    traits: Mapped[tuple[str, ...]]


class CriteriaSetRow(EntityRow):
    """A criteria set of a group in a round."""

    __tablename__ = "criteria_sets"
    entity = CriteriaSet

    id: Mapped[int] = _key()
    round_id: Mapped[int] = _to("rounds.id", index=True)
    group_id: Mapped[int] = _to("unit_groups.id", index=True)
    title: Mapped[str]
    decision: Mapped[str]
    bonus_cap: Mapped[int | None]
    penalty_cap: Mapped[int | None]
    frozen: Mapped[bool]


class CriterionRow(EntityRow):
    """A line of a criteria set."""

    __tablename__ = "criteria"
    entity = Criterion

    id: Mapped[int] = _key()
    set_id: Mapped[int] = _to("criteria_sets.id", index=True)
    parent_id: Mapped[int | None] = _to("criteria.id", index=True)
    position: Mapped[int]
    code: Mapped[str]
    name: Mapped[str]
    max_points: Mapped[int]
    source: Mapped[Source]
    kind: Mapped[Kind]
    rule: Mapped[Rule | None]
    guide: Mapped[str]
    evidence: Mapped[str]
    appraiser: Mapped[str]
    note: Mapped[str]
    exempt: Mapped[tuple[str, ...]]
    lineage: Mapped[int | None]  # without a reference: the line outlives its first criterion


class AwardSheetRow(EntityRow):
    """The heading of a round's award list."""

    __tablename__ = "award_sheets"
    entity = AwardSheet

    round_id: Mapped[int] = _to("rounds.id", key=True)
    form: Mapped[str]
    achievement: Mapped[str]
    authority: Mapped[str]
    confirmed: Mapped[bool]


class AwardedCollectiveRow(EntityRow):
    """A unit on an award list."""

    __tablename__ = "awarded_collectives"
    entity = AwardedCollective

    round_id: Mapped[int] = _to("rounds.id", key=True)
    unit_id: Mapped[int] = _to("units.id", key=True, index=True)
    position: Mapped[int]
    note: Mapped[str]


class AwardedPersonRow(EntityRow):
    """A person on an award list."""

    __tablename__ = "awarded_persons"
    entity = AwardedPerson

    id: Mapped[int] = _key()
    round_id: Mapped[int] = _to("rounds.id", index=True)
    position: Mapped[int]
    honorific: Mapped[str]
    name: Mapped[str]
    office: Mapped[str]
    workplace: Mapped[str]


def _of_unit() -> ForeignKeyConstraint:
    """Returns the reference of what belongs to a unit in a round."""
    return ForeignKeyConstraint(
        ["round_id", "unit_id"],
        ["participations.round_id", "participations.unit_id"],
        ondelete="RESTRICT",
    )


def _part_of_key() -> Mapped[Any]:
    return mapped_column(primary_key=True, autoincrement=False)


class RemarkRow(EntityRow):
    """Words beside the points of a unit's criterion."""

    __tablename__ = "remarks"
    __table_args__ = (_of_unit(),)
    entity = Remark

    round_id: Mapped[int] = _part_of_key()
    unit_id: Mapped[int] = _part_of_key()
    criterion_id: Mapped[int] = _to("criteria.id", key=True, index=True)
    kind: Mapped[RemarkKind] = mapped_column(primary_key=True)
    text: Mapped[str]


class EvidenceRow(EntityRow):
    """A document that proves a score."""

    __tablename__ = "evidence"
    __table_args__ = (_of_unit(), Index("ix_evidence_unit", "round_id", "unit_id"))
    entity = Evidence

    id: Mapped[int] = _key()
    round_id: Mapped[int]
    unit_id: Mapped[int]
    criterion_id: Mapped[int] = _to("criteria.id", index=True)
    position: Mapped[int]
    number: Mapped[str]
    day: Mapped[str]
    issuer: Mapped[str]
    page: Mapped[str]
    note: Mapped[str]
    reference: Mapped[str]
    attachment: Mapped[str]
    attachment_name: Mapped[str]


class StepPlanRow(EntityRow):
    """When a group does a step of the process."""

    __tablename__ = "step_plans"
    entity = StepPlan

    round_id: Mapped[int] = _to("rounds.id", key=True)
    group_id: Mapped[int] = _to("unit_groups.id", key=True, index=True)
    step: Mapped[Step] = mapped_column(primary_key=True)
    begins: Mapped[str]
    ends: Mapped[str]


class StepDoneRow(EntityRow):
    """A step that a unit has done."""

    __tablename__ = "steps_done"
    __table_args__ = (_of_unit(),)
    entity = StepDone

    round_id: Mapped[int] = _part_of_key()
    unit_id: Mapped[int] = _part_of_key()
    step: Mapped[Step] = mapped_column(primary_key=True)
    day: Mapped[str]
    note: Mapped[str]


class ControlTotalRow(EntityRow):
    """A unit's total as its paper prints it."""

    __tablename__ = "control_totals"
    __table_args__ = (_of_unit(),)
    entity = ControlTotal

    round_id: Mapped[int] = _part_of_key()
    unit_id: Mapped[int] = _part_of_key()
    stage: Mapped[Stage] = mapped_column(primary_key=True)
    points: Mapped[int]


class AcceptanceRow(EntityRow):
    """An accepted warning."""

    __tablename__ = "acceptances"
    entity = Acceptance

    round_id: Mapped[int] = _to("rounds.id", key=True)
    group_id: Mapped[int] = _to("unit_groups.id", key=True, index=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    basis: Mapped[str]
    reason: Mapped[str]
    accepted_by: Mapped[str]
    day: Mapped[str]


class CampaignRow(EntityRow):
    """A second entry."""

    __tablename__ = "second_entries"
    entity = Campaign

    id: Mapped[int] = _key()
    round_id: Mapped[int] = _to("rounds.id", index=True)
    group_id: Mapped[int] = _to("unit_groups.id", index=True)
    stage: Mapped[Stage]
    coverage: Mapped[Coverage]
    every: Mapped[int]
    start: Mapped[int]
    state: Mapped[CampaignState]


class SecondSheetRow(EntityRow):
    """The second entry of a unit."""

    __tablename__ = "second_sheets"
    entity = SecondSheet

    campaign_id: Mapped[int] = _to("second_entries.id", key=True)
    unit_id: Mapped[int] = _to("units.id", key=True, index=True)
    state: Mapped[SheetState]
    keyed_by: Mapped[str]
    rekeyed_by: Mapped[str]
    settled_by: Mapped[str]


class SettlementRow(EntityRow):
    """A settled difference."""

    __tablename__ = "settlements"
    entity = Settlement

    campaign_id: Mapped[int] = _to("second_entries.id", key=True)
    unit_id: Mapped[int] = _to("units.id", key=True, index=True)
    criterion_id: Mapped[int] = _to("criteria.id", key=True, index=True)
    first: Mapped[str]
    second: Mapped[str]
    third: Mapped[str]
    chosen: Mapped[str]
    reason: Mapped[str]


class EntryRulesRow(EntityRow):
    """The rules of score entry; the table has at most one row."""

    __tablename__ = "entry_rules"
    entity = EntryRules

    id: Mapped[int] = _key()
    gap_percent: Mapped[int]
    evidence_needed: Mapped[bool]
    attachment_limit: Mapped[int]
    phrases: Mapped[tuple[str, ...]]


class UserRow(EntityRow):
    """A named user."""

    __tablename__ = "users"
    entity = User

    id: Mapped[int] = _key()
    name: Mapped[str]
    office: Mapped[str]
    role: Mapped[Role]
    password: Mapped[str]
    active: Mapped[bool]


ROW_OF: Final[dict[type[Entity], type[EntityRow]]] = {
    mapper.class_.entity: mapper.class_ for mapper in EntityRow.registry.mappers
}
"""The mapped class of each domain dataclass."""

metadata = EntityRow.metadata

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What the file knows about itself: its id, and the next free id of an entity."""

scores = Table(
    "scores",
    metadata,
    Column("round_id", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, primary_key=True, autoincrement=False),
    Column(
        "criterion_id",
        ForeignKey("criteria.id", ondelete="RESTRICT"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("stage", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("ground", Text, nullable=False),
    Column("facts", Text, nullable=False),
    # Through the participation, whose key starts the key of a score: removing a unit needs no scan.
    ForeignKeyConstraint(
        ["round_id", "unit_id"],
        ["participations.round_id", "participations.unit_id"],
        ondelete="RESTRICT",
    ),
    CheckConstraint("stage IN (" + ", ".join(f"'{stage.value}'" for stage in Stage) + ")"),
    CheckConstraint(
        "state = 'number' AND ground = '' OR state IN ('na', 'pending') AND points = 0"
    ),
    CheckConstraint("facts = '' OR state = 'number'"),
    sqlite_with_rowid=False,
)
"""The raw scores; a blank cell has no row."""

attachments = Table(
    "attachments",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Copies of evidence, once each, by the SHA-256 of their content."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("params", Text, nullable=False),
    Column("entities", Text, nullable=False),
    Column("cell_count", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
"""One row per edit, append-only, each holding the hash of the one before."""

audit_cells = Table(
    "audit_cells",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="RESTRICT"), primary_key=True),
    # Without references: the trail outlives what it tells of.
    Column("round_id", Integer, primary_key=True, autoincrement=False),
    Column("unit_id", Integer, primary_key=True, autoincrement=False),
    Column("criterion_id", Integer, primary_key=True, autoincrement=False),
    Column("stage", Text, primary_key=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("ix_audit_cells_story", "round_id", "unit_id", "criterion_id", "stage", "audit_id"),
    sqlite_with_rowid=False,
)
"""The score changes of an edit."""
