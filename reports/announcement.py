"""The announcement (Thông báo) of the results, on one page where type of 13 points allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.letter import letter_annex

if TYPE_CHECKING:
    from parindex_desktop.domain.letters import Announcement
    from reports.annex import Annex, Setting
    from reports.flow import Block
    from reports.letter_parts import LetterParts


def announcement(letter: Announcement, setting: Setting) -> Annex:
    """Lays out an announcement."""

    def worded(parts: LetterParts, title: str) -> list[Block]:
        return [
            *parts.top(letter.head, title, letter.about),
            *parts.addressees(letter.addressees),
            *parts.grounds(letter.grounds),
            *parts.sections(letter.sections),
        ]

    return letter_annex(letter, setting, worded)
