"""What makes a whole criteria set unsound."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from parindex_desktop import i18n
from parindex_desktop.domain.criteria import CriterionId, Kind, Source
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.rules.kinds import (
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
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.errors import Severity
from parindex_desktop.sentences import tell
from tests.domain.building import SET, criterion, points

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaSet, Criterion

JUDGED = JudgedRule()
DOMAIN = criterion(1, "100")
LEAVES = (
    replace(criterion(2, "60", parent=1), rule=JUDGED),
    replace(criterion(3, "40", parent=1, source=Source.SURVEY), rule=SurveyRule()),
)


def found(*criteria: Criterion, criteria_set: CriteriaSet = SET) -> list[tuple[str, str]]:
    return [(problem.code, problem.place) for problem in check_set(criteria_set, criteria)]


def test_a_sound_set_has_no_problem() -> None:
    assert found(DOMAIN, *LEAVES) == []


def test_a_new_set_has_no_problem_yet() -> None:
    assert found() == []


def test_a_set_made_from_a_ranking_table_stays_usable() -> None:
    """Two leaves of totals without rules: nothing that would stop its use."""
    problems = check_set(SET, [criterion(1, "65"), criterion(2, "32", source=Source.SURVEY)])
    assert {problem.code for problem in problems} == {"SET.131", "SET.132"}
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_the_tree_is_checked_too() -> None:
    double = replace(LEAVES[1], id=CriterionId(9), code="2", position=9, parent_id=CriterionId(77))
    assert ("SET.101", "2") in found(DOMAIN, *LEAVES, double)
    assert ("SET.102", "2") in found(DOMAIN, LEAVES[0], replace(LEAVES[1], code="2"))
    assert ("SET.104", "1") in found(replace(DOMAIN, max_points=points("99")), *LEAVES)


def test_a_cycle_is_told_and_not_followed() -> None:
    first = replace(criterion(1, "1"), parent_id=CriterionId(2))
    second = replace(criterion(2, "1"), parent_id=CriterionId(1))
    assert found(first, second) == [("SET.101", "1"), ("SET.101", "2")]


def test_a_leaf_without_rule_is_a_warning_at_its_code() -> None:
    assert found(DOMAIN, LEAVES[0], replace(LEAVES[1], rule=None)) == [("SET.131", "3")]


def test_only_normal_leaves_add_up_to_a_hundred() -> None:
    extra = replace(criterion(4, "2", kind=Kind.BONUS), rule=JUDGED)
    taken = replace(criterion(5, "3", kind=Kind.PENALTY), rule=JUDGED)
    assert found(DOMAIN, *LEAVES, extra, taken) == []
    i18n.set_language("vi")
    more = replace(criterion(4, "2,5"), rule=JUDGED)
    (problem,) = check_set(SET, [DOMAIN, *LEAVES, more])
    assert problem.severity is Severity.WARNING
    assert tell(problem).line == (
        "SET.132: Tổng điểm tối đa là 102,5, khác 100. Hãy sửa lại, nếu đây không phải chủ ý."
    )


OPTIONS = OptionsRule((Option("Có", points("100")),))
ON_DOCUMENTS = (
    OPTIONS,
    YesNoRule(("Có",), points("100")),
    PerItemRule("quy chế", points("1")),
    PercentRule((Level("Tốt", Decimal(100)),)),
    JUDGED,
)
MEASURED = (RatioRule(Measure()), FormulaRule((), "100"))


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(
    "rule", [*ON_DOCUMENTS, *MEASURED, SurveyRule()], ids=lambda rule: rule.kind.value
)
def test_a_rule_fits_where_the_points_come_from(source: Source, rule: Rule) -> None:
    unfit: tuple[Rule, ...] = ON_DOCUMENTS if source is Source.SURVEY else (SurveyRule(),)
    leaf = replace(criterion(1, "100", source=source), rule=rule)
    assert found(leaf) == ([("SET.133", "1")] if rule in unfit else [])


@pytest.mark.parametrize(("kind", "maximum", "above"), [
    (Kind.BONUS, "2", False),
    (Kind.BONUS, "2,5", True),
    (Kind.PENALTY, "3", False),
    (Kind.PENALTY, "3,5", True),
])  # fmt: skip
def test_a_bonus_or_penalty_stays_below_its_cap(kind: Kind, maximum: str, above: bool) -> None:
    capped = replace(SET, bonus_cap=points("2"), penalty_cap=points("3"))
    leaf = replace(criterion(4, maximum, kind=kind), rule=JUDGED)
    wanted = [("SET.134", "4")] if above else []
    assert found(DOMAIN, *LEAVES, leaf, criteria_set=capped) == wanted
    assert found(DOMAIN, *LEAVES, leaf) == []


def test_only_leaves_have_rules() -> None:
    assert found(replace(DOMAIN, rule=OPTIONS), *LEAVES) == [("SET.135", "1")]


def test_two_criteria_of_a_set_do_not_continue_the_same_one() -> None:
    first, second = (replace(leaf, lineage=CriterionId(70)) for leaf in LEAVES)
    assert found(DOMAIN, first, second) == [("SET.136", "2"), ("SET.136", "3")]
    assert found(DOMAIN, LEAVES[0], replace(LEAVES[1], lineage=LEAVES[0].id)) == [
        ("SET.136", "2"), ("SET.136", "3"),
    ]  # fmt: skip
    assert found(DOMAIN, first, replace(LEAVES[1], lineage=CriterionId(71))) == []


def test_the_rule_of_every_leaf_is_checked() -> None:
    wrong = replace(LEAVES[0], rule=OptionsRule((Option("Có", points("61")),)))
    assert found(DOMAIN, wrong, LEAVES[1]) == [("RUL.134", "2")]


GUIDE = "Ban hành kịp thời: 60 điểm\nBan hành không kịp thời: 30,5 điểm\nKhông ban hành: 0 điểm"


@pytest.mark.parametrize(
    ("guide", "late", "label", "told"),
    [
        (GUIDE, "30,5", "Ban hành không kịp thời", []),
        (GUIDE, "30,5", "Chậm", []),
        (GUIDE, "30", "Ban hành không kịp thời", [("SET.137", "2")]),
        ("Theo hướng dẫn của Sở Nội vụ", "30", "Chậm", []),
        ("", "30", "Chậm", []),
    ],
    ids=["as worded", "other words", "other points", "not understood", "without wording"],
)
def test_a_guide_that_means_other_points_is_told(
    guide: str, late: str, label: str, told: list[tuple[str, str]]
) -> None:
    rule = OptionsRule(
        (
            Option("Ban hành kịp thời", points("60")),
            Option(label, points(late)),
            Option("Không ban hành", points("0")),
        )
    )
    leaf = replace(LEAVES[0], rule=rule, guide=guide)
    assert found(DOMAIN, leaf, LEAVES[1]) == told
