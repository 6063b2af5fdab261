"""The way of a unit through a round: who has to do what next, until when, and when it was done.

Self-assessment -> appraisal 1 -> explanation -> appraisal 2 -> final (`domain.md`, Process).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parindex_desktop.domain.units import GroupId, RoundId, UnitId


class Step(StrEnum):
    """A step of the process. Points stand in a `Stage`; a step may have none (explanation)."""

    SELF = "self"
    APPRAISAL_1 = "appraisal1"
    EXPLANATION = "explanation"
    APPRAISAL_2 = "appraisal2"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class StepPlan:
    """From when until when a group does a step.

    Attributes:
        begins: First day as an ISO date; empty for none.
        ends: Last day, itself in time; empty for none.
    """

    round_id: RoundId
    group_id: GroupId
    step: Step
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A unit has done a step, such as having sent its self-assessment.

    Attributes:
        day: When, as an ISO date; after `StepPlan.ends` it is late.
        note: Such as number and date of the letter that came with it.
    """

    round_id: RoundId
    unit_id: UnitId
    step: Step
    day: str
    note: str = ""
