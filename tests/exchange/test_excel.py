import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.exchange.excel import (
    Sheet,
    SheetColumn,
    WorkbookInfo,
    table_workbook,
)
from parindex_desktop.exchange.tables import read_table

INFO = WorkbookInfo("Chỉ số CCHC", "Sở Nội vụ", made=datetime(2017, 5, 23, 7, 0, tzinfo=UTC))
SHEET = Sheet(
    "Sở, ban, ngành",
    (
        SheetColumn("STT", width=6),
        SheetColumn("Đơn vị", width=40, wraps=True),
        SheetColumn("Điểm", "0.00"),
        SheetColumn("Chỉ số", '0.00"%"'),
    ),
    ((1, "Sở Y tế", Decimal("68.5"), Decimal("94.89")), (2, "=1+1", None, Decimal("0.0625"))),
    lines=("XẾP HẠNG CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", "Năm 2016"),
    summary=("", "Trung bình", None, Decimal("78.39")),
    footnotes=("Ghi chú: làm tròn hai chữ số.",),
)


def page_of(sheet: Sheet) -> Worksheet:
    return load_workbook(io.BytesIO(table_workbook([sheet], INFO))).worksheets[0]


def test_numbers_are_numbers_with_their_format() -> None:
    page = page_of(SHEET)
    cell = page["C5"]
    assert (cell.value, cell.number_format, cell.data_type) == (68.5, "0.00", "n")
    assert (page["D5"].value, page["D5"].number_format) == (94.89, '0.00"%"')
    assert page["D7"].font.bold


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1"])
def test_a_text_is_never_a_formula(text: str) -> None:
    row = (1, text, None, None)
    cell = page_of(replace(SHEET, rows=(row,)))["B5"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_the_page_is_ready_to_print() -> None:
    page = page_of(replace(SHEET, landscape=True))
    assert page.freeze_panes == "A5"
    assert page.print_title_rows == "$4:$4"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    setup, footer = page.sheet_properties.pageSetUpPr, page.oddFooter
    assert setup is not None
    assert setup.fitToPage
    assert round(page.page_margins.left * 25.4) == 30
    assert footer is not None
    assert footer.center.text == "&P/&N"
    assert page["B5"].font.name == "Times New Roman"
    assert page["B5"].border.left.style == "thin"


def test_rows_fold_below_their_parents_and_parents_are_bold() -> None:
    page = page_of(replace(SHEET, levels=(0, 9), strong=frozenset({0})))
    assert [page.row_dimensions[row].outlineLevel for row in (5, 6)] == [0, 7]
    assert page.sheet_properties.outlinePr is not None
    assert page.sheet_properties.outlinePr.summaryBelow is False
    assert [page.cell(row, 2).font.bold for row in (5, 6)] == [True, False]


def test_columns_for_machines_are_neither_printed_nor_wrapped() -> None:
    code = SheetColumn("Mã", width=5, is_code=True)
    wide = replace(SHEET, columns=(*SHEET.columns[:3], code), printed=3)
    page = page_of(replace(wide, rows=((1, "a", None, "x" * 500),), summary=(), footnotes=()))
    assert page.print_area == "'Sở, ban, ngành'!$A$1:$C$5"
    assert "A1:C1" in [str(area) for area in page.merged_cells.ranges]
    assert not page["D5"].alignment.wrap_text
    assert page.row_dimensions[5].height == page_of(SHEET).row_dimensions[6].height


def test_no_row_is_higher_than_spreadsheets_show() -> None:
    page = page_of(replace(SHEET, rows=((1, "dòng\n" * 60, None, None),)))
    assert page.row_dimensions[5].height == 409


def test_the_same_data_give_the_same_bytes() -> None:
    first, second = table_workbook([SHEET], INFO), table_workbook([SHEET], INFO)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.read("docProps/core.xml").count(b"2017-05-23T07:00:00Z") == 2


def test_tabs_have_names_that_spreadsheets_accept() -> None:
    titles = ["Huyện/thị xã", "Huyện/thị xã", "x" * 40, ""]
    book = load_workbook(
        io.BytesIO(table_workbook([replace(SHEET, title=t) for t in titles], INFO))
    )
    assert book.sheetnames == ["Huyện thị xã", "Huyện thị xã 2", "x" * 31, "1"]


def test_what_is_written_can_be_imported_again() -> None:
    table = read_table(table_workbook([SHEET], INFO))
    cells = {row.number: [cell.text for cell in row.cells] for row in table.rows}
    assert cells[5] == ["1", "Sở Y tế", "68,50", "94,89"]


def test_a_row_is_as_tall_as_its_wrapped_name() -> None:
    name = "Sở Nông nghiệp và Phát triển nông thôn tỉnh An Giang"
    page = page_of(replace(SHEET, rows=((1, name, None, None), (2, "Sở Y tế", None, None))))
    tall, low = page.row_dimensions[5].height, page.row_dimensions[6].height
    assert tall is not None
    assert low is not None
    assert tall > 1.5 * low


def test_a_note_is_no_wider_than_the_table() -> None:
    page = page_of(replace(SHEET, footnotes=("Xếp hạng theo Chỉ số đã làm tròn. " * 6,)))
    assert "A9:D9" in {str(merged) for merged in page.merged_cells.ranges}
    assert page["A9"].alignment.wrap_text
    tall, low = page.row_dimensions[9].height, page.row_dimensions[5].height
    assert tall is not None
    assert low is not None
    assert tall > 1.5 * low
