"""What stands on the pages of a PDF, read back with PDFium: words, strokes and areas in mm.

Places are measured from the sheet's top left corner to the outside of the ink: of words by the
outlines of their letters, not by the size of their type.
"""

from __future__ import annotations

from ctypes import c_float, c_int, c_size_t, c_uint, c_ushort, create_string_buffer
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from tests.reports.papers import MM

if TYPE_CHECKING:
    from collections.abc import Iterator


class Box(NamedTuple):
    """Where ink is on a page, in mm from the top left; what the words say, if it is words."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Tells whether two boxes share more than `slack` mm in both directions."""
        return (
            self.left < other.right - slack
            and self.right > other.left + slack
            and self.top < other.bottom - slack
            and self.bottom > other.top + slack
        )


class Words(NamedTuple):
    """Words shown by one operator: a line of a paragraph or of a cell, or part of one.

    Attributes:
        size: Of the type in points.
        face: `Regular`, `Bold`, `Italic` or `BoldItalic`.
    """

    box: Box
    size: float
    face: str

    @property
    def text(self) -> str:
        """Without any blanks, so that what was wrapped reads as typed."""
        return "".join(self.box.text.split())


class Area(NamedTuple):
    """Something filled.

    Attributes:
        grey: From 0 black to 255 white.
    """

    box: Box
    grey: int


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What stands on one page; words in the order of the file."""

    width: float
    height: float
    words: list[Words]
    strokes: list[Box]
    areas: list[Area]


def read(pdf: bytes) -> list[ReadPage]:
    """Reads every page of a file."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> ReadPage:
    height = page.get_height()
    letters = page.get_textpage()
    found = ReadPage(page.get_width() / MM, height / MM, [], [], [])
    for thing in page.get_objects():
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            words = _words(thing, letters, height)
            if words.text:
                found.words.append(words)
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            is_filled, is_stroked = _drawn(thing)
            if is_filled:
                found.areas.append(Area(_box("", thing.get_bounds(), height), _grey(thing)))
            if is_stroked:
                found.strokes.extend(_box("", ends, height) for ends in _segments(thing))
    return found


def _words(thing: pdfium.PdfObject, letters: pdfium.PdfTextPage, height: float) -> Words:
    length = raw.FPDFTextObj_GetText(thing.raw, letters.raw, None, 0)
    buffer = (c_ushort * length)()
    raw.FPDFTextObj_GetText(thing.raw, letters.raw, buffer, length)
    text = bytes(buffer).decode("utf-16-le").rstrip("\0")
    size = c_float()
    raw.FPDFTextObj_GetFontSize(thing.raw, size)
    return Words(_box(text, thing.get_bounds(), height), size.value, _face(thing))


def _face(thing: pdfium.PdfObject) -> str:
    name = create_string_buffer(100)
    font = raw.FPDFTextObj_GetFont(thing.raw)
    raw.FPDFFont_GetBaseFontName(font, name, c_size_t(len(name)))
    return name.value.decode().rpartition("+")[2].partition("-")[2] or "Regular"


def _drawn(thing: pdfium.PdfObject) -> tuple[bool, bool]:
    """Tells whether a path is filled, and whether it is stroked."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(thing.raw, fill, stroke)
    return fill.value != raw.FPDF_FILLMODE_NONE, bool(stroke.value)


def _grey(thing: pdfium.PdfObject) -> int:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFPageObj_GetFillColor(thing.raw, red, green, blue, alpha)
    assert red.value == green.value == blue.value, "papers are black and white"
    return int(red.value)


def _segments(thing: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """Yields the straight lines of a path, each as left, bottom, right, top."""
    x, y = c_float(), c_float()
    start = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(thing.raw)):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        now = (x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            yield _span(last, now)
        else:
            start = now
        if raw.FPDFPathSegment_GetClose(segment):
            yield _span(now, start)
        last = now


def _span(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _box(text: str, bounds: tuple[float, float, float, float], height: float) -> Box:
    """Turns points from the lower left corner into mm from the upper left one."""
    left, bottom, right, top = bounds
    return Box(text, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
