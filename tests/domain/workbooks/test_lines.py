"""The lines of a sheet: which rows a criterion has, and what makes a workbook old."""

from dataclasses import replace

import pytest

from parindex_desktop.domain.criteria import (
    CriteriaSet,
    CriteriaTree,
    Criterion,
    CriterionId,
    SetId,
    Source,
)
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    JudgedRule,
    Measure,
    Option,
    OptionsRule,
    Rule,
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.domain.units import GroupId, RoundId
from parindex_desktop.domain.workbooks.documents import iso_day
from parindex_desktop.domain.workbooks.lines import FIRST_ROW, Entry, Leaf, SheetLines, lines_of

CHOICE = OptionsRule((Option("Có", Points(10_000)), Option("Không", Points(0))))


def tree(*rules: Rule | None, **changes: object) -> CriteriaTree:
    made = [Criterion(CriterionId(1), SetId(1), None, 0, "1", "Lĩnh vực", Points(0))]
    made += [
        Criterion(CriterionId(n), SetId(1), CriterionId(1), n, f"1.{n}", "Tên", Points(10_000),
                  rule=rule)
        for n, rule in enumerate(rules, start=2)
    ]  # fmt: skip
    made[-1] = replace(made[-1], **changes)  # type: ignore[arg-type]
    return CriteriaTree.build(CriteriaSet(SetId(1), RoundId(1), GroupId(1)), made)


def leaf(rule: Rule | None, **changes: object) -> Leaf:
    return lines_of(tree(rule, **changes)).leaves[0]


def rows(lines: SheetLines) -> list[tuple[int, str, Entry]]:
    return [(line.row, line.label, line.entry) for line in lines.lines]


def test_several_facts_stand_below_their_leaf() -> None:
    share = BandsRule(Measure(numerator="đúng hạn"), ())
    assert rows(lines_of(tree(share, None))) == [
        (FIRST_ROW, "Lĩnh vực", Entry.NONE),
        (FIRST_ROW + 1, "Tên", Entry.NONE),
        (FIRST_ROW + 2, "đúng hạn", Entry.FACT),
        (FIRST_ROW + 3, "Tổng số", Entry.FACT),
        (FIRST_ROW + 4, "Tên", Entry.POINTS),
    ]


def test_one_fact_stands_in_the_line_of_its_leaf() -> None:
    found = leaf(CHOICE)
    assert found.facts == (found.line,)
    assert found.line.entry is Entry.FACT


@pytest.mark.parametrize("rule", [None, JudgedRule(), SurveyRule()])
def test_points_are_typed_where_no_fact_decides(rule: Rule | None) -> None:
    assert (leaf(rule).facts, leaf(rule).line.entry) == ((), Entry.POINTS)


@pytest.mark.parametrize("source", [Source.SURVEY, Source.EXTERNAL])
def test_what_others_measure_is_closed(source: Source) -> None:
    found = leaf(CHOICE, source=source)
    assert not found.is_open
    assert (found.facts, found.line.entry) == ((), Entry.NONE)


@pytest.mark.parametrize(
    "changes",
    [{"code": "1.9"}, {"max_points": Points(5_000)}, {"source": Source.SURVEY}, {"rule": None},
     {"rule": YesNoRule(("a", "b"), Points(10_000))}, {"id": CriterionId(77)}],
    ids=str,
)  # fmt: skip
def test_what_reading_depends_on_makes_a_workbook_old(changes: dict[str, object]) -> None:
    assert lines_of(tree(CHOICE, **changes)).fingerprint != lines_of(tree(CHOICE)).fingerprint


@pytest.mark.parametrize("field", ["name", "guide", "evidence", "note", "appraiser"])
def test_words_do_not(field: str) -> None:
    assert lines_of(tree(CHOICE, **{field: "x"})).fingerprint == lines_of(tree(CHOICE)).fingerprint


@pytest.mark.parametrize(
    ("text", "iso"),
    [("5/2/2025", "2025-02-05"), ("05-02-2025", "2025-02-05"), ("5.2.2025", "2025-02-05"),
     ("29/02/2024", "2024-02-29"), ("29/02/2025", ""), ("2/2025", ""), ("5/2/25", ""), ("", "")],
)  # fmt: skip
def test_days_are_read_as_officials_write_them(text: str, iso: str) -> None:
    assert iso_day(text) == iso
