"""The minutes of the appraisal council (Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9).

They bear no date in the letterhead, since their text tells when the meeting began and ended, and
are signed by secretary and chair.
"""

from __future__ import annotations

from parindex_desktop.domain.letter_words import TITLES
from parindex_desktop.domain.letters import Minutes
from reports.annex import Annex, Setting, laid_out
from reports.letter_parts import LetterParts
from reports.page import Sheet

_TITLE = TITLES[Minutes]


def minutes(letter: Minutes, setting: Setting) -> Annex:
    """Lays out minutes."""
    sheet = Sheet()
    parts = LetterParts(setting, sheet.area.width)
    blocks = [
        *parts.top(letter.head, _TITLE, letter.about),
        *parts.grounds(letter.grounds),
        *(block for section in letter.sections for block in parts.section(section)),
    ]
    return laid_out(
        _TITLE, parts.closed(blocks, letter.closing), sheet, setting.styles, letter.stamp
    )
