"""Criteria that do not apply to a unit, from single leaves up to the index.

The set has the seven domains of Quảng Trị with their maxima of 2023. The points of Vĩnh Linh 2021
(86,39 of a maximum of 99, index 87,26) are published; how they lie on the leaves is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.criteria import CriteriaTree, Criterion, Source
from parindex_desktop.domain.criteria_checks import check_set
from parindex_desktop.domain.numbers import round_half_up
from parindex_desktop.domain.policy import DEFAULT_POLICY
from parindex_desktop.domain.rules.evaluating import evaluate
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    Bound,
    JudgedRule,
    Measure,
    MeasureKind,
    Option,
    OptionsRule,
    PerItemRule,
    RatioRule,
    Rule,
)
from parindex_desktop.domain.scores import CellState, Score, Stage, stages_of
from parindex_desktop.domain.scoring import UnitResult, exemptions
from parindex_desktop.domain.units import UnitId
from parindex_desktop.errors import Severity
from tests.domain.building import SET, criterion, points, score_unit

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriterionId

UNIT = UnitId(1)
NO_PROCEDURES = "Đơn vị không có TTHC"
NOT_APPLICABLE = Score(CellState.NOT_APPLICABLE, ground="Không phát sinh trong năm")


@dataclass(frozen=True)
class Line:
    """A criterion of the set; a leaf with its rule and what was typed for Vĩnh Linh."""

    code: str
    maximum: str
    rule: Rule | None = None
    typed: Mapping[str, str] | None = None


def judged(code: str, maximum: str, worth: str) -> Line:
    return Line(code, maximum, JudgedRule(), {"points": worth, "reason": "Biên bản thẩm định"})


LATE = PerItemRule("văn bản chậm", points("0,25"), takes=True)
ON_TIME = RatioRule(Measure(numerator="đúng hạn", denominator="tổng số"), Bound(Decimal(50)))
ISSUED = OptionsRule((Option("Kịp thời", points("10")), Option("Không kịp thời", points("9"))))
ONLINE = BandsRule(Measure(), (
    Band(Bound(Decimal(80)), None, points("6")),
    Band(Bound(Decimal(50)), Bound(Decimal(80), inclusive=False), points("4,5")),
    Band(None, Bound(Decimal(50), inclusive=False), points("0")),
))  # fmt: skip
SATISFIED = RatioRule(Measure(MeasureKind.VALUE, "Mức độ hài lòng"))
LINES = (
    Line("1", "19,5"),
    Line("1.1", "10", LATE, {"count": "3"}),
    Line("1.2", "9,5"),
    judged("1.2.1", "5", "4,5"),
    judged("1.2.2", "4,5", "4"),
    Line("2", "11,5"),
    judged("2.1", "6", "5,5"),
    Line("2.2", "5,5", ON_TIME, {"numerator": "489", "denominator": "550"}),
    Line("3", "24"),
    Line("3.1", "12", LATE, {"count": "4"}),
    Line("3.2", "11"),
    judged("3.2.1", "6", "5,75"),
    judged("3.2.2", "5", "4,5"),
    Line("3.3", "1"),
    judged("3.3.1", "0,5", "0,5"),
    judged("3.3.2", "0,5", "0"),
    Line("4", "10"),
    Line("4.1", "10", ISSUED, {"choice": "Không kịp thời"}),
    Line("5", "12,5"),
    judged("5.1", "12,5", "10,5"),
    Line("6", "10,5"),
    judged("6.1", "10,5", "9"),
    Line("7", "12"),
    Line("7.1", "6", ONLINE, {"numerator": "79", "denominator": "100"}),
    Line("7.2", "6", SATISFIED, {"value": "66,67"}),
)


def built_tree(**exempt: tuple[str, ...]) -> CriteriaTree:
    """The set; `c3=(NO_PROCEDURES,)` exempts units with that trait from criterion 3."""
    number_of = {line.code: number for number, line in enumerate(LINES, 1)}
    criteria = [
        replace(
            criterion(
                number_of[line.code],
                line.maximum,
                parent=number_of.get(line.code.rpartition(".")[0]),
                code=line.code,
                source=Source.SURVEY if line.code == "7.2" else Source.APPRAISED,
            ),
            rule=line.rule,
            exempt=exempt.get("c" + line.code.replace(".", "_"), ()),
        )
        for line in LINES
    ]
    return CriteriaTree.build(SET, criteria)


def scores_of(tree: CriteriaTree) -> dict[tuple[CriterionId, Stage], Score]:
    """The cells of Vĩnh Linh, each with the facts and what the rule makes of them."""
    typed = {line.code: line.typed for line in LINES}
    cells: dict[tuple[CriterionId, Stage], Score] = {}
    for leaf in tree.leaves():
        assert leaf.rule is not None
        facts = read_facts(leaf.rule, typed[leaf.code] or {})
        worth = evaluate(leaf.rule, leaf.max_points, facts).points
        cells[leaf.id, stages_of(leaf)[-1]] = Score.number(worth, facts)
    return cells


def by_hand(tree: CriteriaTree, branch: str) -> dict[tuple[CriterionId, Stage], Score]:
    """The cells after the council marked a branch as not applicable."""
    marked = {leaf.id for leaf in tree.leaves() if _below(leaf, branch)}
    cells = scores_of(tree)
    return {place: NOT_APPLICABLE if place[0] in marked else cells[place] for place in cells}


def _below(leaf: Criterion, branch: str) -> bool:
    return leaf.code == branch or leaf.code.startswith(f"{branch}.")


def results_without(branch: str) -> tuple[tuple[CriteriaTree, UnitResult], ...]:
    """The result with a branch not applicable by hand, and by a trait of the unit."""
    tree = built_tree()
    marked = score_unit(UNIT, tree, by_hand(tree, branch), DEFAULT_POLICY)
    ruled = built_tree(**{"c" + branch.replace(".", "_"): (NO_PROCEDURES,)})
    exempt = exemptions(ruled, {NO_PROCEDURES})
    traited = score_unit(UNIT, ruled, scores_of(ruled), DEFAULT_POLICY, exempt)
    return (tree, marked), (ruled, traited)


def shown(tree: CriteriaTree, result: UnitResult, code: str = "") -> tuple[str, str, str | None]:
    """Points, maximum and percentage of a criterion, or of the whole set."""
    named = tree.by_code(code)
    tally = result.total if named is None else result.nodes[named.id]
    ratio = None if tally.ratio is None else str(round_half_up(tally.ratio, 2))
    return str(tally.points / 10_000), str(tally.maximum / 10_000), ratio


def test_the_set_is_sound_and_every_point_comes_out_of_its_rule() -> None:
    tree = built_tree()
    assert tree.maximum() == points("100")
    found = check_set(tree.set, tree.criteria)
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []
    result = score_unit(UNIT, tree, scores_of(tree), DEFAULT_POLICY)
    assert shown(tree, result) == ("86.89", "100.0", "86.89")
    assert result.complete


@pytest.mark.parametrize("way", [0, 1], ids=["by hand", "by a trait"])
def test_vinh_linh_2021_reaches_its_published_index(way: int) -> None:
    """86,39 points of the 99 that apply are 87,26 %, as published."""
    tree, result = results_without("3.3")[way]
    assert shown(tree, result) == ("86.39", "99.0", "87.26")
    assert shown(tree, result, "3") == ("21.25", "23.0", "92.39")
    assert shown(tree, result, "3.2") == ("10.25", "11.0", "93.18")
    assert shown(tree, result, "3.3") == ("0.0", "0.0", None)
    assert shown(tree, result, "2") == ("10.39", "11.5", "90.35")
    assert (result.total.not_applicable, result.total.missing) == (2, 0)
    assert result.complete


@pytest.mark.parametrize("way", [0, 1], ids=["by hand", "by a trait"])
def test_a_whole_domain_that_does_not_apply_leaves_points_and_maximum(way: int) -> None:
    tree, result = results_without("3")[way]
    assert shown(tree, result) == ("65.14", "76.0", "85.71")
    for code in ("3", "3.1", "3.2", "3.2.1", "3.3"):
        assert shown(tree, result, code) == ("0.0", "0.0", None)
    assert shown(tree, result, "1") == ("17.75", "19.5", "91.03")
    assert result.nodes[tree.criteria[8].id].not_applicable == 5
    assert result.complete


@pytest.mark.parametrize("way", [0, 1], ids=["by hand", "by a trait"])
def test_a_single_leaf_that_does_not_apply_re_bases_all_above_it(way: int) -> None:
    tree, result = results_without("3.3.1")[way]
    assert shown(tree, result, "3.3") == ("0.0", "0.5", "0.00")
    assert shown(tree, result, "3") == ("21.25", "23.5", "90.43")
    assert shown(tree, result) == ("86.39", "99.5", "86.82")


def test_the_shares_of_survey_and_appraisal_are_re_based_too() -> None:
    tree, result = results_without("7.2")[1]
    assert (result.survey, result.appraised) == (0, points("82,89"))
    assert shown(tree, result) == ("82.89", "94.0", "88.18")


def test_a_trait_exempts_its_units_only_and_with_its_ground() -> None:
    tree = built_tree(c3=(NO_PROCEDURES,), c3_3_1=("Đơn vị mới thành lập",))
    exempt = exemptions(tree, {NO_PROCEDURES, "Đơn vị mới thành lập"})
    grounds = {tree.get(leaf).code: ground for leaf, ground in exempt.items()}
    assert grounds == dict.fromkeys(("3.1", "3.2.1", "3.2.2", "3.3.1", "3.3.2"), NO_PROCEDURES)
    assert exemptions(tree, {"Đơn vị mới thành lập"}).keys() == {
        leaf.id for leaf in tree.leaves() if leaf.code == "3.3.1"
    }
    assert exemptions(tree, {"Xã miền núi"}) == {}


def test_a_round_may_keep_the_maximum_of_what_does_not_apply() -> None:
    tree = built_tree(c3=(NO_PROCEDURES,))
    kept = replace(DEFAULT_POLICY, rebase_not_applicable=False)
    exempt = exemptions(tree, {NO_PROCEDURES})
    result = score_unit(UNIT, tree, scores_of(tree), kept, exempt)
    assert shown(tree, result) == ("65.14", "100.0", "65.14")
    assert shown(tree, result, "3") == ("0.0", "24.0", "0.00")
