from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from parindex_desktop.domain.importing.mapping import ColumnChoice, parse_target
from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.domain.importing.reading import DecimalMark
from parindex_desktop.domain.importing.table import SourceTable
from parindex_desktop.domain.numbers import Points
from parindex_desktop.errors import InputError
from parindex_desktop.exchange.tables import read_table
from tests.exchange.building import NASTY, codes, plan_of, scores_of

TWO = {"Sở Y tế": ("61,5", "26,63"), "Sở Tư pháp": ("67", "24,97")}


@dataclass(frozen=True)
class Expected:
    scores: Mapping[str, tuple[str, ...]]
    codes: tuple[str, ...] = ()


TABLES = {
    "titles-and-signature.csv": Expected(TWO | {"Thanh tra tỉnh": ("56,5", "26")}),
    "signature-below-points.csv": Expected(TWO),
    "repeated-header.csv": Expected(
        {
            "Sở Y tế": ("61,5", "26,63"),
            "Sở Lao động, Thương binh và Xã hội": ("61,5", "25,19"),
        }
    ),
    "two-row-header.csv": Expected(TWO, ("IMP.305",)),
    "decimal-point.txt": Expected(TWO, ("IMP.305",)),
    "spaces-and-nbsp.csv": Expected(TWO),
    "decomposed-letters.csv": Expected(TWO),
    "maxima-row.csv": Expected({"Châu Đốc": ("66,5", "25,56"), "An Phú": ("61,5", "25,74")}),
    "blank-and-not-applicable.csv": Expected(
        {"Sở Y tế": ("", ""), "Sở Tư pháp": ("67", "n/a"), "Thanh tra tỉnh": ("0", "n/a")},
        ("IMP.206",),
    ),
    "two-tables.csv": Expected({"Sở Y tế": ("61,5", "26,63")}, ("IMP.112",)),
    "names-like-summaries.csv": Expected(
        {
            "Công an tỉnh": ("61,5", "26,63"),
            "Trung Bình": ("67", "24,97"),
            "Tổng công ty A": ("60", "20"),
            "Cộng Hòa": ("50", "20"),
            "Cục Thuế": ("", ""),
        },
    ),
    "no-ordinals.csv": Expected({"Công an tỉnh": ("61,5",), "Sở Y tế": ("",)}),
    "maxima-line.csv": Expected(
        {"Châu Đốc": ("66,5", "25,56"), "An Phú": ("61,5", "25,74"), "Chợ Mới": ("", "")}
    ),
    "quoted-lines.csv": Expected(
        {'Sở "Y tế"': ("61,5", "26,63"), "Sở Tư pháp": ("67", "24,97")},
    ),
    "controls-disagree.csv": Expected(
        TWO,
        ("IMP.124", "IMP.301", "IMP.302", "IMP.306", "IMP.303", "IMP.303", "IMP.304", "IMP.305"),
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_nasty_table_gives_its_exact_points(name: str) -> None:
    plan = plan_of(read_table(NASTY / name))
    assert scores_of(plan) == TABLES[name].scores
    assert tuple(codes(plan)) == TABLES[name].codes
    assert plan.edit is not None


def test_wrong_values_are_rejected_each_with_its_place_and_reason() -> None:
    plan = plan_of(read_table(NASTY / "wrong-values.csv"))
    told = [(p.code, p.place) for row in plan.rows for p in row.problems]
    assert told == [
        ("NUM.112", "row 2, column 2"),
        ("NUM.111", "row 3, column 2"),
        ("NUM.101", "row 4, column 2"),
        ("NUM.102", "row 5, column 3"),
        ("IMP.205", "row 6, column 2"),
        ("IMP.201", "row 7"),
        ("IMP.202", "row 8"),
        ("IMP.202", "row 9"),
    ]
    assert plan.counts[RowStatus.REJECTED] == 8
    assert plan.edit is None


def test_rejected_rows_of_one_unit_name_each_other() -> None:
    rows = plan_of(read_table(NASTY / "wrong-values.csv")).rows[-2:]
    assert [row.problems[0].params["rows"] for row in rows] == ["9", "8"]


def test_rejected_rows_can_be_left_out_on_purpose() -> None:
    table = read_table(NASTY / "wrong-values.csv")
    plan = plan_of(table, skip_rejected=True)
    assert "IMP.106" not in codes(plan)
    assert plan.edit is not None
    assert plan.edit.cells == ()


def test_the_reject_list_repeats_the_rows_with_their_reasons() -> None:
    plan = plan_of(read_table(NASTY / "wrong-values.csv"))
    lines = plan.reject_rows(lambda problem: problem.code)
    assert lines[0] == ("", "Đơn vị", "Điểm thẩm định (70)", "Điểm điều tra XHH (30)", "")
    assert lines[1] == ("row 2", "Sở Y tế", "70,5", "26,63", "NUM.112")
    assert len(lines) == 9


@pytest.mark.parametrize(
    ("mark", "expected"), [(DecimalMark.COMMA, "1234"), (DecimalMark.POINT, "1,234")]
)
def test_an_ambiguous_number_is_asked_once_and_read_as_answered(
    mark: DecimalMark, expected: str
) -> None:
    table = read_table(NASTY / "ambiguous.csv")
    maxima = {"appraised": Points(20_000_000)}
    asked = plan_of(table, maxima=maxima)
    assert [(q.code, q.example, q.choices) for q in asked.questions] == [
        ("IMP.125", "1.234", ((DecimalMark.COMMA, "1234"), (DecimalMark.POINT, "1,234")))
    ]
    assert asked.edit is None
    answered = plan_of(table, maxima=maxima, decimal=mark)
    assert scores_of(answered)["Sở Y tế"] == (expected, "26,63")
    assert answered.edit is not None


def test_a_maximum_below_one_thousand_settles_an_ambiguous_number() -> None:
    plan = plan_of(read_table(NASTY / "ambiguous.csv"), maxima={"appraised": Points(20_000)})
    assert plan.questions == ()
    assert scores_of(plan)["Sở Y tế"] == ("1,234", "26,63")


def test_a_quote_that_is_never_closed_is_told_with_its_line() -> None:
    with pytest.raises(InputError) as raised:
        read_table(NASTY / "unclosed-quote.csv")
    assert (raised.value.code, raised.value.params["line"]) == ("IMP.108", 2)


def test_a_missing_maximum_tells_how_to_give_it() -> None:
    text = "Đơn vị;Điểm thẩm định\nSở Y tế;61,5\n".encode()
    plan = plan_of(read_table(text))
    [problem] = plan.blocking()
    assert (problem.code, problem.place) == ("IMP.120", "Điểm thẩm định")
    assert plan_of(read_table(text), maxima={"Điểm thẩm định": Points(700_000)}).edit is not None


def test_headings_that_say_nothing_are_offered_to_the_person() -> None:
    table = read_table("Cột A;Cột B\nSở Y tế;61,5\n".encode())
    plan = plan_of(table)
    assert [c.heading for c in plan.columns] == ["Cột A", "Cột B"]
    assert codes(plan) == ["IMP.113", "IMP.114"]
    chosen = (
        ColumnChoice(parse_target("unit"), column=0),
        ColumnChoice(parse_target("appraised"), heading="cột b"),
    )
    again = plan_of(table, columns=chosen, maxima={"appraised": Points(700_000)})
    assert scores_of(again) == {"Sở Y tế": ("61,5",)}
    assert again.to_remember() == {"cot a": "unit", "cot b": "appraised"}


def test_a_column_may_be_chosen_by_the_code_of_the_set_it_belongs_to() -> None:
    text = "Đơn vị;Điểm (70);Tổng;Hạng\nSở Y tế;61,5;61,5;2\nSở Tư pháp;;;\n"
    chosen = (ColumnChoice(parse_target("appraised"), heading="Điểm (70)"),)
    plan = plan_of(read_table(text.encode()), columns=chosen)
    assert codes(plan) == ["IMP.303"]


def test_a_table_without_rows_or_units_has_nothing_to_import() -> None:
    with pytest.raises(InputError, match=r"IMP\.106"):
        plan_of(SourceTable("trống.csv", ()))
    plan = plan_of(read_table("Đơn vị;Điểm thẩm định (70)\nTổng cộng;5\n".encode()))
    assert codes(plan) == ["IMP.106"]
