"""Points that look wrong beside the rule, the own score, the other units."""

from dataclasses import replace
from decimal import Decimal

import pytest

from parindex_desktop.domain.criteria import Criterion, Kind
from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    JudgedRule,
    Level,
    Measure,
    Option,
    OptionsRule,
    PercentRule,
    PerItemRule,
    Rule,
    YesNoRule,
)
from parindex_desktop.domain.rules.outcomes import possible_points
from parindex_desktop.domain.scores import Score, Stage
from tests.domain.building import criterion, points
from tests.domain.checks.sheets import (
    APPRAISED,
    FIRST,
    NOT_APPLICABLE,
    OTHER,
    SELF,
    WHOLE,
    Cells,
    Where,
    check,
    check_group,
    codes,
    only,
    places,
    ruled,
)

OPTIONS = OptionsRule((Option("Kịp thời", Points(20_000)), Option("Chậm", Points(10_000)),
                       Option("Không", Points(0))))  # fmt: skip
LEAF = criterion(1, "2")


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        (OPTIONS, {"2", "1", "0"}),
        (YesNoRule(("có",), points("1,5")), {"1,5", "0"}),
        (PerItemRule("quy chế", points("0,75")), {"0", "0,75", "1,5", "2"}),
        (PerItemRule("lần", points("0,5"), points("1"), takes=True), {"2", "1,5", "1"}),
        (PercentRule((Level("Tốt", Decimal(75)), Level("Kém", Decimal(0)))), {"1,5", "0"}),
        (BandsRule(Measure(), (Band(Bound(Decimal(90)), None, points("2")),
                               Band(None, Bound(Decimal(90), False), points("0,5")))),
         {"2", "0,5"}),
    ],
)  # fmt: skip
def test_a_rule_of_few_outcomes_tells_them(rule: Rule, given: set[str]) -> None:
    possible = possible_points(rule, points("2"))
    assert possible is not None
    assert set(possible) == {points(each) for each in given}


def test_without_a_rule_or_with_a_judgment_any_points_are_possible() -> None:
    assert possible_points(None, points("2")) is None
    assert possible_points(JudgedRule(), points("2")) is None
    assert possible_points(PerItemRule("x", Points(0)), points("2")) is None


@pytest.mark.parametrize("stage", [SELF, FIRST])
def test_typed_points_that_the_rule_cannot_give_are_questioned(stage: Stage) -> None:
    leaves = (ruled(APPRAISED, OPTIONS), OTHER)
    cells: Cells = {(APPRAISED, FIRST): "2", (OTHER, FIRST): "1", (APPRAISED, SELF): "2"}
    assert check(cells, leaves) == []
    found = only(check(cells | {(APPRAISED, stage): "0,2"}, leaves), "CHK.205")
    assert [each.stage for each in found] == [stage]
    assert found[0].params == {"points": "0,2", "given": "2 / 1 / 0"}


def test_points_made_of_facts_are_the_rule_s_own() -> None:
    with_facts = Score.number(Points(2_000), (("choice", "Kịp thời"),))
    assert check({(APPRAISED, FIRST): with_facts}, (ruled(APPRAISED, OPTIONS),)) == []


@pytest.mark.parametrize(
    ("own", "given", "asked"),
    [("0,2", "2", 1), ("2", "0,2", 1), ("0,02", "2", 1), ("0,1", "2", 0), ("1,5", "1,5", 0),
     ("0", "2", 0)],
)  # fmt: skip
def test_the_same_digits_in_other_places_are_a_slip(own: str, given: str, asked: int) -> None:
    found = check(WHOLE | {(APPRAISED, SELF): own, (APPRAISED, FIRST): given})
    assert len(only(found, "CHK.206")) == asked


def column(*typed: str, leaf: Criterion = LEAF) -> list[Where]:
    units: list[Cells] = [{(leaf, FIRST): each} if each else {} for each in typed]
    found = [each for each in check_group(units, (leaf,)) if each.code in _OF_COLUMNS]
    return places(found)


_OF_COLUMNS = ("CHK.203", "CHK.204", "CHK.207")


def test_a_column_of_maxima_and_one_of_zeros_are_questioned_once() -> None:
    assert column("2", "2", "2", "2", "2") == [("CHK.203", LEAF.id, FIRST)]
    assert column("0", "0", "0", "0", "0") == [("CHK.204", LEAF.id, FIRST)]
    assert column("2", "2", "2", "2", "1,5") == []
    assert column("1", "1", "1", "1", "1") == []


def test_a_column_is_questioned_when_it_is_complete() -> None:
    assert column("2", "2", "2", "2", "2", "") == []
    assert column("2", "2", "2", "2") == [], "too few units to say so"


def test_units_to_which_it_does_not_apply_do_not_keep_a_column_incomplete() -> None:
    units: list[Cells] = [{(LEAF, FIRST): "2"} for _ in range(5)]
    ground = Score(NOT_APPLICABLE, ground="Không phát sinh")
    assert codes(check_group([*units, {(LEAF, FIRST): ground}], (LEAF,))) == ["CHK.203"]


def test_nobody_misses_a_bonus_that_nobody_has() -> None:
    bonus = replace(LEAF, kind=Kind.BONUS)
    assert column("0", "0", "0", "0", "0", leaf=bonus) == []
    assert column("2", "2", "2", "2", "2", leaf=bonus) == [("CHK.203", LEAF.id, FIRST)]


def test_a_value_ten_times_off_the_usual_is_questioned_in_its_unit() -> None:
    (found,) = check_group([{(LEAF, FIRST): each} for each in
                            ("1,5", "1,75", "0,15", "1,5", "2")], (LEAF,))  # fmt: skip
    assert (found.code, found.unit_id, found.params["usual"]) == ("CHK.207", 3, "1,5")
    assert column("0,2", "0,15", "2", "0,2", "0,25") == [("CHK.207", LEAF.id, FIRST)]
    assert column("1,5", "1,75", "0,2", "1,5", "2") == []
    assert column("1,5", "1,75", "0", "1,5", "2") == [], "0 is a score and no slip"


def test_an_outcome_of_the_rule_is_no_slip_beside_other_units() -> None:
    rare = OptionsRule((Option("a", Points(20_000)), Option("b", Points(2_000))))
    assert column("2", "2", "2", "2", "0,2") == [("CHK.207", LEAF.id, FIRST)]
    assert column("2", "2", "2", "2", "0,2", leaf=ruled(LEAF, rare)) == []
    assert column("2", "2", "2", "2", "0,1", leaf=ruled(LEAF, rare)) == [
        ("CHK.207", LEAF.id, FIRST)
    ]
