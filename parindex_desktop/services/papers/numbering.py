"""Which decision a paper goes with, and its number and day: asked for, else those of the file.

Three decisions have numbers: the one that publishes, and those that award, of the province and of
the department. What is asked for one printing is meant for one of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.documents import DecisionReference
from parindex_desktop.domain.letter_numbers import full_number
from parindex_desktop.domain.paper_kinds import FAMILIES, PaperFamily
from parindex_desktop.domain.paper_wording import AWARD_DECISIONS, LetterKind
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.papers.award_values import awarding
from parindex_desktop.services.papers.wordings import wording_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from parindex_desktop.domain.paper_kinds import PaperKind
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.services.papers.kinds import PaperTask
    from parindex_desktop.services.papers.paper import PaperRequest
    from parindex_desktop.services.reading import Reading


def is_of_awards(kind: PaperKind) -> bool:
    """Tells whether a kind of paper goes with an award decision."""
    return FAMILIES[kind] is PaperFamily.AWARDS


def numbered_letter(reading: Reading, round_: Round, kinds: Collection[PaperKind]) -> LetterKind:
    """Returns the decision that a number is meant for when it is asked for with these papers.

    That is an award decision when nothing else is printed: of the department, where the province
    awards nobody.
    """
    if not kinds or not all(map(is_of_awards, kinds)):
        return LetterKind.DECISION
    awards = read_awards(reading, round_)
    levels = [level for level in AwardLevel if awards.of_level(level)]
    return AWARD_DECISIONS[levels[0]] if levels else LetterKind.AWARDS


def letter_of(kind: PaperKind, numbered: LetterKind) -> LetterKind:
    """Returns the decision that a kind of paper goes with, of awards the first that there is."""
    if not is_of_awards(kind):
        return LetterKind.DECISION
    return LetterKind.AWARDS if numbered is LetterKind.DECISION else numbered


def known_request(
    reading: Reading, round_: Round, letter: LetterKind, request: PaperRequest
) -> PaperRequest:
    """Returns a request with number and day of a decision.

    What was asked for wins over what the file keeps.
    """
    kept = wording_of(reading, round_, letter)
    day = date.fromisoformat(kept.day) if is_day(kept.day) else None
    return replace(request, number=request.number or kept.number, day=request.day or day)


def request_for(
    reading: Reading, round_: Round, letter: LetterKind, request: PaperRequest,
    *, numbered: LetterKind,
) -> PaperRequest:  # fmt: skip
    """Returns a request with number and day of a decision; what is asked for counts for one alone.

    Args:
        reading: The round as it stands, or as it was locked.
        round_: The round.
        letter: The decision.
        request: As it was asked for.
        numbered: The decision that its number and day are meant for.
    """
    asked = request if letter is numbered else replace(request, number="", day=None)
    return known_request(reading, round_, letter, asked)


def of_level(task: PaperTask, level: AwardLevel) -> PaperTask:
    """Returns a task whose request tells number and day of the award decision of a level."""
    letter, reading = AWARD_DECISIONS[level], task.reading
    request = request_for(reading, task.round, letter, task.request, numbered=task.letter)
    return replace(task, letter=letter, request=request)


def award_reference(task: PaperTask, level: AwardLevel) -> DecisionReference:
    """Returns the award decision of a level, as far as it is known."""
    told = of_level(task, level)
    suffix = wording_of(told.reading, told.round, told.letter).suffix
    number = full_number(told.request.number, suffix)
    return DecisionReference(number, told.request.day, awarding(task.reading, level), suffix)
