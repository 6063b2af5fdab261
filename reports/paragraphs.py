"""Running text: paragraphs of one or several fonts, justified, with an indented first line.

A line is justified by what PDF adds to each blank (`Text.spacing`). ReportLab writes every blank, a
firm one too, as code 32, which is what PDF stretches; both are counted alike here.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.letter_words import NBSP
from reports.flow import Piece, Text
from reports.lines import broken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reports.flow import Block
    from reports.styles import TextStyle

KEPT = 2
"""Lines of a paragraph that stay together at either end when a page ends inside it."""


class Run(NamedTuple):
    """Text in one font. Clean: NFC, single blanks."""

    text: str
    style: TextStyle


class Form(NamedTuple):
    """How a paragraph stands in its area. Points.

    Attributes:
        width: Of the area, from its left edge.
        indent: Of the first line, more than `left`.
        left: Of all lines.
        justified: All lines but the last end at the right edge.
    """

    width: float
    indent: float = 0.0
    left: float = 0.0
    justified: bool = True


class _Word(NamedTuple):
    """A word, or the part of one that is wider than its line; then the line ends behind it."""

    text: str
    style: TextStyle
    is_torn: bool = False

    @property
    def width(self) -> float:
        return self.style.width(self.text)

    @property
    def blank(self) -> float:
        """Width of the blank behind it."""
        return self.style.width(" ")


def paragraph(runs: Iterable[Run], form: Form) -> list[Piece]:
    """Returns the lines of a paragraph; runs are parted by a blank."""
    lines = _lines(_words(runs, form), form)
    return [
        _piece(line, form, first=place == 0, last=place == len(lines) - 1)
        for place, line in enumerate(lines)
    ]


def line_at(x: float, text: str, style: TextStyle) -> Piece:
    """Returns a line of its own that begins at x."""
    return Piece(style.leading, (Text(x, style.baseline, text, style.font, style.size),))


def blocks_of(lines: Sequence[Piece]) -> list[Block]:
    """Returns lines such that no page ends behind the first or before the last of them."""
    if len(lines) < 2 * KEPT:
        return [tuple(lines)] if lines else []
    middle = [(line,) for line in lines[KEPT:-KEPT]]
    return [tuple(lines[:KEPT]), *middle, tuple(lines[-KEPT:])]


def _words(runs: Iterable[Run], form: Form) -> list[_Word]:
    room = form.width - form.left - form.indent
    return [
        part for run in runs for word in run.text.split(" ") for part in _parts(run, word, room)
    ]


def _parts(run: Run, word: str, room: float) -> Iterator[_Word]:
    """Yields a word whole, or in parts when it is wider than any line."""
    parts = broken(word, run.style, room)
    for place, part in enumerate(parts, start=1):
        yield _Word(part, run.style, is_torn=place < len(parts))


def _lines(words: Iterable[_Word], form: Form) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    room = form.width - form.left
    left = room - form.indent
    for word in words:
        line = lines[-1]
        needed = word.width + (line[-1].blank if line else 0.0)
        if line and (line[-1].is_torn or needed > left):
            lines.append([word])
            left = room - word.width
        else:
            line.append(word)
            left -= needed
    return [line for line in lines if line]


def _piece(line: Sequence[_Word], form: Form, *, first: bool, last: bool) -> Piece:
    start = form.left + (form.indent if first else 0.0)
    is_full = form.justified and not last and not line[-1].is_torn
    spacing = _spacing(line, form.width - start) if is_full else 0.0
    leading = max(word.style.leading for word in line)
    baseline = max(word.style.baseline for word in line)
    return Piece(leading, tuple(_texts(line, start, baseline, spacing)))


def _spacing(line: Sequence[_Word], room: float) -> float:
    """Returns what is added to each blank so that a line fills its room; 0 without a blank."""
    natural = sum(word.width for word in line) + sum(word.blank for word in line[:-1])
    blanks = len(line) - 1 + sum(word.text.count(NBSP) for word in line)
    return (room - natural) / blanks if blanks else 0.0


def _texts(line: Sequence[_Word], start: float, baseline: float, spacing: float) -> Iterator[Text]:
    """Yields the texts of a line, one for each run of words in one font."""
    x = start
    for style, words in groupby(line, key=lambda word: word.style):
        text = " ".join(word.text for word in words)
        yield Text(x, baseline, text, style.font, style.size, spacing)
        blanks = text.count(" ") + text.count(NBSP)
        x += style.width(text) + style.width(" ") + (blanks + 1) * spacing
