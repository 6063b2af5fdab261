from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.importing.reading import (
    DecimalMark,
    decimals_shown,
    is_number,
    marks_of,
    read_decimal,
    read_number,
    read_score,
)
from parindex_desktop.domain.importing.table import (
    SourceCell,
    column_letters,
    exact_number,
    number_cell,
)
from parindex_desktop.domain.numbers import NumberFormat, NumberStyle, Points, format_decimal
from parindex_desktop.domain.scores import BLANK, CellState, Score
from parindex_desktop.errors import InputError

COMMA, POINT = DecimalMark.COMMA, DecimalMark.POINT
VALUES = st.decimals(-100_000, 100_000, places=4)


@given(
    VALUES, st.integers(0, 4), st.sampled_from(NumberStyle), st.booleans(), st.sampled_from(",.")
)
def test_every_printed_form_is_read_back(
    value: Decimal, decimals: int, style: NumberStyle, percent: bool, separator: str
) -> None:
    shape = NumberFormat(decimals, style, percent)
    text = format_decimal(value, shape, separator=separator)
    mark = COMMA if separator == "," else POINT
    assert format_decimal(read_decimal(text, mark), shape, separator=separator) == text


@given(VALUES)
def test_thousands_are_read_in_both_styles(value: Decimal) -> None:
    english = f"{value:,.4f}"
    vietnamese = english.translate(str.maketrans(",.", ".,"))
    assert read_decimal(english, POINT) == value
    assert read_decimal(vietnamese, COMMA) == value


@given(st.integers(-10_000_000, 10_000_000))
def test_a_number_of_points_stored_as_a_float_is_exact(points: int) -> None:
    stored = repr(points / 10_000)
    assert exact_number(stored) == Decimal(points).scaleb(-4)
    assert read_score(number_cell(exact_number(stored)), COMMA) == Score.number(points)


@given(st.lists(VALUES, min_size=1), st.sampled_from(DecimalMark))
def test_a_column_of_unambiguous_numbers_proves_its_own_mark(
    values: list[Decimal], mark: DecimalMark
) -> None:
    cells = [SourceCell(f"{value:.2f}".replace(".", mark.char)) for value in values]
    assert marks_of(cells).decide(None) is mark


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [
        ("68,5", POINT, "68.5"),
        ("68.5", COMMA, "68.5"),
        ("1.234,5", POINT, "1234.5"),
        ("1,234.5", COMMA, "1234.5"),
        ("1.234.567", POINT, "1234567"),
        ("1.234", COMMA, "1234"),
        ("1.234", POINT, "1.234"),
        ("0.234", COMMA, "0.234"),
        ("1 234,5", COMMA, "1234.5"),
        ("\u22122,5", COMMA, "-2.5"),
        ("'68,5", COMMA, "68.5"),
        ("78,39 %", COMMA, "78.39"),
        (",5", COMMA, "0.5"),
        ("+5", COMMA, "5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, mark: DecimalMark, value: str) -> None:
    assert read_decimal(text, mark) == Decimal(value)


@pytest.mark.parametrize("text", ["", "x", "1,2,3", "1.2.3", "1.23.456", "5 điểm", "--5", "²", ","])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert not is_number(SourceCell(text))
    with pytest.raises(InputError, match=r"NUM\.101"):
        read_decimal(text, COMMA)


@pytest.mark.parametrize(
    ("texts", "limit", "mark"),
    [
        (["1.234", "68,5"], None, COMMA),
        (["1.234", "68.5"], None, POINT),
        (["1.234", "2.345"], Decimal(70), POINT),
        (["1,234"], Decimal(70), COMMA),
        (["1.234"], Decimal(5000), None),
        (["1.234"], None, None),
        (["1.234", "68,5", "67.5"], Decimal(5000), None),
        (["68", "67"], None, COMMA),
    ],
)
def test_a_column_decides_its_mark_or_asks(
    texts: list[str], limit: Decimal | None, mark: DecimalMark | None
) -> None:
    assert marks_of(map(SourceCell, texts)).decide(limit) is mark


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CellState.BLANK),
        ("-", CellState.BLANK),
        ("–", CellState.BLANK),
        ("không áp dụng", CellState.NOT_APPLICABLE),
        ("KHÔNG PHÁT SINH", CellState.NOT_APPLICABLE),
        ("N/A", CellState.NOT_APPLICABLE),
        ("KPS", CellState.NOT_APPLICABLE),
        ("chờ", CellState.PENDING),
        ("0", CellState.NUMBER),
    ],
)
def test_words_and_blanks_keep_their_states(text: str, state: CellState) -> None:
    score = read_score(SourceCell(text), COMMA)
    assert (score.state, score.points) == (state, Points(0))


@pytest.mark.parametrize(
    ("text", "code"),
    [("x", "NUM.101"), ("1,23456", "NUM.102"), ("9999999999", "NUM.103"), ("95%", "IMP.205")],
)
def test_what_is_no_score_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(InputError) as raised:
        read_score(SourceCell(text), COMMA)
    assert raised.value.code == code


def test_a_blank_is_never_zero() -> None:
    assert read_score(SourceCell(""), COMMA) == BLANK


@pytest.mark.parametrize(("text", "decimals"), [("82,00%", 2), ("68", 0), ("26.39", 2)])
def test_decimals_are_counted_as_shown(text: str, decimals: int) -> None:
    assert decimals_shown(SourceCell(text), COMMA) == decimals


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_named_as_spreadsheets_do(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_numbers_beyond_any_score_are_kept_as_they_are() -> None:
    assert exact_number("1e300") == Decimal("1e300")
    assert Fraction(read_number(number_cell(Decimal("0.8439"), percent=True), COMMA)) == Fraction(
        "84.39"
    )


@pytest.mark.parametrize("stored", ["1e12", "1e30", "1e308", "9" * 400])
@pytest.mark.parametrize("percent", [False, True])
def test_a_number_far_beyond_any_score_is_a_cell_like_others(stored: str, percent: bool) -> None:
    cell = number_cell(exact_number(stored), percent=percent)
    assert cell.text.rstrip("%").isdigit()
    assert "e" not in cell.text.casefold()
