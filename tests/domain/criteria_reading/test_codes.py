"""Codes in the forms that annexes print, and the tree that follows from them."""

from decimal import Decimal

import pytest

from parindex_desktop.domain.criteria_reading.codes import (
    Style,
    code_of_cell,
    leading_code,
    ordinal_of,
    parse_code,
    part_for,
    style_of,
)
from parindex_desktop.domain.importing.table import CellKind, SourceCell, number_cell
from tests.domain.criteria_reading.tables import Value, outline, reading_of, told


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("1", "1"), ("1.", "1"), ("1)", "1"), ("(1)", "1"), ("1.1.2.", "1.1.2"), ("1,1", "1.1"),
        ("1. 1", "1.1"), ("IV", "IV"), ("a)", "a"), ("đ", "đ"), ("A.I.1", "A.I.1"),
        ("TC 2.3.", "2.3"), ("Tiêu chí 1.2", "1.2"), ("TCTP 1.1.1:", "1.1.1"), ("LĨNH VỰC I", "I"),
    ],
)  # fmt: skip
def test_a_code_is_read_in_one_form(printed: str, code: str) -> None:
    read = parse_code(printed)
    assert read is not None
    assert read.text == code


@pytest.mark.parametrize(
    "printed", ["", "-", "Tổng", "1a", "2024-2025", "1.1.1.1.1.1.1", "XXXXX.1a", "1..2", "IC", "*"]
)
def test_other_texts_are_no_codes(printed: str) -> None:
    assert parse_code(printed) is None


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (number_cell(Decimal("1.1"), decimals=2), "1.10"),
        (number_cell(Decimal("1.1")), "1.1"),
        (number_cell(Decimal(1), decimals=1), "1"),
        (SourceCell("01/02/2024", kind=CellKind.DATE), None),
    ],
)
def test_a_number_counts_as_it_is_shown(cell: SourceCell, code: str | None) -> None:
    read = code_of_cell(cell)
    assert (read and read.text) == code


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("I. CHỈ ĐẠO", ("I", "CHỈ ĐẠO")),
        ("1.1.1 Kế hoạch", ("1.1.1", "Kế hoạch")),
        ("a) Kế hoạch", ("a", "Kế hoạch")),
        ("2 - Thể chế", ("2", "Thể chế")),
        ("Lĩnh vực 1 Chỉ đạo", ("1", "Chỉ đạo")),
        ("LĨNH VỰC II: Thể chế", ("II", "Thể chế")),
        ("2 văn bản", None),
        ("A lô", None),
        ("Mỗi 2 văn bản", None),
        ("1.", None),
    ],
)
def test_a_text_may_begin_with_its_code(text: str, split: tuple[str, str] | None) -> None:
    found = leading_code(text)
    assert (found and (found[0].text, found[1])) == split


@pytest.mark.parametrize("style", Style)
def test_each_way_of_counting_goes_both_ways(style: Style) -> None:
    parts = [part_for(ordinal, style) for ordinal in range(1, 24)]
    assert [ordinal_of(part, style) for part in parts] == list(range(1, 24))
    letter = ""
    for part in parts:
        assert style_of(part, letter) in {style, Style.NUMBER}
        letter = part


def test_behind_the_last_letter_numbers_follow() -> None:
    assert part_for(24, Style.LOWER) == "24"


def test_an_i_behind_an_h_is_a_letter_and_else_a_number() -> None:
    assert style_of("I", "H") is Style.UPPER
    assert style_of("I") is Style.ROMAN
    assert style_of("i", "h") is Style.LOWER
    assert style_of("v", "a") is Style.SMALL_ROMAN
    assert style_of("C") is Style.UPPER


def tree_of(*codes: str) -> list[str]:
    rows = [(code, "x", "1" if at == len(codes) - 1 else "") for at, code in enumerate(codes)]
    return [line.removesuffix(" x") for line in outline(reading_of(*rows))]


@pytest.mark.parametrize(
    ("codes", "tree"),
    [
        (("1", "1.1", "1.1.1", "1.2", "2"), ("1", "  1.1", "    1.1.1", "  1.2", "2")),
        (("I", "1", "a", "b", "2", "II", "3"),
         ("I", "  1", "    a", "    b", "  2", "II", "  3")),
        (("I", "1", "2", "II", "1"), ("I", "  I.1", "  I.2", "II", "  II.1")),
        (("I", "1", "a", "II", "1", "a"),
         ("I", "  I.1", "    I.1.a", "II", "  II.1", "    II.1.a")),
        (("I", "1", "1.1", "2", "2.1", "II", "1", "1.1"),
         ("I", "  I.1", "    I.1.1", "  I.2", "    I.2.1", "II", "  II.1", "    II.1.1")),
        (("I", "1.1", "1.1.1", "II", "2.1"), ("I", "  1.1", "    1.1.1", "II", "  2.1")),
        (("A", "I", "1", "II", "B", "I"), ("A", "  A.I", "    A.I.1", "  A.II", "B", "  B.I")),
        (("1", "a", "b", "2", "a"), ("1", "  1.a", "  1.b", "2", "  2.a")),
        (("G", "H", "I", "K"), ("G", "H", "I", "K")),
        (("I", "I.1", "I.1.a", "II"), ("I", "  I.1", "    I.1.a", "II")),
    ],
)  # fmt: skip
def test_levels_follow_from_the_way_of_counting(
    codes: tuple[str, ...], tree: tuple[str, ...]
) -> None:
    assert tree_of(*codes) == list(tree)


