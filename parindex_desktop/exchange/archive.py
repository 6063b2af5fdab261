"""Zipped workbooks and documents, opened only when they cannot blow up: weighed beforehand."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from openpyxl.worksheet.cell_range import CellRange

from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LARGEST_UNPACKED = 512 * 1024 * 1024
LARGEST_WEIGHT = 1_000_000
"""What openpyxl may build an object for; each takes it 0.4 kB and 7 µs."""

_CHUNK = 1024 * 1024

_WORKBOOK, _DOCUMENT = "workbook.xml", "word/document.xml"
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
    """Opens a zipped workbook or document.

    Raises:
        InputError: `IMP.101` neither, `IMP.102` encrypted, `IMP.103` damaged, `IMP.104` a bomb
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
    if not any(part.filename.endswith((_WORKBOOK, _DOCUMENT)) for part in parts):
        raise InputError("IMP.101", name=name)
    return archive


def is_document(data: bytes, name: str) -> bool:
    """Tells a document of Word from a workbook; errors as `open_archive`."""
    with open_archive(data, name) as archive:
        parts = archive.namelist()
    return not any(part.endswith(_WORKBOOK) for part in parts)


def weigh(archive: zipfile.ZipFile, name: str) -> None:
    """Refuses what has too many elements, empty ones too.

    Raises:
        InputError: `IMP.103` damaged, or with a document type, which these files never have;
            `IMP.104` too large.
    """
    scales = Scales(name)
    with told_as_damaged(name):
        for part in archive.infolist():
            if is_xml(part):
                with archive.open(part) as stream:
                    scales.put(chunks_of(stream))


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """Yields a stream piece by piece, none of them large."""
    while chunk := stream.read(_CHUNK):
        yield chunk


def is_xml(part: zipfile.ZipInfo) -> bool:
    """Tells the parts that are built into objects from pictures and the like."""
    return part.filename.endswith((".xml", ".rels"))


@contextmanager
def told_as_damaged(name: str) -> Iterator[None]:
    """Turns what broken archives and broken XML raise into `IMP.103`."""
    try:
        yield
    except (expat.ExpatError, TypeError, *_BROKEN) as error:
        raise InputError("IMP.103", name=name) from error


@dataclass(slots=True)
class Scales:
    """Counts the elements of a file, and the cells that its merges and links cover.

    Attributes:
        has_formulas: Whether any cell holds a formula.
    """

    name: str
    weight: int = 0
    has_formulas: bool = False

    def put(self, chunks: Iterable[bytes]) -> None:
        """Weighs one part; raises `ExpatError` for broken XML and as `weigh`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._count
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _refuse(self, *_: object) -> None:
        raise InputError("IMP.103", name=self.name)

    def _count(self, tag: str, attributes: dict[str, str]) -> None:
        self.weight += 1
        match tag.rpartition(" ")[2]:
            case "f":
                self.has_formulas = True
            case "mergeCell" | "hyperlink" if "ref" in attributes:  # documents have links too
                size = CellRange(attributes["ref"]).size
                self.weight += size["rows"] * size["columns"]
        if self.weight > LARGEST_WEIGHT:
            raise InputError("IMP.104", name=self.name)


def _explodes(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > _LARGEST_PART or (part.file_size > _HARMLESS and ratio > _HIGHEST_RATIO)
