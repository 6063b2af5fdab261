"""How each certificate of a list stands before it is printed, and what keeps it from printing."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.content import Certificate
from parindex_desktop.domain.register import Blanks
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.services import blank_stock
from parindex_desktop.services.certificate_jobs import CertificateJob
from parindex_desktop.services.certificates import certificates_of
from parindex_desktop.services.office_fonts import font_files
from parindex_desktop.services.papers.paper import author_of
from parindex_desktop.services.signing_keys import code_maker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.domain.register import EntryId, RegisterEntry
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.award_lists import SheetList
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

    @property
    def is_done(self) -> bool:
        """True once it came out well or was handed over, whatever has become wrong since."""
        entry = self.certificate.entry
        return self.blanks.good > 0 or (entry is not None and bool(entry.handed_on))


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, once for all certificates that have it.

    Attributes:
        problem: Of the first of them.
        places: Of the certificates, in printed order; empty when the blank itself has it.
    """

    problem: Problem
    places: tuple[int, ...]


def job_of(
    reading: Reading, round_: Round, sheet_list: SheetList, profile: BlankProfile
) -> CertificateJob:
    """Returns all certificates of a sheet on a blank, text only and for a printer in order.

    Without a signing key a blank that asks for codes gets none, which the job tells row by row.

    Raises:
        AppError: The signing key or a font of the office cannot be read.
    """
    code_of = None
    if profile.qr is not None:
        with suppress(InputError):
            code_of = code_maker()
    return CertificateJob(
        profile,
        certificates_of(reading, round_, sheet_list, profile, code_of=code_of),
        fonts=font_files(reading, profile),
        author=author_of(reading),
    )


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


def findings_of(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """Returns problems once each, errors first, in the order in which they first came up.

    A signer who is not named yet is one thing to mend, not seven hundred.
    """
    places: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    first: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        about = {name: value for name, value in problem.params.items() if name != "row"}
        key = (problem.code, *sorted((name, str(value)) for name, value in about.items()))
        first.setdefault(key, problem)
        row = problem.params.get("row")
        if isinstance(row, int):
            places[key].append(row)
    found = [Finding(problem, tuple(places[key])) for key, problem in first.items()]
    return tuple(sorted(found, key=lambda each: each.problem.severity is not Severity.ERROR))


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
