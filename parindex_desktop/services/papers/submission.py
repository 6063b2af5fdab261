"""The submission (Tờ trình) with which the department lays the results before who decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.letters import Submission
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.letter_drafts import draft_of
from parindex_desktop.services.papers.letter_inserts import inserts_of
from parindex_desktop.services.papers.lettering import Lettering, with_end

if TYPE_CHECKING:
    from parindex_desktop.services.papers.kinds import PaperTask


def submission_part(task: PaperTask) -> PaperPart:
    """Words the submission, as PDF and as a draft for Word."""
    letter = submission_of(task, LetterKind.SUBMISSION)
    return PaperPart(PaperKind.SUBMISSION, letter, word=draft_of(task, letter))


def submission_of(task: PaperTask, kind: LetterKind) -> Submission:
    """Words a submission from the office's paragraphs, with tables of results or awards."""
    words = Lettering(task, kind)
    return Submission(
        head=words.head(),
        about=words.lines(words.wording.about),
        addressees=words.lines(words.wording.addressee),
        grounds=words.lines(*words.wording.grounds),
        sections=with_end(words.sections(words.wording.articles, inserts_of(task))),
        closing=words.closing(),
        stamp=task.reading.stamp(task.round.id),
    )
