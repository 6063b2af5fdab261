"""How wide the columns of a table become, from the measured widths of what stands in them.

Numbers are not broken, so they decide; names take what is left, and headings settle for fewer
lines as room allows. All widths in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reports.lines import longest_word, narrowest
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.documents import PrintedTable, TableColumn
    from reports.styles import TextStyle

PADDING: Final = 1.5 * MM
"""Between a text and the upright line beside it."""

NAME_WIDTH: Final = 45 * MM
"""What a column of names needs to stay readable; longer names take several lines.

Of type of 13 points: smaller type holds as many letters in less.
"""

_USUAL_SIZE: Final = 13.0


_HEADING_LINES: Final = range(2, 8)


@dataclass(frozen=True, slots=True)
class Need:
    """What one column asks for, padding included.

    Attributes:
        least: Below this a number, a word or the heading's longest word would be broken.
        readable: For names what holds as much as 45 mm do of usual type, or less when they are
            shorter; for others the least.
        natural: No text below the heading takes a second line.
        headed: Widths in which the heading takes at most 2, 3, ... lines.
        wraps: Takes what is left over at the end.
    """

    least: float
    readable: float
    natural: float
    headed: tuple[float, ...]
    wraps: bool


def needs(table: PrintedTable, cell: TextStyle, bold: TextStyle) -> list[Need]:
    """Measures the columns of a table with its rows in one style, header and summary in another."""
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    found = [
        _need(column, {*texts}, number, (cell, bold))
        for column, texts, number in zip(table.columns, columns, _numbers(table), strict=True)
    ]
    for group in table.groups:
        spanned = slice(group.first, group.end)
        found[spanned] = _spanned(found[spanned], group.heading, bold)
    return found


def readable_width(columns: Sequence[Need]) -> float:
    """Returns the width that the table needs for unbroken numbers beside readable names."""
    return sum(column.readable for column in columns)


def widths(columns: Sequence[Need], available: float) -> list[float]:
    """Shares out the available width; the result always adds up to it."""
    found = [column.least for column in columns]
    if sum(found) > available:
        return _capped(found, available)
    found = _grown(found, [column.readable for column in columns], available)
    two_lines, *more_lines = zip(*(column.headed for column in columns), strict=True)
    for headed in more_lines:
        if _fits(wished := list(map(max, found, headed)), available):
            found = wished
            break
    found = _grown(found, [column.natural for column in columns], available)
    # A width between two numbers of lines would be of no use to a heading: all or nothing.
    if _fits(wished := list(map(max, found, two_lines)), available):
        found = wished
    return _stretched(found, [column.wraps for column in columns], available - sum(found))


def _numbers(table: PrintedTable) -> list[str]:
    """Returns the summary without its first text, which spans columns and takes several lines."""
    texts = table.summary or ("",) * len(table.columns)
    label = next((place for place, text in enumerate(texts) if text), None)
    return ["" if place == label else text for place, text in enumerate(texts)]


def _need(
    column: TableColumn, texts: set[str], number: str, styles: tuple[TextStyle, TextStyle]
) -> Need:
    cell, bold = styles
    natural = max(bold.width(number), cell.widest(texts))
    natural = max(natural, column.room * MM - 2 * PADDING)
    readable = least = natural
    if column.wraps:
        readable = min(natural, NAME_WIDTH * cell.size / _USUAL_SIZE - 2 * PADDING)
        least = min(readable, cell.widest(" ".join(texts).split(" ")))
    word = longest_word(column.heading, bold)
    headed = [narrowest(column.heading, bold, lines=lines) for lines in _HEADING_LINES]
    least, readable, natural, *headed = (
        max(word, width) + 2 * PADDING for width in (least, readable, natural, *headed)
    )
    return Need(least, readable, natural, tuple(headed), column.wraps)


def _spanned(columns: Sequence[Need], heading: str, bold: TextStyle) -> list[Need]:
    """Widens columns, all alike, for a heading above them that breaks no word either."""
    word = longest_word(heading, bold) + 2 * PADDING
    lines = [
        max(word, narrowest(heading, bold, lines=lines) + 2 * PADDING) for lines in _HEADING_LINES
    ]
    least = _raised([column.least for column in columns], word)
    readable = _raised([column.readable for column in columns], word)
    natural = _raised([column.natural for column in columns], word)
    by_lines = zip(*(column.headed for column in columns), strict=True)
    headed = map(_raised, by_lines, lines)
    return [
        Need(small, max(small, fair), max(small, whole), of_lines, column.wraps)
        for column, small, fair, whole, of_lines in zip(
            columns, least, readable, natural, zip(*headed, strict=True), strict=True
        )
    ]


def _raised(widths: Sequence[float], wanted: float) -> list[float]:
    more = max(0.0, wanted - sum(widths)) / len(widths)
    return [width + more for width in widths]


def _fits(found: list[float], available: float) -> bool:
    return sum(found) <= available


def _grown(found: list[float], wished: list[float], available: float) -> list[float]:
    """Lets columns grow to what they wish, all by the same share when the room is short."""
    growth = [max(0.0, wish - width) for wish, width in zip(wished, found, strict=True)]
    total, room = sum(growth), max(0.0, available - sum(found))
    share = min(1.0, room / total) if total else 0.0
    return [width + share * more for width, more in zip(found, growth, strict=True)]


def _stretched(found: list[float], wraps: list[bool], room: float) -> list[float]:
    """Gives the rest to the columns of names, or to all when there is none."""
    takers = wraps if any(wraps) else [True] * len(found)
    total = sum(width for width, takes in zip(found, takers, strict=True) if takes)
    grown = 1 + room / total if total else 1.0
    return [width * grown if takes else width for width, takes in zip(found, takers, strict=True)]


def _capped(least: list[float], available: float) -> list[float]:
    """Narrows the widest columns alone until all fit: STT and short numbers stay whole."""
    room, cap = available, 0.0
    for place, width in enumerate(sorted(least)):
        cap = room / (len(least) - place)
        if width > cap:
            break
        room -= width
    return [min(width, cap) for width in least]
