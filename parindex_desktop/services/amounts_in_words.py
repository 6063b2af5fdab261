"""Amounts of money in Vietnamese words, as the line `Bằng chữ` of a paper says them.

num2words counts up to 999 rightly; beyond that it swallows the `không trăm` of inner groups
(1.005 becomes `một nghìn lẻ năm`) and says `lẻ mười`, so that an amount could be misread. Hence it
words groups of three digits only, and this module joins them as they are read aloud in offices.
"""

from __future__ import annotations

import re
from typing import Final

from parindex_desktop.domain.text import begun

_BILLION: Final = 1_000_000_000
_SCALES: Final = ("", " nghìn", " triệu")
_FOUR: Final = re.compile(r"\bmươi bốn\b")


def in_words(dong: int) -> str:
    """Returns an amount of at least 0 đồng in words: `Ba triệu tám trăm nghìn đồng`."""
    if dong < 0:
        raise ValueError("no amount of money is negative")
    return f"{begun(_number(dong))} đồng"


def _number(number: int) -> str:
    """Returns a whole number; above a billion (tỷ) the billions are counted themselves."""
    if number < _BILLION:
        return _below_billion(number, inner=False) or "không"
    billions, rest = divmod(number, _BILLION)
    said = _below_billion(rest, inner=True)
    return f"{_number(billions)} tỷ {said}".strip()


def _below_billion(number: int, *, inner: bool) -> str:
    """Returns the groups of a number; nothing for 0.

    Args:
        number: Below a billion.
        inner: Something stands before it, so that its first group too is said with its hundreds.
    """
    groups = [(number // 1000**place % 1000, _SCALES[place]) for place in (2, 1, 0)]
    said: list[str] = []
    for value, scale in groups:
        if value:
            said.append(_group(value, padded=inner or bool(said)) + scale)
    return " ".join(said)


def _group(value: int, *, padded: bool) -> str:
    """Returns a group of three digits from 1 to 999.

    Args:
        value: The group.
        padded: Its hundreds are said even where they are none: `không trăm lẻ năm`.
    """
    from num2words import num2words

    said = _FOUR.sub("mươi tư", str(num2words(value, lang="vi")))
    if not padded or value >= 100:
        return said
    return f"không trăm lẻ {said}" if value < 10 else f"không trăm {said}"
