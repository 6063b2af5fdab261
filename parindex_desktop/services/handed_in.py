"""A paper that somebody hands in, PDF or spreadsheet, as lines; it needs no work file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.importing.table import plain
from parindex_desktop.domain.paper_comparison import PaperLine
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.importing.table import SourceCell, SourceRow, SourceTable

LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a paper that is read; all annexes of 3 321 units together have about 10 MB."""

_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A paper as it was read.

    Attributes:
        pages: Its lines, page by page or sheet by sheet.
        keywords: What its properties say of it, see `papers.asked`.
        is_pdf: False for a spreadsheet.
    """

    name: str
    pages: tuple[tuple[PaperLine, ...], ...]
    keywords: tuple[str, ...]
    is_pdf: bool

    @property
    def lines(self) -> tuple[PaperLine, ...]:
        """All its lines."""
        return tuple(line for page in self.pages for line in page)


def read_paper(path: Path) -> HandedIn:
    """Reads a paper.

    Raises:
        InputError: `CMP.104` it cannot be opened, `CMP.105` too large, or as `paper_of`.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InputError("CMP.105", name=path.name)
        content = path.read_bytes()
    except OSError as error:
        raise InputError("CMP.104", path=str(path)) from error
    return paper_of(content, path.name)


def paper_of(content: bytes, name: str, *, is_bound: bool = False) -> HandedIn:
    """Returns the lines of a paper.

    Args:
        content: Of the file.
        name: Of the file, for messages.
        is_bound: Every line follows from locked data alone, see `PaperLine`.

    Raises:
        InputError: `CMP.101` neither PDF nor .xlsx, `CMP.102` damaged or locked by a password,
            `CMP.103` a PDF without text; of a spreadsheet that cannot be read what
            `exchange.tables` says.
    """
    from parindex_desktop.exchange.archive import is_document
    from parindex_desktop.exchange.pdf_text import is_pdf

    if is_pdf(content):
        return _pdf(content, name, is_bound=is_bound)
    if content.startswith(_ZIP) and not is_document(content, name):
        return _workbook(content, name, is_bound=is_bound)
    raise InputError("CMP.101", name=name)


def _pdf(content: bytes, name: str, *, is_bound: bool) -> HandedIn:
    from parindex_desktop.exchange.pdf_text import read_pdf_text

    text = read_pdf_text(content, name)
    pages = tuple(
        tuple(PaperLine(tr("page {number}", number=number), line, is_bound) for line in page)
        for number, page in enumerate(text.pages, start=1)
    )
    found = HandedIn(name, pages, tuple(text.keywords.split()), is_pdf=True)
    if not any(line.words for line in found.lines):
        raise InputError("CMP.103", name=name)
    return found


def _workbook(content: bytes, name: str, *, is_bound: bool) -> HandedIn:
    from parindex_desktop.exchange.tables import read_tables
    from parindex_desktop.exchange.xlsx import read_keywords

    tables = read_tables(content, name=name)
    sheets = tuple(
        tuple(PaperLine(_place(table, row), _text(row), is_bound) for row in table.rows)
        for table in tables
    )
    return HandedIn(name, sheets, tuple(read_keywords(content, name).split()), is_pdf=False)


def _place(table: SourceTable, row: SourceRow) -> str:
    return tr("{sheet}, row {number}", sheet=table.sheet, number=row.number)


def _text(row: SourceRow) -> str:
    """Returns a row as one line; a value that was moved into another column is another line."""
    return " | ".join(_cell(cell) for cell in row.cells).rstrip(" |")


def _cell(cell: SourceCell) -> str:
    """Returns a number as it is stored, whatever format shows it; other cells as shown."""
    if cell.is_blank:
        return ""
    return cell.text if cell.number is None else str(plain(cell.number)).replace(".", ",")
