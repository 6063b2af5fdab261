"""The worksheet for a pen: boxes high enough, nothing in them, room to sign."""

from itertools import pairwise

from parindex_desktop.domain.documents import Align, Mode, TableColumn, TextRow, TextTable
from parindex_desktop.domain.papers_sheets import BlankSheet
from reports.annex import Setting
from reports.blank_sheet import blank_sheet
from reports.files import file_pdf
from reports.fonts import register
from reports.page import Page
from reports.styles import MM, Styles
from tests.reports.papers import INFO, fonts, ink, pages, sizes, text

HEADINGS = ("STT", "Tiêu chí", "Điểm tối đa", "Tự đánh giá", "Thẩm định", "Lý do", "Tài liệu")
COLUMNS = tuple(
    TableColumn(h, Align.LEFT if at in (1, 5, 6) else Align.CENTRE, wraps=at in (1, 5, 6))
    for at, h in enumerate(HEADINGS)
)


def sheet(count: int = 60) -> BlankSheet:
    rows = [
        TextRow((f"1.{n}", f"Tiêu chí số {n}", "1,5", "", "", "", ""), strong=n % 10 == 1)
        for n in range(1, count + 1)
    ]
    return BlankSheet(
        ("PHIẾU CHẤM ĐIỂM NĂM 2025", "CỦA CÁC XÃ TỈNH AN GIANG"),
        ("Tên cơ quan, đơn vị", "Ngày chấm điểm"),
        TextTable(COLUMNS, tuple(rows)),
        ("Ô có dấu × không phải ghi.",),
        ("THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI THẨM ĐỊNH"),
    )


def printed(blank: BlankSheet) -> bytes:
    return file_pdf([blank], mode=Mode.PAPER, info=INFO)


def drawn(blank: BlankSheet) -> list[Page]:
    return list(blank_sheet(blank, Setting(Styles(register()), Mode.PAPER)).pages())


def test_every_row_is_high_enough_for_handwriting() -> None:
    for page in drawn(sheet()):
        wide = sorted(
            rule.y1 for rule in page.rules if rule.y1 == rule.y2 and rule.x2 - rule.x1 > 250 * MM
        )
        assert len(wide) > 2
        heights = [(below - above) / MM for above, below in pairwise(wide)]
        assert min(heights) >= 7, heights


def test_boxes_for_points_and_words_are_wide_enough() -> None:
    page = drawn(sheet())[1]
    uprights = sorted({round(r.x1 / MM, 1) for r in page.rules if r.x1 == r.x2})
    widths = [right - left for left, right in pairwise(uprights)]
    assert len(widths) == len(HEADINGS)
    assert min(widths[3:5]) >= 15
    assert min(widths[5:]) >= 40


def test_the_sheet_reads_from_title_to_signatures() -> None:
    made = printed(sheet())
    said = text(made)
    parts = (
        "PHIẾU CHẤM ĐIỂM NĂM 2025", "CỦA CÁC XÃ TỈNH AN GIANG", "Tên cơ quan, đơn vị:",
        "Ngày chấm điểm:", "STT Tiêu chí", "1.1 Tiêu chí số 1 1,5", "1.60 Tiêu chí số 60 1,5",
        "Ô có dấu × không phải ghi.", "THỦ TRƯỞNG ĐƠN VỊ", "NGƯỜI THẨM ĐỊNH",
    )  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert said.count("(Ký, ghi rõ họ tên)") == 2
    assert "./." not in said, "what is filled in later does not end here"


def test_headings_repeat_and_margins_hold() -> None:
    made = printed(sheet(90))
    found = pages(made)
    assert len(found) > 4
    assert set(sizes(made)) == {(297, 210)}
    assert all("STT" in " ".join(page) for page in found)
    assert [page[0] for page in found[1:]] == [str(n) for n in range(2, len(found) + 1)]
    for place in range(len(found)):
        box = ink(made, place, within=(0, 20, 297, 210))
        assert box is not None
        assert box[0] >= 29.8
        assert box[2] <= 297 - 14.8
        assert box[3] <= 210 - 19.8


def test_room_to_sign_is_never_cut_off() -> None:
    for count in range(1, 26):
        *_, last = drawn(sheet(count))
        named = next(
            y for _, y, texts in last.texts if any("THỦ TRƯỞNG" in text.text for text in texts)
        )
        assert (210 - 20) * MM - named >= 30 * MM, count


def test_only_embedded_fonts_and_the_same_bytes() -> None:
    assert printed(sheet()) == printed(sheet())
    assert all(is_there for _, is_there in fonts(printed(sheet())))
