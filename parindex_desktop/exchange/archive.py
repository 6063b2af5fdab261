"""Zipped workbooks, opened only when they cannot blow up: sizes are checked before reading."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from xml.etree import ElementTree

from parindex_desktop.errors import InputError

LARGEST_UNPACKED = 512 * 1024 * 1024
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
        InputError: `IMP.102` encrypted, `IMP.103` damaged, `IMP.104` a bomb or too large.
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
    return archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Returns one part; what it declares as its size is also all that is unpacked.

    Raises:
        InputError: `IMP.103` missing, damaged, or with a document type that workbooks never have.
    """
    try:
        content = archive.read(part)
    except _BROKEN as error:
        raise InputError("IMP.103", name=name) from error
    if b"<!DOCTYPE" in content[:4096]:
        raise InputError("IMP.103", name=name)
    return content


def parse_part(archive: zipfile.ZipFile, part: str, name: str) -> ElementTree.Element:
    """Returns the root of a small part; raises as `read_part` does."""
    try:
        return ElementTree.fromstring(read_part(archive, part, name))
    except ElementTree.ParseError as error:
        raise InputError("IMP.103", name=name) from error


def _explodes(part: zipfile.ZipInfo) -> bool:
    ratio = part.file_size / max(part.compress_size, 1)
    return part.file_size > _LARGEST_PART or (part.file_size > _HARMLESS and ratio > _HIGHEST_RATIO)
