"""Where the header of a table stands, below titles and above the rows, in one to three rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.mapping import (
    Heading,
    HeadingReader,
    TargetKind,
    heading_key,
)
from parindex_desktop.domain.importing.reading import is_number
from parindex_desktop.domain.importing.table import CellKind, SourceCell, SourceRow, SourceTable
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEARCHED_ROWS = 100
_DEEPEST = 3
_BRACKETED = re.compile(r"\(.*\d.*\)")
_YEAR = re.compile(r"(19|20)\d\d")
_NUMBERING = re.compile(r"\(?\s*(\d{1,3}|[A-Z])\s*\)?(\s*=.*)?")


@dataclass(frozen=True, slots=True)
class Header:
    """The header found.

    Attributes:
        rows: Its rows, so that a repetition on the next page is recognised.
        headings: One per column; blank texts where a column has none.
        body: The rows below it.
    """

    rows: tuple[SourceRow, ...]
    headings: tuple[Heading, ...]
    body: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, order=True)
class _Merit:
    """How much a candidate looks like the header; compared from the first attribute on."""

    has_unit: bool
    known_targets: int
    headings: int
    shallowness: int
    earliness: int


def find_header(table: SourceTable, reader: HeadingReader) -> Header:
    """Returns the rows that name most targets, a unit column before all.

    Raises:
        InputError: `IMP.110` when no row can be a header.
    """
    rows = [row for row in table.rows if not is_comment(row)]
    best: tuple[_Merit, int, int] | None = None
    for start in range(min(len(rows), _SEARCHED_ROWS)):
        for depth in range(1, _DEEPEST + 1):
            block = rows[start : start + depth]
            if len(block) < depth or not all(_may_head(row, reader) for row in block):
                break
            merit = _merit(combine_headings(block, table), reader, start, depth)
            if best is None or merit > best[0]:
                best = (merit, start, depth)
    if best is None or not (best[0].known_targets or _numbers_follow(rows, best[1] + best[2])):
        raise InputError("IMP.110", name=table.name)
    end = best[1] + best[2]
    if end < len(rows) and _is_maxima_line(rows[end]):
        end += 1
    block = rows[best[1] : end]
    return Header(tuple(block), combine_headings(block, table), tuple(rows[end:]))


def is_comment(row: SourceRow) -> bool:
    """Tells a line of remarks (`# Source: ...`) from a heading `#`."""
    first = next((cell.text for cell in row.cells if cell.text), "")
    return first.startswith("#") and len(first) > 1


def is_numbering(row: SourceRow) -> bool:
    """Tells a row that only numbers the columns, `(1) (2) (3)=1+2`, as official forms have."""
    marks = [_NUMBERING.fullmatch(cell.text) for cell in row.cells if cell.text]
    if len(marks) < 3 or not all(marks):
        return False
    names = [mark[1] for mark in marks if mark]
    digits = [int(name) for name in names if name.isdigit()]
    return len(digits) >= 2 and digits == list(range(digits[0], digits[0] + len(digits)))


def row_key(row: SourceRow) -> tuple[str, ...]:
    """Returns a key equal for a row of a header and its repetition on the next page."""
    texts = [heading_key(cell.text) for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def combine_headings(block: Sequence[SourceRow], table: SourceTable) -> tuple[Heading, ...]:
    """Joins the rows of a header per column; a group heading covers its columns."""
    width = max(len(row.cells) for row in block)
    texts = [[row.cell(column).text for column in range(width)] for row in block]
    first, last = block[0].number, block[-1].number
    for merge in table.merges:
        if first <= merge.top <= last:
            _spread(texts, [row.number for row in block], merge)
    if not table.merges:
        _fill_right(texts)
    headings: list[Heading] = []
    for column in range(width):
        pieces = list(dict.fromkeys(row[column] for row in texts if row[column]))
        worded = [piece for piece in pieces if not _BRACKETED.fullmatch(piece)]
        headings.append(Heading(" ".join(pieces), worded[-1] if worded else ""))
    return tuple(headings)


def _spread(texts: list[list[str]], numbers: Sequence[int], merge: tuple[int, ...]) -> None:
    top, left, bottom, right = merge
    text = texts[numbers.index(top)][left] if top in numbers and left < len(texts[0]) else ""
    for row, number in zip(texts, numbers, strict=True):
        if top <= number <= bottom:
            for column in range(left, min(right + 1, len(row))):
                row[column] = row[column] or text


def _fill_right(texts: list[list[str]]) -> None:
    """Text files lose merges: a blank right of a group heading, with one below, belongs to it."""
    for above, below in pairwise(texts):
        for column in range(1, len(above)):
            if not above[column] and below[column]:
                above[column] = above[column - 1]


def _may_head(row: SourceRow, reader: HeadingReader) -> bool:
    return not is_numbering(row) and all(
        _may_be_heading(column, cell, reader) for column, cell in enumerate(row.cells)
    )


def _may_be_heading(column: int, cell: SourceCell, reader: HeadingReader) -> bool:
    """A number is no heading, except a year and the code of a criterion."""
    if cell.kind is CellKind.TEXT and not is_number(cell):
        return True
    if _YEAR.fullmatch(cell.text):
        return True
    target, _ = reader.read(column, Heading(cell.text))
    return target.is_scored


def _merit(headings: tuple[Heading, ...], reader: HeadingReader, start: int, depth: int) -> _Merit:
    read = [reader.read(i, heading)[0] for i, heading in enumerate(headings) if heading.text]
    known = {target for target in read if target.kind is not TargetKind.IGNORED}
    has_unit = any(t.kind is TargetKind.UNIT for t in known) and len(known) > 1
    count = len({heading.text for heading in headings if heading.text})
    return _Merit(has_unit, len(known) if len(read) > 1 else 0, count, -depth, -start)


def _numbers_follow(rows: Sequence[SourceRow], start: int) -> bool:
    return any(is_number(cell) for row in rows[start : start + 2] for cell in row.cells)


def _is_maxima_line(row: SourceRow) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return bool(texts) and not is_numbering(row) and all(map(_BRACKETED.fullmatch, texts))
