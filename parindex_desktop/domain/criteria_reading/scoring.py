"""Lines that say how a criterion is scored, inside a cell or in rows of their own."""

from __future__ import annotations

import re
from typing import Final

_BULLET: Final = re.compile(r"[-+•*–]\s*\S")
_ENDS_IN_POINTS: Final = re.compile(r"[:=]\s*[-+]?\d+(?:[.,]\d+)?\s*(?:điểm|đ)?\s*[;.]?$")
_LOOSE_END: Final = " :;.,"


def is_scoring_line(line: str) -> bool:
    """Tells `- Kịp thời` and `Kịp thời: 1 điểm` from the name of a criterion."""
    return bool(_BULLET.match(line)) or ends_in_points(line)


def ends_in_points(line: str) -> bool:
    """Tells a line that says what it is worth: `Kịp thời: 1 điểm`."""
    return bool(_ENDS_IN_POINTS.search(line))


def split_name(text: str) -> tuple[str, str]:
    """Returns the name in a cell and the scoring lines below it, where it holds both."""
    lines = text.splitlines()
    at = next((i for i, line in enumerate(lines) if i and is_scoring_line(line)), len(lines))
    return " ".join(lines[:at]), "\n".join(lines[at:])


def with_points(words: str, points: str) -> list[str]:
    """Returns scoring lines, each with its points where a column beside them gives as many."""
    lines, worth = words.splitlines(), points.splitlines()
    if len(lines) != len(worth):
        return lines
    return [_worded(line, value) for line, value in zip(lines, worth, strict=True)]


def row_with_points(words: str, points: str) -> list[str]:
    """Returns the scoring lines of a row of its own; one number is worth the row as a whole."""
    if points and len(points.splitlines()) == 1:
        return [_worded(" ".join(words.splitlines()), points)]
    return with_points(words, points)


def _worded(line: str, points: str) -> str:
    if not points or ends_in_points(line):
        return line
    return f"{line.rstrip(_LOOSE_END)}: {points}"
