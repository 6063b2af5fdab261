"""Shrinking and breaking one text into the lines of its field.

The rule, in the order of `documents.md` (shrink, then wrap):

1. A text that fits keeps the size of its field.
2. Else it stays in as few lines as its least size allows, and takes the largest size at which it
   stays in that many: so it is wrapped only when shrinking alone is not enough, and what is wrapped
   is as large as it can be.
3. Lines end at blanks only: never at U+00A0, which stands within names and dates, and never behind
   a hyphen or an apostrophe (`Y-Blô Êban`, `H'Hen Niê`).
4. Lines in the middle of a blank are made alike in length; others are filled, as one writes.

A text that fits at no size is set at the least one, running over, so that an editor can show it;
`Set.fits` is False and nobody prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_PROBES: Final = 24
"""Halvings when lines are made alike: finer than a thousandth of any width."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a field has for its text.

    Attributes:
        width: In points.
        size: Of the letters, in tenths of a point; a text may shrink to `least_size`.
        lines: Most lines.
        alike: Whether lines are made alike in length.
    """

    width: float
    size: int
    least_size: int
    lines: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Set:
    """A text in lines.

    Attributes:
        size: In tenths of a point.
        fits: False when it runs over its width or has more lines than there are.
    """

    lines: tuple[str, ...]
    size: int
    fits: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Words and their widths, in points at the full size of the field."""

    words: tuple[str, ...]
    widths: tuple[float, ...]
    blank: float

    def broken(self, limit: float) -> list[str]:
        """Fills lines up to a width; a wider word stands alone and runs over."""
        lines: list[list[str]] = [[]]
        used = 0.0
        for word, width in zip(self.words, self.widths, strict=True):
            if lines[-1] and used + self.blank + width > limit:
                lines.append([])
            used = used + self.blank + width if lines[-1] else width
            lines[-1].append(word)
        return [" ".join(line) for line in lines]

    def alike(self, limit: float) -> list[str]:
        """Breaks into as many lines as `broken`, the longest as short as can be."""
        filled = self.broken(limit)
        low, high = max(self.widths), limit
        if len(filled) == 1 or low >= high:
            return filled
        for _ in range(_PROBES):
            middle = (low + high) / 2
            if len(self.broken(middle)) > len(filled):
                low = middle
            else:
                high = middle
        return self.broken(high)


def set_in(text: str, room: Room, width_of: Callable[[str], float]) -> Set:
    """Sets a text in the room of its field.

    Args:
        text: Its own newlines always end a line.
        room: The field's.
        width_of: Width of a text at the full size, in points; it grows in step with the size.
    """
    if "\n" not in text and width_of(text) <= room.width:
        return Set((text,), room.size, fits=True)
    blank = width_of(" ")
    paragraphs = [_paragraph(line, blank, width_of) for line in text.split("\n")]
    least = _count(paragraphs, _limit(room, room.least_size))
    size = _largest(paragraphs, room, least)
    limit = _limit(room, size)
    lines = [
        line
        for paragraph in paragraphs
        for line in (paragraph.alike(limit) if room.alike else paragraph.broken(limit))
    ]
    widest = max(max(paragraph.widths) for paragraph in paragraphs)
    return Set(tuple(lines), size, fits=widest <= limit and len(lines) <= room.lines)


def _paragraph(line: str, blank: float, width_of: Callable[[str], float]) -> _Paragraph:
    words = tuple(line.split(" "))
    return _Paragraph(words, tuple(width_of(word) for word in words), blank)


def _limit(room: Room, size: int) -> float:
    """Returns the width of the field as it is at another size, measured in the full one."""
    return room.width * room.size / size


def _count(paragraphs: Sequence[_Paragraph], limit: float) -> int:
    return sum(len(paragraph.broken(limit)) for paragraph in paragraphs)


def _largest(paragraphs: Sequence[_Paragraph], room: Room, lines: int) -> int:
    """Returns the largest size in which all words fit and the text has so many lines."""
    widest = max(max(paragraph.widths) for paragraph in paragraphs)

    def suits(size: int) -> bool:
        limit = _limit(room, size)
        return widest <= limit and _count(paragraphs, limit) <= lines

    low, high = room.least_size, room.size
    if not suits(low):
        return low
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if suits(middle) else (low, middle - 1)
    return low
