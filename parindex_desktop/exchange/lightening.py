"""Workbooks without the blank cells that somebody formatted down to row 200 000.

openpyxl builds an object for each of them; they are dropped while the workbook is weighed, so that
only what is filled in counts.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO, TYPE_CHECKING, Final

from parindex_desktop.exchange.archive import Scales, chunks_of, is_xml, told_as_damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLANK_CELL: Final = re.compile(
    rb'<(\w+:)?c\s(?=[^<>]*\br="[A-Z]+\d+")(?![^<>]*\st=(?!"n"))[^<>]*(?:/>|(?<!/)></(?:\w+:)?c>)'
)
_EMPTY_ROW: Final = re.compile(
    rb'<(\w+:)?row\s(?=[^<>]*\br="\d+")[^<>]*(?:/>|(?<!/)>\s*</(?:\w+:)?row>)'
)
_AROUND: Final = re.compile(
    rb"<((?:\w+:)?(?:mergeCells|dataValidations|conditionalFormatting))\b[^<>]*(?<!/)>.*?</\1>",
    re.S,
)
"""What a sheet says about its cells: merges, what may be typed, formats by condition."""

_ROW: Final = b"<row "
_MOST_HELD_BACK: Final = 8 * 1024 * 1024


def lighten(
    archive: zipfile.ZipFile, name: str, *, cells_alone: bool = False
) -> tuple[bytes, bool]:
    """Returns a workbook without its blank cells, and whether it holds formulas.

    Args:
        archive: Of the workbook.
        name: For messages.
        cells_alone: Also drops merges and what may be typed where, which takes openpyxl a third
            of the time of a workbook full of inputs.

    Raises:
        InputError: `IMP.103` damaged, `IMP.104` too large, as `archive.weigh`.
    """
    scales = Scales(name)
    light = io.BytesIO()
    packed = zipfile.ZipFile(light, "w", zipfile.ZIP_DEFLATED, compresslevel=1)  # read at once
    with told_as_damaged(name), packed as target:
        for part in archive.infolist():
            if archive.getinfo(part.filename) is not part:
                continue  # a name stands twice: the last one counts
            with archive.open(part) as source, target.open(part.filename, "w") as copy:
                chunks = chunks_of(source)
                if "worksheets/" in part.filename:
                    chunks = without_blanks(chunks, cells_alone=cells_alone)
                _copy(chunks, copy, scales if is_xml(part) else None)
    return light.getvalue(), scales.has_formulas


def without_blanks(chunks: Iterable[bytes], *, cells_alone: bool = False) -> Iterator[bytes]:
    """Yields a sheet without blank cells and empty rows, a run of whole rows at a time.

    What follows the last row comes in one piece with it.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        end = held.rfind(_ROW)
        if end <= 0 and len(held) > _MOST_HELD_BACK:
            end = held.rfind(b"<")
        if end > 0:
            yield _drop_blanks(held[:end])
            held = held[end:]
    yield _AROUND.sub(b"", _drop_blanks(held)) if cells_alone else _drop_blanks(held)


def _drop_blanks(rows: bytes) -> bytes:
    return _EMPTY_ROW.sub(b"", _BLANK_CELL.sub(b"", rows))


def _copy(chunks: Iterable[bytes], copy: IO[bytes], scales: Scales | None) -> None:
    """Copies a part, weighed as it goes by."""

    def copied() -> Iterator[bytes]:
        for chunk in chunks:
            copy.write(chunk)
            yield chunk

    if scales is None:
        copy.writelines(chunks)
    else:
        scales.put(copied())
