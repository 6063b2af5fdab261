"""What changed since the year before: An Giang 2016 beside a made-up 2015."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from parindex_desktop.domain.documents import HeadingGroup
from parindex_desktop.domain.edits import Edit, EntityChange
from parindex_desktop.domain.numbers import NumberStyle
from parindex_desktop.domain.papers_tables import YearChanges
from parindex_desktop.domain.policy import Policy
from parindex_desktop.domain.rounds import ColumnKind
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.excel import WorkbookInfo, table_workbook
from parindex_desktop.sentences import tell
from parindex_desktop.services.papers.changes import changes_part
from tests.an_giang import DEPARTMENTS
from tests.earlier_years import MADE_UP_2015, add_year
from tests.paper_sets import task_of

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.services.session import Session


def annex_of(session: Session, code: str = "so") -> YearChanges:
    round_ = session.round_of(2016)
    book = session.book(round_.id, session.group_of(code).id)
    annex = changes_part(task_of(session, book)).content
    assert isinstance(annex, YearChanges)
    return annex


@pytest.fixture
def with_2015(session: Session) -> Session:
    add_year(session, 2015, MADE_UP_2015)
    return session


def test_every_change_of_an_giang_is_the_difference_of_the_printed_numbers(
    with_2015: Session,
) -> None:
    """Worked out by hand from the published points and the made-up ones, in whole hundredths."""
    before = {
        name: round(float(points.replace(",", ".")) * 100)
        for table in MADE_UP_2015.values()
        for name, points in (line.split(";") for line in table.strip().splitlines())
    }
    annex = annex_of(with_2015)
    assert len(annex.table.rows) == 17
    for line, row in zip(DEPARTMENTS.strip().splitlines(), annex.table.rows, strict=True):
        name, *points = line.split(";")
        index = sum(round(float(point.replace(",", ".")) * 100) for point in points)
        assert row[1] == name
        assert shown(row[3]) == index
        if name not in before:
            assert row[2] == row[4] == "–"
            continue
        assert shown(row[2]) == before[name]
        assert shown(row[4]) == index - before[name]


def shown(text: str) -> int:
    """A printed index or difference in hundredths."""
    sign = -1 if text.startswith("-") else 1
    whole, _, decimals = text.lstrip("+-").partition(",")
    return sign * (int(whole) * 100 + int(decimals.ljust(2, "0")))


def test_ranks_and_classes_stand_beside_those_of_the_year_before(with_2015: Session) -> None:
    rows = {row[1]: row for row in annex_of(with_2015).table.rows}
    assert rows["Sở Giao thông Vận tải"][2:] == (
        "95,50", "94,89", "-0,61", "1", "1", "0", "Xuất sắc", "Xuất sắc", "",
    )  # fmt: skip
    assert rows["Sở Ngoại vụ"][2:] == (
        "60,00", "89,02", "+29,02", "11", "10", "+1", "Trung bình", "Tốt", "",
    )  # fmt: skip
    assert rows["Sở Tư pháp"][5:8] == ("3", "4", "-1")
    assert rows["Sở Kế hoạch và Đầu tư"][4] == "0,00"


def test_a_unit_that_is_new_or_comes_from_another_group_is_marked(with_2015: Session) -> None:
    annex = annex_of(with_2015)
    rows = {row[1]: row for row in annex.table.rows}
    assert rows["Sở Y tế"][2:] == (
        "–", "88,13", "–", "–", "12", "–", "–", "Tốt", "Không có kết quả năm 2015",
    )  # fmt: skip
    assert rows["Sở Giáo dục và Đào tạo"][2:] == (
        "88,00", "88,88", "+0,88", "2", "11", "–", "Tốt", "Tốt",
        "Năm 2015 thuộc khối các huyện, thị xã, thành phố",
    )  # fmt: skip
    assert "Đơn vị chuyển từ khối khác được so sánh Chỉ số, không so sánh thứ hạng." in (
        annex.footnotes
    )
    assert annex.footnotes[-1] == (
        "Có kết quả năm 2015 nhưng không có năm 2016: Ban Dân tộc & Tôn giáo <cũ>."
    )


def test_rise_and_fall_are_counted_with_leading_zeros(with_2015: Session) -> None:
    # Up: Công Thương, Thông tin, Nội vụ, Tài chính, Ngoại vụ, Giáo dục. Down: Giao thông, Tư pháp,
    # Xây dựng. The same: Kế hoạch, Nông nghiệp. Six of the seventeen are new.
    assert annex_of(with_2015).counts == (
        "So với năm 2015: 06 đơn vị tăng, 03 đơn vị giảm, 02 không đổi, 06 không có kết quả "
        "năm 2015."
    )
    assert annex_of(with_2015, "huyen").counts == (
        "So với năm 2015: 01 đơn vị tăng, 00 đơn vị giảm, 01 không đổi, 09 không có kết quả "
        "năm 2015."
    )


def test_headings_have_two_levels_with_both_years(with_2015: Session) -> None:
    table = annex_of(with_2015).table
    assert table.groups == (
        HeadingGroup("Chỉ số CCHC (%)", 2, 5),
        HeadingGroup("Xếp hạng", 5, 8),
        HeadingGroup("Xếp loại", 8, 10),
    )
    assert [column.heading for column in table.columns] == [
        "STT", "Sở, ban, ngành", "2015", "2016", "Tăng, giảm (điểm %)", "2015", "2016",
        "Tăng, giảm", "2015", "2016", "Ghi chú",
    ]  # fmt: skip


def test_means_are_those_that_both_rankings_print(with_2015: Session) -> None:
    summary = annex_of(with_2015).table.summary
    total = 9550 + 9395 + 9000 + 9200 + 9106 + 8025 + 8650 + 9045 + 7000 + 6000 + 7500
    assert total == 8406 * 11 + 5  # rounds down to 84,06
    assert summary[1:5] == ("Giá trị trung bình", "84,06", "89,23", "+5,17")
    assert not any(summary[5:])


def test_an_index_of_more_decimals_then_is_printed_with_all_of_them(session: Session) -> None:
    add_year(session, 2015, {"so": "Sở Y tế;80,1255\nSở Tư pháp;91,97"}, policy=Policy(decimals=3))
    rows = {row[1]: row for row in annex_of(session).table.rows}
    assert rows["Sở Y tế"][2:5] == ("80,126", "88,13", "+8,004")
    assert rows["Sở Tư pháp"][2:5] == ("91,970", "91,97", "0,000")


def test_dropped_zeros_follow_the_column_of_the_ranking(with_2015: Session) -> None:
    book = with_2015.book(with_2015.round_of(2016).id, with_2015.group_of("so").id)
    columns = tuple(
        replace(column, style=NumberStyle.TRIMMED, percent=True)
        if column.kind is ColumnKind.INDEX
        else column
        for column in book.setup.columns
    )
    changed = replace(book.setup, columns=columns)
    with_2015.do(Edit("test", entities=(EntityChange(book.setup, changed),)))
    assert annex_of(with_2015).table.rows[0][2:5] == ("95,5", "94,89", "-0,61")


def test_without_an_earlier_year_there_is_a_message(session: Session) -> None:
    with pytest.raises(InputError) as caught:
        annex_of(session)
    assert caught.value.code == "DOC.121"
    told = tell(caught.value)
    assert "2016" in told.text


def test_the_first_year_of_all_is_not_compared_with_a_later_one(session: Session) -> None:
    add_year(session, 2017, {"so": "Sở Y tế;80"})
    with pytest.raises(InputError):
        annex_of(session)


def test_page_and_sheet_say_the_same(with_2015: Session, tmp_path: Path) -> None:
    round_ = with_2015.round_of(2016)
    book = with_2015.book(round_.id, with_2015.group_of("so").id)
    path = tmp_path / "changes.xlsx"
    sheets = changes_part(task_of(with_2015, book)).sheets
    path.write_bytes(table_workbook(sheets, WorkbookInfo()))
    page = load_workbook(path).worksheets[0]
    rows = [row for row in page.iter_rows() if isinstance(row[0].value, int)]
    printed = annex_of(with_2015).table.rows
    assert len(rows) == len(printed)
    for cells, texts in zip(rows, printed, strict=True):
        for cell, text in zip(cells, texts, strict=True):
            value = cell.value
            if isinstance(value, int | float):
                assert Decimal(str(value)) == Decimal(text.lstrip("+").replace(",", "."))
            else:
                assert (value or "") == text
    assert rows[0][4].number_format == "+0.00;-0.00;0.00"
