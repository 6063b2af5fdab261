"""What to look for in the audit trail, and how far a trail is known to be whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.units import GroupId, RoundId, UnitId

FIRST_HASH: Final = ""
"""What the first row of a trail holds as the hash before it."""


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Conditions that an entry meets all of; None and empty ask for nothing.

    Round, group, unit and criterion must be met by one and the same change of the entry: an import
    that touched the unit, and the criterion of another unit, is no change of that cell.

    Attributes:
        criteria: Any of them: one of each set that has a criterion of that code.
        people: Names of who did it.
        actions: Beginnings of `Edit.action`: `scores.` or, alone, `import`.
        kinds: First done, taken back, or done again.
        since: Not before this moment.
        until: Before this moment.
    """

    round_id: RoundId | None = None
    group_id: GroupId | None = None
    unit_id: UnitId | None = None
    criteria: tuple[CriterionId, ...] = ()
    people: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    kinds: tuple[EditKind, ...] = ()
    since: datetime | None = None
    until: datetime | None = None

    @property
    def has_place(self) -> bool:
        """True when it asks for entries about something."""
        ids = (self.round_id, self.group_id, self.unit_id)
        return bool(self.criteria) or any(wanted is not None for wanted in ids)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a trail: an entry, and the hash that stands for all up to it.

    Attributes:
        entry: Its id; 0 before the first.
    """

    entry: int = 0
    hash: str = FIRST_HASH
