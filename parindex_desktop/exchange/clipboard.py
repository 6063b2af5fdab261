"""Tables on the clipboard as Excel and LibreOffice put them: tabs, quotes around line breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.table import SourceRow, SourceTable, text_cell
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIELD = re.compile(
    r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)'  # quoted: may hold tabs and line breaks
    r"|([^\t\r\n]*)"
)
_NEEDS_QUOTES = re.compile(r'[\t\r\n]|\A"')


def parse_clipboard(text: str) -> tuple[tuple[str, ...], ...]:
    """Returns the rows of a copied block; a text without tabs is one cell, a final line break none.

    A quote that no field end follows is a plain character: LibreOffice quotes only what it must.
    """
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        field = _FIELD.match(text, at)
        assert field is not None  # the second form matches the empty text
        quoted = field[1]
        rows[-1].append(field[2] if quoted is None else quoted.replace('""', '"'))
        at = field.end()
        if at >= len(text):
            return tuple(map(tuple, rows))
        if text[at] != "\t":
            at += 1 if not text.startswith("\r\n", at) else 2
            if at >= len(text):
                return tuple(map(tuple, rows))
            rows.append([])
        else:
            at += 1


def format_clipboard(rows: Sequence[Sequence[str]]) -> str:
    """Returns a block as Excel and LibreOffice paste it; a single row has no final line break.

    A single blank cell has one, so that something is pasted.
    """
    lines = ["\t".join(map(_quoted, row)) for row in rows]
    return lines[0] if len(lines) == 1 and lines[0] else "".join(line + "\n" for line in lines)


def read_clipboard(text: str) -> SourceTable:
    """Returns a copied block as a table to import.

    Raises:
        InputError: `IMP.106` when it holds nothing.
    """
    rows = tuple(
        SourceRow(number, tuple(text_cell(cell) for cell in cells))
        for number, cells in enumerate(parse_clipboard(text), start=1)
        if any(cell.strip() for cell in cells)
    )
    if not rows:
        raise InputError("IMP.106", name="")
    return SourceTable("", rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell
