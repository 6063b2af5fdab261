"""The decision that publishes the results (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.2)."""

from __future__ import annotations

from parindex_desktop.domain.letter_words import TITLES
from parindex_desktop.domain.letters import Decision
from reports.annex import Annex, Setting, laid_out
from reports.letter_parts import LetterParts, with_next
from reports.page import Sheet

_TITLE = TITLES[Decision]


def decision(letter: Decision, setting: Setting) -> Annex:
    """Lays out a decision."""
    sheet = Sheet()
    parts = LetterParts(setting, sheet.area.width)
    blocks = [
        *parts.top(letter.head, _TITLE, letter.about),
        *with_next(parts.issuer(letter.issuer), parts.grounds(letter.grounds)),
        *with_next(parts.decides(), parts.articles(letter.articles)),
    ]
    return laid_out(
        _TITLE, parts.closed(blocks, letter.closing), sheet, setting.styles, letter.stamp
    )
