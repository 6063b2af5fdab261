import pytest

from parindex_desktop.domain.documents import Align, PrintedTable, TableColumn
from reports import fonts
from reports.columns import NAME_WIDTH, PADDING, Need, needs, readable_width, widths
from reports.lines import broken
from reports.low_rows import lowered
from reports.styles import Styles
from tests.reports.papers import communes, published

STYLES = Styles(fonts.register())
CELL, BOLD = STYLES.cell(13), STYLES.heading(13)
UPRIGHT = 467.0


def measured(table: PrintedTable) -> list[Need]:
    return needs(table, CELL, BOLD)


@pytest.mark.parametrize("available", [80.0, 300.0, UPRIGHT, 714.0])
@pytest.mark.parametrize("width", [2, 5, 8, 14, 30])
def test_columns_fill_the_width_exactly(width: int, available: float) -> None:
    found = widths(measured(communes(40, width)), available)
    assert sum(found) == pytest.approx(available)
    assert min(found) > 0


def test_numbers_and_headings_words_are_not_broken_where_the_table_fits() -> None:
    table = published("binhduong_2017_huyen")
    columns = measured(table)
    assert readable_width(columns) < UPRIGHT
    for place, width in enumerate(widths(columns, UPRIGHT)):
        texts = [row[place] for row in table.rows if place != 1]
        assert all(len(broken(each, CELL, width - 2 * PADDING)) == 1 for each in texts)
        heading = table.columns[place].heading
        words = [w for line in broken(heading, BOLD, width - 2 * PADDING) for w in line.split()]
        assert words == heading.split()


def test_names_keep_45_mm_before_headings_take_more() -> None:
    table = communes(10, 8)
    columns = measured(table)
    assert widths(columns, readable_width(columns))[1] == pytest.approx(columns[1].readable)
    assert columns[1].readable <= NAME_WIDTH


def test_a_table_too_wide_for_its_names_breaks_them_at_words_first() -> None:
    names = TableColumn("Họ và tên", Align.LEFT)
    office = TableColumn("Chức vụ", Align.LEFT, wraps=True)
    rows = (("Ông " + "Nguyễn " * 6 + "An", "Phó Trưởng phòng " * 5),)
    columns = measured(PrintedTable((names, office), rows))
    found = widths(columns, columns[0].least + columns[1].least)
    assert found[0] == pytest.approx(CELL.width(rows[0][0]) + 2 * PADDING)


def test_only_the_widest_columns_shrink_when_nothing_else_helps() -> None:
    table = PrintedTable(
        (TableColumn("STT"), TableColumn("Lý do"), TableColumn("Mã")),
        (("10", "X" * 100, "Y" * 60),),
    )
    found = widths(measured(table), 200.0)
    assert found[0] == pytest.approx(measured(table)[0].least)
    assert found[1] == pytest.approx(found[2])


def test_bold_numbers_of_the_summary_count() -> None:
    rows = (("1", "An Phú", "5"),)
    plain = PrintedTable(communes(1, 3).columns, rows)
    summed = PrintedTable(plain.columns, rows, ("", "Trung bình", "1.234.567,89"))
    assert measured(summed)[2].least > measured(plain)[2].least
    assert measured(summed)[1] == measured(plain)[1]


def test_a_table_without_names_shares_the_rest_among_all() -> None:
    table = PrintedTable((TableColumn("A"), TableColumn("B")), (("1", "2"),))
    found = widths(measured(table), 400.0)
    assert found[0] == pytest.approx(found[1], rel=0.1)


def test_names_in_smaller_type_need_less_width() -> None:
    table = PrintedTable(
        (TableColumn("STT"), TableColumn("Đơn vị", Align.LEFT, wraps=True)),
        (("1", "Sở Lao động, Thương binh và Xã hội tỉnh"),),
    )
    usual = needs(table, CELL, BOLD)[1].readable
    small = needs(table, STYLES.cell(9), STYLES.heading(9))[1].readable
    assert usual == pytest.approx(NAME_WIDTH)
    assert small == pytest.approx(NAME_WIDTH * 9 / 13)


def test_columns_hand_over_the_width_that_saves_lines() -> None:
    names = ["Ông Nguyễn Văn Mẫu", "Bà Lê Thị Ví Dụ"]
    places = ["Chuyên viên Sở Kế hoạch và Đầu tư", "Phó Trưởng phòng Sở Tài chính"]
    begun, floors = [240.0, 80.0, 30.0], [120.0, 60.0, 30.0]
    found = lowered([names, places, ["1", ""]], begun, floors, CELL)
    assert sum(found) == pytest.approx(sum(begun))
    assert all(width >= floor for width, floor in zip(found, floors, strict=True))
    lines = [
        max(len(broken(each, CELL, width - 2 * PADDING)) for each in places)
        for width in (begun[1], found[1])
    ]
    assert lines == [3, 2]
