"""What is stored of a second entry; `states` says how it goes on.

The numbers keyed for the second and the third time stand in the score table at stages of their own
(`scores.second_of`, `scores.third_of`), where they enter no result.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import GroupId, RoundId, UnitId

CampaignId = NewType("CampaignId", int)


class Coverage(StrEnum):
    """Which units are keyed again."""

    FULL = "full"
    SAMPLE = "sample"


class CampaignState(StrEnum):
    """Whether sheets are still keyed."""

    OPEN = "open"
    CLOSED = "closed"


class SheetState(StrEnum):
    """How far the second entry of one unit is."""

    WAITING = "waiting"
    KEYING = "keying"
    AGREED = "agreed"
    REKEYING = "rekeying"
    SETTLING = "settling"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Campaign:
    """The second entry of one stage of a group (nhập liệu lần hai).

    Attributes:
        stage: What is keyed again.
        every: In a sample every n-th unit; 1 with full coverage.
        start: Place of the first unit of the sample, from 0, drawn by chance.
    """

    id: CampaignId
    round_id: RoundId
    group_id: GroupId
    stage: Stage
    coverage: Coverage
    every: int = 1
    start: int = 0
    state: CampaignState = CampaignState.OPEN


@dataclass(frozen=True, slots=True)
class SecondSheet:
    """The second entry of one unit.

    Attributes:
        keyed_by: Who keyed it for the second time; empty while it waits.
        rekeyed_by: Who keyed its differing cells again.
        settled_by: The official of record who settled them.
    """

    campaign_id: CampaignId
    unit_id: UnitId
    state: SheetState = SheetState.WAITING
    keyed_by: str = ""
    rekeyed_by: str = ""
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A differing cell, with all that was keyed and what holds.

    Attributes:
        first, second, third, chosen: Contents as `score_entry.show_score` writes them.
        reason: Why, where the one chosen is none of the three.
    """

    campaign_id: CampaignId
    unit_id: UnitId
    criterion_id: CriterionId
    first: str
    second: str
    third: str
    chosen: str
    reason: str = ""
