"""The submission with which the department asks the province to award."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.awards import AwardLevel
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.errors import InputError
from parindex_desktop.services.award_lists import read_awards
from parindex_desktop.services.papers.award_lines import stamp_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.letter_drafts import draft_of
from parindex_desktop.services.papers.submission import submission_of

if TYPE_CHECKING:
    from parindex_desktop.services.papers.kinds import PaperTask


def award_submission_part(task: PaperTask) -> PaperPart:
    """Words the submission, as PDF and as a draft for Word.

    Raises:
        InputError: `DOC.102` when the province awards nobody.
    """
    sheets = read_awards(task.reading, task.round).of_level(AwardLevel.PROVINCE)
    if not sheets:
        raise InputError("DOC.102", year=task.round.year)
    content = replace(
        submission_of(task, LetterKind.AWARD_SUBMISSION),
        stamp=stamp_of(task.reading, task.round, sheets),
    )
    word = draft_of(task, content)
    return PaperPart(PaperKind.AWARD_SUBMISSION, content, word=word, letter=LetterKind.AWARDS)
