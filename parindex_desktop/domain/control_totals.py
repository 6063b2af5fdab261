"""The total that the paper of a unit prints, typed to hold the sum of its cells against it."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import RoundId, UnitId


@dataclass(frozen=True, slots=True)
class ControlTotal:
    """A total from paper, in 1/10 000 point, of one unit at one stage."""

    round_id: RoundId
    unit_id: UnitId
    stage: Stage
    points: Points
