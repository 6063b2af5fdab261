"""Words beside the points of a unit's criterion: why, what the unit answers, what the council says.

A remark is one of each kind for a unit's criterion; an empty one is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.units import RoundId, UnitId


class RemarkKind(StrEnum):
    """Whose words, and about what."""

    SELF = "self"
    """What the unit adds to its own score."""
    REASON = "reason"
    """Why appraisal 1 gave other points than the unit itself (lý do)."""
    EXPLANATION = "explanation"
    """What the unit answers to appraisal 1 (giải trình)."""
    ANSWER = "answer"
    """What appraisal 2 says to the explanation, and why it gives its points."""

    __hash__ = str.__hash__  # part of the key of every remark


@dataclass(frozen=True, slots=True)
class Remark:
    """One text; see `RemarkKind`."""

    round_id: RoundId
    unit_id: UnitId
    criterion_id: CriterionId
    kind: RemarkKind
    text: str
