"""Numbers that Word counts itself: the labels of a document as Word shows them."""

from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from parindex_desktop.exchange.tables import read_table, read_tables
from parindex_desktop.exchange.word_numbering import WordNumbering
from tests.exchange.documents import (
    add_list,
    add_list_like,
    number_paragraph,
    saved_document,
    start_at,
)

DOTTED = ("decimal %1.", "decimal %1.%2.", "decimal %1.%2.%3.")
ANNEX = ("upperRoman %1.", "decimal %2.", "lowerLetter %3)")


def a_document(*levels: str) -> Any:
    made: Any = Document()
    add_list(made, *(levels or DOTTED), id_=90)
    return made


def lines(document: Any, *places: tuple[int, int]) -> list[str]:
    """Adds a paragraph for each list and level and returns the labels of the document."""
    for number, level in places:
        number_paragraph(document.add_paragraph("x"), number, level)
    return labels(document)


def labels(document: Any) -> list[str]:
    counting = WordNumbering(document)
    return [counting.next_label(paragraph._p) for paragraph in document.paragraphs]


def levels(*depths: int) -> list[tuple[int, int]]:
    return [(90, depth) for depth in depths]


def test_each_level_counts_below_the_one_above_it() -> None:
    shown = lines(a_document(), *levels(0, 1, 1, 2, 0, 1, 2, 2))
    assert shown == ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1.", "2.1.1.", "2.1.2."]


def test_each_level_counts_in_its_own_way() -> None:
    shown = lines(a_document(*ANNEX), *levels(0, 1, 2, 2, 1, 0, 1))
    assert shown == ["I.", "1.", "a)", "b)", "2.", "II.", "1."]


@pytest.mark.parametrize(
    ("style", "start", "label"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("upperRoman", 49, "XLIX"),
        ("lowerRoman", 4, "iv"), ("upperLetter", 26, "Z"), ("lowerLetter", 28, "bb"),
        ("bullet", 3, "-"), ("none", 3, ""), ("cardinalText", 3, "3"),
        ("upperRoman", 999_999_999, "999999999"), ("upperLetter", 999_999_999, "999999999"),
        ("lowerLetter", 0, "0"), ("upperRoman", 32_767, "M" * 32 + "DCCLXVII"),
    ],
)  # fmt: skip
def test_numbers_are_shown_in_their_style(style: str, start: int, label: str) -> None:
    document = a_document(f"{style} %1")
    add_list_like(document, 90, id_=91, overrides=start_at(0, start))
    assert lines(document, (91, 0)) == [label]


def test_lists_of_one_definition_go_on_from_each_other() -> None:
    document = a_document()
    add_list_like(document, 90, id_=91)
    assert lines(document, (90, 0), (91, 0), (90, 0)) == ["1.", "2.", "3."]


def test_a_list_may_start_anew_once_and_at_a_number_of_its_own() -> None:
    document = a_document()
    add_list_like(document, 90, id_=91, overrides=start_at(0, 1) + start_at(1, 4))
    shown = lines(document, (90, 0), (90, 0), (91, 0), (91, 1), (91, 1), (91, 0), (91, 1))
    assert shown == ["1.", "2.", "1.", "1.4.", "1.5.", "2.", "2.4."]


def test_lists_of_two_definitions_count_apart() -> None:
    document = a_document()
    add_list(document, *ANNEX, id_=95)
    shown = lines(document, (90, 0), (95, 0), (90, 1), (95, 1), (95, 0), (90, 0))
    assert shown == ["1.", "I.", "1.1.", "1.", "II.", "2."]


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        ("0", ["1.", "1.", "a)", "2.", "b)", "II.", "1.", "c)"]),
        ("1", ["1.", "1.", "a)", "2.", "b)", "II.", "1.", "a)"]),
        ("2", ["1.", "1.", "a)", "2.", "a)", "II.", "1.", "a)"]),
        ("9", ["1.", "1.", "a)", "2.", "a)", "II.", "1.", "a)"]),
    ],
)
def test_a_level_says_behind_which_one_it_begins_again(restart: str, shown: list[str]) -> None:
    third = f'lowerLetter %3) <w:lvlRestart w:val="{restart}"/>'
    document = a_document("upperRoman %1.", "decimal %2.", third)
    found = lines(document, *levels(0, 1, 2, 1, 2, 0, 1, 2))
    assert found == ["I.", *shown[1:]]


def test_a_legal_level_shows_all_numbers_in_figures() -> None:
    document = a_document("upperRoman %1.", "upperLetter %1.%2 <w:isLgl/>", "decimal %1.%2.%3")
    assert lines(document, *levels(0, 0, 1, 2)) == ["I.", "II.", "2.1", "II.A.1"]


def test_a_level_that_is_passed_over_counts_as_begun() -> None:
    shown = lines(a_document(), *levels(1, 1, 0, 2, 1))
    assert shown == ["1.1.", "1.2.", "2.", "2.1.1.", "2.2."]


def test_a_label_shows_nothing_of_levels_below_its_own() -> None:
    assert lines(a_document("decimal %1.%2"), *levels(0)) == ["1."]


