"""How each certificate of a list stands before it is printed, and what keeps it from printing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.register import Blanks
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.services import blank_stock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.register import EntryId, RegisterEntry
    from parindex_desktop.services.reading import Reading

NUMBER_VALUES: Final = frozenset({"số sổ", "năm sổ"})
"""Placeholders that the register gives; the list itself lacks nothing then."""


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
        blanks: On which it was printed so far.
        problems: Its own, warnings too.
    """

    certificate: Certificate
    state: PrintState
    blanks: Blanks
    problems: tuple[Problem, ...]


def rows_of(
    reading: Reading, certificates: Sequence[Certificate], problems: Iterable[Problem]
) -> tuple[CertificateRow, ...]:
    """Returns how each certificate of a list stands, in printed order."""
    blanks: Mapping[EntryId, Blanks] = blank_stock.blanks_by_entry(reading)
    own: defaultdict[object, list[Problem]] = defaultdict(list)
    for problem in problems:
        own[problem.params.get("row")].append(problem)
    rows = []
    for certificate in certificates:
        entry = certificate.entry
        used = blanks.get(entry.id, Blanks()) if entry else Blanks()
        found = tuple(own[certificate.place])
        rows.append(CertificateRow(certificate, _state(found, entry, used), used, found))
    return tuple(rows)


def asks_for_number(problem: Problem) -> bool:
    """Tells whether a problem is that the register has not given a number yet."""
    return problem.params.get("missing") in NUMBER_VALUES


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
