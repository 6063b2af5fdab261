"""What papers still lack before they are final; those of a locked round wait until they have it.

While a round is open its papers are drafts, made with room for what is not known yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.sentences.wording import tell_letter
from parindex_desktop.services.papers.assembling import known_request
from parindex_desktop.services.papers.wording_checks import gaps
from parindex_desktop.services.papers.wordings import values_of, wording_of

if TYPE_CHECKING:
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.errors import Problem
    from parindex_desktop.services.papers.assembling import PaperSet
    from parindex_desktop.services.papers.wording_checks import Gap
    from parindex_desktop.services.reading import Reading

LETTERS: Final = {
    PaperKind.DECISION: LetterKind.DECISION,
    PaperKind.MINUTES: LetterKind.MINUTES,
    PaperKind.SUBMISSION: LetterKind.SUBMISSION,
    PaperKind.ANNOUNCEMENT: LetterKind.ANNOUNCEMENT,
}
"""The kinds of papers that an office words itself, with what is kept of their words."""


def lacking(
    reading: Reading, round_: Round, wanted: PaperSet
) -> tuple[tuple[LetterKind, Gap], ...]:
    """Returns what the letters of a set lack, letter by letter; warnings are left out."""
    values = values_of(reading, round_, wanted.groups)
    found: list[tuple[LetterKind, Gap]] = []
    for kind in wanted.kinds:
        if (letter := LETTERS.get(kind)) is None:
            continue
        wording = wording_of(reading, round_, letter)
        if letter is LetterKind.DECISION:  # what is typed for this printing is the decision's
            asked = known_request(reading, round_, kind, wanted.request)
            day = asked.day.isoformat() if asked.day else ""
            wording = replace(wording, number=asked.number, day=day)
        for gap in gaps(wording, values, wanted.request.mode):
            if gap.problem.severity is Severity.ERROR:
                found.append((letter, gap))
    return tuple(found)


def missing(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[Problem, ...]:
    """Returns what the papers of a set lack; places name letter and field."""
    return tuple(
        replace(gap.problem, place=f"{tell_letter(letter)}: {gap.problem.place}")
        for letter, gap in lacking(reading, round_, wanted)
    )


def require_ready(reading: Reading, round_: Round, wanted: PaperSet) -> None:
    """Refuses papers of locked results that lack something, before any of them is written.

    What is asked for as a draft may lack it.

    Raises:
        InputError: `DOC.152` with all that is missing.
    """
    if wanted.request.draft or reading.stamp(round_.id).mark is not PageMark.NONE:
        return
    problems = missing(reading, round_, wanted)
    if problems:
        raise InputError("DOC.152", problems=problems, count=len(problems), year=round_.year)
