"""Who works in a file: named users with a role. A file without users is open to everybody."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

UserId = NewType("UserId", int)

HIDDEN = "*"
"""What stands for a password wherever an account is written down but not used."""


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

    def covers(self, needed: Role) -> bool:
        """Tells whether it may do all that another role may."""
        order = tuple(Role)
        return order.index(self) >= order.index(needed)


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

    def without_secret(self) -> User:
        """Returns the account as the log keeps it: whether there is a password, never its hash."""
        return replace(self, password=HIDDEN) if self.password else self


def active_user(users: Iterable[User], user_id: UserId | None) -> User | None:
    """Returns who has an id, None for nobody and for somebody who works here no more."""
    return next((user for user in users if user.id == user_id and user.active), None)
