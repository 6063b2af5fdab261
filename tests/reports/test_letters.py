"""Letters against Nghị định 30/2020/NĐ-CP, Phụ lục I, measured on the printed page."""

import unicodedata
from dataclasses import replace

import pytest

from parindex_desktop.domain.documents import DRAFT, Mode, PageMark, Stamp
from parindex_desktop.domain.letter_words import MOTTO, STATE
from parindex_desktop.domain.letters import Letter, Section, Signer
from reports import fonts
from tests.reports.letters import (
    ANNOUNCEMENT,
    CLOSING,
    DECISION,
    HEAD,
    LETTERS,
    LONG,
    MINUTES,
    SUBMISSION,
    Line,
    line,
    lines_of,
    printed,
)
from tests.reports.papers import fonts as fonts_of
from tests.reports.papers import ink, pages, text

LEFT, RIGHT, INDENT = 30.0, 195.0, 12.7
every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


@every_letter
def test_letters_keep_the_margins(letter: Letter) -> None:
    box = ink(printed(letter))
    assert box is not None
    assert box[0] >= LEFT - 0.2
    assert box[1] >= 20
    assert box[2] <= RIGHT + 0.2
    assert box[3] <= 277


@every_letter
def test_only_embedded_fonts_and_the_same_bytes(letter: Letter) -> None:
    paper = printed(letter)
    assert all(embedded for _, embedded in fonts_of(paper))
    assert paper == printed(letter)


def test_sizes_and_faces_are_those_of_the_decree() -> None:
    paper = printed(DECISION)
    looks = {
        STATE: (12, "Bold"), MOTTO: (13, "Bold"), "ỦY BAN": (12, "Bold"), "Số:": (13, "Regular"),
        "An Giang, ngày": (13, "Italic"), "QUYẾT ĐỊNH": (14, "Bold"), "Về việc": (14, "Bold"),
        "Căn cứ": (14, "Italic"), "Điều 1.": (14, "Bold"), "phân tích": (14, "Regular"),
        "Nơi nhận:": (12, "BoldItalic"), "- Như": (11, "Regular"), "KT.": (14, "Bold"),
        "Nguyễn Văn Mẫu": (14, "Bold"),
    }  # fmt: skip
    for begins, look in looks.items():
        found = line(paper, begins)
        assert (found.size, found.font.partition("-")[2] or "Regular") == look, begins


def test_numbers_and_days_have_their_leading_zeros_and_stand_on_one_line() -> None:
    paper = printed(DECISION)
    number, date = line(paper, "Số:"), line(paper, "An Giang")
    assert number.text == "Số: 05/QĐ-UBND"
    assert date.text == "An Giang, ngày 05 tháng 01 năm 2026"
    assert number.y == pytest.approx(date.y, abs=0.1)


def rule_below(paper: bytes, above: Line) -> tuple[float, float]:
    """Left and right edge of the rule below a line, in mm."""
    box = ink(paper, within=(above.left, above.y + 1.7, above.right, above.y + 3.2))
    assert box is not None
    return box[0], box[2]


@pytest.mark.parametrize(
    ("begins", "least", "most"),
    [("TỈNH AN GIANG", 1 / 3, 1 / 2), (MOTTO, 0.97, 1.03), ("năm 2025 của các sở", 1 / 3, 1 / 2)],
)
def test_rules_are_as_long_as_the_decree_wants(begins: str, least: float, most: float) -> None:
    paper = printed(DECISION)
    above = line(paper, begins)
    left, right = rule_below(paper, above)
    assert least <= (right - left) / (above.right - above.left) <= most
    assert (left + right) / 2 == pytest.approx((above.left + above.right) / 2, abs=0.4)


def test_first_lines_are_indented_and_the_others_are_justified() -> None:
    paper = printed(DECISION)
    assert line(paper, "1. Thủ trưởng").left == pytest.approx(LEFT + INDENT, abs=0.2)
    assert line(paper, "phân tích").left == pytest.approx(LEFT, abs=0.2)
    full = ("Căn cứ Luật", "Theo đề nghị", "Điều 1.", "1. Thủ trưởng", "phân tích", "dung còn")
    for begins in full:
        assert line(paper, begins).right == pytest.approx(RIGHT, abs=0.3), begins
    assert line(paper, "chính năm 2026").right < RIGHT - 20


def test_lines_are_a_little_apart_and_paragraphs_six_points_more() -> None:
    paper = printed(DECISION)
    first, second = line(paper, "1. Thủ trưởng"), line(paper, "phân tích")
    leading = (second.y - first.y) / 25.4 * 72
    assert 1.0 <= leading / 14 <= 1.5
    third, next_one = line(paper, "chính năm 2026"), line(paper, "Điều 3.")
    assert (next_one.y - third.y) / 25.4 * 72 - leading == pytest.approx(6, abs=0.1)


