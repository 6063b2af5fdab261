"""The register of certificates (sổ cấp bằng): numbers given once, and every blank accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NewType

from parindex_desktop.domain.awards import AwardeeId, SheetId, Whom
from parindex_desktop.domain.text import match_key
from parindex_desktop.domain.units import RoundId

if TYPE_CHECKING:
    from collections.abc import Iterable

EntryId = NewType("EntryId", int)
BlankUseId = NewType("BlankUseId", int)

HIGHEST_NUMBER: Final = 999_999
"""A longer one is a slip of the finger, and would burn all numbers below it."""


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

    @property
    def holds(self) -> bool:
        """True while the certificate is not void."""
        return not self.void

    @property
    def label(self) -> str:
        """Number and year as the book and certificates say them: `12/2026`."""
        return f"{self.number:02}/{self.year}"


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


@dataclass(frozen=True, slots=True)
class Blanks:
    """What became of blanks: of one certificate, or of all of a form.

    Attributes:
        received: That came into the stock.
        printed: On which a certificate was printed, well or not.
        spoiled_prints: Of the printed ones.
        spoiled_blank: Spoiled before anything was printed.
    """

    received: int = 0
    printed: int = 0
    spoiled_prints: int = 0
    spoiled_blank: int = 0

    @property
    def good(self) -> int:
        """Certificates that came out well."""
        return self.printed - self.spoiled_prints

    @property
    def spoiled(self) -> int:
        """Blanks that serve for nothing any more."""
        return self.spoiled_prints + self.spoiled_blank

    @property
    def left(self) -> int:
        """Blanks in the cupboard; below 0 when more were used than were entered as received."""
        return self.received - self.printed - self.spoiled_blank


def of_book(entries: Iterable[RegisterEntry], year: int, form: str) -> tuple[RegisterEntry, ...]:
    """Returns the entries of one book, by number, however its form is spelled."""
    key = match_key(form)
    own = (each for each in entries if each.year == year and match_key(each.form) == key)
    return tuple(sorted(own, key=lambda each: each.number))


def next_number(entries: Iterable[RegisterEntry], year: int, form: str) -> int:
    """Returns the number after the highest ever given in a year and form, void ones included."""
    return max((each.number for each in of_book(entries, year, form)), default=0) + 1


def blanks_of(uses: Iterable[BlankUse]) -> Blanks:
    """Counts blanks."""
    received = printed = spoiled_prints = spoiled_blank = 0
    for use in uses:
        match use.move:
            case BlankMove.RECEIVED:
                received += use.count
            case BlankMove.PRINTED:
                printed += use.count
            case BlankMove.SPOILED if use.entry_id is None:
                spoiled_blank += use.count
            case BlankMove.SPOILED:
                spoiled_prints += use.count
    return Blanks(received, printed, spoiled_prints, spoiled_blank)
