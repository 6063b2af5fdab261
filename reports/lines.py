"""Breaking a text into lines: at words, and inside a word only when it is longer than its line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.styles import TextStyle

_TOLERANCE: Final = 0.01
"""Points: a column measured by its widest text must take it in spite of binary fractions."""


@lru_cache(maxsize=4096)
def broken(text: str, style: TextStyle, width: float) -> tuple[str, ...]:
    """Returns the lines of a text, each at most `width` points wide (a single letter may be wider).

    The text is clean: NFC, single blanks. An empty text has no line. Lines are remembered: the
    sheets of a hundred units have the same notes.
    """
    width += _TOLERANCE
    if style.width(text) <= width:
        return (text,) if text else ()
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if style.width(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _word_parts(word, style, width)
        lines += full
    return (*lines, line)


def balanced(text: str, style: TextStyle, width: float) -> tuple[str, ...]:
    """Returns as few lines as `broken` does, of about the same length: for centred titles."""
    lines = broken(text, style, width)
    if len(lines) < 2:
        return lines
    return broken(text, style, min(width, narrowest(text, style, lines=len(lines))))


def narrowest(text: str, style: TextStyle, *, lines: int) -> float:
    """Returns the least width in whole points in which the text takes no more than `lines` lines.

    Never less than the longest word, which is not to be broken.
    """
    widths = range(int(longest_word(text, style)) + 1, int(style.width(text)) + 2)
    found = bisect_left(widths, True, key=lambda width: len(broken(text, style, width)) <= lines)
    return float(widths[found])


def longest_word(text: str, style: TextStyle) -> float:
    """Returns the width of the widest word in points."""
    return max(style.width(word) for word in text.split(" "))


def _word_parts(word: str, style: TextStyle, width: float) -> Iterator[str]:
    """Yields a word whole, or in parts that fit when it is wider than its line."""
    if style.width(word) <= width:
        yield word
        return
    start = 0
    for end in range(1, len(word)):
        # A mark that has no composed form stays with its letter.
        if unicodedata.combining(word[end]):
            continue
        if style.width(word[start : end + 1]) > width:
            yield word[start:end]
            start = end
    yield word[start:]
