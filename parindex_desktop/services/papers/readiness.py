"""What papers still lack before they are final; those of a locked round wait until they have it.

While a round is open its papers are drafts, made with room for what is not known yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.domain.documents import PageMark
from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS, LetterKind
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.sentences.wording import tell_letter
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.papers.award_gaps import award_gaps
from parindex_desktop.services.papers.award_lines import stamp_of
from parindex_desktop.services.papers.numbering import numbered_letter, request_for
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
    PaperKind.AWARD_SUBMISSION: LetterKind.AWARD_SUBMISSION,
    PaperKind.AWARD_DECISION: LetterKind.AWARDS,
}
"""The kinds of papers that an office words itself, with what is kept of their words; of awards
the decision has two, one for each level."""


_OF_AWARDS: Final = (LetterKind.AWARD_SUBMISSION, LetterKind.AWARDS)


def lacking(
    reading: Reading, round_: Round, wanted: PaperSet
) -> tuple[tuple[LetterKind, Gap], ...]:
    """Returns what the letters of a set lack, letter by letter; warnings are left out."""
    values = values_of(reading, round_, wanted.groups)
    numbered = numbered_letter(reading, round_, wanted.kinds)
    found: list[tuple[LetterKind, Gap]] = []
    for letter in _letters(reading, round_, wanted):
        wording = wording_of(reading, round_, letter)
        if letter is numbered:  # what is asked for this printing is the number of one decision
            asked = request_for(reading, round_, letter, wanted.request, numbered=numbered)
            day = asked.day.isoformat() if asked.day else ""
            wording = replace(wording, number=asked.number, day=day)
        for gap in gaps(wording, values, wanted.request.mode):
            if gap.problem.severity is Severity.ERROR:
                found.append((letter, gap))
    return tuple(found)


def missing(reading: Reading, round_: Round, wanted: PaperSet) -> tuple[Problem, ...]:
    """Returns what the papers of a set lack; places name letter and field."""
    in_letters = (_placed(letter, gap) for letter, gap in lacking(reading, round_, wanted))
    return (*in_letters, *award_gaps(reading, round_, wanted.kinds))


def require_ready(reading: Reading, round_: Round, wanted: PaperSet) -> None:
    """Refuses papers of locked results that lack something, before any of them is written.

    What is asked for as a draft may lack it.

    Raises:
        InputError: `DOC.152` with all that is missing.
    """
    if wanted.request.draft or reading.stamp(round_.id).mark is not PageMark.NONE:
        return
    drafts = _drafts(reading, round_, wanted)
    problems = tuple(
        _placed(letter, gap)
        for letter, gap in lacking(reading, round_, wanted)
        if letter not in drafts
    )
    if problems:
        raise InputError("DOC.152", problems=problems, count=len(problems), year=round_.year)


def _letters(reading: Reading, round_: Round, wanted: PaperSet) -> list[LetterKind]:
    """Returns the letters of a set; of awards those of the levels that award somebody."""
    found = [LETTERS[kind] for kind in wanted.kinds if kind in LETTERS]
    if not set(found) & set(_OF_AWARDS):
        return found
    awards = read_awards(reading, round_)
    there = [AWARD_DECISIONS[level] for level in AwardLevel if awards.of_level(level)]
    letters: list[LetterKind] = []
    for letter in found:
        if letter is LetterKind.AWARDS:
            letters += there
        elif letter is not LetterKind.AWARD_SUBMISSION or LetterKind.AWARDS in there:
            letters.append(letter)
    return letters


def _drafts(reading: Reading, round_: Round, wanted: PaperSet) -> set[LetterKind]:
    """Returns the letters of awards that are drafts though the round is locked."""
    if not any(LETTERS.get(kind) in _OF_AWARDS for kind in wanted.kinds):
        return set()
    awards = read_awards(reading, round_)
    found = {
        AWARD_DECISIONS[level]
        for level in AwardLevel
        if stamp_of(reading, round_, awards.of_level(level)).mark is PageMark.DRAFT
    }
    submitted = {LetterKind.AWARD_SUBMISSION} if LetterKind.AWARDS in found else set()
    return found | submitted


def _placed(letter: LetterKind, gap: Gap) -> Problem:
    return replace(gap.problem, place=f"{tell_letter(letter)}: {gap.problem.place}")
