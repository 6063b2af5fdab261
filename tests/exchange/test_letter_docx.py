"""Drafts of letters for Word, read back with the library and as plain XML."""

import io
import re
import time
import unicodedata
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Length

from parindex_desktop.domain.documents import DRAFT, Mode, PageMark, Stamp
from parindex_desktop.domain.letter_words import MOTTO, STATE, TITLES
from parindex_desktop.domain.letters import Letter, Signer
from parindex_desktop.exchange import letter_docx as drafts
from reports import fonts
from tests.reports.letters import (
    CLOSING,
    DECISION,
    HEAD,
    LETTERS,
    MINUTES,
    SUBMISSION,
    printed,
)
from tests.reports.papers import text as printed_text

every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


def written(letter: Letter, mode: Mode = Mode.PAPER) -> bytes:
    return drafts.letter_docx(letter, mode=mode, author="Sở Nội vụ tỉnh An Giang")


def opened(letter: Letter, mode: Mode = Mode.PAPER) -> WordDocument:
    return Document(io.BytesIO(written(letter, mode)))


def xml(content: bytes, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(part).decode("utf-8")


def texts(document: WordDocument) -> list[tuple[str, str]]:
    """Text and style of every paragraph in the order of the file, tables included."""
    names = {style.style_id: style.name for style in document.styles}
    found = []
    for paragraph in document.element.body.iter(qn("w:p")):
        text = "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found.append((text, names[style.get(qn("w:val"))] or "" if style is not None else "Normal"))
    return found


def millimetres(length: Length | None) -> float:
    assert length is not None
    return length.mm


@every_letter
def test_the_page_is_that_of_the_decree(letter: Letter) -> None:
    section = opened(letter).sections[0]
    assert millimetres(section.page_width) == pytest.approx(210, abs=0.1)
    assert millimetres(section.page_height) == pytest.approx(297, abs=0.1)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(millimetres(margin)) for margin in margins] == [20, 20, 30, 15]


@every_letter
def test_the_same_letter_gives_the_same_bytes_at_any_time(letter: Letter) -> None:
    first = written(letter)
    time.sleep(1.1)
    assert written(letter) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}


@every_letter
def test_every_paragraph_has_a_style_of_its_own_in_times_new_roman(letter: Letter) -> None:
    document = opened(letter)
    cells = {name for _, name in texts(document)}
    assert "Normal" not in cells
    for name in cells:
        font = document.styles[name].font
        assert font.name == "Times New Roman", name
    assert "asciiTheme" not in xml(written(letter), "word/styles.xml").split("w:style ")[0]


def test_the_language_is_vietnamese() -> None:
    styles = xml(written(DECISION), "word/styles.xml")
    assert 'w:lang w:val="vi-VN"' in styles
    assert opened(DECISION).core_properties.language == "vi-VN"


def test_a_decision_reads_from_top_to_bottom() -> None:
    found = texts(opened(DECISION))
    shown = [(text.replace("\u00a0", " "), style) for text, style in found if text]
    assert shown[:8] == [
        ("ỦY BAN NHÂN DÂN", "Cơ quan ban hành"),
        ("TỈNH AN GIANG", "Cơ quan ban hành"),
        (STATE, "Quốc hiệu"),
        (MOTTO, "Tiêu ngữ"),
        ("Số: 05/QĐ-UBND", "Số, ký hiệu"),
        ("An Giang, ngày 05 tháng 01 năm 2026", "Địa danh, thời gian"),
        ("QUYẾT ĐỊNH", "Tên loại văn bản"),
        (DECISION.about[0], "Trích yếu nội dung"),
    ]
    assert [text for text, style in shown if style == "Căn cứ ban hành"] == [
        f"{DECISION.grounds[0]};",
        f"{DECISION.grounds[1]}.",
    ]
    body = [text for text, style in shown if style == "Thân văn bản"]
    assert body[0].startswith("Điều 1. Công bố")
    assert body[-1].endswith("./.")
    assert shown[-8:] == [
        ("Nơi nhận:", "Nơi nhận"),
        ("- Như Điều 3;", "Dòng nơi nhận"),
        ("- Bộ Nội vụ (để báo cáo);", "Dòng nơi nhận"),
        ("- Cổng Thông tin điện tử tỉnh;", "Dòng nơi nhận"),
        ("- Lưu: VT, SNV.", "Dòng nơi nhận"),
        ("KT. CHỦ TỊCH", "Chức vụ người ký"),
        ("PHÓ CHỦ TỊCH", "Chức vụ người ký"),
        ("Nguyễn Văn Mẫu", "Họ tên người ký"),
    ]


@every_letter
def test_the_draft_says_what_the_pdf_says(letter: Letter) -> None:
    def words(text: str) -> list[str]:
        return sorted(re.findall(r"\w+", unicodedata.normalize("NFC", text)))

    draft = " ".join(text for text, _ in texts(opened(letter)))
    assert words(draft) == words(printed_text(printed(letter)))
    assert TITLES[type(letter)] in draft


