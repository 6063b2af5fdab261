import io
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from parindex_desktop.domain.importing.table import CellKind
from parindex_desktop.errors import AppError
from parindex_desktop.exchange import archive, tables
from parindex_desktop.exchange.tables import read_table
from tests.exchange.building import codes, plan_of, put, saved, scores_of, workbook

HEADER = ("Đơn vị", "Điểm thẩm định (70)", "Điểm điều tra XHH (30)")


def code_of(source: Path | bytes, **options: str) -> str:
    with pytest.raises(AppError) as raised:
        read_table(source, **options)
    return raised.value.code


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def workbook_parts() -> dict[str, str | bytes]:
    """Returns the parts of a workbook that holds nothing but headings."""
    with zipfile.ZipFile(io.BytesIO(workbook(lambda sheet: put(sheet, [HEADER])))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def with_part(part: str, text: str) -> bytes:
    """Returns a workbook with one of its parts replaced."""
    return zipped(workbook_parts() | {part: text})


def without_part(part: str) -> bytes:
    parts = workbook_parts()
    del parts[part]
    return zipped(parts)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_of(cells: str) -> str:
    """Returns the part of a sheet of one row."""
    return f"<worksheet xmlns='{MAIN}'><sheetData><row>{cells}</row></sheetData></worksheet>"


BOMB = zipped({"[Content_Types].xml": "", "xl/worksheets/sheet1.xml": b"0" * 40_000_000})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "IMP.106"),
        (b"\n ;\n", "IMP.106"),
        (b"\x00\x01\x02binary", "IMP.101"),
        (b"\x81\x8d\x8f not a text", "IMP.107"),
        (b"PK\x03\x04 cut off", "IMP.103"),
        (OLE + "Workbook".encode("utf-16-le"), "IMP.109"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "IMP.102"),
        (zipped({"mimetype": "application/vnd.oasis", "content.xml": "<x/>"}), "IMP.109"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.bin": "x"}), "IMP.109"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "<x/>"}), "IMP.103"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": "<x/>"}), "IMP.101"),
        (OLE + "WordDocument".encode("utf-16-le"), "IMP.401"),
        (b"{\\rtf1\\ansi B\xe1\xba\xa3ng}", "IMP.401"),
        (BOMB, "IMP.104"),
        (without_part("xl/worksheets/sheet1.xml"), "IMP.103"),
        (without_part("xl/workbook.xml"), "IMP.101"),
        (saved(Workbook()), "IMP.106"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.xlsx") == "IMP.100"
    assert code_of(tmp_path) == "IMP.111"


def encrypted_zip() -> bytes:
    content = bytearray(workbook(lambda sheet: put(sheet, [HEADER])))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def test_a_zipped_workbook_may_be_encrypted() -> None:
    assert code_of(encrypted_zip()) == "IMP.102"


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/workbook.xml", "<workbook"),
        ("xl/styles.xml", "<styleSheet"),
        (
            "xl/styles.xml",
            f"<styleSheet xmlns='{MAIN}'><fonts><font><sz val='x'/></font></fonts></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='x'/>"),
        ("xl/worksheets/sheet1.xml", sheet_of("<c t='s'><v>99</v></c>")),
        ("xl/worksheets/sheet1.xml", sheet_of("<c><v>abc</v></c>")),
        ("xl/worksheets/sheet1.xml", sheet_of("<mergeCell ref='?'/>")),
    ],
)
def test_a_workbook_with_broken_parts_is_damaged(part: str, text: str) -> None:
    assert code_of(with_part(part, text)) == "IMP.103"


def test_a_workbook_needs_no_style_sheet() -> None:
    assert read_table(without_part("xl/styles.xml")).rows[0].cell(0).text == "Đơn vị"


def test_cells_of_other_writers_are_understood() -> None:
    cells = (
        "<c t='str'><v>chữ</v></c><c t='b'><v>1</v></c><c t='d'><v>2016-01-02</v></c>"
        "<c t='inlineStr'><is><r><t>giàu </t></r><rPh sb='0' eb='1'><t>x</t></rPh>"
        "<r><t>nghèo</t></r></is></c>"
        "<c t='s'/><c t='e'/><c t='str'><f>T(1)</f><v/></c><c><f>1+1</f></c>"
    )
    [row] = read_table(with_part("xl/worksheets/sheet1.xml", sheet_of(cells))).rows
    assert [cell.text for cell in row.cells] == [
        "chữ", "TRUE", "02/01/2016", "giàu nghèo", "", "#ERROR", "", "=…",
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["mergeCell", "hyperlink"])
def test_what_covers_a_whole_sheet_does_not_fill_the_memory(tag: str) -> None:
    text = f"<worksheet xmlns='{MAIN}'><{tag} ref='A1:XFD1048576'/></worksheet>"
    assert code_of(with_part("xl/worksheets/sheet1.xml", text)) == "IMP.104"


def test_a_sheet_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_WEIGHT", 2)
    assert code_of(workbook(lambda sheet: put(sheet, [HEADER]))) == "IMP.104"


def test_a_file_too_large_for_a_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_FILE", 10)
    assert code_of(b"0" * 11) == "IMP.104"


