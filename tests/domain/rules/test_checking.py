"""What makes a rule unsound."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop import i18n
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.checking import check_rule
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.rules.kinds import (
    Answer,
    Band,
    BandsRule,
    Bound,
    FormulaRule,
    JudgedRule,
    Level,
    Measure,
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
from parindex_desktop.errors import InputError, Severity
from parindex_desktop.sentences import tell
from tests.domain.building import points
from tests.domain.rules.any_rules import RULES, typed_facts

TWO = points("2")


def options(**worth: str) -> OptionsRule:
    return OptionsRule(tuple(Option(label, points(text)) for label, text in worth.items()))


def bands(*parts: tuple[str, str, str]) -> BandsRule:
    def bound(text: str) -> Bound | None:
        return Bound(Decimal(text.lstrip("(")), not text.startswith("(")) if text else None

    return BandsRule(
        Measure(), tuple(Band(bound(low), bound(up), points(worth)) for low, up, worth in parts)
    )


def levels(*percents: str, takes: bool = False) -> PercentRule:
    named = tuple(Level(f"Mức {n}", Decimal(text)) for n, text in enumerate(percents))
    return PercentRule(named, takes=takes)


def formula(expression: str, *names: str) -> FormulaRule:
    return FormulaRule(tuple(Variable(name, "") for name in names), expression)


SOUND: tuple[Rule, ...] = (
    options(Tốt="2", Khá="1", Kém="0"),
    YesNoRule(("Có kế hoạch", "Có báo cáo"), TWO),
    bands(("90", "", "2"), ("70", "(90", "1"), ("", "(70", "0")),
    RatioRule(Measure(), Bound(Decimal(50)), Decimal(90)),
    PerItemRule("quy chế", points("0,5")),
    PerItemRule("quy chế", points("0,5"), TWO),
    PerItemRule("lần trễ", points("0,5"), points("1"), takes=True),
    levels("100", "75", "0"),
    levels("0", "50", takes=True),
    JudgedRule(),
    formula("nếu(tổng = 0; 0; đạt / tổng x 2)", "đạt", "tổng"),
    SurveyRule(),
    SurveyRule(decimals=0),
    SurveyRule(decimals=4),
)


@pytest.mark.parametrize("rule", SOUND, ids=lambda rule: rule.kind.value)
def test_a_sound_rule_has_no_problem(rule: Rule) -> None:
    assert check_rule(rule, TWO, "1.1") == ()


def test_every_kind_of_rule_is_among_the_sound_ones() -> None:
    assert {rule.kind for rule in SOUND} == set(RuleKind)


@pytest.mark.parametrize(("rule", "codes"), [
    (options(), ["RUL.131"]),
    (options(**{"": "2", " ": "1"}), ["RUL.132"]),
    (OptionsRule((Option("Tốt", TWO), Option(" Tốt", TWO))), ["RUL.133"]),
    (options(Tốt="2,5", Kém="0"), ["RUL.134"]),
    (options(Tốt="2", Kém="-1"), ["RUL.134"]),
    (options(Tốt="1,5", Kém="0"), ["RUL.135"]),
    (YesNoRule((), TWO), ["RUL.131"]),
    (YesNoRule(("Có", ""), TWO), ["RUL.132"]),
    (YesNoRule(("Có",), points("3")), ["RUL.134"]),
    (YesNoRule(("Có",), points("1")), ["RUL.135"]),
    (YesNoRule(("Có",), points("0"), TWO), ["RUL.144"]),
    (bands(), ["RUL.131", "RUL.136"]),
    (bands(("90", "", "2"), ("", "(80", "0")), ["RUL.136"]),
    (bands(("90", "", "2"), ("", "90", "0")), ["RUL.137"]),
    (bands(("90", "", "2"), ("", "(90", "0"), ("60", "50", "1")), ["RUL.138"]),
    (bands(("60", "50", "2"), ("90", "", "1"), ("", "(90", "0")), ["RUL.138", "RUL.135"]),
    (bands(("", "", "2")), ["RUL.150"]),
    (bands(("90", "", "3"), ("", "(90", "0")), ["RUL.134"]),
    (bands(("90", "", "1,5"), ("", "(90", "0")), ["RUL.135"]),
    (RatioRule(Measure(), Bound(Decimal(90)), Decimal(80)), ["RUL.139"]),
    (RatioRule(Measure(), Bound(Decimal(90)), Decimal(90)), []),
    (RatioRule(Measure(), cap=Decimal(0)), ["RUL.140"]),
    (RatioRule(Measure(), Bound(Decimal(5)), Decimal(-1)), ["RUL.140"]),
    (RatioRule(Measure(), decimals=5), ["RUL.147"]),
    (PerItemRule("", points("0")), ["RUL.141"]),
    (PerItemRule("quy chế", points("-1"), takes=True), ["RUL.141"]),
    (PerItemRule("quy chế", points("1"), points("2,5")), ["RUL.142"]),
    (PerItemRule("quy chế", points("1"), points("0")), ["RUL.142"]),
    (PerItemRule("quy chế", points("1"), points("1,5")), ["RUL.135"]),
    (levels(), ["RUL.131"]),
    (PercentRule((Level("Tốt", Decimal(100)), Level("Tốt", Decimal(50)))), ["RUL.133"]),
    (levels("100", "101"), ["RUL.146"]),
    (levels("100", "-1"), ["RUL.146"]),
    (levels("75", "50"), ["RUL.135"]),
    (levels("50", takes=True), ["RUL.135"]),
    (replace(levels("100"), decimals=-1), ["RUL.147"]),
    (formula(""), ["RUL.120"]),
    (formula("a +", "a"), ["RUL.122"]),
    (formula("a + b", "a"), ["RUL.123"]),
    (formula("a > 1", "a"), ["RUL.126"]),
    (formula("a", "a", "a"), ["RUL.133"]),
    (formula("a", "a", "số hồ sơ"), ["RUL.143"]),
    (formula("a", "a", "nếu"), ["RUL.143"]),
    (formula("a", "a", "b"), ["RUL.145"]),
    (formula("a / (1 - 1)", "a"), ["RUL.149"]),
    (replace(formula("a", "a"), decimals=9), ["RUL.147"]),
    (SurveyRule(()), ["RUL.131"]),
    (SurveyRule((Answer("Không ý kiến", None),)), ["RUL.148"]),
    (SurveyRule((Answer("A", Decimal(100)), Answer("B", Decimal(120)))), ["RUL.146"]),
    (SurveyRule((Answer("A", Decimal(80)), Answer("B", Decimal(20)))), ["RUL.135"]),
    (SurveyRule((Answer("A", Decimal(100)), Answer("A", Decimal(20)))), ["RUL.133"]),
    (SurveyRule(decimals=5), ["RUL.147"]),
])  # fmt: skip
def test_an_unsound_rule_has_its_problems(rule: Rule, codes: list[str]) -> None:
    assert [problem.code for problem in check_rule(rule, TWO, "1.1")] == codes


def test_problems_stand_at_the_criterion_and_say_what_to_do() -> None:
    i18n.set_language("vi")
    rule = bands(("90", "", "2"), ("70", "(80", "1"), ("", "70", "0"))
    assert [tell(problem).line for problem in check_rule(rule, TWO, "1.2.3")] == [
        "RUL.136 [1.2.3]: Chưa có mức điểm cho giá trị từ 80 % đến dưới 90 %."
        " Hãy sửa mốc của một khoảng, hoặc thêm một khoảng.",
        "RUL.137 [1.2.3]: Giá trị đúng 70 % thuộc nhiều khoảng cùng lúc."
        " Hãy sửa mốc, hoặc bỏ đánh dấu “Gồm” ở một khoảng.",
    ]


def test_what_a_decision_may_mean_is_a_warning_only() -> None:
    rules = (options(Tốt="1"), formula("a", "a", "b"), YesNoRule(("Có",), points("0"), TWO))
    found = [problem for rule in rules for problem in check_rule(rule, TWO, "1")]
    assert {(p.code, p.severity) for p in found} == {
        ("RUL.135", Severity.WARNING), ("RUL.145", Severity.WARNING),
        ("RUL.144", Severity.WARNING),
    }  # fmt: skip


@given(RULES, st.integers(0, 60_000).map(Points))
def test_every_problem_of_any_rule_can_be_told(rule: Rule, maximum: Points) -> None:
    assert all(tell(problem).text for problem in check_rule(rule, maximum, "1"))


@given(st.data(), RULES)
def test_facts_under_a_rule_without_errors_fail_only_for_what_was_typed(
    data: st.DataObject, rule: Rule
) -> None:
    problems = check_rule(rule, TWO, "1")
    if any(problem.severity is Severity.ERROR for problem in problems):
        return
    facts = read_facts(rule, data.draw(typed_facts(rule)))
    try:
        evaluate(rule, TWO, facts)
    except InputError as error:
        by_facts = {"RUL.101", "RUL.108", "RUL.110"}
        out_of_range = {"RUL.109"} if isinstance(rule, BandsRule) else set()
        assert error.code in by_facts | out_of_range  # noqa: PT017
