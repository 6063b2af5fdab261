"""A round is locked: its results are published, and nothing that they follow from may change.

Locking freezes a snapshot, known by the SHA-256 of its bytes: the fingerprint of the data, whose
short form every page of every paper bears.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NewType

from parindex_desktop.domain.criteria import SetId
from parindex_desktop.domain.units import RoundId

LockingId = NewType("LockingId", int)

_SHORT: Final = 16
"""Digits of the short form: 64 bits, so that no two locks of a province share one by chance."""
_RUN: Final = 4
"""Digits between its dashes."""


@dataclass(frozen=True, slots=True)
class Locking:
    """One time that a round was locked.

    Attributes:
        number: Counts the lockings of a round from 1.
        fingerprint: SHA-256 of the snapshot, hexadecimal; under it the work file keeps the bytes.
        locked_at: Local time, ISO without fractions of seconds: `2026-01-05T16:30:00`.
        program: Version of the program that locked it.
        froze: Criteria sets that this lock froze, for the unlocking to thaw; those that were frozen
            before stay as they are.
        unlocked_at: As `locked_at`; empty while the lock holds.
        reason: Why it was unlocked.
    """

    id: LockingId
    round_id: RoundId
    number: int
    fingerprint: str
    locked_at: str
    locked_by: str
    program: str
    froze: tuple[SetId, ...] = ()
    unlocked_at: str = ""
    unlocked_by: str = ""
    reason: str = ""

    @property
    def holds(self) -> bool:
        """True while the round is locked by it."""
        return not self.unlocked_at

    @property
    def short(self) -> str:
        """The fingerprint as papers print it."""
        return short_form(self.fingerprint)


def short_form(fingerprint: str) -> str:
    """Returns a fingerprint as papers print it: `3F2A-91BC-7D04-E8A1`."""
    shown = fingerprint[:_SHORT].upper()
    return "-".join(shown[at : at + _RUN] for at in range(0, len(shown), _RUN))