def test_a_truncated_workbook_is_damaged() -> None:
    whole = workbook(lambda sheet: put(sheet, [HEADER] * 50))
    assert code_of(whole[: len(whole) // 2]) == "IMP.103"


def test_a_document_type_is_never_expanded() -> None:
    attack = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert code_of(with_part("xl/worksheets/sheet1.xml", attack)) == "IMP.103"


def test_numbers_of_a_workbook_are_exact_and_shown_as_formatted() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = 26.390000000000001, 0.1 + 0.2
        sheet["C1"], sheet["C1"].number_format = 82, "0.00"
        sheet["D1"], sheet["D1"].number_format = 0.8439, "0.00%"
        sheet["E1"], sheet["F1"] = 26.39473684210526, 1_000_000

    [row] = read_table(workbook(fill)).rows
    assert [cell.text for cell in row.cells] == [
        "26,39", "0,3", "82,00", "84,39%", "26,39473684210526", "1000000",
    ]  # fmt: skip
    assert [str(cell.number) for cell in row.cells[:4]] == ["26.39", "0.3", "82", "84.39"]


def test_errors_dates_and_formulas_never_computed_are_no_numbers() -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, [HEADER, ("Sở Y tế", "=1+1", 26), ("Sở Tư pháp", None, 24)])
        sheet["B3"] = "#DIV/0!"
        sheet["C3"], sheet["C3"].number_format = 45000, "dd/mm/yyyy"

    table = read_table(workbook(fill))
    assert [table.rows[1].cell(1).kind, table.rows[2].cell(1).kind] == [CellKind.ERROR] * 2
    assert table.rows[2].cell(2).text == "15/03/2023"
    plan = plan_of(table)
    told = [(p.code, p.place) for row in plan.rows for p in row.problems]
    assert told == [("IMP.204", "B2"), ("IMP.204", "B3"), ("IMP.203", "C3")]


def test_merged_headings_cover_their_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        put(
            sheet,
            [
                ("BẢNG ĐIỂM",),
                ("STT", "Đơn vị", "Điểm", None),
                (None, None, "Thẩm định (70)", "Điều tra XHH (30)"),
                ("I. CÁC SỞ",),
                (1, "Sở Y tế", 61.5, 26.63),
                ("Trung bình", None, 61.5, 26.63),
            ],
        )
        for area in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:D4", "A6:B6"):
            sheet.merge_cells(area)

    plan = plan_of(read_table(workbook(fill)))
    assert scores_of(plan) == {"Sở Y tế": ("61,5", "26,63")}
    assert plan.headings == ("STT", "Đơn vị", "Điểm Thẩm định (70)", "Điểm Điều tra XHH (30)")
    assert codes(plan) == []


def test_the_first_sheet_that_holds_anything_is_read_unless_another_is_wanted() -> None:
    book = Workbook()
    put(book.create_sheet("Điểm"), [HEADER, ("Sở Y tế", 1, 2)])
    put(book.create_sheet("Khác"), [("x",)])
    content = saved(book)
    table = read_table(content)
    assert (table.sheet, table.sheets) == ("Điểm", ("Sheet", "Điểm", "Khác"))
    assert read_table(content, sheet="Khác").rows[0].cell(0).text == "x"
    assert code_of(content, sheet="Không có") == "IMP.105"


def test_two_hundred_thousand_empty_rows_do_not_hang() -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, [HEADER, ("Sở Y tế", 61.5, 26.63)])
        for row in range(3, 200_000):
            sheet.cell(row, 1).number_format = "0.00"

    content = workbook(fill)
    started = time.process_time()
    table = read_table(content)
    assert len(table.rows) == 2
    assert time.process_time() - started < 20


def test_a_cell_at_the_end_of_the_sheet_does_not_fill_the_memory() -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, [HEADER, ("Sở Y tế", 61.5, 26.63)])
        sheet["XFD1048576"] = 1

    assert code_of(workbook(fill)) == "IMP.104"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_vietnamese_letters_survive_every_encoding(encoding: str) -> None:
    text = "Đơn vị;Điểm thẩm định (70)\nSở Y tế;61,5\n"
    if encoding == "cp1258":
        text = text.translate(COMBINED)
    table = read_table(text.encode(encoding))
    assert table.rows[0].cell(1).text == "Điểm thẩm định (70)"
    assert table.rows[1].cell(0).text == "Sở Y tế"


# Windows-1258 has no letter with a tone: the tone follows as a character of its own.
COMBINED = str.maketrans({"ị": "i\u0323", "ể": "ê\u0309", "ẩ": "â\u0309", "ở": "ơ\u0309",
                          "ế": "ê\u0301"})  # fmt: skip


def test_a_declared_separator_is_obeyed() -> None:
    table = read_table("sep=|\nĐơn vị|Điểm\nSở A; B|5\n".encode())
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Đơn vị", "Điểm"],
        ["Sở A; B", "5"],
    ]


def test_the_name_of_the_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "điểm.csv"
    path.write_text("Đơn vị;Điểm\nSở Y tế;5\n", "utf-8")
    assert read_table(path).name == "điểm.csv"
