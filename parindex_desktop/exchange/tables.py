"""Opening a table of any known format, told by its content, not by its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parindex_desktop.errors import InputError, SurroundingsError

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.table import SourceTable

LARGEST_FILE = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_table(source: Path | bytes, *, name: str = "", sheet: str = "") -> SourceTable:
    """Returns the table of a workbook (.xlsx, .xlsm) or of a text file (.csv, .txt).

    Args:
        source: A file, or its content.
        name: For messages; the file's own name by default.
        sheet: The sheet to read; by default the first that holds anything.

    Raises:
        InputError: `IMP.100` no such file, `IMP.101` no table, `IMP.102` protected by a password,
            `IMP.103` damaged, `IMP.104` too large, `IMP.105` no such sheet, `IMP.106` empty,
            `IMP.107` unknown encoding, `IMP.108` quotes that do not match, `IMP.109` a workbook of
            another format (.xls, .ods).
        SurroundingsError: `IMP.111` when the file cannot be opened.
    """
    data = source if isinstance(source, bytes) else _content(source)
    name = name or (source.name if isinstance(source, Path) else "")
    if len(data) > LARGEST_FILE:
        raise InputError("IMP.104", name=name)
    if not data:
        raise InputError("IMP.106", name=name)
    if data.startswith(_ZIP):
        from parindex_desktop.exchange.xlsx import read_xlsx

        return read_xlsx(data, name, sheet)
    if data.startswith(_OLE):
        raise InputError("IMP.102" if _ENCRYPTED in data else "IMP.109", name=name)
    from parindex_desktop.exchange.delimited import read_delimited

    return read_delimited(data, name)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputError("IMP.100", path=str(path)) from error
    except OSError as error:
        raise SurroundingsError("IMP.111", path=str(path), reason=error.strerror) from error
