"""The tables of what is set up: office, units, rounds, criteria sets."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from parindex_desktop.domain.criteria import CriteriaSet, Criterion, Kind, Source
from parindex_desktop.domain.policy import ClassBand, Policy
from parindex_desktop.domain.rounds import (
    GroupSetup,
    OfficeProfile,
    RankingColumn,
    Round,
)
from parindex_desktop.domain.rules.kinds import Rule
from parindex_desktop.domain.units import Participation, Unit, UnitGroup
from parindex_desktop.storage.entity_row import EntityRow, own_key, reference


class OfficeProfileRow(EntityRow):
    """The office; the table has one row."""

    __tablename__ = "office_profile"
    entity = OfficeProfile

    id: Mapped[int] = own_key()
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

    id: Mapped[int] = own_key()
    code: Mapped[str]
    name: Mapped[str]
    heading: Mapped[str]
    position: Mapped[int]


class UnitRow(EntityRow):
    """A unit."""

    __tablename__ = "units"
    entity = Unit

    id: Mapped[int] = own_key()
    name: Mapped[str]
    short_name: Mapped[str]
    aliases: Mapped[tuple[str, ...]]


class RoundRow(EntityRow):
    """A round."""

    __tablename__ = "rounds"
    entity = Round

    id: Mapped[int] = own_key()
    year: Mapped[int]
    name: Mapped[str]
    policy: Mapped[Policy]


class GroupSetupRow(EntityRow):
    """What a round declares for a group."""

    __tablename__ = "group_setups"
    entity = GroupSetup

    round_id: Mapped[int] = reference("rounds.id", key=True)
    group_id: Mapped[int] = reference("unit_groups.id", key=True, index=True)
    title: Mapped[str]
    bands: Mapped[tuple[ClassBand, ...]]
    columns: Mapped[tuple[RankingColumn, ...]]
    show_mean: Mapped[bool]


class ParticipationRow(EntityRow):
    """A unit's place in a round."""

    __tablename__ = "participations"
    entity = Participation

    round_id: Mapped[int] = reference("rounds.id", key=True)
    unit_id: Mapped[int] = reference("units.id", key=True, index=True)
    group_id: Mapped[int] = reference("unit_groups.id", index=True)
    position: Mapped[int]
    ranked: Mapped[bool]
    traits: Mapped[tuple[str, ...]]


class CriteriaSetRow(EntityRow):
    """A criteria set of a group in a round."""

    __tablename__ = "criteria_sets"
    entity = CriteriaSet

    id: Mapped[int] = own_key()
    round_id: Mapped[int] = reference("rounds.id", index=True)
    group_id: Mapped[int] = reference("unit_groups.id", index=True)
    title: Mapped[str]
    decision: Mapped[str]
    bonus_cap: Mapped[int | None]
    penalty_cap: Mapped[int | None]
    frozen: Mapped[bool]


class CriterionRow(EntityRow):
    """A line of a criteria set."""

    __tablename__ = "criteria"
    entity = Criterion

    id: Mapped[int] = own_key()
    set_id: Mapped[int] = reference("criteria_sets.id", index=True)
    parent_id: Mapped[int | None] = reference("criteria.id", index=True)
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
