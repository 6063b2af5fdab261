"""Whom a rule proposes, and the verdict of everybody else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.award_proposal import Candidate, Judged, Verdict, judge
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.domain.policy import DEFAULT_BANDS, DEFAULT_POLICY
from parindex_desktop.domain.ranking import rank_units
from tests.domain.building import flat_result, flat_tree

CLASSES = [band.name for band in DEFAULT_BANDS]
STANDINGS = rank_units(
    [
        flat_result(1, "65", "25"),
        flat_result(2, "60", "20"),
        flat_result(3, "60", "20"),
        flat_result(4, "50", "20"),
    ],
    tree=flat_tree(),
    policy=DEFAULT_POLICY,
    bands=DEFAULT_BANDS,
)
CANDIDATES = [Candidate(standing) for standing in STANDINGS]
BY_POINTS = AwardRule(measure=Measure.RISE_IN_POINTS, quota=2)
RISES = ["1.5", "4", "4", "-2"]
RISEN = [
    replace(each, rise_in_points=Decimal(rise))
    for each, rise in zip(CANDIDATES, RISES, strict=True)
]


def verdicts(candidates: list[Candidate], rule: AwardRule) -> dict[int, Verdict]:
    return {each.unit_id: each.verdict for each in judge(candidates, rule, CLASSES)}


def judged(candidates: list[Candidate], rule: AwardRule, unit: int) -> Judged:
    return next(each for each in judge(candidates, rule, CLASSES) if each.unit_id == unit)


@pytest.mark.parametrize(
    ("quota", "units", "tied"),
    [
        (0, [], []),
        (1, [1], []),
        (2, [1, 2, 3], [2, 3]),
        (3, [1, 2, 3], []),
        (None, [1, 2, 3, 4], []),
    ],
)
def test_who_ties_at_the_cut_is_in_and_told(
    quota: int | None, units: list[int], tied: list[int]
) -> None:
    found = verdicts(CANDIDATES, AwardRule(quota=quota))
    assert [unit for unit, verdict in found.items() if verdict.is_in] == units
    assert [unit for unit, verdict in found.items() if verdict is Verdict.TIED] == tied
    assert {found[unit] for unit in found if unit not in units} <= {Verdict.QUOTA}


@pytest.mark.parametrize(
    ("rule", "out"),
    [
        (AwardRule(quota=None, lowest_rank=2), {4: Verdict.RANK}),
        (AwardRule(quota=None, least_index=Decimal("80.01")),
         {2: Verdict.INDEX, 3: Verdict.INDEX, 4: Verdict.INDEX}),
        (AwardRule(quota=None, least_index=Decimal(80)), {4: Verdict.INDEX}),
        (AwardRule(quota=None, least_class="Tốt"), {4: Verdict.CLASS}),
        (AwardRule(quota=None, least_class="Bỏ rồi"),
         dict.fromkeys((1, 2, 3, 4), Verdict.CLASS)),
    ],
)  # fmt: skip
def test_each_bound_leaves_out_whom_it_says(rule: AwardRule, out: dict[int, Verdict]) -> None:
    found = verdicts(CANDIDATES, rule)
    assert {unit: v for unit, v in found.items() if not v.is_in} == out


@pytest.mark.parametrize(
    ("mark", "skips", "verdict"),
    [
        ("is_open", "skip_open", Verdict.OPEN),
        ("bar", "skip_barred", Verdict.BARRED),
        ("listed", "skip_listed", Verdict.LISTED),
        ("last_year", "skip_last_year", Verdict.LAST_YEAR),
    ],
)
def test_exclusions_hold_only_where_the_rule_asks_and_free_their_place(
    mark: str, skips: str, verdict: Verdict
) -> None:
    value: object = True if mark == "is_open" else "Quyết định số 12"
    marked = [replace(CANDIDATES[0], **{mark: value}), *CANDIDATES[1:]]  # type: ignore[arg-type]
    rule = replace(AwardRule(quota=2), **{skips: True})  # type: ignore[arg-type]
    found = judged(marked, rule, 1)
    assert (found.verdict, found.place) == (verdict, None)
    assert found.about == ("" if mark == "is_open" else value)
    assert verdicts(marked, rule)[2] is Verdict.IN
    assert verdicts(marked, replace(rule, **{skips: False}))[1] is Verdict.IN  # type: ignore[arg-type]


def test_by_rise_who_rose_most_is_first_and_who_fell_is_out() -> None:
    found = judge(RISEN, BY_POINTS, CLASSES)
    assert [(each.unit_id, each.verdict, each.place) for each in found] == [
        (2, Verdict.IN, 1), (3, Verdict.IN, 1), (1, Verdict.QUOTA, 3), (4, Verdict.NO_RISE, None),
    ]  # fmt: skip
    assert verdicts(RISEN, replace(BY_POINTS, quota=1))[3] is Verdict.TIED
    small = replace(BY_POINTS, quota=None, least_rise=Decimal("1.51"))
    assert verdicts(RISEN, small)[1] is Verdict.SMALL_RISE
    assert verdicts(CANDIDATES, BY_POINTS)[1] is Verdict.NO_RISE


def test_nobody_is_judged_where_nobody_takes_part() -> None:
    assert judge([], AwardRule(), CLASSES) == ()


_rules = st.builds(
    AwardRule,
    measure=st.sampled_from(Measure),
    quota=st.none() | st.integers(0, 5),
    lowest_rank=st.none() | st.integers(1, 5),
    least_index=st.none() | st.integers(0, 100).map(Decimal),
    least_class=st.sampled_from(["", *CLASSES]),
    least_rise=st.none() | st.integers(0, 4).map(Decimal),
)


@given(
    _rules,
    st.lists(st.tuples(st.integers(0, 70), st.integers(-3, 5), st.booleans()), max_size=7),
)
def test_the_quota_takes_the_best_of_those_eligible_and_never_parts_a_tie(
    rule: AwardRule, units: list[tuple[int, int, bool]]
) -> None:
    results = [flat_result(n, str(points), "20") for n, (points, _, _) in enumerate(units, 1)]
    standings = rank_units(results, tree=flat_tree(), policy=DEFAULT_POLICY, bands=DEFAULT_BANDS)
    candidates = [
        Candidate(
            standing,
            rise_in_points=Decimal(units[standing.unit_id - 1][1]),
            rise_in_ranks=units[standing.unit_id - 1][1],
            bar="Kỷ luật" if units[standing.unit_id - 1][2] else "",
        )
        for standing in standings
    ]
    found = {each.unit_id: each for each in judge(candidates, rule, CLASSES)}
    without = judge(candidates, replace(rule, quota=None), CLASSES)
    eligible = [each for each in without if each.verdict.is_in]

    def worth(unit: int) -> int:
        if rule.measure is not Measure.RANK:
            return units[unit - 1][1]
        return -next(s.rank or 0 for s in standings if s.unit_id == unit)

    assert len(found) == len(units)
    for each in without:
        if not each.verdict.is_in:
            assert found[each.unit_id].verdict is each.verdict
    for each in eligible:
        better = sum(1 for other in eligible if worth(other.unit_id) > worth(each.unit_id))
        fits = rule.quota is None or better < rule.quota
        same = sum(1 for other in eligible if worth(other.unit_id) == worth(each.unit_id))
        cut = rule.quota is not None and better + same > rule.quota
        wanted = Verdict.QUOTA if not fits else Verdict.TIED if cut else Verdict.IN
        assert found[each.unit_id].verdict is wanted