def test_a_list_may_count_a_level_in_another_way() -> None:
    document = a_document()
    override = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="Phần %1:"/></w:lvl></w:lvlOverride>'
    )
    add_list_like(document, 90, id_=91, overrides=override)
    assert lines(document, (91, 0), (91, 1)) == ["Phần C:", "C.1."]


def test_styles_name_list_and_level_also_through_the_styles_they_are_based_on() -> None:
    document = a_document(
        "decimal %1.", 'decimal %1.%2. <w:pStyle w:val="Muc"/>', "lowerLetter %3)"
    )
    top = document.styles.add_style("Chuong", WD_STYLE_TYPE.PARAGRAPH)
    number_paragraph(top, 90)
    below = document.styles.add_style("Muc", WD_STYLE_TYPE.PARAGRAPH)
    below.base_style = top
    plain = document.styles.add_style("Muc rieng", WD_STYLE_TYPE.PARAGRAPH)
    plain.base_style = below
    for style in (top, below, plain):
        document.add_paragraph("x", style=style)
    number_paragraph(document.add_paragraph("x", style=plain), 90, 2)
    number_paragraph(document.add_paragraph("x", style=plain), 0)
    assert labels(document) == ["1.", "1.1.", "1.2.", "a)", ""]


def test_a_style_may_name_a_level_of_the_list_of_its_base() -> None:
    document = a_document()
    top = document.styles.add_style("Chuong", WD_STYLE_TYPE.PARAGRAPH)
    number_paragraph(top, 90)
    below = document.styles.add_style("Muc", WD_STYLE_TYPE.PARAGRAPH)
    below.base_style = top
    numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/></w:numPr>'
    below.element.get_or_add_pPr().append(parse_xml(numbered))
    for style in (top, below):
        document.add_paragraph("x", style=style)
    assert labels(document) == ["1.", "1.1."]


def test_all_paragraphs_may_be_numbered_by_the_usual_style() -> None:
    document = a_document()
    number_paragraph(document.styles["Normal"], 90)
    document.add_paragraph("x")
    document.add_paragraph("x")
    assert labels(document) == ["1.", "2."]


def test_styles_in_a_circle_end_somewhere() -> None:
    document = a_document()
    one = document.styles.add_style("Mot", WD_STYLE_TYPE.PARAGRAPH)
    two = document.styles.add_style("Hai", WD_STYLE_TYPE.PARAGRAPH)
    one.base_style, two.base_style = two, one
    document.add_paragraph("x", style=one)
    assert labels(document) == [""]


def test_a_definition_may_stand_in_a_style_of_lists() -> None:
    document = a_document()
    style = document.styles.add_style("Danh sach", WD_STYLE_TYPE.LIST)
    number_paragraph(style, 90)
    add_list(document, id_=91, settings=f'<w:numStyleLink w:val="{style.style_id}"/>')
    assert lines(document, (91, 0), (91, 1)) == ["1.", "1.1."]


@pytest.mark.parametrize("place", [(77, 0), (90, 7)])
def test_a_list_or_level_that_is_not_there_numbers_nothing(place: tuple[int, int]) -> None:
    assert lines(a_document(), place) == [""]


def test_numbers_that_are_none_count_as_if_they_were_not_said() -> None:
    document = a_document('decimal %1. <w:lvlRestart w:val="x"/>')
    add_list_like(document, 90, id_=91, overrides=start_at(0, -5))
    assert lines(document, (90, 0), (91, 0)) == ["1.", "1."]


def test_a_paragraph_whose_end_was_taken_out_is_not_counted() -> None:
    document = a_document()
    lines(document, *levels(0, 0, 0))
    mark = f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="x"/></w:rPr>'
    document.paragraphs[1]._p.get_or_add_pPr().append(parse_xml(mark))
    assert labels(document) == ["1.", "", "2."]


def test_labels_stand_before_the_texts_of_cells_and_alone_in_blank_ones() -> None:
    document = a_document()
    add_list(document, "bullet ", id_=95)
    number_paragraph(document.add_paragraph("Trước bảng"), 90, 0)
    table = document.add_table(rows=2, cols=2)
    for row, name in zip(table.rows, ("Kế hoạch", "Báo cáo"), strict=True):
        number_paragraph(row.cells[0].paragraphs[0], 90, 0)
        row.cells[1].text = name
    number_paragraph(table.cell(0, 1).paragraphs[0], 90, 1)
    for text in ("Kịp thời", ""):
        number_paragraph(table.cell(1, 1).add_paragraph(text), 95, 0)
    read = read_table(saved_document(document))
    assert read.above == ("Trước bảng",)
    assert [[cell.full_text for cell in row.cells] for row in read.rows] == [
        ["2.", "2.1. Kế hoạch"], ["3.", "Báo cáo\n- Kịp thời"],
    ]  # fmt: skip


def test_a_list_goes_on_in_the_next_table_and_not_in_cells_merged_away() -> None:
    document = a_document()
    for _ in range(2):
        table = document.add_table(rows=3, cols=1)
        table.cell(0, 0).merge(table.cell(1, 0))
        for cell in table._tbl.iter_tcs():
            number_paragraph(Paragraph(cell.p_lst[0], table), 90, 0)
        document.add_paragraph("Tiếp")
    found = [
        [row.cell(0).text for row in read.rows] for read in read_tables(saved_document(document))
    ]
    assert found == [["1.", "2."], ["3.", "4."]]
