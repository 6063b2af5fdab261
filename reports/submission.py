"""The submission (Tờ trình) that lays the results before who decides on them."""

from __future__ import annotations

from parindex_desktop.domain.letter_words import TITLES
from parindex_desktop.domain.letters import Submission
from reports.annex import Annex, Setting, laid_out
from reports.letter_parts import LetterParts
from reports.page import Sheet

_TITLE = TITLES[Submission]


def submission(letter: Submission, setting: Setting) -> Annex:
    """Lays out a submission."""
    sheet = Sheet()
    parts = LetterParts(setting, sheet.area.width)
    blocks = [
        *parts.top(letter.head, _TITLE, letter.about),
        *parts.addressees(letter.addressees),
        *parts.grounds(letter.grounds),
        *(block for section in letter.sections for block in parts.section(section)),
    ]
    return laid_out(
        _TITLE, parts.closed(blocks, letter.closing), sheet, setting.styles, letter.stamp
    )
