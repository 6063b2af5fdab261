"""The register of certificates (sổ cấp bằng): numbers given once, and every blank accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from parindex_desktop.domain.awards import AwardeeId, SheetId, Whom
from parindex_desktop.domain.units import RoundId

EntryId = NewType("EntryId", int)
BlankUseId = NewType("BlankUseId", int)


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A number in the register. It is never removed and its number never given again.

    What the certificate says is kept here as it was when the number was given, so that the book
    stays true when a list is changed later.

    Attributes:
        year: Of the day of the decision; numbers count from 1 in each year and form.
        awardee_id: Who has it; the same awardee has at most one entry that is not void.
        name: With `Ông`/`Bà` for a person.
        decision: Number of the decision.
        decision_day: ISO.
        given_on: Day on which the number was given, ISO.
        void: Why the certificate does not hold; empty while it does.
        handed_on: Day of the hand-over, ISO; empty before.
        receiver: Who took it.
    """

    id: EntryId
    year: int
    form: str
    number: int
    round_id: RoundId
    sheet_id: SheetId
    awardee_id: AwardeeId
    whom: Whom
    name: str
    workplace: str
    achievement: str
    decision: str
    decision_day: str
    given_on: str
    void: str = ""
    handed_on: str = ""
    receiver: str = ""


class BlankMove(StrEnum):
    """What happens to blanks (phôi)."""

    RECEIVED = "received"
    PRINTED = "printed"
    SPOILED = "spoiled"


@dataclass(frozen=True, slots=True)
class BlankUse:
    """Blanks that came into the stock, or left it; a spoiled print turns from printed to spoiled.

    Attributes:
        form: Whose blanks: `Bằng khen`.
        day: ISO.
        count: How many, at least 1.
        entry_id: Whose certificate was printed on it; None for blanks received, or spoiled before
            anything was printed.
        reason: Why it was spoiled, or where blanks came from.
    """

    id: BlankUseId
    form: str
    day: str
    move: BlankMove
    count: int
    entry_id: EntryId | None = None
    reason: str = ""
