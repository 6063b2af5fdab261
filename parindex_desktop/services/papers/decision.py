"""The decision that publishes the results of a round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.letter_words import ended
from parindex_desktop.domain.letters import Decision
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.letter_drafts import draft_of
from parindex_desktop.services.papers.lettering import Lettering

if TYPE_CHECKING:
    from parindex_desktop.services.papers.kinds import PaperTask


def decision_part(task: PaperTask) -> PaperPart:
    """Words the decision, as PDF and as a draft for Word."""
    letter = decision_of(task, LetterKind.DECISION)
    return PaperPart(PaperKind.DECISION, letter, word=draft_of(task, letter))


def decision_of(task: PaperTask, kind: LetterKind) -> Decision:
    """Words a decision from the office's articles."""
    words = Lettering(task, kind)
    articles = [found for text in words.wording.articles if (found := words.lines(text))]
    if articles:
        *others, last = articles[-1]
        articles[-1] = (*others, ended(last))
    return Decision(
        head=words.head(),
        about=words.lines(words.wording.about),
        issuer=words.text(words.wording.issuer),
        grounds=words.lines(*words.wording.grounds),
        articles=tuple(articles),
        closing=words.closing(),
        stamp=task.reading.stamp(task.round.id),
    )
