"""The decisions that award: of the province's Chairman, and of the department's Director."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.paper_wording import AWARD_DECISIONS
from parindex_desktop.services.papers.award_lines import levels, stamp_of
from parindex_desktop.services.papers.decision import decision_of
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.letter_drafts import draft_of
from parindex_desktop.services.papers.numbering import of_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.services.papers.kinds import PaperTask


def award_decision_parts(task: PaperTask) -> Iterator[PaperPart]:
    """Words the decision of each level that awards somebody, as PDF and as a draft for Word.

    Raises:
        InputError: `DOC.102` when nobody is awarded.
    """
    for level, sheets in levels(task.reading, task.round):
        letter = AWARD_DECISIONS[level]
        content = replace(
            decision_of(of_level(task, level), letter),
            stamp=stamp_of(task.reading, task.round, sheets),
        )
        word = draft_of(task, content)
        yield PaperPart(PaperKind.AWARD_DECISION, content, word=word, letter=letter)
