import re
from dataclasses import replace

from parindex_desktop.domain.documents import DRAFT, Mode, PrintedTable
from parindex_desktop.domain.papers_awards import AwardList, AwardSection
from tests.reports.papers import PERSONS, awards, ink, pages, printed_awards, sizes, text


def test_both_sections_count_from_one_and_the_closing_ends_the_list() -> None:
    found = text(printed_awards(awards()))
    assert found.startswith("Phụ lục DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN (Kèm theo")
    assert (
        "A. BẰNG KHEN I. TẬP THỂ STT Tên tập thể Ghi chú 1 Sở Công Thương 1 Dẫn đầu khối 2 Sở"
        in found
    )
    assert (
        "II. CÁ NHÂN STT Họ và tên Chức vụ Đơn vị công tác "
        "1 Ông Nguyễn Hoàng Phương Ngữ 1 Phó Trưởng phòng Sở Nội vụ 2 Ông" in found
    )
    assert found.endswith("(Danh sách có 04 tập thể và 29 cá nhân)./.")


def test_order_is_kept_over_700_persons() -> None:
    award_list = awards(3, 700)
    found = pages(printed_awards(award_list))
    lines = [line for page in found for line in page if " Ông " in line]
    assert lines == [" ".join(person) for person in award_list.sections[1].table.rows]
    assert [page[0] for page in found[1:]] == [str(n) for n in range(2, len(found) + 1)]


def of_one(*person: str) -> AwardList:
    section = AwardSection("", "", "I. CÁ NHÂN", PrintedTable(PERSONS, (person,)))
    return replace(awards(0, 0), sections=(section,))


def test_names_of_persons_are_not_broken() -> None:
    name = "Bà Công Tằng Tôn Nữ Nguyễn Phương Thảo"
    office = "Phó Trưởng phòng phụ trách Phòng Cải cách hành chính và Văn thư lưu trữ " * 2
    award_list = of_one("1", name, office.strip(), office.strip())
    lines = [line for page in pages(printed_awards(award_list)) for line in page]
    assert any(name in line for line in lines)


def test_what_is_wider_than_the_page_still_fits() -> None:
    award_list = of_one("1", "Ông " + "X" * 150, "Y" * 150, "Z" * 150)
    paper = printed_awards(award_list)
    found = text(paper)
    assert [len("".join(re.findall(letter, found))) for letter in "XYZ"] == [150, 150, 150]
    box = ink(paper)
    assert box is not None
    assert box[2] <= 195.1


def test_electronic_list_leaves_the_corner_and_the_number_to_the_clerk() -> None:
    paper = printed_awards(awards(stamp=DRAFT), Mode.ELECTRONIC)
    assert set(sizes(paper)) == {(210, 297)}
    assert ink(paper, within=(210 - 15 - 80, 0, 210, 32)) is None
    assert "1590" not in text(paper)
    assert all(page[0].startswith("DỰ THẢO") for page in pages(paper))
