"""Checks an .xls before it is read: on damaged ones the reader loops for ever or ends the program.

An .xls is a small file system ([MS-CFB]) with one stream of records ([MS-XLS]). What is checked is
what python-calamine trusts: chains of sectors end, and record counts fit the size of the stream.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = 512
_LAST_SECTOR = 0xFFFFFFFA
_DIRECTORY_ENTRY = 128
_SMALL = 4096
_SHARED_STRINGS = 0x00FC
_DIMENSIONS = 0x0200
_WIDE_DIMENSIONS = 14
_MOST_ROWS = 65_536
_MOST_COLUMNS = 256
_BOOK_NAMES = {"Workbook", "Book"}


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    start: int
    size: int


def check_compound(data: bytes, name: str) -> None:
    """Refuses what the reader would hang or die of.

    Raises:
        InputError: `IMP.102` protected by a password, `IMP.103` damaged.
    """
    try:
        _check(data, name)
    except (struct.error, ValueError, IndexError) as error:
        raise InputError("IMP.103", name=name) from error


def _check(data: bytes, name: str) -> None:
    if len(data) < _HEADER or data[28:30] != b"\xfe\xff" or data[30] not in (9, 12):
        raise ValueError("header")
    size = 1 << data[30]
    first_directory, first_mini = _words(data, 48, 1)[0], _words(data, 60, 1)[0]
    fat = _allocation(data, size)
    directory = _stream(data, size, _chain(fat, first_directory))
    entries = [_entry(directory, at) for at in range(0, len(directory) - 127, _DIRECTORY_ENTRY)]
    if any(entry.name == "EncryptedPackage" for entry in entries):
        raise InputError("IMP.102", name=name)
    mini_fat = _as_words(_stream(data, size, _chain(fat, first_mini)))
    mini = _stream(data, size, _chain(fat, entries[0].start))
    books = [entry for entry in entries if entry.name in _BOOK_NAMES]
    if not books:
        raise ValueError("no workbook")
    for entry in entries[1:]:
        if 0 < entry.size < _SMALL:
            content = _stream(mini, 64, _chain(mini_fat, entry.start), offset=0)
        elif entry.size:
            content = _stream(data, size, _chain(fat, entry.start))
        else:
            continue
        if len(content) < entry.size:
            raise ValueError("stream cut off")
        if entry in books:
            _check_records(content[: entry.size])


def _allocation(data: bytes, size: int) -> list[int]:
    """Returns the successor of each sector, from the sectors that the header lists."""
    listed = [sector for sector in _words(data, 76, 109) if sector < _LAST_SECTOR]
    further, seen = _words(data, 68, 1)[0], set[int]()
    while further < _LAST_SECTOR:
        if further in seen:
            raise ValueError("loop")
        seen.add(further)
        block = _as_words(_stream(data, size, [further]))
        listed.extend(sector for sector in block[:-1] if sector < _LAST_SECTOR)
        further = block[-1]
    if not listed or len(listed) > len(data) // size + 1:
        raise ValueError("allocation")
    return _as_words(_stream(data, size, listed))


def _chain(successors: Sequence[int], start: int) -> list[int]:
    chain: list[int] = []
    sector = start
    while sector < _LAST_SECTOR:
        chain.append(sector)
        if len(chain) > len(successors):
            raise ValueError("loop")
        sector = successors[sector]
    return chain


def _stream(data: bytes, size: int, chain: Sequence[int], *, offset: int | None = None) -> bytes:
    start = size if offset is None else offset  # the header takes the place of one sector
    parts = [data[start + sector * size : start + (sector + 1) * size] for sector in chain]
    if any(not part for part in parts):
        raise ValueError("sector beyond the end")
    return b"".join(parts)


def _entry(directory: bytes, at: int) -> _Entry:
    length = struct.unpack_from("<H", directory, at + 64)[0]
    if length > 64:
        raise ValueError("name")
    name = directory[at : at + max(length - 2, 0)].decode("utf-16-le")
    return _Entry(name, *struct.unpack_from("<II", directory, at + 116))


def _check_records(stream: bytes) -> None:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _SHARED_STRINGS:
            _, unique = struct.unpack_from("<II", stream, at + 4)
            if unique > len(stream) // 3:  # a string takes at least three bytes
                raise ValueError("strings")
        if kind == _DIMENSIONS and length == _WIDE_DIMENSIONS:
            top, bottom, left, right = struct.unpack_from("<IIHH", stream, at + 4)
            if not (top <= bottom <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
                raise ValueError("dimensions")
        at += 4 + length


def _words(data: bytes, at: int, count: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{count}I", data, at)


def _as_words(content: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))
