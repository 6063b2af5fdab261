"""Zipped workbooks, opened only when they cannot blow up: weighed before anything is built."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from openpyxl.worksheet.cell_range import CellRange

from parindex_desktop.errors import InputError

LARGEST_UNPACKED = 512 * 1024 * 1024
LARGEST_WEIGHT = 1_000_000
"""What openpyxl may build an object for; each takes it 0.4 kB and 7 µs."""

_LARGEST_PART = 256 * 1024 * 1024
_MOST_PARTS = 10_000
_HARMLESS = 4 * 1024 * 1024
_HIGHEST_RATIO = 400
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, KeyError, ValueError,
    OSError, OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises on damaged archives, by the place of the damage."""


def open_archive(data: bytes, name: str) -> zipfile.ZipFile:
    """Opens a zipped workbook.

    Raises:
        InputError: `IMP.101` no workbook, `IMP.102` encrypted, `IMP.103` damaged, `IMP.104` a bomb
            or too large, `IMP.109` a workbook of another format.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise InputError("IMP.103", name=name) from error
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise InputError("IMP.102", name=name)
    unpacked = sum(part.file_size for part in parts)
    if (
        len(parts) > _MOST_PARTS
        or unpacked > LARGEST_UNPACKED
        or any(_explodes(part) for part in parts)
    ):
        raise InputError("IMP.104", name=name)
    if any(part.filename in {"content.xml", "xl/workbook.bin"} for part in parts):
        raise InputError("IMP.109", name=name)  # .ods, .xlsb
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        raise InputError("IMP.101", name=name)
    return archive


def weigh(archive: zipfile.ZipFile, name: str) -> bool:
    """Refuses a workbook of too many cells, styles and merges: blank cells with a style weigh too.

    Returns:
        Whether it holds formulas.

    Raises:
        InputError: `IMP.103` damaged, or with a document type that workbooks never have;
            `IMP.104` too large.
    """
    scales = _Scales(name)
    try:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    scales.put(stream)
    except (expat.ExpatError, TypeError, *_BROKEN) as error:
        raise InputError("IMP.103", name=name) from error
    return scales.has_formulas


@dataclass(slots=True)
class _Scales:
    """Counts the elements of a workbook, and the cells that its merges and links cover."""

    name: str
    weight: int = 0
    has_formulas: bool = False

    def put(self, stream: IO[bytes]) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._count
        parser.ParseFile(stream)

    def _refuse(self, *_: object) -> None:
        raise InputError("IMP.103", name=self.name)

    def _count(self, tag: str, attributes: dict[str, str]) -> None:
        self.weight += 1
        match tag.rpartition(" ")[2]:
            case "f":
                self.has_formulas = True
            case "mergeCell" | "hyperlink":
                size = CellRange(attributes["ref"]).size
                self.weight += size["rows"] * size["columns"]
        if self.weight > LARGEST_WEIGHT:
            raise InputError("IMP.104", name=self.name)


def _explodes(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > _LARGEST_PART or (part.file_size > _HARMLESS and ratio > _HIGHEST_RATIO)
