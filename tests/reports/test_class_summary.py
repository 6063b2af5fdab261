"""The pages of the class summary and of the changes between two years."""

from __future__ import annotations

import re

import pytest

from parindex_desktop.domain.documents import (
    NO_STAMP,
    Align,
    HeadingGroup,
    Mode,
    PrintedTable,
    Stamp,
    TableColumn,
    TextRow,
    TextTable,
)
from parindex_desktop.domain.papers_tables import ClassSummary, YearChanges
from reports.files import file_pdf
from tests.reports.papers import AN_GIANG, INFO, ink, pages, sizes, text
from tests.reports.wide import drawn

CLASSES = ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu")
LONG = "Xã Ủy ban nhân dân thị trấn Nghĩa Hưng & Phước Thạnh <Mỹ Đông> thuộc huyện Chợ Mới"


def summary(groups: int, units: int, *, name: str = LONG, stamp: Stamp = NO_STAMP) -> ClassSummary:
    """Groups side by side, each with units of every class."""
    three = (TableColumn("Số đơn vị"), TableColumn("Tỷ lệ (%)"), TableColumn("Chỉ số từ (%)"))
    classes = PrintedTable(
        (TableColumn("Xếp loại"), *(column for _ in range(groups) for column in three)),
        tuple((name, *("12", "20,00", "90") * groups) for name in CLASSES),
        ("Tổng số", *("60", "", "") * groups),
        tuple(
            HeadingGroup(
                f"Các xã, phường, đặc khu thuộc cụm thi đua số {n + 1}", 1 + 3 * n, 4 + 3 * n
            )
            for n in range(groups)
        ),
    )
    names = TableColumn("Khối", Align.LEFT, wraps=True)
    figures = PrintedTable(
        (TableColumn("STT"), names, TableColumn("Trung bình"), names, names),
        tuple((str(n), "Các xã", "80,12", name, f"{name}; {name}") for n in range(1, groups + 1)),
        groups=(HeadingGroup("Đơn vị", 3, 5),),
    )
    listed = "; ".join(f"{name} {n} (80,12)" for n in range(1, units + 1))
    listing = TextTable(
        (TableColumn("Khối, xếp loại", Align.LEFT, wraps=True), TableColumn("Số đơn vị"),
         TableColumn("Đơn vị", Align.LEFT, wraps=True)),
        (TextRow(("Các xã", str(units), ""), strong=True), TextRow(("Tốt", str(units), listed))),
    )  # fmt: skip
    return ClassSummary(
        "III", ("TỔNG HỢP KẾT QUẢ XẾP LOẠI",), AN_GIANG, classes, figures, listing, ("Hết.",), stamp
    )


def changes(units: int, *, name: str = LONG) -> YearChanges:
    """Every unit with everything, and a long remark."""
    both = (TableColumn("2015"), TableColumn("2016"))
    columns = (
        TableColumn("STT"), TableColumn("Đơn vị", Align.LEFT, wraps=True),
        *both, TableColumn("Tăng, giảm (điểm %)"), *both, TableColumn("Tăng, giảm"), *both,
        TableColumn("Ghi chú", Align.LEFT, wraps=True),
    )  # fmt: skip
    rows = tuple(
        (str(n), f"{name} {n}", "80,00", "90,54", "+10,54", "103", "3", "+100", "Trung bình",
         "Xuất sắc", "Năm 2015 thuộc khối các huyện, thị xã, thành phố")
        for n in range(1, units + 1)
    )  # fmt: skip
    groups = (
        HeadingGroup("Chỉ số CCHC (%)", 2, 5), HeadingGroup("Xếp hạng", 5, 8),
        HeadingGroup("Xếp loại", 8, 10),
    )  # fmt: skip
    table = PrintedTable(columns, rows, ("", "Giá trị trung bình", *[""] * 9), groups)
    counts = "So với năm 2015: 14 đơn vị tăng, 08 đơn vị giảm."
    return YearChanges("", ("SO SÁNH NĂM 2016 VỚI NĂM 2015",), AN_GIANG, table, counts, ("Hết.",))


def printed(content: ClassSummary | YearChanges, mode: Mode = Mode.PAPER) -> bytes:
    return file_pdf([content], mode=mode, info=INFO)


@pytest.mark.parametrize(("groups", "units"), [(1, 5), (4, 168), (9, 40)])
def test_the_summary_stays_inside_its_cells_and_margins(groups: int, units: int) -> None:
    pdf = printed(summary(groups, units))
    assert set(sizes(pdf)) == {(297, 210)}
    assert [found for page in drawn(pdf) for found in page.misplaced] == []


def test_the_summary_reads_from_counts_over_groups_to_names() -> None:
    found = text(printed(summary(3, 168)))
    steps = (
        "Phụ lục III", "1. Số đơn vị theo xếp loại", "Xuất sắc 12 20,00 90", "Tổng số 60",
        "2. Chỉ số của từng khối", "3. Danh sách đơn vị theo xếp loại",
        f"{LONG} 1 (80,12); {LONG} 2 (80,12);", f"{LONG} 168 (80,12)", "Hết./.",
    )  # fmt: skip
    places = [found.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)


def test_many_groups_go_on_below_with_the_classes_again() -> None:
    found = text(printed(summary(9, 5, name="Xã An Bình")))
    first = found[: found.index("2. Chỉ số của từng khối")]
    seen = dict.fromkeys(int(n) for n in re.findall(r"thi đua số (\d+)", first))
    assert [*seen] == [*range(1, 10)]
    assert first.count("Trung bình 12") > 1


@pytest.mark.parametrize("units", [1, 2, 3, 17, 168])
def test_the_changes_stay_inside_their_cells_and_margins(units: int) -> None:
    pdf = printed(changes(units))
    assert set(sizes(pdf)) == {(297, 210)}
    assert [found for page in drawn(pdf) for found in page.misplaced] == []


def test_both_levels_of_the_changes_are_repeated_and_the_counts_stand_below() -> None:
    found = pages(printed(changes(168)))
    assert len(found) > 5
    for page in found:
        words = " ".join(page)
        assert "Chỉ số CCHC (%) 2015 2016" in words
        assert "Xếp loại 2015 2016" in words
    assert [int(n) for page in found for n in re.findall(r"Mới (\d+) 80,00", " ".join(page))] == [
        *range(1, 169)
    ]
    assert " ".join(found[-1]).endswith(
        "Giá trị trung bình So với năm 2015: 14 đơn vị tăng, 08 đơn vị giảm. Hết./."
    )


@pytest.mark.parametrize("content", [summary(2, 20), changes(20)], ids=["classes", "changes"])
def test_the_corner_of_an_electronic_file_stays_free(content: ClassSummary | YearChanges) -> None:
    pdf = printed(content, Mode.ELECTRONIC)
    assert ink(pdf, within=(297 - 15 - 80, 0, 297, 20 + 12)) is None
    assert "1590" not in text(pdf)


def test_a_fingerprint_stands_on_every_page() -> None:
    stamp = Stamp(fingerprint="3F2A-91BC-7D04-E8A1")
    found = pages(printed(summary(4, 168, stamp=stamp)))
    assert all(page[-1] == "Mã dữ liệu: 3F2A-91BC-7D04-E8A1" for page in found)
