"""CSV and other separated text, in the encodings that Vietnamese offices still have."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from parindex_desktop.domain.importing.table import SourceRow, SourceTable, text_cell
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS = "\t;,|"
_SAMPLE_ROWS = 60
_REMARK = re.compile(r"#[^;,|\t]")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(data: bytes, name: str) -> SourceTable:
    """Returns the table of a separated text file.

    Raises:
        InputError: `IMP.101` not text, `IMP.106` nothing in it, `IMP.107` unknown encoding,
            `IMP.108` a quote that is never closed.
    """
    text = decode(data, name)
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else sniff_separator(text)
    rows = tuple(
        SourceRow(number, tuple(text_cell(cell) for cell in cells))
        for number, cells in _records(text, separator, name)
        if any(cell.strip() for cell in cells) and not (declared and number == 1)
    )
    if not rows:
        raise InputError("IMP.106", name=name)
    return SourceTable(name, rows)


def decode(data: bytes, name: str) -> str:
    """Returns the text of a file: by its byte order mark, as UTF-8, else as Windows-1258.

    Windows-1258 stores tone marks apart from their vowel; `text.clean` joins them.
    """
    encoding = next((enc for mark, enc in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise InputError("IMP.101", name=name)
    for attempt in [encoding] if encoding else ["utf-8", "cp1258"]:
        try:
            return data.decode(attempt)
        except UnicodeDecodeError:
            continue
    raise InputError("IMP.107", name=name)


def sniff_separator(text: str) -> str:
    """Returns the separator that gives most rows the same number of columns.

    Remarks and titles stand outside that number, and decimal commas scatter it, so `66,5;25,56`
    is never taken for a comma file.
    """
    return max(_SEPARATORS, key=lambda separator: _regularity(text, separator))


def _regularity(text: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    try:
        for _, cells in _records(text, separator, ""):
            if any(cells):
                widths.append(len(cells))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except InputError:
        return (0.0, 0)
    several = Counter(width for width in widths if width > 1)
    if not several:
        return (0.0, 0)
    width, count = max(several.items(), key=lambda item: (item[1], item[0]))
    return (count / len(widths), width)


def _records(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yields the line number where each record starts, and its cells; remarks on top left out."""
    lines = text.splitlines(keepends=True)
    skipped = 0
    while skipped < len(lines) and _REMARK.match(lines[skipped]):
        skipped += 1
    source = io.StringIO("".join(lines[skipped:]), newline="")
    reader = csv.reader(source, delimiter=separator, strict=True)
    start = skipped + 1
    try:
        for cells in reader:
            yield start, cells
            start = skipped + 1 + reader.line_num
    except csv.Error as error:
        raise InputError("IMP.108", name=name, line=start) from error
