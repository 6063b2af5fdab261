"""Opening a table of any known format, told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, SurroundingsError

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.table import SourceTable

LARGEST_FILE = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, .doc, and newer files with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_RICH_TEXT = b"{\\rtf"  # what some programs save as .doc


def read_table(source: Path | bytes, *, name: str = "", sheet: str = "") -> SourceTable:
    """Returns a table of a workbook (.xlsx, .xlsm), a document (.docx) or a text (.csv, .txt).

    Args:
        source: A file, or its content.
        name: For messages; the file's own name by default.
        sheet: The sheet to read; by default the first that holds anything. Of a document the
            table, by default the one with most rows, since letterheads are tables too.

    Raises:
        InputError: `IMP.100` no such file, `IMP.101` no table, `IMP.102` protected by a password,
            `IMP.103` damaged, `IMP.104` too large, `IMP.105` no such sheet, `IMP.106` empty,
            `IMP.107` unknown encoding, `IMP.108` quotes that do not match, `IMP.109` a workbook of
            another format (.xls, .ods), `IMP.401` a document of another format (.doc, .rtf),
            `IMP.402` a document without a table.
        SurroundingsError: `IMP.111` when the file cannot be opened.
    """
    data, name = _checked(source, name)
    if not data.startswith(_ZIP):
        return _read_text(data, name)
    from parindex_desktop.exchange.archive import is_document

    if is_document(data, name):
        from parindex_desktop.exchange.docx import read_docx

        return _chosen(read_docx(data, name), sheet)
    from parindex_desktop.exchange.xlsx import read_xlsx

    return read_xlsx(data, name, sheet)


def read_tables(source: Path | bytes, *, name: str = "") -> tuple[SourceTable, ...]:
    """Returns all sheets of a workbook or tables of a document that hold anything, in their order.

    Raises:
        AppError: As `read_table`.
    """
    data, name = _checked(source, name)
    if not data.startswith(_ZIP):
        return (_read_text(data, name),)
    from parindex_desktop.exchange.archive import is_document

    if is_document(data, name):
        from parindex_desktop.exchange.docx import read_docx

        return read_docx(data, name)
    from parindex_desktop.exchange.xlsx import read_xlsx_sheets

    return read_xlsx_sheets(data, name)


def _checked(source: Path | bytes, name: str) -> tuple[bytes, str]:
    """Returns the content of what may hold a table, and what messages call it."""
    data = source if isinstance(source, bytes) else _content(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if len(data) > LARGEST_FILE:
        raise InputError("IMP.104", name=name)
    if not data:
        raise InputError("IMP.106", name=name)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError("IMP.102", name=name)
        raise InputError("IMP.401" if _WORD in data else "IMP.109", name=name)
    if data.startswith(_RICH_TEXT):
        raise InputError("IMP.401", name=name)
    return data, name


def _read_text(data: bytes, name: str) -> SourceTable:
    from parindex_desktop.exchange.delimited import read_delimited

    return read_delimited(data, name)


def _chosen(tables: tuple[SourceTable, ...], wanted: str) -> SourceTable:
    title = clean(wanted)
    if not title:
        return max(tables, key=lambda table: len(table.rows))
    found = next((table for table in tables if table.sheet == title), None)
    if found is None:
        titles = ", ".join(tables[0].sheets)
        raise InputError("IMP.105", name=tables[0].name, sheet=wanted, sheets=titles)
    return found


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputError("IMP.100", path=str(path)) from error
    except OSError as error:
        raise SurroundingsError("IMP.111", path=str(path), reason=error.strerror) from error
