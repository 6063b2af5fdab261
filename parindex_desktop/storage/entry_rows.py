"""The tables of score entry: what stands beside the points, and who works."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.people import Role, User
from parindex_desktop.domain.process import Step, StepDone, StepPlan
from parindex_desktop.domain.remarks import Remark, RemarkKind
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.second_entry.campaigns import (
    Campaign,
    CampaignState,
    Coverage,
    SecondSheet,
    Settlement,
    SheetState,
)
from parindex_desktop.storage.entity_row import EntityRow, own_key, reference


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
    criterion_id: Mapped[int] = reference("criteria.id", key=True, index=True)
    kind: Mapped[RemarkKind] = mapped_column(primary_key=True)
    text: Mapped[str]


class EvidenceRow(EntityRow):
    """A document that proves a score."""

    __tablename__ = "evidence"
    __table_args__ = (_of_unit(), Index("ix_evidence_unit", "round_id", "unit_id"))
    entity = Evidence

    id: Mapped[int] = own_key()
    round_id: Mapped[int]
    unit_id: Mapped[int]
    criterion_id: Mapped[int] = reference("criteria.id", index=True)
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

    round_id: Mapped[int] = reference("rounds.id", key=True)
    group_id: Mapped[int] = reference("unit_groups.id", key=True, index=True)
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

    round_id: Mapped[int] = reference("rounds.id", key=True)
    group_id: Mapped[int] = reference("unit_groups.id", key=True, index=True)
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

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    group_id: Mapped[int] = reference("unit_groups.id", index=True)
    stage: Mapped[Stage]
    coverage: Mapped[Coverage]
    every: Mapped[int]
    start: Mapped[int]
    state: Mapped[CampaignState]


class SecondSheetRow(EntityRow):
    """The second entry of a unit."""

    __tablename__ = "second_sheets"
    entity = SecondSheet

    campaign_id: Mapped[int] = reference("second_entries.id", key=True)
    unit_id: Mapped[int] = reference("units.id", key=True, index=True)
    state: Mapped[SheetState]
    keyed_by: Mapped[str]
    rekeyed_by: Mapped[str]
    settled_by: Mapped[str]


class SettlementRow(EntityRow):
    """A settled difference."""

    __tablename__ = "settlements"
    entity = Settlement

    campaign_id: Mapped[int] = reference("second_entries.id", key=True)
    unit_id: Mapped[int] = reference("units.id", key=True, index=True)
    criterion_id: Mapped[int] = reference("criteria.id", key=True, index=True)
    first: Mapped[str]
    second: Mapped[str]
    third: Mapped[str]
    chosen: Mapped[str]
    reason: Mapped[str]


class EntryRulesRow(EntityRow):
    """The rules of score entry; the table has at most one row."""

    __tablename__ = "entry_rules"
    entity = EntryRules

    id: Mapped[int] = own_key()
    gap_percent: Mapped[int]
    evidence_needed: Mapped[bool]
    attachment_limit: Mapped[int]
    phrases: Mapped[tuple[str, ...]]


class UserRow(EntityRow):
    """A named user."""

    __tablename__ = "users"
    entity = User

    id: Mapped[int] = own_key()
    name: Mapped[str]
    office: Mapped[str]
    role: Mapped[Role]
    password: Mapped[str]
    active: Mapped[bool]
