"""What proves a score: a document by its number, and where it can be read (tài liệu kiểm chứng)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NewType

from parindex_desktop.domain.criteria import Criterion, CriterionId, Kind, Source
from parindex_desktop.domain.days import is_day, read_day, show_day
from parindex_desktop.domain.scores import CellState
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.units import RoundId, UnitId
from parindex_desktop.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.scores import Score

EvidenceId = NewType("EvidenceId", int)

LONGEST: Final = {
    "number": 100, "issuer": 200, "page": 100, "note": 1000, "reference": 1000,
}  # fmt: skip
"""Most letters of each text: enough for any real document, too few for a pasted page."""

_OLDEST = date(1945, 9, 2)
_AHEAD = timedelta(days=366)
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document that a unit names for one criterion.

    Attributes:
        position: Order among those of the criterion, from 0.
        number: As printed: `12/KH-SNV`.
        day: Date of the document, ISO; empty when unknown.
        issuer: Who issued it.
        page: Page or section, as written.
        reference: A path or address where it lies; never followed by the program itself.
        attachment: SHA-256 of a copy kept in the work file, hexadecimal; empty for none.
        attachment_name: The name that the copy's file had.
    """

    id: EvidenceId
    round_id: RoundId
    unit_id: UnitId
    criterion_id: CriterionId
    position: int
    number: str = ""
    day: str = ""
    issuer: str = ""
    page: str = ""
    note: str = ""
    reference: str = ""
    attachment: str = ""
    attachment_name: str = ""

    @property
    def name(self) -> str:
        """What lists call it: its number, else whatever else names it, shortened."""
        named = self.number or self.attachment_name or self.note or self.reference
        return named if len(named) <= _SHORT else named[: _SHORT - 1] + "…"


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """What is typed of a document; the fields are those of `Evidence`.

    Attributes:
        day: As typed, `5/3/2025`, or ISO.
    """

    number: str = ""
    day: str = ""
    issuer: str = ""
    page: str = ""
    note: str = ""
    reference: str = ""

    def tidy(self) -> EvidenceEntry:
        """Returns the entry cleaned, its day as ISO; a text that is no day stays as typed."""
        values = {each.name: clean(getattr(self, each.name)) for each in fields(self)}
        values["day"] = read_day(values["day"]) or values["day"]
        return EvidenceEntry(**values)

    @property
    def names_something(self) -> bool:
        """True when one could find the document by it; a date or a page alone does not do."""
        return bool(self.number or self.note or self.reference)


def entry_of(evidence: Evidence) -> EvidenceEntry:
    """Returns what is typed of a document on the list, its day as it is read."""
    values = {each.name: getattr(evidence, each.name) for each in fields(EvidenceEntry)}
    return EvidenceEntry(**{**values, "day": show_day(evidence.day)})


def field_of(problem: Problem) -> str:
    """Returns the field of an entry that a problem of `entry_problems` lies in."""
    if problem.code in ("EVI.102", "EVI.103"):
        return "day"
    return str(problem.params.get("field", "number"))


def entry_problems(
    entry: EvidenceEntry, today: date, *, has_attachment: bool = False
) -> Iterator[Problem]:
    """Yields what is wrong with a tidy entry.

    `EVI.101` it names no document, `EVI.102` the day is none of the calendar, `EVI.103` it is more
    than a year ahead or before the state was founded, `EVI.104` a text is too long.
    """
    if not (entry.names_something or has_attachment):
        yield Problem("EVI.101")
    if entry.day and not is_day(entry.day):
        yield Problem("EVI.102", params={"day": entry.day})
    elif entry.day and not _OLDEST <= date.fromisoformat(entry.day) <= today + _AHEAD:
        yield Problem("EVI.103", params={"day": show_day(entry.day)})
    for name, most in LONGEST.items():
        length = len(getattr(entry, name))
        if length > most:
            yield Problem("EVI.104", params={"field": name, "most": most, "length": length})


def wants_evidence(leaf: Criterion, own: Score, appraised: Score, *, exempt: bool) -> bool:
    """Tells whether a unit has to prove what it claims for a leaf.

    It claims its own score; where it gave none, what the appraisal gave. A penalty is nothing that
    a unit claims, and what a survey measures it cannot prove.

    Args:
        leaf: Its `evidence` says what proves it; a leaf without wants none.
        own: The self score.
        appraised: The appraisal in force.
        exempt: A trait keeps the leaf from applying to the unit.
    """
    if not leaf.evidence.strip() or exempt:
        return False
    if leaf.source is not Source.APPRAISED or leaf.kind is Kind.PENALTY:
        return False
    claimed = own if own.state is CellState.NUMBER else appraised
    return claimed.state is CellState.NUMBER and claimed.points > 0
