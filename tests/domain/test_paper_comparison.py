from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.paper_comparison import (
    PaperLine,
    differences,
    fingerprints_in,
)

ROWS = (
    "1 Sở Giao thông Vận tải 68,5 26,39 94,89",
    "2 Sở Kế hoạch và Đầu tư 68 25,95 93,95",
    "3 Sở Công Thương 66,5 26,99 93,49",
)


def lines(*texts: str, is_bound: bool = False) -> list[PaperLine]:
    return [PaperLine(f"trang {page}", text, is_bound) for page, text in enumerate(texts, 1)]


def test_a_paper_like_its_data_has_no_difference() -> None:
    assert not list(differences(lines(*ROWS), lines(*ROWS, is_bound=True)))


def test_a_changed_number_contradicts_and_is_named_with_its_place() -> None:
    forged = (ROWS[0], ROWS[1].replace("93,95", "93,96"), ROWS[2])
    (found,) = differences(lines(*forged), lines(*ROWS))
    assert found.contradicts
    assert (found.place, found.found, found.expected) == ("trang 2", forged[1], ROWS[1])


def test_units_that_changed_places_contradict_though_the_numbers_stay() -> None:
    swapped = (
        ROWS[0].replace("Sở Giao thông Vận tải", "Sở Công Thương"),
        ROWS[1],
        ROWS[2].replace("Sở Công Thương", "Sở Giao thông Vận tải"),
    )
    found = list(differences(lines(*swapped), lines(*ROWS, is_bound=True)))
    assert len(found) == 2
    assert all(each.contradicts for each in found)


def test_other_words_of_a_letter_are_told_and_contradict_nothing() -> None:
    letter = ("Căn cứ Luật Tổ chức chính quyền địa phương;", *ROWS)
    (found,) = differences(lines("Căn cứ Luật khác;", *ROWS), lines(*letter))
    assert not found.contradicts


def test_number_and_date_of_a_letter_are_no_part_of_the_data() -> None:
    made = lines("(Kèm theo Quyết định số     /QĐ-UBND ngày   tháng   năm     )", *ROWS)
    signed = lines("(Kèm theo Quyết định số 1590/QĐ-UBND ngày 23 tháng 5 năm 2017)", *ROWS)
    assert not list(differences(signed, made))


def test_lines_too_many_and_too_few_contradict_where_they_hold_numbers() -> None:
    stamped = lines(*ROWS, "Ký bởi: Văn phòng Ủy ban nhân dân tỉnh")
    (found,) = differences(stamped, lines(*ROWS, is_bound=True))
    assert not found.contradicts, "what a signing tool writes says nothing about the data"
    (found,) = differences(lines(*ROWS, "4 Sở Ma 99 99 198"), lines(*ROWS))
    assert found.contradicts
    (found,) = differences(lines(*ROWS[:2]), lines(*ROWS))
    assert found.contradicts
    assert found.found == ""


@given(st.integers(0, 2), st.data())
def test_any_single_changed_digit_contradicts(row: int, data: st.DataObject) -> None:
    digits = [place for place, letter in enumerate(ROWS[row]) if letter.isdigit()]
    place = data.draw(st.sampled_from(digits))
    other = data.draw(st.sampled_from("0123456789").filter(lambda d: d != ROWS[row][place]))
    forged = list(ROWS)
    forged[row] = forged[row][:place] + other + forged[row][place + 1 :]
    assert [each.contradicts for each in differences(lines(*forged), lines(*ROWS))] == [True]


def test_fingerprints_are_found_each_once() -> None:
    pages = lines("Mã dữ liệu: 3F2A-91BC-7D04-E8A1", "chữ", "Mã dữ liệu: 3F2A-91BC-7D04-E8A1")
    assert fingerprints_in(pages) == ("3F2A-91BC-7D04-E8A1",)
    assert fingerprints_in(lines("0903-1234-5678")) == ()


def test_a_letter_that_ends_its_lines_elsewhere_says_the_same() -> None:
    made = ("Quyết định số ........ công bố Chỉ số", "năm 2025 của 22 đơn vị; mười bảy", "đơn vị.")
    told = (
        "Quyết định số 15/QĐ-UBND công bố Chỉ số năm",
        "2025 của 22 đơn vị; mười bảy",
        "đơn vị.",
    )
    assert not any(each.contradicts for each in differences(lines(*told), lines(*made)))
    forged = tuple(text.replace("22", "23") for text in told)
    assert any(each.contradicts for each in differences(lines(*forged), lines(*made)))


def test_the_reference_of_an_annex_may_need_more_lines_once_it_is_numbered() -> None:
    made = lines(
        "(Kèm theo Quyết định số     /QĐ-UBND", "ngày   tháng   năm   của Chủ tịch)", *ROWS
    )
    told = ("(Kèm theo Quyết định số 1590/QĐ-UBND ngày 23 tháng 5", "năm 2017 của", "Chủ tịch)")
    bound = [PaperLine(line.place, line.text, is_bound=True) for line in made]
    assert not list(differences(lines(*told, *ROWS), bound))
    other = (*told[:2], "Phó Chủ tịch)")
    assert any(each.contradicts for each in differences(lines(*other, *ROWS), bound))


def test_where_a_page_stands_says_nothing() -> None:
    short = "3F2A-91BC-7D04-E8A1"
    made = lines("PHỤ LỤC", ROWS[0], f"Mã dữ liệu: {short}", *ROWS[1:], is_bound=True)
    told = lines("PHỤ LỤC II", *ROWS, f"Mã dữ liệu: {short} 2")
    assert not list(differences(told, made))


def test_days_and_numbers_of_documents_within_locked_data_are_told() -> None:
    locked = "1.1 Kế hoạch 12/KH-SNV ngày 5/3/2025; Công văn số 7/SNV lúc 9:30"
    made = lines(locked, is_bound=True)
    for before, after in (("5/3/2025", "6/3/2025"), ("số 7", "số 8"), ("9:30", "9:31")):
        (found,) = differences(lines(locked.replace(before, after)), made)
        assert found.contradicts
    assert not list(differences(lines(locked), made))
