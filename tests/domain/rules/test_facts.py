"""How typed facts are read, kept and shown again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.rules.facts import (
    FactField,
    FieldKind,
    fields_of,
    read_facts,
    show_fact,
)
from parindex_desktop.domain.rules.kinds import (
    JudgedRule,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PerItemRule,
    RatioRule,
    Rule,
    YesNoRule,
)
from parindex_desktop.errors import InputError
from tests.domain.building import points
from tests.domain.rules.any_rules import RULES, typed_facts

VALUE = RatioRule(Measure(MeasureKind.VALUE, "Tỷ lệ"))
COUNT = PerItemRule("quy chế", points("1"))
CHOICE = OptionsRule((Option("Đạt ", points("1")), Option("Không đạt", points("0"))))


@pytest.mark.parametrize(("typed", "kept"), [
    ("38", "38"),
    ("38,50", "38.5"),
    ("38.5", "38.5"),
    (",5", "0.5"),
    ("95 %", "95"),
    ("1 234", "1234"),
    ("1.234.567", "1234567"),
    ("1.234,5", "1234.5"),
    ("0.125", "0.125"),
    ("0,000001", "0.000001"),
    ("-0", "0"),
    ("007", "7"),
    ("1000000000000000", "1000000000000000"),
])  # fmt: skip
def test_a_number_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert read_facts(VALUE, {"value": typed}) == (("value", kept),)


@pytest.mark.parametrize(("rule", "typed", "code"), [
    (VALUE, {"value": "hai"}, "RUL.102"),
    (VALUE, {"value": "1e3"}, "RUL.102"),
    (VALUE, {"value": "1,234,5"}, "RUL.102"),
    (VALUE, {"value": "-1"}, "RUL.103"),
    (CHOICE, {"choice": "Tốt"}, "RUL.104"),
    (YesNoRule(("Có",), points("1")), {"c1": "có"}, "RUL.104"),
    (COUNT, {"count": "1,5"}, "RUL.105"),
    (VALUE, {"value": "1000000000000001"}, "RUL.106"),
    (VALUE, {"value": "0,0000001"}, "RUL.106"),
    (VALUE, {"value": "1.234"}, "RUL.107"),
    (VALUE, {"value": "9" * 1_000_000}, "RUL.106"),
    (VALUE, {"value": "0," + "0" * 1_000_000}, "RUL.106"),
    (COUNT, {"count": "9" * 1_000_000}, "RUL.106"),
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_code(
    rule: Rule, typed: dict[str, str], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_facts(rule, typed)
    assert caught.value.code == code


def test_empty_fields_are_left_out_and_unknown_ones_ignored() -> None:
    assert read_facts(JudgedRule(), {"points": " ", "reason": " vì  thế ", "count": "x"}) == (
        ("reason", "vì thế"),
    )


def test_a_choice_is_kept_as_the_rule_words_it() -> None:
    assert read_facts(CHOICE, {"choice": "Đạt"}) == (("choice", "Đạt "),)


@given(st.data(), RULES)
def test_facts_shown_and_read_again_are_the_same(data: st.DataObject, rule: Rule) -> None:
    facts = read_facts(rule, data.draw(typed_facts(rule)))
    fields = {field.name: field for field in fields_of(rule)}
    shown = {name: show_fact(fields[name], text) for name, text in facts if _is_typed(fields[name])}
    assert read_facts(rule, shown) == tuple(fact for fact in facts if fact[0] in shown)


def test_facts_are_shown_as_officials_write_them() -> None:
    assert show_fact(FactField("value", "Tỷ lệ", FieldKind.NUMBER), "1234.5") == "1234,5"
    assert show_fact(FactField("c1", "Có", FieldKind.YES_NO), "1") == "Yes"
    assert show_fact(FactField("c1", "Có", FieldKind.YES_NO), "0") == "No"


@pytest.mark.parametrize("kind", [FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.YES_NO])
def test_words_that_another_rule_asked_for_are_shown_as_they_are(kind: FieldKind) -> None:
    assert show_fact(FactField("choice", "Kết quả", kind), "Ban hành kịp thời") == (
        "Ban hành kịp thời"
    )


@given(st.decimals(0, 10**9, places=6, allow_nan=False))
def test_no_digit_of_a_number_is_lost(value: Decimal) -> None:
    ((_, kept),) = read_facts(VALUE, {"value": f"{value:f}".replace(".", ",")})
    assert Decimal(kept) == value


def _is_typed(field: FactField) -> bool:
    return field.kind is not FieldKind.YES_NO  # answered by a click
