"""Takes a wording apart: lines of a cell, then the clauses that stand on one line.

`Ban hành kịp thời: 1; không kịp thời: 0,5` is two clauses; so are two lines, two bullets and two
sentences. A line that goes on below (Word and Excel break them) is put together again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.domain.rules.guessing.numerals import NUMBER, POINT_WORD
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 1_000
"""Characters of the longest clause that is read; what is longer is no way of scoring."""
_LONGEST_LINE = 8_000

_BULLET = re.compile(
    r"(?:[-–—+*•●▪■○►➢✓·]+\s*|o\s+(?=[A-ZĐ])|[a-zđ]\)\s*|\(?\d{1,2}\)\s+|\d{1,2}\.\s+(?=\D))",
)
_ENDS = " .;,…"
_WORTH = rf"(?:{NUMBER}\s*(?:%|{POINT_WORD})?)"
_CUTS = (
    re.compile(r";\s*"),
    # "...: 1, không kịp thời: 0,5"
    re.compile(rf"(?:[:=→]\s*{_WORTH})(\s*[.,]\s+)(?!\d)", re.IGNORECASE),
    # "...: 1 - không kịp thời: 0,5"
    re.compile(rf"(?:[:→]\s*{_WORTH})(\s+[-–+•]\s+)(?=[^\d;][^;]*:)", re.IGNORECASE),
    # "... được 1 điểm, không kịp thời được 0,5 điểm"
    re.compile(rf"(?:{NUMBER}\s*{POINT_WORD}\)?)(\s*[.,]\s+|\s+[-–+*•]\s+)(?!\d)", re.IGNORECASE),
    re.compile(r"điểm tối đa(\s*[.,]\s+)", re.IGNORECASE),
    re.compile(r"(?<![A-ZĐ])(\.\s+)(?=[^\W\d_])"),
)
_GOES_ON = re.compile(
    r"(?:và |nhưng |song |(?:và |nhưng )?(?:trừ |cộng )?(?:tổng |tối đa|không quá|không vượt))"
    r"(?![^:;]*%)",
    re.IGNORECASE,
)
"""A limit belongs to the points before it, a range in percent does not: `0,5 điểm, tối đa 2`."""
_SCORED = re.compile(rf"(?:{NUMBER}|(?:[:=]|trừ)\s*{NUMBER}\s*%|điểm|đ|tối đa|\))$", re.IGNORECASE)
_BARE_WORTH = re.compile(rf"[:=(]?\s*{NUMBER}\s*(?:%|{POINT_WORD})?\s*\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a wording.

    Attributes:
        text: As written, without bullet and without the stop behind it.
        bulleted: It stands in a list.
        opens: It ended with a colon: what follows belongs to it.
    """

    text: str
    bulleted: bool = False
    opens: bool = False


def lines_of(guide: str) -> tuple[str, ...]:
    """Returns the lines of a cell, cleaned, without empty ones."""
    return tuple(line for raw in guide.splitlines() if (line := clean(raw)))


def clauses_of(lines: Iterable[str]) -> tuple[Clause, ...]:
    """Returns the clauses of lines in order; lines too long to be read are left whole."""
    return tuple(clause for line in _joined(lines) for clause in _clauses(line))


def without_bullet(text: str) -> str:
    """Returns the text without the bullet in front of it."""
    match = _BULLET.match(text)
    return text[match.end() :] if match else text


def _joined(lines: Iterable[str]) -> list[str]:
    """Puts lines together that were broken in the middle of a statement."""
    joined: list[str] = []
    for line in lines:
        if joined and len(joined[-1]) < LONGEST and _continues(joined[-1], line):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _continues(before: str, line: str) -> bool:
    if _BARE_WORTH.fullmatch(line.rstrip(_ENDS)):
        return before.endswith((":", "=")) or not _SCORED.search(before.rstrip(_ENDS))
    finished = before.endswith((":", ";", ".")) or _SCORED.search(before.rstrip(_ENDS))
    return not finished and line[0].islower() and not _BULLET.match(line)


def _clauses(line: str) -> Iterator[Clause]:
    if len(line) > _LONGEST_LINE:
        yield Clause(line)
        return
    listed = without_bullet(line)
    for place, piece in enumerate(_pieces(listed)):
        text = without_bullet(piece).strip(_ENDS)
        bulleted = listed != line if place == 0 else without_bullet(piece) != piece
        if text.strip(": "):
            yield Clause(text.rstrip(": "), bulleted, opens=text.endswith(":"))


def _pieces(line: str) -> Iterator[str]:
    """Cuts a line where a statement ends; an enumeration behind a colon stays whole."""
    start = 0
    for cut_start, cut_end in _cuts(line):
        piece = line[start:cut_start]
        if cut_start < start or (line[cut_start] == ";" and _enumerates(piece, line[cut_end:])):
            continue
        yield piece.strip()
        start = cut_end
    yield line[start:].strip()


def _cuts(line: str) -> list[tuple[int, int]]:
    """Returns where a line may be cut, outside brackets, in order."""
    spans = {match.span(match.re.groups) for pattern in _CUTS for match in pattern.finditer(line)}
    return sorted(
        (start, end)
        for start, end in spans
        if depth(line[:start]) == 0 and end < len(line) and not _GOES_ON.match(line, end)
    )


def depth(text: str) -> int:
    """Returns how many brackets are open behind a text."""
    return text.count("(") - text.count(")")


def _enumerates(piece: str, rest: str) -> bool:
    """Tells whether a semicolon parts things of one list: `Có đủ: kế hoạch; báo cáo: 1`."""
    opened = ": " in piece and not _SCORED.search(piece.rstrip(_ENDS))
    return opened and rest[:1].islower()
