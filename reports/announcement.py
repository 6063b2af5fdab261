"""The announcement (Thông báo) of the results, on one page where type of 13 points allows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.letter_words import TITLES
from parindex_desktop.domain.letters import Announcement
from reports.annex import Annex, Setting, laid_out
from reports.flow import filled
from reports.letter_parts import LetterParts
from reports.page import Sheet

if TYPE_CHECKING:
    from reports.flow import Block

_TITLE = TITLES[Announcement]
_SIZES: Final = (14.0, 13.5, 13.0)
"""Of running text in points; the decree allows 13 to 14."""


def announcement(letter: Announcement, setting: Setting) -> Annex:
    """Lays out an announcement in the largest type that one page takes, else in the usual one."""
    sheet = Sheet()
    tried = [_blocks(letter, setting, sheet, size) for size in _SIZES]
    blocks = next((each for each in tried if len(filled(each, sheet.area)) == 1), tried[0])
    return laid_out(_TITLE, blocks, sheet, setting.styles, letter.stamp)


def _blocks(letter: Announcement, setting: Setting, sheet: Sheet, size: float) -> list[Block]:
    parts = LetterParts(setting, sheet.area.width, size)
    blocks = [
        *parts.top(letter.head, _TITLE, letter.about),
        *parts.addressees(letter.addressees),
        *parts.grounds(letter.grounds),
        *(block for section in letter.sections for block in parts.section(section)),
    ]
    return parts.closed(blocks, letter.closing)
