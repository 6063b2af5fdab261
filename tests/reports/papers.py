"""Papers for the tests: published tables as printed, made-up ones of any size, and reading PDFs.

`python -m tests.reports.papers` prints the fingerprint of a fixed paper, for another process.
"""

import csv
import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader

from parindex_desktop import paths
from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    DecisionReference,
    DocumentInfo,
    Mode,
    PrintedTable,
    RankingAnnex,
    Stamp,
    TableColumn,
)
from parindex_desktop.domain.papers_awards import AwardList, AwardSection
from reports.files import file_pdf

MM = 72 / 25.4
AN_GIANG = DecisionReference(
    "1590/QĐ-UBND", date(2017, 5, 23), "Chủ tịch Ủy ban nhân dân tỉnh An Giang"
)
INFO = DocumentInfo("Chỉ số CCHC năm 2016", "Sở Nội vụ tỉnh An Giang", "Phụ lục quyết định")
TITLE = ("CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016", "CỦA CÁC SỞ, BAN, NGÀNH TỈNH")
HEADINGS = (
    "STT", "Đơn vị", "Điểm thẩm định", "Điểm điều tra XHH", "Tổng điểm", "Chỉ số CCHC (%)",
    "Xếp hạng", "Xếp loại",
    *(f"Lĩnh vực {number}" for number in range(1, 23)),
)  # fmt: skip


def columns(*headings: str) -> tuple[TableColumn, ...]:
    """Columns with names in the second."""
    return tuple(
        TableColumn(heading, Align.LEFT if place == 1 else Align.CENTRE, wraps=place == 1)
        for place, heading in enumerate(headings)
    )


def published(name: str) -> PrintedTable:
    """A published table; a line without STT is its summary."""
    with paths.resource("sample", f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    headings, *rows = csv.reader(lines, delimiter=";")
    summary = next((row for row in rows if not row[0]), [])
    units = tuple(tuple(row) for row in rows if row[0])
    return PrintedTable(columns(*headings), units, tuple(summary))


def communes(count: int, width: int = 8, *, mean: bool = True) -> PrintedTable:
    """A ranking of made-up communes, `width` columns wide."""
    rows = tuple(_commune(number, width) for number in range(1, count + 1))
    summary = ("", "Giá trị trung bình", *["55,12"] * (width - 3), "")
    return PrintedTable(columns(*HEADINGS[:width]), rows, summary[:width] if mean else ())


def _commune(number: int, width: int) -> tuple[str, ...]:
    points = (number * 7919 % 6500, number * 104_729 % 3500)
    shown = [f"{value // 100},{value % 100:02}" for value in (*points, sum(points), sum(points))]
    name = f"{'Phường' if number % 3 else 'Xã'} Thạnh Mỹ Tây {number % 97}"
    row = [str(number), name, *shown, str(number), "Tốt" if number % 2 else "Khá"]
    return (*row, *["9,99"] * (width - len(row)))[:width]


def annex(
    table: PrintedTable,
    *,
    number: str = "",
    title: tuple[str, ...] = TITLE,
    footnotes: tuple[str, ...] = (),
    stamp: Stamp = NO_STAMP,
    reference: DecisionReference = AN_GIANG,
) -> RankingAnnex:
    return RankingAnnex(number, title, reference, table, footnotes, stamp)


def printed(*annexes: RankingAnnex, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf(annexes, mode=mode, info=INFO)


NAMED = columns("STT", "Tên tập thể", "Ghi chú")
PERSONS = (
    TableColumn("STT"),
    TableColumn("Họ và tên", Align.LEFT),
    TableColumn("Chức vụ", Align.LEFT, wraps=True),
    TableColumn("Đơn vị công tác", Align.LEFT, wraps=True),
)


def awards(collectives: int = 4, persons: int = 29, *, stamp: Stamp = NO_STAMP) -> AwardList:
    """An award list of the size of Đồng Tháp 2021."""
    units = tuple(
        (str(place), f"Sở Công Thương {place}", "Dẫn đầu khối")
        for place in range(1, collectives + 1)
    )
    people = tuple(
        (str(place), f"Ông Nguyễn Hoàng Phương Ngữ {place}", "Phó Trưởng phòng", "Sở Nội vụ")
        for place in range(1, persons + 1)
    )
    sections = (
        AwardSection("A. BẰNG KHEN", "", "I. TẬP THỂ", PrintedTable(NAMED, units)),
        AwardSection("", "", "II. CÁ NHÂN", PrintedTable(PERSONS, people)),
    )
    return AwardList(
        ("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN",),
        AN_GIANG,
        tuple(each for each in sections if each.table.rows),
        f"(Danh sách có {collectives:02} tập thể và {persons:02} cá nhân)",
        stamp,
    )


def printed_awards(award_list: AwardList, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([award_list], mode=mode, info=INFO)


def pages(pdf: bytes) -> list[list[str]]:
    """The lines of each page in reading order, with single blanks."""
    return [
        [" ".join(line.split()) for line in page.extract_text().splitlines()]
        for page in PdfReader(BytesIO(pdf)).pages
    ]


def text(pdf: bytes) -> str:
    """All text of a file with single blanks, so that wrapped cells read as typed."""
    return " ".join(" ".join(line for page in pages(pdf) for line in page).split())


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in mm."""
    boxes = [page.mediabox for page in PdfReader(BytesIO(pdf)).pages]
    return [(int(float(box.width) / MM + 0.5), int(float(box.height) / MM + 0.5)) for box in boxes]


def ink(
    pdf: bytes, page: int = 0, *, within: tuple[float, float, float, float] | None = None
) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of what is printed, in mm, in the whole page or a part of it."""
    scale = 4.0
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()
    dots = scale * MM
    left, top = (within[0], within[1]) if within else (0.0, 0.0)
    if within:
        picture = picture.crop(tuple(int(edge * dots) for edge in within))
    box = picture.point(lambda shade: 255 if shade < 128 else 0).getbbox()
    if box is None:
        return None
    return (
        left + box[0] / dots, top + box[1] / dots, left + box[2] / dots, top + box[3] / dots,
    )  # fmt: skip


def fonts(pdf: bytes) -> Iterator[tuple[str, bool]]:
    """Name of each font that a page may use, and whether its file is embedded."""
    for page in PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found = font.get_object()
            descriptor = found.get("/FontDescriptor", {})
            yield found["/BaseFont"], "/FontFile2" in descriptor


def fingerprint() -> str:
    """Of a paper with everything in it."""
    parts = [annex(published(f"angiang_2016_{group}"), number="I") for group in ("so", "huyen")]
    paper = printed(*parts, annex(communes(60, 14), number="III", stamp=DRAFT))
    return hashlib.sha256(paper + printed_awards(awards())).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys._MEIPASS = sys.argv[1]  # type: ignore[attr-defined]  # as the frozen program does
    print(fingerprint())
