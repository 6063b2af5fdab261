import re
import unicodedata

import pytest

from parindex_desktop.domain.documents import DRAFT, Align, Mode, PrintedTable, TableColumn
from parindex_desktop.errors import Cancelled
from reports.files import file_pdf
from reports.fonts import vietnamese_letters
from tests.reports.papers import (
    INFO,
    annex,
    columns,
    communes,
    ink,
    pages,
    printed,
    published,
    sizes,
    text,
)

UPRIGHT, LANDSCAPE = (210, 297), (297, 210)
THREE = (TableColumn("STT"), TableColumn("Đơn vị", Align.LEFT, wraps=True), TableColumn("Chỉ số"))


def unit(name: str, *, heading: str = "Đơn vị") -> PrintedTable:
    return PrintedTable(columns("STT", heading, "Chỉ số"), (("1", name, "90,12"),))


# ---- what is printed ----------------------------------------------------------------------------


def test_an_giang_2016_prints_the_published_rows_of_both_groups() -> None:
    tables = [published(f"angiang_2016_{group}") for group in ("so", "huyen")]
    first, second = pages(
        printed(annex(tables[0], number="I"), annex(tables[1], number="II", title=("HUYỆN",)))
    )
    assert (first[0], second[0]) == ("Phụ lục I", "Phụ lục II")
    assert first[1:5] == [
        "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2016",
        "CỦA CÁC SỞ, BAN, NGÀNH TỈNH",
        "(Kèm theo Quyết định số 1590/QĐ-UBND ngày 23 tháng 5 năm 2017",
        "của Chủ tịch Ủy ban nhân dân tỉnh An Giang)",
    ]
    for page, table in zip((first, second), tables, strict=True):
        assert page[-len(table.rows) - 1 : -1] == [" ".join(row) for row in table.rows]
        assert page[-1] == "./."
        heading = " ".join(column.heading for column in table.columns)
        assert heading in " ".join(page)


def test_binh_duong_2017_prints_the_published_rows_and_mean() -> None:
    table = published("binhduong_2017_huyen")
    found = text(printed(annex(table)))
    rows = " ".join(" ".join(row) for row in table.rows)
    mean = "Giá trị trung bình Chỉ số CCHC của các huyện, thị xã, thành phố 78,39%"
    assert found.endswith(f"{rows} {mean} ./.")
    assert table.summary[1] in mean


def test_a_single_annex_has_no_number() -> None:
    assert pages(printed(annex(unit("An Phú"))))[0][0] == "Phụ lục"


def test_footnotes_stand_below_and_the_last_bears_the_end() -> None:
    (page,) = pages(printed(annex(unit("An Phú"), footnotes=("N/A: không áp dụng.", "Hết."))))
    assert page[-3:] == ["1 An Phú 90,12", "N/A: không áp dụng.", "Hết./."]


def test_text_prints_as_typed() -> None:
    typed = r"A & B <C> </b> (x) \ 100% {0} &amp; “Đà”"
    assert f"1 {typed} 90,12" in text(printed(annex(unit(typed, heading="<i>X</i>"))))


def test_decomposed_text_prints_composed() -> None:
    name = "Sở Tư pháp Ế Ậ Ữ"
    assert name in text(printed(annex(unit(unicodedata.normalize("NFD", name)))))


def test_all_letters_read_back_in_each_style_where_cells_wrap() -> None:
    letters = " ".join(f"{letter}n{letter}" for letter in vietnamese_letters())
    table = PrintedTable(
        columns("STT", letters, "Chỉ số"),
        (("1", letters, "90"),),
        ("", letters, "90"),
    )
    found = text(printed(annex(table, footnotes=(letters,))))
    # Header and summary are bold, the row is upright, the footnote italic.
    assert found.count(letters) == 4


def test_a_name_of_300_letters_takes_several_lines() -> None:
    name = ("Ban Quản lý dự án đầu tư xây dựng công trình " * 7)[:300].strip()
    paper = printed(annex(unit(name)))
    assert sizes(paper) == [UPRIGHT]
    assert f"1 {name} 90,12" in text(paper)


def test_a_word_wider_than_its_cell_is_broken_inside_the_lines() -> None:
    paper = printed(annex(unit("X" * 200)))
    assert "".join(re.findall("X+", text(paper))) == "X" * 200
    box = ink(paper)
    assert box is not None
    assert box[2] <= 195.1


def test_a_row_higher_than_a_page_goes_on() -> None:
    name = " ".join(f"tên{number}" for number in range(3000))
    paper = printed(annex(unit(name)))
    found = [word for page in pages(paper) for line in page for word in line.split()]
    assert [word for word in found if word.startswith("tên")] == name.split()


def test_an_empty_table_prints_its_header() -> None:
    (page,) = pages(printed(annex(PrintedTable(THREE, ()))))
    assert page[-2:] == ["STT Đơn vị Chỉ số", "./."]


def test_summary_text_spans_the_empty_columns_after_it() -> None:
    table = communes(3, 6, mean=False)
    label = "Giá trị trung bình của các xã, phường trên địa bàn"
    wide = PrintedTable(table.columns, table.rows, ("", label, "", "", "", "55,1"))
    assert f"{label} 55,1" in pages(printed(annex(wide)))[0]


# ---- pages --------------------------------------------------------------------------------------


