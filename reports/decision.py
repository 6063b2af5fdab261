"""The decision that publishes the results (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.letter import letter_annex
from reports.letter_parts import with_next

if TYPE_CHECKING:
    from parindex_desktop.domain.letters import Decision
    from reports.annex import Annex, Setting
    from reports.flow import Block
    from reports.letter_parts import LetterParts


def decision(letter: Decision, setting: Setting) -> Annex:
    """Lays out a decision."""

    def worded(parts: LetterParts, title: str) -> list[Block]:
        return [
            *parts.top(letter.head, title, letter.about),
            *with_next(parts.issuer(letter.issuer), parts.grounds(letter.grounds)),
            *with_next(parts.decides(), parts.articles(letter.articles)),
        ]

    return letter_annex(letter, setting, worded)
