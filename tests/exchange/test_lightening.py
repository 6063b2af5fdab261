"""Blank cells that were only formatted weigh nothing; what is filled in stays where it is."""

import io
import time
import zipfile
from itertools import pairwise

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from parindex_desktop.errors import InputError
from parindex_desktop.exchange import archive, lightening
from parindex_desktop.exchange.lightening import without_blanks
from parindex_desktop.exchange.tables import read_table, read_tables
from tests.exchange.building import put, saved, workbook
from tests.exchange.test_tables import with_part, workbook_parts

SHEET = "xl/worksheets/sheet1.xml"


def formatted_rows(count: int) -> bytes:
    """Returns a workbook with rows that hold nothing but a format, as an Excel user makes them."""
    blank = "".join(
        f'<row r="{row}" spans="1:11" ht="15" customHeight="1">'
        + "".join(f'<c r="{column}{row}" s="0"/>' for column in "ABCDEFGHIJK")
        + "</row>"
        for row in range(10, 10 + count)
    )
    sheet = workbook_parts()[SHEET]
    assert isinstance(sheet, bytes)
    return with_part(SHEET, sheet.decode().replace("</sheetData>", f"{blank}</sheetData>"))


def test_two_hundred_thousand_formatted_rows_are_quick_and_no_obstacle() -> None:
    content = formatted_rows(200_000)
    start = time.perf_counter()
    table = read_table(content)
    assert time.perf_counter() - start < 20  # 1.6 s on a quiet machine; openpyxl alone needs 40 s
    assert [row.number for row in table.rows] == [1]


def test_filled_cells_keep_their_place_beside_formatted_ones() -> None:
    def fill(sheet: object) -> None:
        put(sheet, [("a", None, "c"), (), (None, "b", None, 0)])  # type: ignore[arg-type]
        for place in ("B1", "D1", "A2", "A3", "C3"):
            sheet[place].font = Font(bold=True)  # type: ignore[index]

    table = read_table(workbook(fill))
    assert [(r.number, [c.text for c in r.cells]) for r in table.rows] == [
        (1, ["a", "", "c"]),
        (3, ["", "b", "", "0"]),
    ]


def test_what_is_filled_in_still_weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_WEIGHT", 600)
    assert read_table(formatted_rows(1_000)).rows


@pytest.mark.parametrize(
    ("stored", "left"),
    [
        (b'<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c></row>',
         b'<row r="1"><c r="B1"><v>1</v></c></row>'),
        (b'<row r="1" ht="3"><c r="A1" s="1"></c></row>', b""),
        (b'<x:row r="1"><x:c r="A1"/></x:row>', b""),
        (b'<row r="1"/><cols><col min="1"/></cols>', b'<cols><col min="1"/></cols>'),
        (b'<row r="1"><c r="A1" t="e"/></row>', b'<row r="1"><c r="A1" t="e"/></row>'),
        (b"<row><c/><c><v>1</v></c></row>", b"<row><c/><c><v>1</v></c></row>"),
        (b'<row r="1"><c r="A1"><v/></c></row>', b'<row r="1"><c r="A1"><v/></c></row>'),
    ],
)  # fmt: skip
def test_only_blank_cells_at_a_known_place_are_dropped(stored: bytes, left: bytes) -> None:
    assert b"".join(without_blanks([stored])) == left
    pieces = [stored[at:end] for at, end in pairwise([*range(0, len(stored), 7), len(stored)])]
    assert b"".join(without_blanks(pieces)) == left


def test_a_sheet_without_rows_to_cut_at_is_not_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lightening, "_MOST_HELD_BACK", 10)
    pieces = list(without_blanks([b"<x:row r='1'><x:c>", b"<x:v>1</x:v></x:c>", b"</x:row>"]))
    assert b"".join(pieces) == b"<x:row r='1'><x:c><x:v>1</x:v></x:c></x:row>"
    assert len(pieces) > 1


def test_pictures_and_parts_that_stand_twice_do_no_harm() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in (workbook_parts() | {"xl/media/image1.png": b"\x89PNG"}).items():
            packed.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr(SHEET, workbook_parts()[SHEET])
    assert read_table(out.getvalue()).rows[0].cell(0).text == "Đơn vị"


def test_a_workbook_without_anything_in_it_has_no_tables() -> None:
    with pytest.raises(InputError, match=r"IMP\.106"):
        read_tables(saved(Workbook()))


def test_all_sheets_that_hold_anything_are_read() -> None:
    book = Workbook()
    book.worksheets[0].title = "Bìa"
    for title in ("Sở", "Trống", "Xã"):
        put(book.create_sheet(title), [] if title == "Trống" else [(title,)])
    tables = read_tables(saved(book))
    assert [table.sheet for table in tables] == ["Sở", "Xã"]
    assert tables[0].sheets == ("Bìa", "Sở", "Trống", "Xã")
