"""Font files with one thing wrong, made from a bundled face that has everything."""

import struct
from functools import cache
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFont

from parindex_desktop import paths

FACE = "LiberationSerif-Regular.ttf"


@cache
def whole() -> bytes:
    """A face with all Vietnamese letters."""
    return paths.resource("fonts", FACE).read_bytes()


def with_table(tag: str, content: bytes) -> bytes:
    """The face with another table."""
    tables = {**_tables(whole()), tag: content}
    head = whole()[:4] + struct.pack(">H6x", len(tables))
    start = len(head) + 16 * len(tables)
    rows, body = b"", b""
    for name, table in tables.items():
        rows += struct.pack(">4sIII", name.encode("latin-1"), 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + rows + body


def without(letters: str) -> bytes:
    """The face without some letters: its table of letters no longer names them."""
    known = dict(_letters())
    for letter in letters:
        del known[ord(letter)]
    return with_table("cmap", _cmap([(code, code, known[code]) for code in sorted(known)]))


def with_empty(letter: str) -> bytes:
    """The face with a letter that is there and draws nothing, as a blank does."""
    known = dict(_letters())
    known[ord(letter)] = known[ord(" ")]
    return with_table("cmap", _cmap([(code, code, known[code]) for code in sorted(known)]))


def endless() -> bytes:
    """A face whose table of letters says it has four thousand million."""
    return with_table("cmap", _cmap([(0, 0xFFFF_FFFE, 1)]))


def named(family: str) -> bytes:
    """The face under another name."""
    text = family.encode("utf-16-be")
    rows = b"".join(struct.pack(">6H", 3, 1, 0x409, number, len(text), 0) for number in (1, 4, 6))
    return with_table("name", struct.pack(">HHH", 0, 3, 6 + len(rows)) + rows + text)


def licensed(bits: int) -> bytes:
    """The face with other bits of what its maker allows."""
    table = _tables(whole())["OS/2"]
    return with_table("OS/2", table[:8] + struct.pack(">H", bits) + table[10:])


def _tables(content: bytes) -> dict[str, bytes]:
    (count,) = struct.unpack_from(">4xH", content)
    found = {}
    for place in range(count):
        tag, start, length = struct.unpack_from(">4s4xII", content, 12 + 16 * place)
        found[tag.decode("latin-1")] = content[start : start + length]
    return found


def _cmap(groups: list[tuple[int, int, int]]) -> bytes:
    """A table of letters in format 12: first and last code, and the shape of the first."""
    rows = b"".join(struct.pack(">III", *group) for group in groups)
    table = struct.pack(">HHIII", 12, 0, 16 + len(rows), 0, len(groups)) + rows
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


@cache
def _letters() -> dict[int, int]:
    face = TTFont("", BytesIO(whole()), asciiReadable=True).face
    last = len(face.glyphPos) - 1
    return {code: shape for code, shape in face.charToGlyph.items() if 0 < shape < last}