def test_room_for_the_signature_is_30_to_35_mm() -> None:
    paper = printed(DECISION)
    office, name = line(paper, "PHÓ CHỦ TỊCH"), line(paper, "Nguyễn Văn Mẫu")
    right = (office.left - 5, office.right + 5)
    assert ink(paper, within=(right[0], office.y + 1.4, right[1], office.y + 30)) is None
    letters = ink(paper, within=(name.left, name.y - 6, name.right, name.y))
    assert letters is not None
    assert 30 <= letters[1] - office.y <= 35


def test_recipients_stand_left_of_the_signature() -> None:
    paper = printed(DECISION)
    recipients, office = line(paper, "Nơi nhận:"), line(paper, "KT. CHỦ TỊCH")
    assert recipients.left == pytest.approx(LEFT, abs=0.3)
    assert abs(recipients.y - office.y) < 1
    assert recipients.right < office.left
    assert line(paper, "- Lưu").text == "- Lưu: VT, SNV."


def test_text_comes_in_the_order_that_it_is_read() -> None:
    """The letterhead left before right, as `reports.letter_heads` declares."""
    found = text(printed(DECISION))
    order = [
        "ỦY BAN NHÂN DÂN", "Số: 05/QĐ-UBND", STATE, MOTTO, "An Giang, ngày 05", "QUYẾT ĐỊNH Về",
        "CHỦ TỊCH ỦY BAN", "Căn cứ Luật", "Theo đề nghị", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.",
        "Điều 3.", "./.", "Nơi nhận:", "- Lưu: VT, SNV.", "KT. CHỦ TỊCH", "Nguyễn Văn Mẫu",
    ]  # fmt: skip
    places = [found.index(part) for part in order]
    assert places == sorted(places)


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    found = text(printed(replace(DECISION, grounds=("Căn cứ A;", "Căn cứ B.", "Căn cứ C,"))))
    assert "Căn cứ A; Căn cứ B; Căn cứ C. QUYẾT ĐỊNH:" in found


@pytest.mark.parametrize("count", range(1, 15))
def test_a_signature_is_never_without_lines_of_text(count: int) -> None:
    letter = replace(DECISION, articles=tuple((LONG,) for _ in range(count)))
    found = pages(printed(letter))
    last = found[-1]
    body = [each for each in last if each.startswith(("dung còn", "chính năm", "năm 2026"))]
    assert "Nguyễn Văn Mẫu" in last[-1]
    assert body, count


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin() -> None:
    paper = printed(replace(DECISION, articles=tuple((LONG,) for _ in range(20))))
    assert all(each.y >= 20 for each in lines_of(paper))
    number = lines_of(paper, 1)[0]
    assert (number.text, number.size) == ("2", 13)
    assert (number.left + number.right) / 2 == pytest.approx(105, abs=0.3)
    assert 8 < number.y < 16


def test_a_paragraph_is_not_cut_to_a_single_line() -> None:
    for count in range(4, 16):
        letter = replace(DECISION, articles=(("Ngắn.",) * count, *((LONG,) for _ in range(12))))
        found = pages(printed(letter))
        assert not any(page[1].startswith("năm 2026 và") for page in found[1:])
        assert not any("Thủ trưởng" in page[-1] for page in found)


def test_an_electronic_letter_leaves_corner_number_and_day_to_the_clerk() -> None:
    paper = printed(DECISION, Mode.ELECTRONIC)
    assert ink(paper, within=(210 - 15 - 80, 0, 210, 32)) is None
    found = text(paper)
    assert "05/QĐ" not in found
    assert "ngày 05" not in found
    assert "/QĐ-UBND" in found
    assert "tháng năm 2026" in found


def test_what_is_missing_leaves_visible_room() -> None:
    head = replace(HEAD, number="", day=None, agency="")
    closing = replace(CLOSING, signer=Signer(("CHỦ TỊCH",), ""))
    found = text(printed(replace(DECISION, head=head, closing=closing)))
    assert "/QĐ-UBND" in found
    assert found.count("." * 30) == 2


def test_drafts_and_locked_data_show_on_every_page() -> None:
    long = tuple((LONG,) for _ in range(15))
    draft = pages(printed(replace(DECISION, articles=long, stamp=DRAFT)))
    assert all(page[0].startswith("DỰ THẢO") for page in draft)
    locked = Stamp(PageMark.NONE, "3F2A-91BC-7D04-E8A1")
    for page in pages(printed(replace(DECISION, articles=long, stamp=locked))):
        assert page[-1] == "Mã dữ liệu: 3F2A-91BC-7D04-E8A1"


