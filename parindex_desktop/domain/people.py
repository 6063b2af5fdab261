"""Who works in a file: named users with a role. A file without users is open to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

UserId = NewType("UserId", int)


class Role(StrEnum):
    """What somebody may change; each may do what the one before may."""

    VIEWER = "viewer"
    """Nothing."""
    ENTRY = "entry"
    """Types what units handed in: own scores, survey, explanations, evidence, second entry."""
    APPRAISER = "appraiser"
    """Gives the points of both appraisals, and accepts warnings."""
    SECRETARY = "secretary"
    """All: rounds, units, criteria, users, imports of whole tables."""


@dataclass(frozen=True, slots=True)
class User:
    """A named user of a work file.

    Attributes:
        name: Full name, as the log and papers say it.
        office: Chức vụ: `Chuyên viên`.
        password: An argon2 hash; empty when none is asked for.
        active: False for somebody who has left; their name stays in the log.
    """

    id: UserId
    name: str
    office: str
    role: Role
    password: str = ""
    active: bool = True
