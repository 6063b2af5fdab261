"""One action of the user as a value that can be applied, told, and turned round.

An edit holds what was there and what shall be there, so that its inverse is itself an edit, and so
that a stale edit is recognised instead of overwriting somebody's work.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar

from parindex_desktop.domain.award_money import AwardMoney
from parindex_desktop.domain.award_rules import SavedRule
from parindex_desktop.domain.awards import (
    AwardBar,
    AwardedCollective,
    AwardedPerson,
    AwardSheet,
    EarlierAward,
    TakenOff,
)
from parindex_desktop.domain.certificates.profiles import BlankProfile, OfficeFont
from parindex_desktop.domain.checks.findings import Acceptance
from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.criteria import CriteriaSet, Criterion
from parindex_desktop.domain.entry_rules import EntryRules
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.paper_wording import PaperWording
from parindex_desktop.domain.people import User
from parindex_desktop.domain.process import StepDone, StepPlan
from parindex_desktop.domain.register import BlankUse, RegisterEntry
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.rounds import GroupSetup, OfficeProfile, Round
from parindex_desktop.domain.scores import CellKey, Score
from parindex_desktop.domain.second_entry.campaigns import Campaign, SecondSheet, Settlement
from parindex_desktop.domain.units import Participation, Unit, UnitGroup

Entity: TypeAlias = (
    OfficeProfile
    | UnitGroup
    | Unit
    | Round
    | GroupSetup
    | Participation
    | CriteriaSet
    | Criterion
    | AwardSheet
    | AwardedCollective
    | AwardedPerson
    | Remark
    | Evidence
    | StepPlan
    | StepDone
    | ControlTotal
    | Acceptance
    | Campaign
    | SecondSheet
    | Settlement
    | EntryRules
    | User
    | Locking
    | PaperWording
    | TakenOff
    | AwardBar
    | SavedRule
    | EarlierAward
    | AwardMoney
    | RegisterEntry
    | BlankUse
    | BlankProfile
    | OfficeFont
)
EntityT = TypeVar("EntityT", bound=Entity)


@dataclass(frozen=True, slots=True)
class EntityChange:
    """A thing created (no before), changed, or removed (no after)."""

    before: Entity | None
    after: Entity | None

    def inverse(self) -> EntityChange:
        """Returns the change back."""
        return EntityChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of the score table, before and after."""

    key: CellKey
    before: Score
    after: Score

    def inverse(self) -> CellChange:
        """Returns the change back."""
        return CellChange(self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """One action of the user: one transaction, one audit row, one step of undo.

    Attributes:
        action: What was done, as a key of the catalogue of actions: `scores.type`, `import`.
        params: Values for the sentence of the action.
        entities: Things created and changed before the cells, things removed after them, each in
            the order given; so creating a unit with its scores and taking both back are one rule.
        cells: Changes of scores.
    """

    action: str
    params: tuple[tuple[str, str], ...] = ()
    entities: tuple[EntityChange, ...] = ()
    cells: tuple[CellChange, ...] = ()

    def inverse(self) -> Edit:
        """Returns the edit that restores what was there before."""
        return Edit(
            self.action,
            self.params,
            tuple(change.inverse() for change in reversed(self.entities)),
            tuple(change.inverse() for change in reversed(self.cells)),
        )

    @property
    def is_empty(self) -> bool:
        """True when applying it would change nothing."""
        return not self.cells and not self.entities


def cell_edit(
    action: str, changes: tuple[CellChange, ...], params: tuple[tuple[str, str], ...] = ()
) -> Edit:
    """Returns an edit of those cells whose content really changes."""
    return Edit(action, params, cells=tuple(c for c in changes if c.before != c.after))


@dataclass(frozen=True, slots=True)
class Author:
    """Who does something, as the audit trail and the lock of a file name them.

    Attributes:
        role: As text, so that the row outlives the account: `chuyên viên`.
    """

    name: str
    role: str = ""


class EditKind(StrEnum):
    """Whether an edit is done for the first time, taken back, or done again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row of the audit trail.

    Attributes:
        at: When, in UTC.
        cells: The score changes it carried; empty when only the list of entries was asked for.
        cell_count: Number of score changes.
        entities: The things it changed, as far as a story asked for them.
    """

    id: int
    at: datetime
    author: Author
    kind: EditKind
    action: str
    params: tuple[tuple[str, str], ...]
    cell_count: int
    cells: tuple[CellChange, ...] = ()
    entities: tuple[EntityChange, ...] = ()
