"""Reading a returned workbook: what kind of file it is, whose, and what stands in its cells.

Every workbook is opened once. openpyxl gives what formulas were worth when they were last
calculated; that one was never calculated is seen in the file itself, not in a second reading.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from openpyxl.utils.cell import coordinate_to_tuple

from parindex_desktop.domain.text import clean
from parindex_desktop.domain.workbooks.columns import HIDDEN_SHEET, READ, SHEET
from parindex_desktop.domain.workbooks.identity import identity_of
from parindex_desktop.domain.workbooks.returned import ReturnedFile, ReturnedWorkbook
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.exchange.archive import open_archive
from parindex_desktop.exchange.lightening import lighten
from parindex_desktop.exchange.xlsx import load_light, read_cell

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from parindex_desktop.domain.importing.table import SourceCell

LARGEST_FILE: Final = 16 * 1024 * 1024
"""Bytes; a workbook as it is written has 30 thousand."""

_WORKBOOKS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"})
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CODES: Final = {
    "IMP.101": "WBK.101", "IMP.102": "WBK.102", "IMP.103": "WBK.103", "IMP.104": "WBK.104",
    "IMP.109": "WBK.105",
}  # fmt: skip
"""The same findings as of other tables; what to do about them is to ask the unit again."""

_NEVER_COMPUTED: Final = re.compile(
    rb'<c\s[^<>]*\br="([A-Z]+\d+)"[^<>]*>\s*<f[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)


def read_returned(path: Path) -> ReturnedFile:
    """Returns a file of the folder, readable or not; nothing is raised for what stands in it.

    Problems: `WBK.101` no workbook, `WBK.102` a password, `WBK.103` damaged, `WBK.104` too large,
    `WBK.105` another format, `WBK.106` macros, `WBK.107` cannot be opened, `WBK.108` not written by
    this program, `WBK.116` a note: some other file.
    """
    name = path.name
    try:
        day = date.fromtimestamp(path.stat().st_mtime).isoformat()
        if path.suffix.casefold() not in _WORKBOOKS:
            note = Problem("WBK.116", name, severity=Severity.NOTE)
            return ReturnedFile(name, day, problem=note)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return ReturnedFile(name, "", problem=Problem("WBK.107", name, {"reason": reason}))
    try:
        workbook = read_workbook(data, name)
    except InputError as error:
        problem = Problem(_CODES.get(error.code, error.code), name)
        return ReturnedFile(name, day, problem=problem)
    return ReturnedFile(name, day, hashlib.sha256(data).hexdigest(), workbook)


def read_workbook(data: bytes, name: str) -> ReturnedWorkbook:
    """Returns what a workbook of ours holds.

    Raises:
        InputError: `WBK.106` macros, `WBK.108` not one of ours, `IMP.101` to `IMP.104` and
            `IMP.109` what no workbook can be read of.
    """
    if len(data) > LARGEST_FILE:
        raise InputError("IMP.104", name=name)
    if data.startswith(_OLE):
        raise InputError("IMP.102" if _ENCRYPTED in data else "IMP.109", name=name)
    if not data.startswith(_ZIP):
        raise InputError("IMP.101", name=name)
    with open_archive(data, name) as archive:
        _refuse_macros(archive)
        light, has_formulas = lighten(archive, name, cells_alone=True)
    try:
        book = load_light(light)
    except Exception as error:  # openpyxl lets through whatever its parts stumble over
        raise InputError("IMP.103", name=name) from error
    sheets = {clean(sheet.title): sheet for sheet in book.worksheets}
    identity = identity_of(_texts(book))
    if identity is None:
        raise InputError("WBK.108")
    page = sheets.get(SHEET)
    blank_formulas = _never_computed(light) if has_formulas else frozenset()
    cells = None if page is None else _cells(page, blank_formulas)
    return ReturnedWorkbook(identity, tuple(sheets), cells)


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    if any(part.endswith("vbaProject.bin") for part in archive.namelist()):
        raise InputError("WBK.106")


def _texts(book: Workbook) -> dict[str, str]:
    """Returns what the hidden sheet says; empty without one."""
    if HIDDEN_SHEET not in book.sheetnames:
        return {}
    rows = book[HIDDEN_SHEET].iter_rows(max_row=20, max_col=2, values_only=True)
    return {str(name): str(text) for name, text in rows if name is not None}


def _cells(page: Worksheet, blank_formulas: frozenset[tuple[int, int]]) -> dict[
    tuple[int, int], SourceCell
]:  # fmt: skip
    found: dict[tuple[int, int], SourceCell] = {}
    for place, cell in page._cells.items():
        if place[1] in READ and (cell.value is not None or place in blank_formulas):
            read = read_cell(cell, is_formula=place in blank_formulas)
            if not read.is_blank:
                found[place] = read
    return found


def _never_computed(light: bytes) -> frozenset[tuple[int, int]]:
    """Returns where formulas without a value stand, on any sheet: only one has inputs."""
    with zipfile.ZipFile(BytesIO(light)) as archive:
        pages = (part for part in archive.namelist() if "worksheets/" in part)
        found = (place for page in pages for place in _NEVER_COMPUTED.findall(archive.read(page)))
        return frozenset(coordinate_to_tuple(place.decode()) for place in found)
