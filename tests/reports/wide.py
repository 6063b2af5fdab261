"""Annexes of made-up groups with two-level headings, and the places of what is on their pages."""

from __future__ import annotations

from ctypes import c_float, c_ushort
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from parindex_desktop.domain.documents import Align, HeadingGroup, PrintedTable, TableColumn
from parindex_desktop.domain.papers_tables import DomainAnnex
from reports import fonts
from reports.styles import Styles
from tests.reports.papers import AN_GIANG, MM

if TYPE_CHECKING:
    from collections.abc import Iterator

STYLES = Styles(fonts.register())
TITLE = ("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016 THEO TỪNG LĨNH VỰC", "CỦA CÁC XÃ TỈNH AN GIANG")
LANDSCAPE = (30.0, 25.0, 282.0, 190.0)
"""Left, top, right and bottom of the text area in mm."""

SLACK = 0.1
"""Half a line's thickness, in mm."""

LEAN = 0.3
"""By how much a slanted letter leans out of its place, in mm."""


def by_domain(
    units: int, domains: int, *, name: str = "Xã Nhơn Hưng Phú Mỹ", domain: str = "Cải cách thể chế"
) -> PrintedTable:
    """Units down, domains with points and percent across, a mean."""
    narrow = TableColumn("Điểm"), TableColumn("%")
    columns = (
        TableColumn("STT"),
        TableColumn("Xã, phường, đặc khu", Align.LEFT, wraps=True),
        *(column for _ in range(domains) for column in narrow),
        TableColumn("Tổng điểm (100)"),
        TableColumn("Chỉ số CCHC 2016 (%)"),
        TableColumn("Xếp hạng"),
    )
    numbers = [f"{10 + n % 9},{n % 90 + 10}" for n in range(2 * domains + 2)]
    rows = tuple((str(n), f"{name} {n}", *numbers, str(n)) for n in range(1, units + 1))
    groups = tuple(
        HeadingGroup(f"{domain} {n + 1} (11,5)", 2 + 2 * n, 4 + 2 * n) for n in range(domains)
    )
    return PrintedTable(columns, rows, ("", "Giá trị trung bình", *numbers, ""), groups)


def content(table: PrintedTable, *, notes: tuple[str, ...] = ()) -> DomainAnnex:
    """The annex by domain of a table."""
    return DomainAnnex("II", TITLE, AN_GIANG, table, 2, notes)


class Box(NamedTuple):
    """A line of text, or a drawn line, and where its ink is on the page; mm from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Drawn:
    """What stands on one page of a PDF, as PDFium sees it."""

    texts: list[Box]
    rules: list[Box]

    @property
    def misplaced(self) -> list[str]:
        """Texts and lines outside the text area, and texts that a line crosses."""
        found = [f"outside: {box}" for box in (*self.body, *self.rules) if not _is_inside(box)]
        for text in self.body:
            found += [f"{text} crossed by {rule}" for rule in self.rules if _crosses(rule, text)]
        return found

    @property
    def body(self) -> list[Box]:
        """The texts but for the page number, which stands in the margin."""
        return [box for box in self.texts if box.bottom > LANDSCAPE[1]]


def drawn(pdf: bytes) -> list[Drawn]:
    """Reads every page of a file back."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Drawn:
    height = page.get_height()
    words = page.get_textpage()
    texts: list[Box] = []
    rules: list[Box] = []
    for thing in page.get_objects():
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            texts.append(_box(_text(thing, words), thing.get_bounds(), height))
        elif thing.type == raw.FPDF_PAGEOBJ_PATH:
            rules += [_box("", (*ends,), height) for ends in _segments(thing)]
    return Drawn([box for box in texts if box.text.strip()], rules)


def _text(thing: pdfium.PdfObject, words: pdfium.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(thing.raw, words.raw, None, 0)
    buffer = (c_ushort * length)()
    raw.FPDFTextObj_GetText(thing.raw, words.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _segments(thing: pdfium.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """Yields the straight lines of a path, each from its lower left to its upper right end."""
    x, y = c_float(), c_float()
    last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(thing.raw)):
        segment = raw.FPDFPath_GetPathSegment(thing.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        now = (x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            ends = sorted((last, now))
            yield (ends[0][0], min(last[1], now[1]), ends[1][0], max(last[1], now[1]))
        last = now


def _box(text: str, bounds: tuple[float, float, float, float], height: float) -> Box:
    """Turns points from the lower left corner into mm from the upper left one."""
    left, bottom, right, top = bounds
    return Box(text, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)


def _is_inside(box: Box) -> bool:
    left, top, right, bottom = LANDSCAPE
    return (
        box.left >= left - LEAN
        and box.right <= right + LEAN
        and box.top >= top - SLACK
        and box.bottom <= bottom + SLACK
    )


def _crosses(rule: Box, text: Box) -> bool:
    """Tells whether a line runs through the ink of a text; what touches it does too."""
    return (
        rule.left < text.right - SLACK
        and rule.right > text.left + SLACK
        and rule.top < text.bottom - SLACK
        and rule.bottom > text.top + SLACK
    )
