"""A letter on its pages, in type of 14 to 13 points (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.letter_words import TITLES
from reports.annex import Annex
from reports.flow import filled
from reports.letter_parts import LetterParts
from reports.page import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parindex_desktop.domain.letters import Letter
    from reports.annex import Setting
    from reports.flow import Block, Column

SIZES: Final = (14.0, 13.5, 13.0)
"""Of running text in points; the decree allows 13 to 14."""


def letter_annex(
    letter: Letter, setting: Setting, worded: Callable[[LetterParts, str], Sequence[Block]]
) -> Annex:
    """Lays a letter out in the largest type that needs the fewest pages.

    Two lines and a signature alone on a page are worth half a point.

    Args:
        letter: Whose signature ends it.
        setting: Of the file.
        worded: Makes the blocks above the signature from parts of one size, below a title.
    """
    sheet, title = Sheet(), TITLES[type(letter)]
    tried: list[list[Column]] = []
    for size in SIZES:
        parts = LetterParts(setting, sheet.area.width, size)
        tried.append(filled(parts.closed(worded(parts, title), letter.closing), sheet.area))
    shortest = min(tried, key=lambda columns: len(columns))
    return Annex(title, tuple(shortest), sheet, setting.styles, letter.stamp)
