"""The documents that a unit names for a criterion, one in each line of the cell.

Officials put several documents into one cell with Alt+Enter; the n-th line of the other columns
belongs to the n-th document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from parindex_desktop.domain.evidence import EvidenceEntry, entry_problems
from parindex_desktop.domain.importing.table import BLANK_CELL, CellKind
from parindex_desktop.domain.text import clean
from parindex_desktop.domain.workbooks.columns import EVIDENCE, Column, address
from parindex_desktop.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.workbooks.returned import Cells

_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_LONG = {
    "number": Column.NUMBER,
    "issuer": Column.ISSUER,
    "page": Column.PAGE,
    "note": Column.DOCUMENT_NOTE,
}
"""Columns of the texts that can be too long."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document as a unit names it; `day` is an ISO date or empty."""

    number: str
    day: str
    issuer: str
    page: str
    note: str


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of one criterion, and what of them was not understood."""

    found: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def documents_of(cells: Cells, row: int, today: date) -> Documents:
    """Reads the columns of evidence.

    A date that is none, or too far away for any document, is kept as the document's note
    (`WBK.139`), so that nothing is lost; an error of the spreadsheet rejects (`WBK.130`), and so
    does a text too long to be kept (`EVI.104`).
    """
    given = {column: cells.get((row, column), BLANK_CELL) for column in EVIDENCE}
    wrong = [
        Problem("WBK.130", address(row, column), {"text": cell.text})
        for column, cell in given.items()
        if cell.kind is CellKind.ERROR
    ]
    if wrong:
        return Documents(problems=tuple(wrong))
    lines = zip_longest(*(given[c].full_text.splitlines() for c in EVIDENCE), fillvalue="")
    found: list[Document] = []
    told: list[Problem] = []
    for texts in lines:
        number, day, issuer, page, note = map(clean, texts)
        iso = iso_day(day)
        if iso and any(_faults(EvidenceEntry(day=iso), today)):
            iso = ""
        if day and not iso:
            note = f"{note}; {day}" if note else day
            place = address(row, Column.DAY)
            told.append(Problem("WBK.139", place, {"text": day}, Severity.WARNING))
        if number or iso or issuer or page or note:
            found.append(Document(number, iso, issuer, page, note))
            entry = EvidenceEntry(number, iso, issuer, page, note)
            told += [
                Problem(fault.code, address(row, _LONG[str(fault.params["field"])]), fault.params)
                for fault in _faults(entry, today)
            ]
    return Documents(tuple(found), tuple(told))


def _faults(entry: EvidenceEntry, today: date) -> Iterator[Problem]:
    """Yields what the list of documents would refuse too, but that it names something at all."""
    return entry_problems(entry, today, has_attachment=True)


def iso_day(text: str) -> str:
    """Returns a day typed as `12/3/2025` in ISO form; empty when it is none."""
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
