"""Tables of documents: what is read, what belongs together, what is refused."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.importing.table import Merge
from parindex_desktop.errors import AppError
from parindex_desktop.exchange.tables import read_table, read_tables
from tests.exchange.building import plan_of, scores_of
from tests.exchange.documents import add_table, document, saved_document, with_xml

HEADER = ("STT", "Tiêu chí", "Điểm tối đa")
ROWS = (HEADER, ("1", "Kế hoạch", "2"), ("1.1", "Ban hành", "1,5"))


def texts(source: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read_table(source).rows]


def code_of(source: bytes, **options: str) -> str:
    with pytest.raises(AppError) as raised:
        read_table(source, **options)
    return raised.value.code


def test_a_table_is_read_with_what_stands_above_it() -> None:
    table = read_table(document(ROWS, above=("PHỤ LỤC", "", "Bộ tiêu chí")))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [list(r) for r in ROWS]
    assert table.above == ("PHỤ LỤC", "Bộ tiêu chí")
    assert [row.number for row in table.rows] == [1, 2, 3]


def test_a_document_of_scores_is_imported_like_a_workbook() -> None:
    rows = (("STT", "Đơn vị", "Điểm thẩm định (70)"), ("1", "Sở Y tế", "61,5"))
    assert scores_of(plan_of(read_table(document(rows)))) == {"Sở Y tế": ("61,5",)}


def test_lines_inside_a_cell_are_kept_and_folded() -> None:
    decomposed = "Ban ha\u0300nh"
    [row] = read_table(document(((f"{decomposed} kịp thời: 1\n\n  Không:  0 ", "x"),))).rows
    assert row.cell(0).text == "Ban hành kịp thời: 1 Không: 0"
    assert row.cell(0).lines == "Ban hành kịp thời: 1\n\nKhông: 0"
    assert row.cell(1).lines == ""
    assert row.cell(1).full_text == "x"


def test_merged_cells_are_told_and_their_text_stands_first() -> None:
    merges = (Merge(1, 0, 1, 2), Merge(2, 2, 4, 2))
    rows = (("Tiêu đề",), ("1", "a", "dùng chung"), ("2", "b"), ("3", "c"))
    table = read_table(document(rows, merges=merges))
    assert sorted(table.merges) == sorted(merges)
    assert [[c.text for c in row.cells] for row in table.rows][2] == ["2", "b", ""]


def test_a_table_goes_on_behind_a_page_break() -> None:
    merge = Merge(1, 0, 2, 0)
    [table] = read_tables(document(ROWS, (HEADER, ("1.2", "Báo cáo", "1")), merges=(merge,)))
    assert [row.number for row in table.rows] == [1, 2, 3, 4, 5]
    assert table.rows[-1].cell(1).text == "Báo cáo"
    assert table.merges == (merge,)


def test_merges_of_a_table_that_goes_on_move_down() -> None:
    made: Any = Document()
    add_table(made, ROWS)
    made.add_page_break()
    add_table(made, ROWS, (Merge(1, 0, 1, 1),))
    assert read_table(saved_document(made)).merges == (Merge(4, 0, 4, 1),)


def test_tables_with_words_between_them_stay_apart_and_the_longest_is_read() -> None:
    made = Document()
    add_table(made, (("UBND TỈNH", "CỘNG HÒA"),))
    made.add_paragraph("PHỤ LỤC I")
    add_table(made, ROWS)
    made.add_paragraph("PHỤ LỤC II")
    add_table(made, ROWS[:2])
    source = saved_document(made)
    tables = read_tables(source)
    assert [table.above for table in tables] == [(), ("PHỤ LỤC I",), ("PHỤ LỤC II",)]
    chosen = read_table(source)
    assert (chosen.sheet, chosen.sheets) == ("Table 2", ("Table 1", "Table 2", "Table 3"))
    assert len(read_table(source, sheet="Table 3").rows) == 2
    assert code_of(source, sheet="Table 9") == "IMP.105"


def test_tracked_changes_are_read_as_they_end_up() -> None:
    text = (
        "<w:tr><w:tc><w:p><w:r><w:t>Kế </w:t></w:r><w:ins><w:r><w:t>hoạch</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom><w:r><w:br/><w:t>1</w:t>"
        "<w:noBreakHyphen/><w:t>2</w:t></w:r></w:p></w:tc></w:tr>"
    )
    [row] = read_table(with_xml(text)).rows
    assert row.cell(0).full_text == "Kế hoạch\n1-2"


def test_rows_and_cells_inside_content_controls_are_read() -> None:
    def controlled(xml: str) -> str:
        return f"<w:sdt><w:sdtContent>{xml}</w:sdtContent></w:sdt>"

    cell = controlled("<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>")
    assert texts(with_xml(controlled(f"<w:tr>{cell}</w:tr>"))) == [["x"]]


def test_cells_left_out_before_a_row_keep_its_columns() -> None:
    row = (
        "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>"
        "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"
    )
    assert texts(with_xml(row)) == [["", "", "x"]]


@pytest.mark.parametrize("shape", ["<w:gridSpan w:val='99999999'/>", "<w:gridSpan w:val='2001'/>"])
def test_a_cell_as_wide_as_a_country_does_not_fill_the_memory(shape: str) -> None:
    cell = f"<w:tc><w:tcPr>{shape}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    assert code_of(with_xml(f"<w:tr>{cell}</w:tr>")) == "IMP.104"


def test_a_document_without_a_table_is_refused() -> None:
    assert code_of(document(above=("Kính gửi",))) == "IMP.402"


def test_a_document_that_is_cut_or_broken_is_damaged() -> None:
    whole = document(ROWS)
    assert code_of(whole[: len(whole) // 2]) == "IMP.103"
    assert (
        code_of(with_xml("<w:tr><w:tc><w:tcPr><w:gridSpan/></w:tcPr></w:tc></w:tr>")) == "IMP.103"
    )


def test_a_document_type_is_refused() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document(ROWS))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                content = content.replace(b"<w:document", b"<!DOCTYPE x><w:document", 1)
            target.writestr(part, content)
    assert code_of(out.getvalue()) == "IMP.103"


WHOLE = document(ROWS, merges=(Merge(1, 0, 2, 0),))


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_document_with_flipped_bytes_is_a_table_or_refused(at: int, noise: bytes) -> None:
    content = bytearray(WHOLE)
    content[at : at + len(noise)] = noise
    try:
        tables = read_tables(bytes(content))
    except AppError:
        return
    assert all(table.rows for table in tables)
