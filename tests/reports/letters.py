"""Letters for the tests, and where their lines stand on the page."""

import unicodedata
from collections.abc import Sequence
from ctypes import c_double, create_string_buffer
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from parindex_desktop.domain.documents import Align, Mode, TableColumn, TextRow, TextTable
from parindex_desktop.domain.letters import (
    Announcement,
    Closing,
    Decision,
    Letter,
    Letterhead,
    Minutes,
    Section,
    Signer,
    Submission,
)
from reports.files import file_pdf
from tests.reports.papers import INFO, MM

HEAD = Letterhead(
    "", "ỦY BAN NHÂN DÂN TỈNH AN GIANG", "5/QĐ-UBND", "QĐ-UBND", "An Giang", date(2026, 1, 5)
)
OFFICE = replace(
    HEAD, superior="ỦY BAN NHÂN DÂN TỈNH AN GIANG", agency="SỞ NỘI VỤ", number="", suffix="TTr-SNV"
)
CLOSING = Closing(
    Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn Mẫu"),
    ("Như Điều 3", "Bộ Nội vụ (để báo cáo)", "Cổng Thông tin điện tử tỉnh", "Lưu: VT, SNV"),
)
GROUNDS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03 tháng 01 năm 2026",
)
LONG = (
    "Thủ trưởng các cơ quan, đơn vị, địa phương có tên trong Phụ lục tổ chức phân tích kết quả từng"
    " lĩnh vực, tiêu chí; xác định rõ nguyên nhân của những nội dung còn mất điểm và có giải pháp"
    " khắc phục, nâng cao Chỉ số cải cách hành chính năm 2026 và những năm tiếp theo."
)
DECISION = Decision(
    HEAD,
    ("Về việc công bố Chỉ số cải cách hành chính năm 2025 của các sở, ban, ngành tỉnh An Giang",),
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    GROUNDS,
    (
        ("Công bố Chỉ số cải cách hành chính năm 2025 (chi tiết tại Phụ lục kèm theo).",),
        ("Các cơ quan, đơn vị, địa phương có trách nhiệm:", f"1. {LONG}"),
        ("Quyết định này có hiệu lực kể từ ngày ký./.",),
    ),
    CLOSING,
)
TABLE = TextTable(
    (
        TableColumn("STT"),
        TableColumn("Khối", Align.LEFT, wraps=True),
        TableColumn("Trung bình"),
    ),
    (
        TextRow(("1", "Các sở, ban, ngành", "89,23%")),
        TextRow(("2", "Các huyện, thị xã, thành phố", "88,91%")),
    ),
)
SUBMISSION = Submission(
    OFFICE,
    DECISION.about,
    ("Chủ tịch Ủy ban nhân dân tỉnh An Giang",),
    GROUNDS,
    (
        Section(paragraphs=("Sở Nội vụ kính trình xem xét, công bố kết quả như sau:",)),
        Section("1. Kết quả", (LONG,), table=TABLE),
        Section("2. Kiến nghị", ("Kính đề nghị xem xét, ký ban hành Quyết định./.",)),
    ),
    replace(CLOSING, signer=Signer(("GIÁM ĐỐC",), "Trần Thị Thử")),
)
ANNOUNCEMENT = Announcement(
    replace(OFFICE, suffix="TB-SNV"),
    ("Kết quả Chỉ số cải cách hành chính năm 2025",),
    (),
    (),
    (
        Section(paragraphs=("Sở Nội vụ thông báo kết quả như sau:",)),
        Section("1. So với năm trước", ("- 14/22 cơ quan tăng, 08/22 giảm so với năm 2024./.",)),
    ),
    SUBMISSION.closing,
)
MINUTES = Minutes(
    replace(OFFICE, agency="HỘI ĐỒNG THẨM ĐỊNH", suffix="BB-HĐTĐ", dated=False),
    ("Họp Hội đồng thẩm định",),
    (),
    (
        Section(paragraphs=("Thời gian bắt đầu: 08 giờ 00, ngày 03 tháng 01 năm 2026.",)),
        Section("Thành phần dự họp:", items=("Ông Nguyễn Văn Mẫu, chủ trì", "Bà Trần Thị Thử")),
        Section(paragraphs=("Kết quả trình Hội đồng:",), table=TABLE),
        Section(paragraphs=("Cuộc họp kết thúc vào hồi 11 giờ 30 cùng ngày./.",)),
    ),
    Closing(
        Signer(("CHỦ TỊCH HỘI ĐỒNG",), "Nguyễn Văn Mẫu"),
        ("Thành viên Hội đồng", "Lưu: VT, SNV"),
        Signer(("THƯ KÝ",), "Trần Thị Thử"),
    ),
)
LETTERS: dict[str, Letter] = {
    "decision": DECISION,
    "submission": SUBMISSION,
    "announcement": ANNOUNCEMENT,
    "minutes": MINUTES,
}


def printed(letter: Letter, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([letter], mode=mode, info=INFO)


@dataclass(frozen=True, slots=True)
class Line:
    """Letters that stand on one baseline without a wide gap; measures in mm from the top left.

    Attributes:
        y: Of the baseline.
        size: Of the type in points.
        font: Name of the face.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    font: str


def lines_of(pdf: bytes, page: int = 0) -> list[Line]:
    """The lines of a page from the top down, those of one height from left to right."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        text, height = sheet.get_textpage(), sheet.get_height()
        letters = [
            _letter(text, place, height)
            for place in range(text.count_chars())
            if text.get_text_range(place, 1).strip()
        ]
    finally:
        document.close()
    found: list[list[Line]] = []
    for letter in letters:
        last = found[-1][-1] if found else None
        if last and abs(last.y - letter.y) < 0.2 and -1 < letter.left - last.right < 12:
            found[-1].append(letter)
        else:
            found.append([letter])
    return sorted(map(_joined, found), key=lambda line: (round(line.y), line.left))


def line(pdf: bytes, begins: str, page: int = 0) -> Line:
    """The line of a page that begins with some words."""
    return next(each for each in lines_of(pdf, page) if each.text.startswith(begins))


def _letter(text: pypdfium2.PdfTextPage, place: int, height: float) -> Line:
    left, _, right, _ = text.get_charbox(place, loose=True)
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(text.raw, place, x, y)
    size = pdfium.FPDFText_GetFontSize(text.raw, place)
    name = create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text.raw, place, name, len(name), None)
    font = name.value.decode().rpartition("+")[2]
    letter = unicodedata.normalize("NFC", text.get_text_range(place, 1))
    return Line(letter, left / MM, right / MM, (height - y.value) / MM, size, font)


def _joined(letters: Sequence[Line]) -> Line:
    text = letters[0].text
    for before, letter in pairwise(letters):
        text += (" " if letter.left - before.right > 0.35 else "") + letter.text
    first, last = letters[0], letters[-1]
    return Line(text, first.left, last.right, first.y, first.size, first.font)
