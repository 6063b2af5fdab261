"""The minutes of the appraisal council (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9).

They bear no date in the letterhead, since their text tells when the meeting began and ended, and
are signed by secretary and chair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.letter import letter_annex

if TYPE_CHECKING:
    from parindex_desktop.domain.letters import Minutes
    from reports.annex import Annex, Setting
    from reports.flow import Block
    from reports.letter_parts import LetterParts


def minutes(letter: Minutes, setting: Setting) -> Annex:
    """Lays out minutes."""

    def worded(parts: LetterParts, title: str) -> list[Block]:
        return [
            *parts.top(letter.head, title, letter.about),
            *parts.grounds(letter.grounds),
            *parts.sections(letter.sections),
        ]

    return letter_annex(letter, setting, worded)
