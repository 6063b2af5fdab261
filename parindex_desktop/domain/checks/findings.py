"""What a check found, and how a warning is accepted.

A finding is a value computed from the data and never stored. What is stored is that somebody
accepted a warning, together with the basis it rested on: when a value changes the basis does, and
the acceptance no longer holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

from parindex_desktop.domain.criteria import CriterionId
from parindex_desktop.domain.scores import Stage
from parindex_desktop.domain.units import GroupId, RoundId, UnitId
from parindex_desktop.errors import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes:
        code: Key of `sentences`: `CHK.1xx` errors, which block the lock, `CHK.2xx` warnings.
        unit_id: The unit concerned; None when it is about a whole criterion.
        criterion_id: The leaf concerned; None when it is about a whole unit.
        stage: Where the value stands that a click shows; None when it is about none.
        params: Values for the sentence's placeholders.
        others: Other units concerned: those with the same sheet or the same document.
        basis: The values that it rests on, as text; the same values give the same text.
    """

    code: str
    severity: Severity
    unit_id: UnitId | None = None
    criterion_id: CriterionId | None = None
    stage: Stage | None = None
    params: dict[str, object] = field(default_factory=dict, hash=False)
    others: tuple[UnitId, ...] = ()
    basis: str = ""

    @property
    def subject(self) -> str:
        """What it is about, as an acceptance names it: unit, criterion, stage and other units."""
        unit = "" if self.unit_id is None else str(self.unit_id)
        criterion = "" if self.criterion_id is None else str(self.criterion_id)
        return "/".join((unit, criterion, self.stage or "", ",".join(map(str, self.others))))


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A warning that somebody accepted.

    Attributes:
        subject: Of the finding.
        basis: Of the finding when it was accepted; with another one the acceptance is withdrawn.
        reason: Why, as the appendix prints it.
        accepted_by: Name of who accepted it.
        day: When, as an ISO date.
    """

    round_id: RoundId
    group_id: GroupId
    code: str
    subject: str
    basis: str
    reason: str
    accepted_by: str
    day: str


def basis_of(*parts: object) -> str:
    """Returns values as the basis of a finding; long texts are kept as their fingerprint."""
    text = "|".join("" if part is None else str(part) for part in parts)
    return text if len(text) <= _SHORT else sha256(text.encode()).hexdigest()


_SHORT = 64
