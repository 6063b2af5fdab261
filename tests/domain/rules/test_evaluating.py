"""What facts are worth under each kind of rule, on and beside its bounds, and the sentence."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop import i18n
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import fields_of, read_facts
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
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.errors import InputError
from tests.domain.building import points
from tests.domain.rules.any_rules import RULES, typed_facts

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.facts import Facts

TWO = points("2")


def at(value: str) -> Bound:
    return Bound(Decimal(value))


def beside(value: str) -> Bound:
    return Bound(Decimal(value), inclusive=False)


SHARE = Measure(numerator="hồ sơ đúng hạn", denominator="tổng số hồ sơ")
DAYS = Measure(MeasureKind.VALUE, "Số ngày chậm", unit="ngày")
OPTIONS = OptionsRule((
    Option("Ban hành kịp thời", points("1")),
    Option("Ban hành không kịp thời", points("0,5")),
    Option("Không ban hành", points("0")),
))  # fmt: skip
YES_NO = YesNoRule(("Có kế hoạch",), TWO, points("0,5"))
ALL = YesNoRule(("Có kế hoạch", "Có báo cáo"), TWO)
ANY = replace(ALL, join=Join.ANY)
BANDS = BandsRule(SHARE, (  # trên 90 %: 2; 70 % - 90 %: 1; dưới 70 %: 0
    Band(beside("90"), None, TWO),
    Band(at("70"), at("90"), points("1")),
    Band(None, beside("70"), points("0")),
))  # fmt: skip
CLOSED_BANDS = BandsRule(SHARE, (
    Band(at("90"), at("100"), TWO),
    Band(at("0"), beside("90"), points("1")),
))  # fmt: skip
DAY_BANDS = BandsRule(DAYS, (
    Band(None, at("0"), TWO),
    Band(beside("0"), at("2.5"), points("1")),
    Band(beside("5"), None, points("0")),
))  # fmt: skip
RATIO = RatioRule(SHARE, at("50"))
OPEN_RATIO = RatioRule(SHARE, beside("50"), Decimal(90))
TO_CAP = RatioRule(Measure(MeasureKind.VALUE, "Tỷ lệ"), None, Decimal(90), to_cap=True)
PER_ITEM = PerItemRule("quy chế", points("0,5"))
CAPPED = PerItemRule("quy chế", points("0,5"), points("1,5"))
TAKES = PerItemRule("lần trễ", points("0,25"), points("1"), takes=True)
PERCENTS = PercentRule((Level("Tốt", Decimal(75)), Level("Hoàn thành", Decimal("33.3"))))
TAKEN = PercentRule((Level("Vi phạm nhẹ", Decimal(30)),), takes=True)
JUDGED = JudgedRule("thực hiện chưa đầy đủ: trừ điểm tương ứng")
FORMULA = FormulaRule(
    (Variable("đạt", "Nhiệm vụ hoàn thành"), Variable("giao", "Nhiệm vụ được giao")),
    "nếu(giao = 0; 0; đạt / giao x 2)",
)
SURVEY = SurveyRule()


@pytest.mark.parametrize(("rule", "typed", "worth", "why"), [
    (OPTIONS, {"choice": "Ban hành kịp thời"}, "1", "Ban hành kịp thời → 1 điểm"),
    (OPTIONS, {"choice": " Không ban  hành"}, "0", "Không ban hành → 0 điểm"),
    (YES_NO, {"c1": "1"}, "2", "đạt yêu cầu → 2 điểm"),
    (YES_NO, {"c1": "0"}, "0,5", "không đạt yêu cầu → 0,5 điểm"),
    (ALL, {"c1": "1", "c2": "1"}, "2", "đạt 2/2 điều kiện (phải đạt tất cả) → 2 điểm"),
    (ALL, {"c1": "1", "c2": "0"}, "0", "đạt 1/2 điều kiện (phải đạt tất cả) → 0 điểm"),
    (ANY, {"c1": "0", "c2": "1"}, "2", "đạt 1/2 điều kiện (đạt một là đủ) → 2 điểm"),
    (ANY, {"c1": "0", "c2": "0"}, "0", "đạt 0/2 điều kiện (đạt một là đủ) → 0 điểm"),
    (BANDS, {"numerator": "38", "denominator": "40"}, "2", "38/40 = 95,00 % > 90 % → 2 điểm"),
    (BANDS, {"numerator": "9", "denominator": "10"}, "1",
     "9/10 = 90,00 % thuộc mức từ 70 % đến 90 % → 1 điểm"),
    (BANDS, {"numerator": "9001", "denominator": "10000"}, "2",
     "9001/10000 = 90,01 % > 90 % → 2 điểm"),
    (BANDS, {"numerator": "900001", "denominator": "1000000"}, "2",
     "900001/1000000 = 90,0001 % > 90 % → 2 điểm"),
    (BANDS, {"numerator": "7", "denominator": "10"}, "1",
     "7/10 = 70,00 % thuộc mức từ 70 % đến 90 % → 1 điểm"),
    (BANDS, {"numerator": "6999", "denominator": "10000"}, "0",
     "6999/10000 = 69,99 % < 70 % → 0 điểm"),
    (BANDS, {"numerator": "0", "denominator": "3"}, "0", "0/3 = 0,00 % < 70 % → 0 điểm"),
    (CLOSED_BANDS, {"numerator": "40", "denominator": "40"}, "2",
     "40/40 = 100,00 % thuộc mức từ 90 % đến 100 % → 2 điểm"),
    (CLOSED_BANDS, {"numerator": "41", "denominator": "40"}, "2",
     "41/40 = 102,50 % ≥ 90 % → 2 điểm"),
    (DAY_BANDS, {"value": "0"}, "2", "0 ngày ≤ 0 ngày → 2 điểm"),
    (DAY_BANDS, {"value": "0,01"}, "1", "0,01 ngày thuộc mức trên 0 ngày đến 2,5 ngày → 1 điểm"),
    (DAY_BANDS, {"value": "2,5"}, "1", "2,5 ngày thuộc mức trên 0 ngày đến 2,5 ngày → 1 điểm"),
    (DAY_BANDS, {"value": "5,1"}, "0", "5,1 ngày > 5 ngày → 0 điểm"),
    (RATIO, {"numerator": "5", "denominator": "10"}, "1",
     "5/10 = 50,00 %; 50,00 % × 2 → 1 điểm"),
    (RATIO, {"numerator": "4999", "denominator": "10000"}, "0",
     "4999/10000 = 49,99 % < 50 % → 0 điểm"),
    (RATIO, {"numerator": "2", "denominator": "3"}, "1,33",
     "2/3 = 66,67 %; 66,67 % × 2 → 1,33 điểm"),
    (RATIO, {"numerator": "3", "denominator": "3"}, "2", "3/3 = 100,00 % ≥ 100 % → 2 điểm"),
    (RATIO, {"numerator": "5", "denominator": "3"}, "2", "5/3 = 166,67 % ≥ 100 % → 2 điểm"),
    (OPEN_RATIO, {"numerator": "5", "denominator": "10"}, "0",
     "5/10 = 50,00 % ≤ 50 % → 0 điểm"),
    (OPEN_RATIO, {"numerator": "51", "denominator": "100"}, "1,02",
     "51/100 = 51,00 %; 51,00 % × 2 → 1,02 điểm"),
    (OPEN_RATIO, {"numerator": "9", "denominator": "10"}, "2", "9/10 = 90,00 % ≥ 90 % → 2 điểm"),
    (OPEN_RATIO, {"numerator": "899", "denominator": "1000"}, "1,8",
     "899/1000 = 89,90 %; 89,90 % × 2 → 1,8 điểm"),
    (TO_CAP, {"value": "45"}, "1", "45 %; 45 % / 90 % × 2 → 1 điểm"),
    (TO_CAP, {"value": "90"}, "2", "90 % ≥ 90 % → 2 điểm"),
    (PER_ITEM, {"count": "0"}, "0", "0 × 0,5 = 0 → 0 điểm"),
    (PER_ITEM, {"count": "4"}, "2", "4 × 0,5 = 2 → 2 điểm"),
    (PER_ITEM, {"count": "5"}, "2", "5 × 0,5 = 2,5, giới hạn ở 2 → 2 điểm"),
    (CAPPED, {"count": "3"}, "1,5", "3 × 0,5 = 1,5 → 1,5 điểm"),
    (CAPPED, {"count": "4"}, "1,5", "4 × 0,5 = 2, giới hạn ở 1,5 → 1,5 điểm"),
    (TAKES, {"count": "0"}, "2", "2 − 0 (0 × 0,25 = 0) → 2 điểm"),
    (TAKES, {"count": "3"}, "1,25", "2 − 0,75 (3 × 0,25 = 0,75) → 1,25 điểm"),
    (TAKES, {"count": "9"}, "1", "2 − 1 (9 × 0,25 = 2,25, giới hạn ở 1) → 1 điểm"),
    (replace(TAKES, cap=None), {"count": "9"}, "0",
     "2 − 2 (9 × 0,25 = 2,25, giới hạn ở 2) → 0 điểm"),
    (PERCENTS, {"choice": "Tốt"}, "1,5", "Tốt: 75 %; 75 % × 2 → 1,5 điểm"),
    (PERCENTS, {"choice": "Hoàn thành"}, "0,67", "Hoàn thành: 33,3 %; 33,3 % × 2 → 0,67 điểm"),
    (TAKEN, {"choice": "Vi phạm nhẹ"}, "1,4", "Vi phạm nhẹ: −30 %; 70 % × 2 → 1,4 điểm"),
    (JUDGED, {"points": "1,25", "reason": "thiếu báo cáo quý"}, "1,25",
     "Hội đồng xem xét: thiếu báo cáo quý → 1,25 điểm"),
    (JUDGED, {"points": "2", "reason": "đủ"}, "2", "Hội đồng xem xét: đủ → 2 điểm"),
    (JUDGED, {"points": "0", "reason": "không có"}, "0", "Hội đồng xem xét: không có → 0 điểm"),
    (FORMULA, {"đạt": "9", "giao": "12"}, "1,5",
     "đạt = 9; giao = 12; nếu(giao = 0; 0; đạt / giao x 2) = 1,5 → 1,5 điểm"),
    (FORMULA, {"đạt": "0", "giao": "0"}, "0",
     "đạt = 0; giao = 0; nếu(giao = 0; 0; đạt / giao x 2) = 0 → 0 điểm"),
    (FORMULA, {"đạt": "15", "giao": "12"}, "2",
     "đạt = 15; giao = 12; nếu(giao = 0; 0; đạt / giao x 2) = 2,5, giới hạn ở 2 → 2 điểm"),
    (SURVEY, {"a1": "30", "a2": "10", "a3": "5", "a4": "5", "a5": "7"}, "1,48",
     "bình quân 50 phiếu: 74,00 % × 2 → 1,48 điểm"),
    (SURVEY, {"a1": "4"}, "2", "bình quân 4 phiếu: 100,00 % × 2 → 2 điểm"),
])  # fmt: skip
def test_facts_are_worth(rule: Rule, typed: dict[str, str], worth: str, why: str) -> None:
    i18n.set_language("vi")
    outcome = evaluate(rule, TWO, read_facts(rule, typed))
    assert (outcome.points, outcome.why) == (points(worth), why)


@pytest.mark.parametrize(("rule", "typed", "why"), [
    (replace(BANDS, bands=(Band(at("70"), beside("100"), points("1")),)),
     {"numerator": "3", "denominator": "4"},
     "3/4 = 75,00 % thuộc mức từ 70 % đến dưới 100 % → trừ 1 điểm"),
    (PER_ITEM, {"count": "2"}, "2 × 0,5 = 1 → trừ 1 điểm"),
    (PER_ITEM, {"count": "0"}, "0 × 0,5 = 0 → không bị trừ điểm"),
])  # fmt: skip
def test_a_penalty_says_what_it_takes_off(rule: Rule, typed: dict[str, str], why: str) -> None:
    i18n.set_language("vi")
    assert evaluate(rule, TWO, read_facts(rule, typed), penalty=True).why == why


@pytest.mark.parametrize(("rule", "facts", "code"), [
    (OPTIONS, (), "RUL.101"),
    (ALL, (("c1", "1"),), "RUL.101"),
    (BANDS, (("numerator", "3"),), "RUL.101"),
    (RATIO, (("denominator", "3"),), "RUL.101"),
    (TO_CAP, (), "RUL.101"),
    (PER_ITEM, (), "RUL.101"),
    (PERCENTS, (), "RUL.101"),
    (JUDGED, (("points", "1"),), "RUL.101"),
    (FORMULA, (("đạt", "1"),), "RUL.101"),
    (SURVEY, (), "RUL.101"),
    (FORMULA, (("đạt", "nhiều"), ("giao", "2")), "RUL.102"),
    (SURVEY, (("a1", "nhiều"),), "RUL.102"),
    (OPTIONS, (("choice", "Đã bỏ khỏi quy tắc"),), "RUL.104"),
    (PERCENTS, (("choice", "Đã bỏ khỏi quy tắc"),), "RUL.104"),
    (BANDS, (("numerator", "3"), ("denominator", "0")), "RUL.108"),
    (RATIO, (("numerator", "0"), ("denominator", "0")), "RUL.108"),
    (SURVEY, (("a1", "0"), ("a5", "9")), "RUL.108"),
    (replace(FORMULA, expression="đạt / giao"), (("đạt", "1"), ("giao", "0")), "RUL.108"),
    (DAY_BANDS, (("value", "3"),), "RUL.109"),
    (replace(CLOSED_BANDS, measure=DAYS), (("value", "101"),), "RUL.109"),
    (JUDGED, (("points", "2.01"), ("reason", "tốt")), "RUL.110"),
    (replace(FORMULA, expression="đạt +"), (("đạt", "1"), ("giao", "1")), "RUL.122"),
    (replace(FORMULA, expression="đạt + c"), (("đạt", "1"), ("giao", "1")), "RUL.123"),
])  # fmt: skip
def test_facts_that_give_no_points_are_refused(rule: Rule, facts: Facts, code: str) -> None:
    with pytest.raises(InputError) as caught:
        evaluate(rule, TWO, facts)
    assert caught.value.code == code


@pytest.mark.parametrize("rule", [PER_ITEM, RATIO, TO_CAP, FORMULA, SURVEY])
@pytest.mark.parametrize("text", [
    "", "-1", "1,5", "1e3", "1e999999", "NaN", "sNaN", "Infinity", "9" * 5000, "1." + "3" * 5000,
])  # fmt: skip
def test_facts_altered_past_the_program_are_no_numbers(rule: Rule, text: str) -> None:
    with pytest.raises(InputError) as caught:
        evaluate(rule, TWO, tuple((field.name, text) for field in fields_of(rule)))
    assert caught.value.code == "RUL.102"


def test_a_missing_fact_is_named() -> None:
    with pytest.raises(InputError) as caught:
        evaluate(BANDS, TWO, (("numerator", "3"),))
    assert caught.value.params == {"field": "tổng số hồ sơ"}


def test_an_answer_left_empty_counts_nobody() -> None:
    weights = SurveyRule((Answer("Hài lòng", Decimal(100)), Answer("Không", Decimal(0))))
    assert evaluate(weights, TWO, (("a2", "3"),)).points == 0


def test_points_are_rounded_once_half_up_at_the_decimals_of_the_rule() -> None:
    third = read_facts(RATIO, {"numerator": "199", "denominator": "300"})
    worth = [evaluate(replace(RATIO, decimals=n), TWO, third).points for n in range(5)]
    assert worth == [points(text) for text in ("1", "1,3", "1,33", "1,327", "1,3267")]
    assert evaluate(replace(RATIO, decimals=-1), TWO, third).points == points("1")
    half = read_facts(RATIO, {"numerator": "6025", "denominator": "10000"})
    assert evaluate(RATIO, TWO, half).points == points("1,21")  # 1,205


def test_a_value_beside_any_bound_is_shown_on_its_side() -> None:
    rule = BandsRule(SHARE, (Band(at("62.5"), None, TWO), Band(None, beside("62.5"), points("0"))))
    facts = read_facts(rule, {"numerator": "62499", "denominator": "100000"})
    assert evaluate(rule, TWO, facts).why.startswith("62499/100000 = 62,4990 % <")


def test_a_value_that_all_but_touches_a_bound_keeps_its_line_short() -> None:
    facts = read_facts(RATIO, {"numerator": "999999999999999", "denominator": "1" + "0" * 15})
    outcome = evaluate(RATIO, TWO, facts)
    assert "= 100,000000000000 %;" in outcome.why
    assert outcome.points == TWO


@given(st.data(), RULES, st.integers(0, 100_000).map(Points))
def test_points_stay_between_zero_and_the_maximum(
    data: st.DataObject, rule: Rule, maximum: Points
) -> None:
    facts = read_facts(rule, data.draw(typed_facts(rule)))
    with suppress(InputError):
        outcome = evaluate(rule, maximum, facts)
        assert 0 <= outcome.points <= maximum
        assert outcome.why
