"""The submission (Tờ trình) that lays the results before who decides on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.letter import letter_annex

if TYPE_CHECKING:
    from parindex_desktop.domain.letters import Submission
    from reports.annex import Annex, Setting
    from reports.flow import Block
    from reports.letter_parts import LetterParts


def submission(letter: Submission, setting: Setting) -> Annex:
    """Lays out a submission."""

    def worded(parts: LetterParts, title: str) -> list[Block]:
        return [
            *parts.top(letter.head, title, letter.about),
            *parts.addressees(letter.addressees),
            *parts.grounds(letter.grounds),
            *parts.sections(letter.sections),
        ]

    return letter_annex(letter, setting, worded)
