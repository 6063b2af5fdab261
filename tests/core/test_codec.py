import json
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given

from parindex_desktop.codec import Json, decode, encode, to_text
from parindex_desktop.domain.award_rules import AwardRule
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.policy import (
    DEFAULT_BANDS,
    ClassBand,
    Policy,
    TieBreaker,
    TieBreakKind,
)
from parindex_desktop.domain.rounds import DEFAULT_COLUMNS, GroupSetup, RankingColumn
from parindex_desktop.domain.rules.kinds import Join, Option, Rule
from parindex_desktop.domain.units import GroupId, RoundId
from tests.domain.rules.any_rules import RULES


@pytest.mark.parametrize(("hint", "value"), [
    (Policy, Policy(3, tie_breakers=(TieBreaker(TieBreakKind.CRITERION, "1.2"),))),
    (tuple[ClassBand, ...], DEFAULT_BANDS),
    (tuple[RankingColumn, ...], DEFAULT_COLUMNS),
    (AwardRule, AwardRule(least_index=Decimal("79.950"))),
    (tuple[str, ...], ("hoà", "hòa")),
    (int | None, None),
    (int | None, 5),
])  # fmt: skip
def test_a_value_comes_back_as_it_was(hint: object, value: object) -> None:
    assert decode(hint, encode(value)) == value


@given(RULES)
def test_every_kind_of_rule_comes_back_from_its_text(rule: Rule) -> None:
    text = to_text(rule)
    assert decode(Rule, json.loads(text)) == rule
    assert to_text(decode(Rule, json.loads(text))) == text


def test_a_rule_of_a_newer_program_is_refused() -> None:
    with pytest.raises(ValueError, match="lottery"):
        decode(Rule, {"kind": "lottery"})


@pytest.mark.parametrize(("hint", "stored"), [
    (str, None), (str, 1), (str, "\ud800"),
    (int, "1"), (int, True), (int, None), (int, 2**63), (int, -(2**63)),
    (bool, 1),
    (Decimal, 1), (Decimal, "một"), (Decimal, "NaN"), (Decimal, "sNaN"), (Decimal, "-Infinity"),
    (Decimal, "1e28"), (Decimal, "1e999999"), (Decimal, "1e-29"), (Decimal, "1" * 29),
    (Points | None, "1"), (Join, "some"), (Join, ["all"]),
    (tuple[str, ...], "hai"), (tuple[str, ...], {"a": 1}), (tuple[str, ...], ["a", None]),
    (Option, None), (Option, []), (Option, {"label": "Tốt"}),
    (Option, {"label": "Tốt", "points": None}),
    (Option, {"label": "Tốt", "points": 1, "weight": 1}),
    (Rule, None), (Rule, "judged"), (Rule, {}), (Rule, {"guidance": ""}), (Rule, {"kind": None}),
    (Rule, {"kind": ["judged"]}),
    (Rule | None, {"kind": "lottery"}),
])  # fmt: skip
def test_what_a_hint_does_not_describe_is_refused(hint: object, stored: Json) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(hint, stored)


@pytest.mark.parametrize("text", ["0.00", "-1e27", "1e-28", "9" * 28, "0." + "9" * 28])
def test_numbers_that_arithmetic_keeps_exact_are_taken(text: str) -> None:
    assert decode(Decimal, text) == Decimal(text)


def test_equal_values_have_one_text() -> None:
    assert to_text(TieBreaker(TieBreakKind.CRITERION, "1")) == to_text(
        TieBreaker(criterion_code="1", kind=TieBreakKind.CRITERION)
    )


def test_a_field_added_later_gets_its_default() -> None:
    assert decode(Policy, {"decimals": 3}) == Policy(3)


def test_a_field_given_up_is_passed_over_and_no_other() -> None:
    stored = {"round_id": 1, "group_id": 2, "title": "BẢNG"}
    setup = GroupSetup(RoundId(1), GroupId(2), "BẢNG")
    assert decode(GroupSetup, stored | {"award_rule": {"first": 3}}) == setup
    with pytest.raises(ValueError, match="colour"):
        decode(GroupSetup, stored | {"colour": "red"})


def test_a_float_is_refused() -> None:
    @dataclass
    class Wrong:
        points: float

    with pytest.raises(TypeError, match="float"):
        encode(Wrong(0.1))
