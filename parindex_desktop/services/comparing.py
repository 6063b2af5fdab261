"""Whether a paper handed in says what was locked.

The paper names its data by the short fingerprint on its pages, and what it is in its properties.
The same paper is made anew from the snapshot of that fingerprint, and both are compared line by
line (`domain.paper_comparison`). Only `expect` needs the work file, so that a window can read the
paper and compare it beside the work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.documents import DocumentInfo
from parindex_desktop.domain.locking import Locking
from parindex_desktop.domain.paper_comparison import (
    PaperDifference,
    PaperLine,
    differences,
    fingerprints_in,
)
from parindex_desktop.domain.rounds import Round
from parindex_desktop.errors import AppError, Problem, Severity
from parindex_desktop.services import locked_rounds
from parindex_desktop.services.handed_in import HandedIn, paper_of, read_paper
from parindex_desktop.services.papers.asked import groups_in, keys_in, request_in
from parindex_desktop.services.papers.assembling import PaperSet, worded
from parindex_desktop.services.papers.files import workbook_of
from parindex_desktop.services.papers.kinds import PaperKind
from parindex_desktop.services.papers.numbering import is_of_awards
from parindex_desktop.services.papers.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from parindex_desktop.services.papers.kinds import PaperPart
    from parindex_desktop.services.reading import Reading
    from parindex_desktop.services.session import Session

_WORDED_BY_OFFICE: Final = frozenset(
    {PaperKind.DECISION, PaperKind.MINUTES, PaperKind.SUBMISSION, PaperKind.ANNOUNCEMENT}
)
"""Letters about what is locked, whose words are no part of it."""

_NO_INFO: Final = DocumentInfo("", "")

_NOT_LOCKED: Final = frozenset(filter(is_of_awards, PaperKind))
"""Papers of awards, which follow from nothing that is locked: their pages bear no fingerprint."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a paper should say.

    Attributes:
        problems: Why it cannot be trusted or compared; a warning where it is superseded.
        locking: The lock that it names; None when this file knows none of that fingerprint.
        make: Makes the same paper anew; None where nothing can be compared. For any thread.
    """

    problems: tuple[Problem, ...] = ()
    locking: Locking | None = None
    round: Round | None = None
    make: Callable[[], tuple[PaperLine, ...]] | None = None


@dataclass(frozen=True, slots=True)
class ComparedPaper:
    """What came of a comparison.

    Attributes:
        differences: Those that contradict the locked data first.
    """

    name: str
    expected: Expectation
    differences: tuple[PaperDifference, ...] = ()

    @property
    def agrees(self) -> bool:
        """True when fingerprint and numbers are those that were locked, superseded or not."""
        is_sound = all(each.severity is not Severity.ERROR for each in self.expected.problems)
        return is_sound and not any(each.contradicts for each in self.differences)


def compare(session: Session, path: Path) -> ComparedPaper:
    """Reads a paper and compares it with what was locked.

    Raises:
        InputError: As `handed_in.read_paper`.
    """
    found = read_paper(path)
    return compared(found, expect(session, found))


def expect(session: Session, found: HandedIn) -> Expectation:
    """Finds what a paper should say: its words are frozen now, its pages are made later.

    Problems: `CMP.111` no fingerprint, `CMP.112` several, `CMP.113` one that this file never
    locked, `CMP.114` pages without it, `CMP.115` a warning: superseded, `CMP.116` it does not say
    which paper it is, `CMP.117` it says so of a paper that the locked data do not give, `CMP.118`
    it is a paper of awards, `CMP.119` a warning: some of its pages are; what reading the snapshot
    says.
    """
    named = fingerprints_in(found.lines)
    if not named and keys_in(found.keywords) and not _locked_keys(found):
        return Expectation((Problem("CMP.118"),))
    if len(named) != 1:
        code = "CMP.112" if named else "CMP.111"
        return Expectation((Problem(code, params={"fingerprints": ", ".join(named)}),))
    locking = _locking_of(session, named[0])
    if locking is None:
        return Expectation((Problem("CMP.113", params={"fingerprint": named[0]}),))
    round_ = next(r for r in session.rounds if r.id == locking.round_id)
    expected = Expectation((*_pages_without(found), *_superseded(locking)), locking, round_)
    try:
        parts = tuple(_parts(session, locking, round_, found))
    except AppError as error:
        told = Problem(error.code, params=error.params)
        return replace(expected, problems=(*expected.problems, told))
    if {part.key for part in parts} != set(_locked_keys(found)) or not parts:
        code = "CMP.117" if keys_in(found.keywords) else "CMP.116"
        told = Problem(code, params={"name": found.name})
        return replace(expected, problems=(*expected.problems, told))
    reading = locked_rounds.reading_of(session, locking)
    return replace(expected, make=_maker(reading, round_, parts, found))


def compared(found: HandedIn, expected: Expectation) -> ComparedPaper:
    """Makes the paper anew and holds both against each other; for any thread."""
    if expected.make is None:
        return ComparedPaper(found.name, expected)
    lines = found.lines if not _holds_more(found) else _fingerprinted(found)
    differing = differences(lines, expected.make())
    return ComparedPaper(
        found.name, expected, tuple(sorted(differing, key=lambda each: not each.contradicts))
    )


def _locking_of(session: Session, fingerprint: str) -> Locking | None:
    """Returns the newest lock of a fingerprint: the same data may have been locked twice."""
    lockings = (each for r in session.rounds for each in session.source.lockings(r.id))
    return max(
        (each for each in lockings if each.short == fingerprint),
        key=lambda each: (each.holds, each.locked_at),
        default=None,
    )


def _pages_without(found: HandedIn) -> Iterator[Problem]:
    pages = [
        str(number) for number, page in enumerate(found.pages, start=1) if not fingerprints_in(page)
    ]
    if pages:
        params: dict[str, object] = {"pages": ", ".join(pages)}
        if _holds_more(found):
            yield Problem("CMP.119", severity=Severity.WARNING, params=params)
        else:
            yield Problem("CMP.114", params=params)


def _superseded(locking: Locking) -> Iterator[Problem]:
    if not locking.holds:
        yield Problem(
            "CMP.115",
            severity=Severity.WARNING,
            params={
                "day": show_day(locking.unlocked_at[:10]),
                "by": locking.unlocked_by,
                "reason": locking.reason,
            },
        )


def _locked_keys(found: HandedIn) -> tuple[str, ...]:
    return tuple(k for k in keys_in(found.keywords) if k.partition("/")[0] not in _NOT_LOCKED)


def _holds_more(found: HandedIn) -> bool:
    """Tells whether a file says that it holds papers which follow from nothing locked."""
    return _locked_keys(found) != keys_in(found.keywords)


def _fingerprinted(found: HandedIn) -> tuple[PaperLine, ...]:
    return tuple(line for page in found.pages if fingerprints_in(page) for line in page)


def _parts(
    session: Session, locking: Locking, round_: Round, found: HandedIn
) -> Iterator[PaperPart]:
    """Yields the papers that a file names from the snapshot, in their order, if they are known."""
    keys = _locked_keys(found)
    kinds = tuple(k for k in PaperKind if any(key.partition("/")[0] == k for key in keys))
    if not kinds:
        return
    reading = locked_rounds.reading_of(session, locking)
    groups = {group.code: group for group in reading.groups_in(round_.id)}
    own = (unquote(key.split("/")[1]) for key in keys if "/" in key)
    codes = dict.fromkeys((*groups_in(found.keywords), *own))
    chosen = tuple(groups[code] for code in codes if code in groups) or tuple(groups.values())
    wanted = PaperSet(kinds, chosen, request_in(found.keywords))
    parts = {part.key: part for part in worded(reading, round_, wanted)}
    yield from (parts[key] for key in keys if key in parts)


def _maker(
    reading: Reading, round_: Round, parts: Sequence[PaperPart], found: HandedIn
) -> Callable[[], tuple[PaperLine, ...]] | None:
    if not found.is_pdf:
        make_workbook = workbook_of(reading, round_, parts)
        if make_workbook is None:
            return None
        return lambda: paper_of(make_workbook(), found.name, is_bound=True).lines
    request = request_in(found.keywords)
    papers = [
        (
            Paper(found.name, (part.content,), _NO_INFO, request, opens_file=place == 0),
            part.kind not in _WORDED_BY_OFFICE,
        )
        for place, part in enumerate(parts)
    ]
    return lambda: tuple(
        line
        for paper, is_bound in papers
        for line in paper_of(paper.make(), found.name, is_bound=is_bound).lines
    )