def test_looks_are_those_of_the_decree() -> None:
    styles = opened(DECISION).styles
    body = styles["Thân văn bản"]
    form = body.paragraph_format
    assert body.font.size.pt == 14
    assert form.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert form.space_before.pt == 6
    assert 30 <= styles["Họ tên người ký"].paragraph_format.space_before.mm <= 35
    looks = {"Quốc hiệu": (12, True, False), "Tiêu ngữ": (13, True, False),
             "Địa danh, thời gian": (13, False, True), "Nơi nhận": (12, True, True),
             "Dòng nơi nhận": (11, False, False)}  # fmt: skip
    for name, look in looks.items():
        font = styles[name].font
        assert (font.size.pt, font.bold, font.italic) == look, name


def test_rules_are_borders_of_the_right_length() -> None:
    content = xml(written(DECISION))
    assert "w:drawing" not in content
    assert "w:pict" not in content
    rules = re.findall(r"<w:pBdr>.*?<w:ind w:left=\"(\d+)\" w:right=\"(\d+)\"", content, re.DOTALL)
    widths = (71, 94, 165)
    lengths = [w - 2 * int(left) / 1440 * 25.4 for w, (left, _) in zip(widths, rules, strict=True)]
    bold = fonts.register().bold
    motto = fonts.text_width(MOTTO, bold, 13) / 72 * 25.4
    agency = fonts.text_width("TỈNH AN GIANG", bold, 12) / 72 * 25.4
    assert lengths[1] == pytest.approx(motto, rel=0.01)
    assert 1 / 3 <= lengths[0] / agency <= 1 / 2
    assert 165 / 3 <= lengths[2] <= 165 / 2


def test_letterhead_and_signature_stand_in_tables_without_borders() -> None:
    head, closing = opened(DECISION).tables
    for table in (head, closing):
        assert "w:tblBorders" not in table._tbl.xml
        assert table.style is None or table.style.name == "Normal Table"
    assert "w:cantSplit" in closing._tbl.xml
    widths = [millimetres(cell.width) for cell in head.rows[0].cells]
    assert sum(widths) == pytest.approx(165, abs=0.2)


def test_the_signature_stays_with_the_last_lines() -> None:
    last = [p for p in opened(DECISION).paragraphs if p.text][-1]
    assert last.text.endswith("./.")
    assert last.paragraph_format.keep_with_next


def test_what_ends_with_a_colon_stays_with_what_it_announces() -> None:
    found = [p for p in opened(DECISION).paragraphs if p.text.endswith("có trách nhiệm:")]
    assert [p.paragraph_format.keep_with_next for p in found] == [True]


def test_pages_are_numbered_from_the_second() -> None:
    section = opened(DECISION).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_marks_and_fingerprint_stand_on_every_page() -> None:
    stamp = Stamp(PageMark.SUPERSEDED, "3F2A-91BC-7D04-E8A1")
    for stamped, mark in ((DRAFT, "DỰ THẢO"), (stamp, "ĐÃ BỊ THAY THẾ")):
        section = opened(replace(DECISION, stamp=stamped)).sections[0]
        for header in (section.header, section.first_page_header):
            assert mark in "".join(p.text for p in header.paragraphs)
    for footer in (section.footer, section.first_page_footer):
        assert "3F2A-91BC-7D04-E8A1" in "".join(p.text for p in footer.paragraphs)


def test_an_electronic_draft_leaves_number_and_day_open() -> None:
    found = " ".join(text for text, _ in texts(opened(DECISION, Mode.ELECTRONIC)))
    assert "05/QĐ" not in found
    assert "\u00a0/QĐ-UBND" in found
    first = opened(DECISION, Mode.ELECTRONIC).paragraphs[0]
    assert millimetres(first.paragraph_format.space_before) == pytest.approx(12, abs=0.1)


def test_minutes_have_two_signatures_and_a_table_with_a_repeated_heading() -> None:
    head, table, closing = opened(MINUTES).tables
    assert [cell.text for cell in table.rows[0].cells] == ["STT", "Khối", "Trung bình"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert ["THƯ KÝ" in closing.cell(0, 0).text, "CHỦ TỊCH" in closing.cell(0, 1).text] == [
        True
    ] * 2
    assert "ngày" not in head.cell(1, 1).text


def test_several_addressees_stand_below_each_other() -> None:
    found = [text for text, _ in texts(opened(replace(SUBMISSION, addressees=("Sở A", "Sở B"))))]
    at = found.index("Kính gửi:")
    assert found[at : at + 3] == ["Kính gửi:", "- Sở A;", "- Sở B."]


def test_names_stay_as_typed() -> None:
    name = "A & B <C> \"D\" 'E' " + "Trung tâm Hỗ trợ " * 20
    closing = replace(CLOSING, signer=Signer((name,), name), recipients=(name,))
    letter = replace(
        DECISION,
        head=replace(HEAD, agency=name),
        about=(name,),
        articles=((name,),),
        closing=closing,
    )
    draft = " ".join(text for text, _ in texts(opened(letter)))
    wanted = " ".join(name.split())
    assert draft.count(wanted) >= 4
    assert "&amp;" in xml(written(letter))


def test_all_letters_are_composed() -> None:
    every = fonts.vietnamese_letters()
    typed = unicodedata.normalize("NFD", every)
    letter = replace(DECISION, about=(typed,), articles=((typed,),))
    content = xml(written(letter))
    assert content.count(every) == 2
    assert unicodedata.is_normalized("NFC", content)
