"""Facts of one rule under the rule that takes its place."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.carrying import carry_facts
from parindex_desktop.domain.rules.facts import Facts
from parindex_desktop.domain.rules.kinds import (
    Answer,
    BandsRule,
    FormulaRule,
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

SHARE = BandsRule(Measure(), ())
WORDS = ("Một", "Hai", "Ba", "Bốn")
COUNTS: Facts = (("numerator", "38"), ("denominator", "40"))
OPTIONS = OptionsRule((Option("Tốt", Points(20_000)), Option("Yếu", Points(0))))


def test_bands_and_ratios_share_their_counts() -> None:
    assert carry_facts(SHARE, RatioRule(Measure()), COUNTS) == COUNTS


def test_a_share_is_no_typed_value() -> None:
    assert carry_facts(SHARE, BandsRule(Measure(MeasureKind.VALUE), ()), COUNTS) == ()


def test_what_a_formula_no_longer_asks_for_is_left_out_and_the_rest_put_in_its_order() -> None:
    before = FormulaRule((Variable("a", ""), Variable("b", ""), Variable("x", "")), "a / b + x")
    after = FormulaRule((Variable("b", ""), Variable("a", "")), "b - a")
    assert carry_facts(before, after, (("a", "1"), ("b", "2.5"), ("x", "3"))) == (
        ("b", "2.5"), ("a", "1"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "facts"),
    [
        (FormulaRule((Variable("count", ""),), "count"), PerItemRule("quy chế", Points(1)),
         (("count", "2.5"),)),
        (OPTIONS, FormulaRule((Variable("choice", ""),), "choice"), (("choice", "Tốt"),)),
        (FormulaRule((Variable("c1", ""),), "c1"), YesNoRule(("Có",), Points(1)), (("c1", "7"),)),
        (OPTIONS, JudgedRule(), (("choice", "Tốt"),)),
    ],
)  # fmt: skip
def test_a_fact_of_another_sort_is_left_out(before: Rule, after: Rule, facts: Facts) -> None:
    assert carry_facts(before, after, facts) == ()


def test_options_and_percent_share_their_labels() -> None:
    levels = PercentRule((Level("Tốt", Decimal(100)), Level("Yếu", Decimal(0))))
    assert carry_facts(OPTIONS, levels, (("choice", "Yếu"),)) == (("choice", "Yếu"),)


def test_a_level_worded_anew_with_its_percentage_is_the_same_level() -> None:
    before = PercentRule((Level("Vi phạm nhẹ", Decimal(50)), Level("Nặng", Decimal(100))))
    after = PercentRule((Level("Vi phạm mức nhẹ", Decimal(50)), Level("Nặng", Decimal(100))))
    facts = (("choice", "Vi phạm nhẹ"),)
    assert carry_facts(before, after, facts) == (("choice", "Vi phạm mức nhẹ"),)


def test_two_options_that_change_places_keep_their_own_cells() -> None:
    equal = OptionsRule((Option("A", Points(1)), Option("B", Points(1))))
    turned = OptionsRule((Option("B", Points(1)), Option("A", Points(1))))
    assert carry_facts(equal, turned, (("choice", "A"),)) == (("choice", "A"),)


def test_an_option_never_turns_into_another_that_was_there() -> None:
    equal = OptionsRule((Option("A", Points(1)), Option("B", Points(1))))
    shorter = OptionsRule((Option("B", Points(1)), Option("C", Points(1))))
    assert carry_facts(equal, shorter, (("choice", "A"),)) == (("choice", "A"),)


def test_a_condition_worded_anew_in_its_place_keeps_its_answer() -> None:
    before, after = YesNoRule(WORDS[:2], Points(1)), YesNoRule((WORDS[0], "Mới"), Points(1))
    facts = (("c1", "0"), ("c2", "1"))
    assert carry_facts(before, after, facts) == facts


def test_a_new_condition_does_not_take_the_answer_of_one_that_moved() -> None:
    before, after = YesNoRule(WORDS[:2], Points(1)), YesNoRule(WORDS[1:3], Points(1))
    assert carry_facts(before, after, (("c1", "0"), ("c2", "1"))) == (("c1", "1"),)


def test_new_words_in_a_longer_list_are_a_new_condition() -> None:
    before = YesNoRule(WORDS[:2], Points(1))
    after = YesNoRule(("Không", WORDS[1], "Thêm"), Points(1))
    assert carry_facts(before, after, (("c1", "0"), ("c2", "1"))) == (("c2", "1"),)


def test_a_condition_met_is_no_count_of_answers() -> None:
    survey = SurveyRule((Answer(WORDS[0], Decimal(100)),))
    assert carry_facts(YesNoRule(WORDS[:1], Points(1)), survey, (("c1", "1"),)) == ()


def test_answers_of_a_survey_are_followed_by_their_words() -> None:
    before = SurveyRule((Answer("Tốt", Decimal(100)), Answer("Khá", Decimal(60))))
    after = SurveyRule((Answer("Khá", Decimal(60)), Answer("Tốt", Decimal(100)),
                        Answer("Kém", Decimal(0))))  # fmt: skip
    assert carry_facts(before, after, (("a1", "7"), ("a2", "3"))) == (("a1", "3"), ("a2", "7"))


@given(
    st.permutations(["Một", "Hai", "Ba", "Bốn"]),
    st.lists(st.sampled_from("01"), min_size=4, max_size=4),
)
def test_conditions_put_in_another_order_keep_their_answers(
    order: list[str], answers: list[str]
) -> None:
    facts = tuple((f"c{n + 1}", answer) for n, answer in enumerate(answers))
    carried = dict(
        carry_facts(YesNoRule(WORDS, Points(1)), YesNoRule(tuple(order), Points(1)), facts)
    )
    given_to = {word: carried[f"c{n + 1}"] for n, word in enumerate(order)}
    assert given_to == dict(zip(WORDS, answers, strict=True))
