"""Annexes of made-up groups with two-level headings, and the places of what is on their pages."""

from __future__ import annotations

from dataclasses import dataclass

from parindex_desktop.domain.documents import Align, HeadingGroup, PrintedTable, TableColumn
from parindex_desktop.domain.papers_tables import DomainAnnex
from reports import fonts
from reports.styles import Styles
from tests.reports.page_reader import Box, read
from tests.reports.papers import AN_GIANG

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
            found += [f"{text} crossed by {rule}" for rule in self.rules if rule.meets(text, SLACK)]
        return found

    @property
    def body(self) -> list[Box]:
        """The texts but for the page number, which stands in the margin."""
        return [box for box in self.texts if box.bottom > LANDSCAPE[1]]


def drawn(pdf: bytes) -> list[Drawn]:
    """Reads every page of a file back."""
    return [Drawn([words.box for words in page.words], page.strokes) for page in read(pdf)]


def _is_inside(box: Box) -> bool:
    left, top, right, bottom = LANDSCAPE
    return (
        box.left >= left - LEAN
        and box.right <= right + LEAN
        and box.top >= top - SLACK
        and box.bottom <= bottom + SLACK
    )
