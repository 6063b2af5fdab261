"""The minutes of the appraisal council: who was there, the results, the warnings it accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.letters import Minutes, Section
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.placeholders import names_in, placeholder
from parindex_desktop.services.papers.kinds import PaperKind, PaperPart
from parindex_desktop.services.papers.letter_drafts import draft_of
from parindex_desktop.services.papers.letter_inserts import MEMBERS, RESULTS, WARNINGS, inserts_of
from parindex_desktop.services.papers.lettering import Lettering, with_end

if TYPE_CHECKING:
    from parindex_desktop.services.papers.kinds import PaperTask

_MEMBERS_HEADING = "Thành phần dự họp:"
_RESULTS_SAID = "Kết quả thẩm định của từng khối:"


def minutes_part(task: PaperTask) -> PaperPart:
    """Words the minutes, as PDF and as a draft for Word."""
    letter = minutes(task)
    return PaperPart(PaperKind.MINUTES, letter, word=draft_of(task, letter))


def minutes(task: PaperTask) -> Minutes:
    """Words the minutes.

    Where the office's words give the members, the results or the warnings no place, members stand
    behind the first paragraph, the others before the last one.
    """
    words = Lettering(task, LetterKind.MINUTES)
    return Minutes(
        head=words.head(dated=False),
        about=words.lines(words.wording.about),
        grounds=words.lines(*words.wording.grounds),
        sections=with_end(_sections(task, words)),
        closing=words.closing(),
        stamp=task.reading.stamp(task.round.id),
    )


def _sections(task: PaperTask, words: Lettering) -> list[Section]:
    members = words.lines(*words.wording.members)
    inserts = inserts_of(task, members)
    placed = {n.casefold() for text in words.wording.articles for n in names_in(text)}
    first, *others = words.wording.articles or ("",)
    last = others.pop() if others else ""
    middle: list[Section] = []
    if members and MEMBERS not in placed:
        middle.append(Section(_MEMBERS_HEADING, items=members))
    middle += words.sections(others, inserts)
    if RESULTS not in placed:
        middle += words.sections([f"{_RESULTS_SAID}\n{placeholder(RESULTS)}"], inserts)
    if WARNINGS not in placed:
        middle.append(inserts[WARNINGS]())
    return [*words.sections([first], inserts), *middle, *words.sections([last], inserts)]
