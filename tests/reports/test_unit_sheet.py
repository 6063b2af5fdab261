"""The sheets of units on paper: what is read where, on which page, and how a batch stops."""

import unicodedata
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader

from parindex_desktop.domain.documents import (
    DRAFT,
    NO_STAMP,
    Align,
    Mode,
    PrintedTable,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.papers_sheets import UnitSheet
from parindex_desktop.errors import Cancelled
from reports.annex import Setting
from reports.files import file_pdf
from reports.fonts import register, vietnamese_letters
from reports.styles import Styles
from reports.unit_sheet import unit_sheet
from tests.domain.charts.shapes import profile
from tests.reports.papers import AN_GIANG, INFO, columns, fonts, ink, pages, sizes, text

HEADINGS = (
    "STT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Điểm đạt được", "Điểm chưa đạt",
    "Lý do, giải trình, trả lời", "Tài liệu kiểm chứng",
)  # fmt: skip
COLUMNS = tuple(
    TableColumn(h, Align.LEFT if at in (1, 6, 7) else Align.CENTRE, wraps=at in (1, 6, 7))
    for at, h in enumerate(HEADINGS)
)
DOMAINS = PrintedTable(
    columns("STT", "Lĩnh vực", "Điểm tối đa", "Điểm đạt được", "Tỷ lệ (%)", "Trung vị", "So với"),
    (("1", "Cải cách thể chế", "40", "38", "95,00", "90,00", "+5,00"),),
    ("", "Tổng cộng", "40", "38", "95,00", "90,00", "+5,00"),
)

PROFILE = profile([Fraction(95), Fraction(80)]).without_numbers()
DRAWN = PROFILE.domains[0].name


def leaf(
    code: str,
    name: str = "Ban hành kế hoạch",
    words: str = "",
    documents: str = "",
    *,
    strong: bool = False,
) -> TextRow:
    return TextRow((code, name, "2", "2", "1,5", "0,5", words, documents), strong)


def sheet(*rows: TextRow, unit: str = "Sở Nội vụ", stamp: Stamp = NO_STAMP) -> UnitSheet:
    return UnitSheet(
        unit,
        ("PHIẾU KẾT QUẢ CHẤM ĐIỂM NĂM 2025", f"CỦA {unit}".upper()),
        ("(Thuộc khối các sở, ban, ngành tỉnh An Giang)",),
        AN_GIANG,
        "Chỉ số CCHC: 95,00% – Xếp hạng: 1/14 – Xếp loại: Xuất sắc",
        DOMAINS,
        TextTable(COLUMNS, rows or (leaf("1.1"),)),
        ("Điểm làm tròn đến 2 chữ số.",),
        stamp,
    )


def printed(*made: UnitSheet, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf(made, mode=mode, info=INFO)


def many(count: int) -> tuple[TextRow, ...]:
    return tuple(leaf(f"1.{n}", f"Tiêu chí số {n}", f"Lý do {n}") for n in range(1, count + 1))


def test_a_sheet_reads_from_its_title_to_its_end() -> None:
    rows = (leaf("1", "CẢI CÁCH THỂ CHẾ", strong=True), leaf("1.1", words="Lý do: Gửi chậm"))
    (page,) = pages(printed(sheet(*rows)))
    said = " ".join(page)
    parts = (
        "PHIẾU KẾT QUẢ CHẤM ĐIỂM NĂM 2025", "CỦA SỞ NỘI VỤ", "(Thuộc khối các sở",
        "(Kèm theo Quyết định số 1590/QĐ-UBND", "Chỉ số CCHC: 95,00%",
        "1 Cải cách thể chế 40 38 95,00 90,00 +5,00", "Tổng cộng 40 38 95,00 90,00 +5,00",
        "Kết quả từng tiêu chí", "1 CẢI CÁCH THỂ CHẾ 2 2 1,5 0,5",
        "1.1 Ban hành kế hoạch 2 2 1,5 0,5 Lý do: Gửi chậm", "Điểm làm tròn đến 2 chữ số./.",
    )  # fmt: skip
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_each_unit_begins_on_a_page_of_its_own_with_a_bookmark() -> None:
    units = ("Sở Nội vụ", "Sở Y tế", "UBND xã A & B <C> “D”")
    made = printed(*(sheet(*many(40), unit=unit) for unit in units))
    reader = PdfReader(BytesIO(made))
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [str(entry["/Title"]) for entry in entries] == [*units]
    starts = [reader.get_destination_page_number(entry) or 0 for entry in entries]
    numbers = [page[0] for page in pages(made)]
    each = len(numbers) // 3
    assert starts == [0, each, 2 * each]
    for first in starts:
        assert numbers[first].startswith("PHIẾU"), "the first page bears no number"
        assert numbers[first + 1 : first + each] == [str(n) for n in range(2, each + 1)]


def test_margins_hold_and_headings_repeat_on_every_page() -> None:
    made = printed(sheet(*many(90)))
    found = pages(made)
    assert len(found) > 4
    assert set(sizes(made)) == {(297, 210)}
    for place in range(len(found)):
        box = ink(made, place, within=(0, 20, 297, 210))
        assert box is not None
        left, top, right, bottom = box
        assert left >= 29.8
        assert right <= 297 - 14.8
        assert top >= 24.8
        assert bottom <= 210 - 19.8
    for page in found[1:]:
        said = " ".join(page)
        assert all(f" {word} " in said for word in ("STT", "chưa", "Tài liệu kiểm chứng")), said
    body = " ".join(" ".join(page) for page in found)
    assert all(body.count(f"Tiêu chí số {n} ") == 1 for n in range(1, 91))


def test_a_reason_of_several_paragraphs_goes_on_overleaf_whole() -> None:
    paragraphs = [
        f"Đoạn {n}: báo cáo gửi chậm so với thời hạn quy định tại Kế hoạch số {n}/KH-UBND của UBND "
        f"tỉnh, không có văn bản giải trình kèm theo, mã {n:03}z."
        for n in range(1, 31)
    ]
    made = printed(sheet(*many(3), leaf("2.1", words="\n".join(paragraphs)), *many(3)))
    found = pages(made)
    assert sum("Đoạn" in " ".join(page) for page in found) > 1
    words = text(made)
    places = [words.index(f"{n:03}z.") for n in range(1, 31)]
    assert places == sorted(places), "paragraphs keep their order across pages"
    assert all(words.count(f"Đoạn {n}:") == 1 for n in range(1, 31))


def test_all_columns_stand_at_the_same_places_whatever_they_hold() -> None:
    setting = Setting(Styles(register()), Mode.PAPER)
    long = leaf("1.1", words="Rất dài " * 60, documents="12/KH-UBND ngày 5/3/2025\n" * 5)
    made = [unit_sheet(each, setting) for each in (sheet(leaf("1.1")), sheet(long))]
    uprights = [
        {round(rule.x1, 2) for page in annex.pages() for rule in page.rules if rule.x1 == rule.x2}
        for annex in made
    ]
    assert uprights[0] == uprights[1]


def test_a_number_too_large_for_its_column_widens_it_and_is_not_broken() -> None:
    huge = TextRow(("1.1", "Tên", "1000000,1234", "1", "1", "1", "", ""))
    assert "1000000,1234" in text(printed(sheet(huge)))
    code = TextRow(("1.10.12.13.14", "Tên", "1", "1", "1", "1", "", ""))
    assert "1.10.12.13.14 Tên" in text(printed(sheet(code)))


def test_every_letter_is_printed_composed_or_not_and_signs_as_typed() -> None:
    letters = vietnamese_letters()
    row = leaf("1.1", unicodedata.normalize("NFD", letters), "A & B <C> 'D' \"E\"", letters)
    for strong in (False, True):
        made = printed(sheet(TextRow(row.cells, strong), leaf("1.2")))
        assert letters in text(made).replace(" ", "")
        assert "A & B <C> 'D' \"E\"" in text(made)
        assert all(is_there for _, is_there in fonts(made))


def test_a_long_name_is_broken_and_kept_within_the_page() -> None:
    name = "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp " * 4
    made = printed(sheet(unit=name[:300]))
    assert " ".join(name[:300].upper().split()) in text(made)
    box = ink(made, within=(0, 20, 297, 210))
    assert box is not None
    assert box[2] <= 297 - 14.8


def test_an_electronic_sheet_leaves_room_and_a_draft_says_so() -> None:
    paper, electronic = printed(sheet()), printed(sheet(), mode=Mode.ELECTRONIC)
    assert "1590" in text(paper)
    assert "1590" not in text(electronic)
    assert "DỰ THẢO" in text(printed(sheet(stamp=DRAFT)))
    assert "Mã dữ liệu: AAAA-BBBB" in text(printed(sheet(stamp=Stamp(fingerprint="AAAA-BBBB"))))


def test_the_same_sheets_have_the_same_bytes() -> None:
    batch = [sheet(*many(20), unit=f"Xã An Phú {n}") for n in range(3)]
    assert printed(*batch) == printed(*batch)


def test_a_batch_is_stopped_at_any_page() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 5

    with pytest.raises(Cancelled):
        file_pdf([sheet(*many(40))] * 20, mode=Mode.PAPER, info=INFO, progress=stop)
    assert [done for done, _ in told] == [1, 2, 3, 4, 5]
    assert all(total > 40 for _, total in told), "the whole batch is counted, not the unit"


def test_the_domains_are_drawn_where_the_first_page_has_room() -> None:
    bare, drawn = sheet(*many(30)), replace(sheet(*many(30)), profile=PROFILE)
    first = " ".join(pages(printed(drawn))[0])
    assert 0 < first.index("Tổng cộng") < first.index(DRAWN)
    assert DRAWN not in text(printed(bare))


def test_a_full_first_page_has_no_room_for_the_chart() -> None:
    rows = tuple((str(n), f"Lĩnh vực {n}", *["9"] * 5) for n in range(1, 19))
    crowded = replace(sheet(), domains=replace(DOMAINS, rows=rows), profile=PROFILE)
    assert DRAWN not in text(printed(crowded))
    assert len(pages(printed(crowded))) == len(pages(printed(replace(crowded, profile=None))))
