"""How each certificate of a list stands before it is printed, and which of them a range names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.register import Blanks, RegisterEntry
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.services import blank_stock
from parindex_desktop.services.register import numbers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.awards import AwardeeId
    from parindex_desktop.domain.register import EntryId
    from parindex_desktop.services.reading import Reading

NUMBER_VALUES: Final = frozenset({"số sổ", "năm sổ"})
"""Placeholders that the register gives; the list itself lacks nothing then."""

_RANGE: Final = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")


class PrintState(StrEnum):
    """How far a certificate is; the first that holds."""

    FAULTY = "faulty"
    """Something is missing or does not fit: it cannot be printed."""
    NO_NUMBER = "no-number"
    """Nothing else is missing than its number in the register."""
    HANDED_OVER = "handed-over"
    SPOILED = "spoiled"
    """It was printed, and every print was spoiled."""
    PRINTED = "printed"
    READY = "ready"


class PrintOutcome(StrEnum):
    """What became of one certificate of a print run."""

    GOOD = "good"
    SPOILED = "spoiled"
    NOT_PRINTED = "not-printed"
    """Its blank never left the tray."""


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate of a list, with all that decides whether it is printed.

    Attributes:
        entry: Its number in the register; None before it has one.
        blanks: On which it was printed so far.
        problems: Its own, warnings too.
    """

    certificate: Certificate
    state: PrintState
    entry: RegisterEntry | None
    blanks: Blanks
    problems: tuple[Problem, ...]


def rows_of(
    reading: Reading, certificates: Sequence[Certificate], problems: Iterable[Problem]
) -> tuple[CertificateRow, ...]:
    """Returns how each certificate of a list stands, in printed order."""
    entries: Mapping[AwardeeId, RegisterEntry] = numbers_of(reading)
    blanks: Mapping[EntryId, Blanks] = blank_stock.blanks_by_entry(reading)
    own: defaultdict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        own[problem.params.get("row")].append(problem)
    rows = []
    for certificate in certificates:
        entry = entries.get(certificate.awardee_id)
        used = blanks.get(entry.id, Blanks()) if entry else Blanks()
        found = tuple(own[certificate.place])
        state = _state(found, entry, used)
        rows.append(CertificateRow(certificate, state, entry, used, found))
    return tuple(rows)


def asks_for_number(problem: Problem) -> bool:
    """Tells whether a problem is that the register has not given a number yet."""
    return problem.params.get("missing") in NUMBER_VALUES


def places_in(text: str, count: int) -> tuple[int, ...]:
    """Returns the places that a range names: `3-10, 12` of a list of `count`, each once, in order.

    Raises:
        InputError: `CER.154` it is no range, `CER.155` it names places that the list does not have.
    """
    places: set[int] = set()
    for part in filter(None, (each.strip() for each in re.split("[,;]", text))):
        found = _RANGE.fullmatch(part)
        if found is None:
            raise InputError("CER.154", text=text.strip())
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last <= count:
            raise InputError("CER.155", text=part, count=count)
        places.update(range(first, last + 1))
    if not places:
        raise InputError("CER.154", text=text.strip())
    return tuple(sorted(places))


def _state(problems: Sequence[Problem], entry: RegisterEntry | None, used: Blanks) -> PrintState:
    errors = [each for each in problems if each.severity is Severity.ERROR]
    if errors:
        only_number = all(map(asks_for_number, errors))
        return PrintState.NO_NUMBER if only_number else PrintState.FAULTY
    if entry is None:
        return PrintState.NO_NUMBER
    if entry.handed_on:
        return PrintState.HANDED_OVER
    if used.printed:
        return PrintState.PRINTED if used.good else PrintState.SPOILED
    return PrintState.READY
