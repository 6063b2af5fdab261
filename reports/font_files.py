"""Font files of the office's own, judged before a page is printed in them.

A file is refused with its reason: old Vietnamese fonts (TCVN3, VNI) draw other letters at the codes
of Latin ones, PostScript outlines cannot be embedded, and a face without ế prints a box there.
Nothing of a file is trusted: offsets and counts are held against its length before ReportLab reads.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError
from reports.fonts import vietnamese_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfbase.ttfonts import TTFontFace

_COLLECTION: Final = b"ttcf"
_POSTSCRIPT: Final = b"OTTO"
_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
_NEEDED: Final = ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_MOST_TABLES: Final = 100
_MOST_LETTERS: Final = 0x11_0000
"""Codes that Unicode has; a table that says more would keep the program busy for hours."""

_FAMILY, _FULL_NAME, _OTHER_FAMILY = 1, 4, 16
_MICROSOFT: Final = 3
_MOST_SHOWN: Final = 12
"""Letters that a refusal names."""

_RESTRICTED, _PREVIEW_AND_PRINT, _NO_SUBSETS, _BITMAPS = 0x0002, 0x0004, 0x0100, 0x0200
"""Bits of `fsType`: what the maker allows (OpenType, table OS/2)."""

_UNREADABLE: Final = (
    TTFError, struct.error, AssertionError, IndexError, KeyError, OverflowError, TypeError,
    ValueError,
)  # fmt: skip
"""What ReportLab raises on files that are no fonts, or damaged ones."""

Tables = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that may be used.

    Attributes:
        name: Full name in the file: `UVN Mau Tim Bold`.
        print_only: The maker allows embedding for viewing and printing, and nothing beyond.
    """

    name: str
    print_only: bool


def weigh(content: bytes, file_name: str) -> FontFile:
    """Judges a font file.

    Raises:
        InputError: `CER.138` no font or damaged, `CER.139` letters are missing, `CER.140` TCVN3,
            `CER.141` VNI, `CER.142` PostScript outlines, `CER.143` the maker forbids embedding,
            `CER.144` a collection.
    """
    if content.startswith(_COLLECTION):
        raise InputError("CER.144", name=file_name)
    try:
        tables = _tables(content)
        _refuse_outlines(content, tables, file_name)
        names = _names(tables["name"])
        _refuse_old(names, file_name)
        licence = _licence(tables)
        _refuse_unless_embeddable(licence, file_name)
        _refuse_endless(tables["cmap"])
        face = TTFont("", BytesIO(content), asciiReadable=True).face
        missing = _missing(face)
        if not missing:
            face.makeSubset([ord(letter) for letter in vietnamese_letters()])
    except _UNREADABLE as error:
        raise InputError("CER.138", name=file_name) from error
    if missing:
        shown = " ".join(missing[:_MOST_SHOWN]) + " …" * (len(missing) > _MOST_SHOWN)
        raise InputError("CER.139", name=file_name, count=len(missing), letters=shown)
    name = names.get(_FULL_NAME) or names.get(_FAMILY) or clean(file_name)
    return FontFile(name, bool(licence & _PREVIEW_AND_PRINT))


def _tables(content: bytes) -> Tables:
    """Returns the tables of a file; `ValueError` where one lies beyond its end."""
    (count,) = struct.unpack_from(">4xH6x", content)
    if count > _MOST_TABLES:
        raise ValueError(count)
    tables = Tables()
    for place in range(count):
        tag, start, length = struct.unpack_from(">4s4xII", content, 12 + 16 * place)
        if start + length > len(content):
            raise ValueError(tag)
        tables[tag.decode("latin-1")] = content[start : start + length]
    return tables


def _refuse_outlines(content: bytes, tables: Mapping[str, bytes], file_name: str) -> None:
    if content.startswith(_POSTSCRIPT) or ("glyf" not in tables and "CFF " in tables):
        raise InputError("CER.142", name=file_name)
    if not content.startswith(_TRUETYPE) or not all(tag in tables for tag in _NEEDED):
        raise ValueError(file_name)


def _names(table: bytes) -> dict[int, str]:
    """Returns the names of a font by their number; English and Microsoft's hold before others."""
    count, start = struct.unpack_from(">2xHH", table)
    found: dict[int, str] = {}
    for place in range(count):
        platform, _, language, number, length, offset = struct.unpack_from(
            ">6H", table, 6 + 12 * place
        )
        raw = table[start + offset : start + offset + length]
        encoding = "utf-16-be" if platform in (0, _MICROSOFT) else "mac-roman"
        text = clean(raw.decode(encoding, errors="ignore"))
        is_first_choice = platform == _MICROSOFT and language == 0x0409
        if text and (is_first_choice or number not in found):
            found[number] = text
    return found


def _refuse_old(names: Mapping[int, str], file_name: str) -> None:
    families = [names[n] for n in (_FAMILY, _FULL_NAME, _OTHER_FAMILY) if n in names]
    if any(each.casefold().startswith(".vn") for each in families):
        raise InputError("CER.140", name=file_name, family=families[0])
    if any(each.casefold().startswith(("vni-", "vni ")) for each in families):
        raise InputError("CER.141", name=file_name, family=families[0])


def _licence(tables: Mapping[str, bytes]) -> int:
    """Returns the bits of `fsType`, 0 for a font that says nothing."""
    if "OS/2" not in tables:
        return 0
    (bits,) = struct.unpack_from(">8xH", tables["OS/2"])
    return int(bits)


def _refuse_unless_embeddable(bits: int, file_name: str) -> None:
    only_restricted = bits & 0x000F == _RESTRICTED
    if only_restricted or bits & (_NO_SUBSETS | _BITMAPS):
        raise InputError("CER.143", name=file_name)


def _refuse_endless(cmap: bytes) -> None:
    """Raises `ValueError` on a table of letters that says it has more than there are."""
    (count,) = struct.unpack_from(">2xH", cmap)
    for place in range(count):
        (start,) = struct.unpack_from(">4xI", cmap, 4 + 8 * place)
        (kind,) = struct.unpack_from(">H", cmap, start)
        if kind not in (8, 10, 12, 13):
            continue
        if kind in (8, 10):
            raise ValueError(kind)
        (groups,) = struct.unpack_from(">12xI", cmap, start)
        letters = 0
        for group in range(groups):
            first, last = struct.unpack_from(">II", cmap, start + 16 + 12 * group)
            letters += last - first + 1
            if last < first or letters > _MOST_LETTERS:
                raise ValueError(kind)


def _missing(face: TTFontFace) -> list[str]:
    """Returns the letters that a face cannot draw: those it has no shape for, or an empty one."""
    ascii_letters = "".join(map(chr, range(ord("!"), ord("~") + 1)))
    return [each for each in vietnamese_letters() + ascii_letters if not _is_drawn(face, each)]


def _is_drawn(face: TTFontFace, letter: str) -> bool:
    shape = face.charToGlyph.get(ord(letter), 0)
    places = face.glyphPos
    return bool(0 < shape < len(places) - 1 and places[shape + 1] > places[shape])