def test_168_communes_keep_order_header_and_numbers_over_the_pages() -> None:
    table = communes(168)
    found = pages(printed(annex(table)))
    assert len(found) > 3
    assert found[0][0] == "Phụ lục"
    assert [page[0] for page in found[1:]] == [str(n) for n in range(2, len(found) + 1)]
    header = " ".join(column.heading for column in table.columns)
    assert all(header in " ".join(page) for page in found)
    rows = [line for page in found for line in page if re.fullmatch(r"\d+ (Xã|Phường) .*", line)]
    assert rows == [" ".join(row) for row in table.rows]


def test_the_mean_never_stands_alone_on_a_page() -> None:
    for count in range(20, 60):
        last = pages(printed(annex(communes(count), footnotes=("Ghi chú.",))))[-1]
        units = [line for line in last if re.match(r"\d+ (Xã|Phường) ", line)]
        assert len(units) >= 2, count
        assert last[-1] == "Ghi chú./."


def test_3321_units_print_in_order() -> None:
    table = communes(3321)
    found = text(printed(annex(table)))
    places = [found.find(" ".join(row)) for row in table.rows[::97]]
    assert -1 not in places
    assert places == sorted(places)


def test_each_annex_counts_its_pages_from_one() -> None:
    found = pages(printed(annex(communes(60), number="I"), annex(communes(60), number="II")))
    half = len(found) // 2
    tops = [page[0] for page in found]
    numbers = [str(number) for number in range(2, half + 1)]
    assert tops == ["Phụ lục I", *numbers, "Phụ lục II", *numbers]


def test_draft_marks_every_page_beside_the_number() -> None:
    paper = printed(annex(communes(60), stamp=DRAFT))
    found = pages(paper)
    assert all("DỰ THẢO" in page[0] for page in found)
    assert "DỰ THẢO" not in text(printed(annex(communes(60))))
    mark, number = ink(paper, 1, within=(0, 0, 90, 19)), ink(paper, 1, within=(90, 0, 210, 19))
    assert mark is not None
    assert number is not None
    assert mark[2] < 65
    assert number[0] > 100


@pytest.mark.parametrize(
    ("width", "size"), [(3, UPRIGHT), (8, UPRIGHT), (14, LANDSCAPE), (30, LANDSCAPE)]
)
def test_the_table_decides_the_direction_of_the_page(width: int, size: tuple[int, int]) -> None:
    assert set(sizes(printed(annex(communes(30, width))))) == {size}


def test_directions_mix_in_one_file() -> None:
    paper = printed(annex(communes(5, 5), number="I"), annex(communes(5, 14), number="II"))
    assert sizes(paper) == [UPRIGHT, LANDSCAPE]


@pytest.mark.parametrize(
    ("width", "margins"),
    [(8, (30.0, 20.0, 195.0, 277.0)), (14, (30.0, 25.0, 282.0, 190.0))],
    ids=["upright", "landscape"],
)
def test_margins_stay_free_but_for_the_number(
    width: int, margins: tuple[float, float, float, float]
) -> None:
    paper = printed(annex(communes(60, width)))
    left, top, right, bottom = margins
    page = (sizes(paper)[1][0] / 2, top)
    body = ink(paper, 1, within=(0, top - 1, right + 15, bottom + 20))
    number = ink(paper, 1, within=(0, 0, right + 15, top - 1))
    assert body is not None
    assert number is not None
    assert body[0] >= left - 0.05
    assert body[1] >= top - 0.15  # half the line above the header, and a dot of the picture
    assert body[2] <= right + 0.1
    assert body[3] <= bottom + 0.05
    assert (number[0] + number[2]) / 2 == pytest.approx(page[0], abs=0.5)
    assert ink(paper, 0, within=(0, 0, right + 15, top - 1)) is None


@pytest.mark.parametrize("width", [8, 14])
def test_electronic_file_keeps_the_corner_of_its_first_page_free(width: int) -> None:
    parts = [annex(communes(40, width), number=number, stamp=DRAFT) for number in ("I", "II")]
    paper = printed(*parts, mode=Mode.ELECTRONIC)
    across = sizes(paper)[0][0]
    assert ink(paper, within=(across - 15 - 80, 0, across, 20 + 12)) is None
    second = next(n for n, page in enumerate(pages(paper)) if "Phụ lục II" in page)
    assert ink(paper, second, within=(30, 19, across, 20 + 12)) is not None
    assert "1590" not in text(paper)


# ---- the call -----------------------------------------------------------------------------------


def test_progress_counts_all_pages() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    paper = file_pdf([annex(communes(60))], mode=Mode.PAPER, info=INFO, progress=progress)
    total = len(pages(paper))
    assert told == [(done, total) for done in range(1, total + 1)]


def test_progress_of_a_batch_takes_papers_to_come_to_be_like_those_there_are() -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    parts = [annex(communes(60), number="I"), *[annex(communes(5), number="II")] * 2]
    file_pdf(parts, mode=Mode.PAPER, info=INFO, progress=progress)
    assert told == [(1, 6), (2, 6), (3, 5), (4, 4)]


def test_progress_can_stop_the_printing() -> None:
    told: list[int] = []

    def progress(done: int, _total: int) -> bool:
        told.append(done)
        return done < 2

    with pytest.raises(Cancelled):
        file_pdf([annex(communes(200))], mode=Mode.PAPER, info=INFO, progress=progress)
    assert told == [1, 2]


def test_a_file_without_annexes_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        printed()