def test_an_orphan_is_told_with_the_parent_it_names() -> None:
    rows = (("2", "Thể chế", ""), ("2.2", "Rà soát", ""), ("2.2.1", "x", "1"), ("2.3.1", "y", "1"))
    reading = reading_of(*rows)
    assert told(reading) == [("IMP.409", "row 5, criterion 2.3.1")]
    assert reading.problems[0].params == {"parent": "2.3"}
    assert not reading.is_sound


def test_a_criterion_below_the_wrong_domain_is_an_orphan() -> None:
    reading = reading_of(("1", "a", ""), ("1.1", "b", "1"), ("2", "c", ""), ("1.2", "d", "1"))
    assert told(reading) == [("IMP.409", "row 5, criterion 1.2")]


def test_a_code_that_stands_twice_is_told_at_both_places() -> None:
    reading = reading_of(("1", "Chỉ đạo", "2"), ("1.1", "a", "1"), ("1.1", "b", "1"))
    assert told(reading) == [
        ("IMP.408", "row 3, criterion 1.1"),
        ("IMP.408", "row 4, criterion 1.1"),
    ]
    assert [problem.params["rows"] for problem in reading.problems] == ["4", "3"]


def test_a_double_among_codes_that_run_through_is_not_hidden_by_their_parents() -> None:
    rows = (("I", "x", ""), ("1", "a", "1"), ("2", "b", "1"), ("II", "y", ""), ("2", "c", "1"))
    assert [code for code, _ in told(reading_of(*rows))] == ["IMP.408", "IMP.408"]


def test_a_zero_that_a_spreadsheet_cut_off_comes_back() -> None:
    codes = [number_cell(Decimal(f"1.{n}")) for n in (*range(1, 10), 1, 11)]
    rows: list[tuple[Value, ...]] = [("1", "Chỉ đạo", "")]
    rows += [(code, "x", "1") for code in codes]
    reading = reading_of(*rows, ("2", "y", ""), (number_cell(Decimal("2.1")), "z", "1"))
    assert [line.code for line in reading.draft.lines][9:] == ["1.9", "1.10", "1.11", "2", "2.1"]
    assert told(reading, notes=True) == [("IMP.421", "row 12, criterion 1.10")]


def test_numbers_below_another_domain_begin_again_without_a_zero() -> None:
    first = [("I", "x", ""), ("1", "y", "")]
    codes: list[tuple[Value, ...]] = [
        (number_cell(Decimal(f"1.{n}")), "z", "1") for n in range(1, 10)
    ]
    again: list[tuple[Value, ...]] = [
        ("II", "x", ""),
        ("1", "y", ""),
        (number_cell(Decimal("1.1")), "z", "1"),
    ]
    reading = reading_of(*first, *codes, *again)
    assert reading.draft.lines[-1].code == "II.1.1"
    assert told(reading, notes=True) == []


def test_codes_may_stand_in_front_of_the_name() -> None:
    header = ("Tiêu chí", "Điểm tối đa")
    rows = (("I. Chỉ đạo", ""), ("1. Kế hoạch", "2"), ("Kịp thời: 2", ""), ("II. Thể chế", "1"))
    reading = reading_of(*rows, header=header)
    assert outline(reading) == ["I Chỉ đạo", "  1 Kế hoạch", "II Thể chế"]
    assert reading.draft.lines[1].guide == "Kịp thời: 2"


def test_a_column_of_codes_needs_no_heading() -> None:
    header = ("", "Tiêu chí", "Điểm tối đa")
    reading = reading_of(("I", "Chỉ đạo", ""), ("1", "Kế hoạch", "2"), header=header)
    assert outline(reading) == ["I Chỉ đạo", "  1 Kế hoạch"]


def test_a_date_in_the_place_of_a_code_is_told() -> None:
    date = SourceCell("01/01/2024", kind=CellKind.DATE)
    reading = reading_of(("1", "Chỉ đạo", "1"), (date, "Kế hoạch", "1"))
    assert told(reading) == [("IMP.203", "row 3, criterion 2")]


def test_a_code_that_is_none_is_told() -> None:
    reading = reading_of(("1", "Chỉ đạo", "1"), ("TĐ1x", "Kế hoạch", "1"))
    assert told(reading) == [("IMP.410", "row 3, criterion 2")]
