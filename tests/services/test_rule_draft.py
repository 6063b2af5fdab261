"""A rule as it is typed: every rule comes back from its texts, every bad text is told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    Answer,
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    RuleKind,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.services.rule_draft import (
    COLUMNS,
    ON,
    RuleDraft,
    draft_of,
    empty_line,
    new_draft,
    next_line,
)
from parindex_desktop.services.rule_draft_reading import read_draft

MAXIMUM = Points(20_000)
words = st.text("abcđêôạ 19%≥", min_size=1, max_size=12).map(lambda t: " ".join(t.split()))
named = words.filter(bool)
points = st.integers(0, 400).map(lambda n: Points(n * 625))
numbers = st.decimals(0, 10_000, places=2).map(lambda d: Decimal(f"{d.normalize():f}"))
bounds = st.builds(Bound, numbers, st.booleans())
ends = st.none() | bounds
measures = st.builds(Measure, st.sampled_from(MeasureKind), words, words, words, words)
decimals = st.integers(0, 4)


def rows(kind: type, *parts: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(st.builds(kind, *parts), max_size=5).map(tuple)


RULES: st.SearchStrategy[Rule] = st.one_of(
    st.builds(OptionsRule, rows(Option, named, points)),
    st.builds(
        YesNoRule, st.lists(named, max_size=4).map(tuple), points, points, st.sampled_from(Join)
    ),
    st.builds(BandsRule, measures, rows(Band, ends, ends, points)),
    st.builds(RatioRule, measures, ends, numbers, st.booleans(), decimals),
    st.builds(PerItemRule, words, points, st.none() | points, st.booleans()),
    st.builds(PercentRule, rows(Level, named, numbers), st.booleans(), decimals),
    st.builds(JudgedRule, words),
    st.builds(FormulaRule, rows(Variable, named, words, words), words, decimals),
    st.builds(SurveyRule, rows(Answer, named, st.none() | numbers), decimals),
)


@given(RULES)
def test_a_rule_comes_back_from_its_texts(rule: Rule) -> None:
    draft = draft_of(rule)
    assert all(len(line) == len(COLUMNS[rule.kind]) for line in draft.lines)
    reading = read_draft(draft)
    assert reading.faults == ()
    assert reading.rule == rule


def typed(kind: RuleKind, *lines: tuple[str, ...], **values: str) -> RuleDraft:
    begun = new_draft(kind, MAXIMUM)
    return RuleDraft(kind, {**begun.values, **values}, lines)


def faults(draft: RuleDraft) -> list[tuple[str, int | None, str]]:
    reading = read_draft(draft)
    assert (reading.rule is None) == bool(reading.faults)
    return [(fault.name, fault.line, fault.problem.code) for fault in reading.faults]


def test_numbers_are_read_with_comma_or_point_and_percent_sign() -> None:
    draft = typed(
        RuleKind.BANDS, ("90 %", ON, "", "", "2"), ("70,5", "", "90.0", "", " 1,25 "),
    )  # fmt: skip
    assert read_draft(draft).rule == BandsRule(
        Measure(),
        (
            Band(Bound(Decimal(90)), None, Points(20_000)),
            Band(
                Bound(Decimal("70.5"), inclusive=False),
                Bound(Decimal(90), inclusive=False),
                Points(12_500),
            ),
        ),
    )


def test_every_text_that_cannot_be_used_is_told_at_once() -> None:
    draft = typed(
        RuleKind.BANDS,
        ("chín mươi", ON, "", "", ""),
        ("", ON, "", "", ""),  # nothing typed: no line of the rule
        ("-1", ON, "1.234", "", "-2"),
    )
    assert faults(draft) == [
        ("lower", 0, "RUL.102"),
        ("points", 0, "RUL.101"),
        ("lower", 2, "RUL.103"),
        ("upper", 2, "RUL.107"),
        ("points", 2, "RUL.103"),
    ]


def test_a_fault_names_its_line_as_the_person_counts() -> None:
    (fault,) = read_draft(typed(RuleKind.OPTIONS, ("Có", "2"), ("Không", "hai"))).faults
    assert fault.problem.place == "Line 2"
    assert fault.problem.params == {"field": "Points", "text": "hai"}


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (typed(RuleKind.PER_ITEM, item="quy chế", each=""), [("each", None, "RUL.101")]),
        (typed(RuleKind.PER_ITEM, each="0,12345"), [("each", None, "RUL.106")]),
        (typed(RuleKind.RATIO, decimals="5"), [("decimals", None, "RUL.152")]),
        (typed(RuleKind.RATIO, decimals="1,5"), [("decimals", None, "RUL.152")]),
        (typed(RuleKind.RATIO, cap="x"), [("cap", None, "RUL.102")]),
        (typed(RuleKind.PERCENT, ("Tốt", "")), [("percent", 0, "RUL.101")]),
        (typed(RuleKind.SURVEY, ("Không ý kiến", "")), []),
    ],
)
def test_values_of_other_kinds_are_told_too(
    draft: RuleDraft, expected: list[tuple[str, int | None, str]]
) -> None:
    assert faults(draft) == expected


def test_an_empty_cap_of_a_ratio_is_the_whole() -> None:
    rule = read_draft(typed(RuleKind.RATIO, cap="")).rule
    assert isinstance(rule, RatioRule)
    assert rule.cap == 100


@pytest.mark.parametrize("kind", RuleKind)
def test_every_kind_has_a_beginning_and_a_line_to_type_in(kind: RuleKind) -> None:
    begun = new_draft(kind, MAXIMUM)
    assert begun.kind is kind
    assert all(len(line) == len(COLUMNS[kind]) for line in begun.lines)
    line = empty_line(kind)
    assert read_draft(begun.with_lines((*begun.lines, line))) == read_draft(begun)


def test_another_kind_takes_over_what_it_has_in_common() -> None:
    bands = typed(RuleKind.BANDS, numerator="đúng hạn", denominator="tổng số")
    ratio = new_draft(RuleKind.RATIO, MAXIMUM, like=bands)
    assert (ratio.values["numerator"], ratio.values["denominator"]) == ("đúng hạn", "tổng số")
    options = typed(RuleKind.OPTIONS, ("Tốt", "2"), ("", ""), ("Khá", "1"))
    percent = new_draft(RuleKind.PERCENT, MAXIMUM, like=options)
    assert percent.lines == (("Tốt", ""), ("Khá", ""))


def test_a_new_rule_proposes_the_maximum() -> None:
    assert new_draft(RuleKind.OPTIONS, MAXIMUM).lines[0] == ("", "2")
    assert new_draft(RuleKind.YES_NO, MAXIMUM).values["met"] == "2"


def test_the_next_band_goes_on_where_the_last_one_ends() -> None:
    falling = typed(RuleKind.BANDS, ("90", ON, "", "", "2"))
    assert next_line(falling) == ("", ON, "90", "", "")
    strict = typed(RuleKind.BANDS, ("90", "", "", "", "2"), ("70", ON, "90", ON, "1"))
    assert next_line(strict) == ("", ON, "70", "", "")
    rising = typed(RuleKind.BANDS, ("", ON, "5", ON, "2"))
    assert next_line(rising) == ("5", "", "", "", "")
    further = typed(RuleKind.BANDS, ("", ON, "5", ON, "2"), ("5", "", "9", ON, "1"))
    assert next_line(further) == ("9", "", "", "", "")
    whole = typed(RuleKind.BANDS, ("70", ON, "", "", "2"), ("", ON, "70", "", "0"))
    assert next_line(whole) == empty_line(RuleKind.BANDS)
    assert next_line(typed(RuleKind.BANDS)) == empty_line(RuleKind.BANDS)
    assert next_line(typed(RuleKind.OPTIONS, ("Có", "2"))) == ("", "")
