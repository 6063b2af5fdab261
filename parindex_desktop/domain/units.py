"""Who is assessed: units, and the groups in which they are ranked in one round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

GroupId = NewType("GroupId", int)
UnitId = NewType("UnitId", int)
RoundId = NewType("RoundId", int)


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units that are ranked together (khối).

    Attributes:
        code: Short name for the command line and file names, such as `so` or `xa`.
        name: As titles say it before the province: `các sở, ban, ngành`.
        heading: Heading of the unit column in an annex: `Sở, ban, ngành`.
    """

    id: GroupId
    code: str
    name: str
    heading: str
    position: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A department, district or commune (cơ quan, đơn vị, địa phương).

    Attributes:
        aliases: Other spellings that an official confirmed as this unit at an import.
    """

    id: UnitId
    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """A unit's place in one round: groups are drawn anew when units merge or a group is split.

    Attributes:
        position: Order in lists and grids, from 0.
        ranked: False when the unit is scored but left out of the ranking.
        traits: What keeps criteria from applying to it, as `Criterion.exempt` words them.
    """

    round_id: RoundId
    unit_id: UnitId
    group_id: GroupId
    position: int
    ranked: bool = True
    traits: tuple[str, ...] = ()


DEFAULT_GROUPS: tuple[tuple[str, str, str], ...] = (
    ("so", "các sở, ban, ngành", "Sở, ban, ngành"),
    ("nganh-doc", "các cơ quan ngành dọc", "Cơ quan"),
    ("huyen", "các huyện, thị xã, thành phố", "Địa phương"),
    ("xa", "các xã, phường, đặc khu", "Xã, phường, đặc khu"),
)
"""Code, name and column heading of the groups that a new work file starts with."""