@pytest.mark.parametrize(
    "name",
    ["Trung tâm " + "Hỗ trợ và Phát triển " * 14, "W" * 300, "A & B <C> \"D\" 'E' \\(F) {G} %H"],
)
def test_names_come_out_as_typed_and_in_the_margins(name: str) -> None:
    name = name.strip()
    head = replace(HEAD, superior=name, agency=name)
    closing = replace(CLOSING, signer=Signer((name,), name), recipients=(name, "Lưu: VT"))
    letter = replace(
        DECISION,
        head=head,
        about=(name,),
        issuer=name,
        articles=((f"{name}./.",),),
        closing=closing,
    )
    paper = printed(letter)
    found = "".join(text(paper).split())
    assert found.count("".join(name.split())) >= 4
    box = ink(paper)
    assert box is not None
    assert box[0] >= LEFT - 0.3
    assert box[2] <= RIGHT + 0.3


def test_all_letters_in_four_styles_decomposed_or_not() -> None:
    every = " ".join(fonts.vietnamese_letters()[at : at + 12] for at in range(0, 134, 12))
    typed = unicodedata.normalize("NFD", every)
    letter = replace(
        DECISION,
        about=(typed,),
        grounds=(typed,),
        articles=((f"{typed}./.",),),
        closing=replace(CLOSING, recipients=(typed,)),
    )
    found = text(printed(letter))
    assert found.count(every) == 4


def test_more_letters_than_a_font_of_the_file_holds_are_still_justified() -> None:
    """A second subset begins behind 224 letters; its blanks must stretch as those of the first."""
    strange = "".join(map(chr, (*range(0x391, 0x3A2), *range(0x3A3, 0x3CA), *range(0x410, 0x450))))
    words = " ".join(strange[at : at + 4] for at in range(0, len(strange), 4))
    every = " ".join(fonts.vietnamese_letters()[at : at + 6] for at in range(0, 134, 6))
    paper = printed(replace(DECISION, articles=((f"{every} {words} {words} {LONG} {LONG}./.",),)))
    assert " ".join((every, words)) in text(paper)
    body = [each for each in lines_of(paper) if each.y > line(paper, "Điều 1.").y - 0.1]
    full = [each for each in body if each.size == 14 and each.left < LEFT + INDENT + 1][:-1]
    texts = [each for each in full if not each.text.endswith("./.")]
    assert len(texts) >= 6
    for each in texts:
        assert each.right == pytest.approx(RIGHT, abs=0.3), each.text


def test_addressees_stand_in_the_middle_or_below_each_other() -> None:
    one = line(printed(SUBMISSION), "Kính gửi:")
    assert one.text == "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh An Giang."
    assert (one.left + one.right) / 2 == pytest.approx(112.5, abs=0.3)
    two = printed(replace(SUBMISSION, addressees=("Sở A", "Sở B")))
    assert line(two, "- Sở A").text == "- Sở A;"
    assert line(two, "- Sở B").text == "- Sở B."
    assert line(two, "- Sở A").left > line(two, "Kính gửi:").right - 1


def test_a_heading_stays_with_what_follows_it() -> None:
    for count in range(3, 12):
        sections = (*(Section(paragraphs=(LONG,)) for _ in range(count)), Section("1. Ý", (LONG,)))
        for page in pages(printed(replace(SUBMISSION, sections=sections))):
            assert page[-1] != "1. Ý"


def test_what_ends_with_a_colon_stays_with_what_it_announces() -> None:
    for count in range(3, 14):
        articles = (*((LONG,) for _ in range(count)), ("Có trách nhiệm:", f"1. {LONG}"))
        for page in pages(printed(replace(DECISION, articles=articles))):
            assert not page[-1].endswith("Có trách nhiệm:")


def test_an_announcement_takes_smaller_type_to_stay_on_one_page() -> None:
    found = []
    for count in range(12):
        parts = tuple(Section(paragraphs=(text,)) for text in (*[LONG] * 5, *["Ngắn."] * count))
        paper = printed(replace(ANNOUNCEMENT, sections=parts))
        found.append((len(pages(paper)), line(paper, "Thủ trưởng").size))
    assert found[0] == (1, 14)
    assert (1, 13) in found
    assert found[-1] == (2, 14)


def test_minutes_bear_no_date_and_two_signatures() -> None:
    paper = printed(MINUTES)
    assert "An Giang, ngày" not in text(paper)
    secretary, chair = line(paper, "THƯ KÝ"), line(paper, "CHỦ TỊCH HỘI ĐỒNG")
    assert secretary.y == pytest.approx(chair.y, abs=0.1)
    assert secretary.right < chair.left
    assert line(paper, "Nơi nhận:").y > line(paper, "Nguyễn Văn Mẫu").y


def test_more_recipients_than_fit_beside_the_signature_go_on_below() -> None:
    many = tuple(f"Ủy ban nhân dân xã số {number}" for number in range(1, 121))
    found = pages(printed(replace(DECISION, closing=replace(CLOSING, recipients=many))))
    listed = [each for page in found for each in page if "xã số" in each]
    assert len(listed) == 120
    assert listed[-1] == "- Ủy ban nhân dân xã số 120."
