"""Ranks, ties and their reason, classes, and published results."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parindex_desktop.domain.numbers import parse_points, points_to_decimal, round_half_up
from parindex_desktop.domain.policy import (
    DEFAULT_BANDS,
    DEFAULT_POLICY,
    ClassBand,
    Policy,
    RankBasis,
    TieBreaker,
    TieBreakKind,
    TieStyle,
    class_of,
)
from parindex_desktop.domain.ranking import Standing, class_shares, figures, rank_units
from parindex_desktop.domain.units import UnitId
from parindex_desktop.paths import resource
from tests.domain.building import flat_result, flat_tree, score_unit

if TYPE_CHECKING:
    from parindex_desktop.domain.scoring import UnitResult

SURVEY_FIRST = TieBreaker(TieBreakKind.SURVEY)
APPRAISED_FIRST = TieBreaker(TieBreakKind.APPRAISED)


def ranked(
    *results: UnitResult, policy: Policy = DEFAULT_POLICY, left_out: frozenset[UnitId] = frozenset()
) -> tuple[Standing, ...]:
    return rank_units(
        results, tree=flat_tree(), policy=policy, bands=DEFAULT_BANDS, left_out=left_out
    )


def ranks(standings: tuple[Standing, ...]) -> list[tuple[int, int | None]]:
    return [(s.unit_id, s.rank) for s in standings]


def published(name: str) -> list[list[str]]:
    lines = resource("sample", name).read_text(encoding="utf-8").splitlines()
    return list(csv.reader((line for line in lines if not line.startswith("#")), delimiter=";"))[1:]


@pytest.mark.parametrize(
    ("name", "maxima", "units"),
    [
        ("angiang_2016_so.csv", ("70", "30"), 17),
        ("angiang_2016_huyen.csv", ("70", "30"), 11),
        ("binhduong_2017_huyen.csv", ("65", "35"), 9),
    ],
)
def test_published_tables_come_out_exactly(name: str, maxima: tuple[str, str], units: int) -> None:
    rows = [row for row in published(name) if row[0]]
    assert len(rows) == units
    built = flat_tree(*maxima)
    results = [flat_result(i, row[2], row[3], of=built) for i, row in enumerate(rows)]
    standings = rank_units(
        list(reversed(results)), tree=built, policy=DEFAULT_POLICY, bands=DEFAULT_BANDS
    )
    assert [s.unit_id for s in standings] == list(range(units))
    assert [s.rank for s in standings] == [int(row[0]) for row in rows]
    for standing, row in zip(standings, rows, strict=True):
        printed = points_to_decimal(parse_points(row[-1].rstrip("%")))
        assert standing.index == printed
        assert points_to_decimal(standing.result.total.points) == printed


def test_the_mean_of_binh_duong_2017_is_the_printed_one() -> None:
    rows = published("binhduong_2017_huyen.csv")
    built = flat_tree("65", "35")
    results = [flat_result(i, row[2], row[3], of=built) for i, row in enumerate(rows) if row[0]]
    standings = rank_units(results, tree=built, policy=DEFAULT_POLICY, bands=DEFAULT_BANDS)
    summary = figures(standings, DEFAULT_BANDS, DEFAULT_POLICY)
    assert str(summary.mean) == rows[-1][-1].rstrip("%").replace(",", ".")
    assert (summary.first, summary.last) == ((0,), (8,))
    assert (summary.highest, summary.lowest) == (Decimal("84.58"), Decimal("71.46"))
    assert [(c.name, c.count) for c in summary.classes if c.count] == [("Tốt", 3), ("Khá", 6)]


def test_class_shares_of_hue_2021_are_rounded_each_on_its_own() -> None:
    classes = ["Xuất sắc"] * 9 + ["Tốt"] * 62 + ["Khá"] * 41 + ["Trung bình"] * 24
    shares = class_shares(classes, ["Xuất sắc", "Tốt", "Khá", "Trung bình"])
    assert [str(s.share) for s in shares] == ["6.62", "45.59", "30.15", "17.65"]
    assert sum(s.share for s in shares) == Decimal("100.01")


def test_equal_scores_share_a_rank_and_the_next_rank_is_skipped() -> None:
    standings = ranked(
        flat_result(1, "60", "20"),
        flat_result(2, "61", "19"),
        flat_result(3, "65", "20"),
        flat_result(4, "50", "20"),
    )
    assert ranks(standings) == [(3, 1), (1, 2), (2, 2), (4, 4)]
    assert [s.tie.decided_by if s.tie else "no tie" for s in standings] == [
        "no tie",
        None,
        None,
        "no tie",
    ]


def test_dense_ranks_do_not_skip() -> None:
    policy = replace(DEFAULT_POLICY, tie_style=TieStyle.DENSE)
    standings = ranked(
        flat_result(1, "60", "20"),
        flat_result(2, "61", "19"),
        flat_result(3, "65", "20"),
        flat_result(4, "50", "20"),
        policy=policy,
    )
    assert ranks(standings) == [(3, 1), (1, 2), (2, 2), (4, 3)]


def test_a_tie_breaker_decides_and_is_named() -> None:
    policy = replace(DEFAULT_POLICY, tie_breakers=(SURVEY_FIRST,))
    standings = ranked(flat_result(1, "61", "19"), flat_result(2, "60", "20"), policy=policy)
    assert ranks(standings) == [(2, 1), (1, 2)]
    assert all(s.tie is not None and s.tie.decided_by == SURVEY_FIRST for s in standings)


def test_the_tie_breaker_that_really_decided_is_named() -> None:
    criterion_two = TieBreaker(TieBreakKind.CRITERION, "2")
    unknown = TieBreaker(TieBreakKind.CRITERION, "9")
    policy = replace(DEFAULT_POLICY, tie_breakers=(unknown, APPRAISED_FIRST, criterion_two))
    standings = ranked(
        flat_result(1, "60", "20"),
        flat_result(2, "61", "19"),
        flat_result(3, "60", "20"),
        policy=policy,
    )
    assert ranks(standings) == [(2, 1), (1, 2), (3, 2)]
    assert [s.tie.decided_by if s.tie else "no tie" for s in standings] == [
        APPRAISED_FIRST,
        None,
        None,
    ]


def test_a_later_breaker_decides_by_a_domain() -> None:
    policy = replace(DEFAULT_POLICY, tie_breakers=(TieBreaker(TieBreakKind.CRITERION, "2"),))
    assert ranks(ranked(flat_result(1, "61", "19"), flat_result(2, "60", "20"), policy=policy)) == [
        (2, 1),
        (1, 2),
    ]


def test_units_equal_as_printed_share_a_rank_unless_the_exact_value_decides() -> None:
    built = flat_tree("70", "31")  # 101 points make indexes that differ behind the second decimal
    one, two = flat_result(1, "60", "20,001", of=built), flat_result(2, "60", "20,002", of=built)
    on_printed = rank_units((one, two), tree=built, policy=DEFAULT_POLICY, bands=DEFAULT_BANDS)
    assert ranks(on_printed) == [(1, 1), (2, 1)]
    exact = replace(DEFAULT_POLICY, rank_basis=RankBasis.EXACT)
    on_exact = rank_units((one, two), tree=built, policy=exact, bands=DEFAULT_BANDS)
    assert ranks(on_exact) == [(2, 1), (1, 2)]
    assert on_exact[0].index == on_exact[1].index
    assert on_exact[0].tie is None


def test_units_left_out_or_unscored_have_no_rank() -> None:
    blank = rank_units((), tree=flat_tree(), policy=DEFAULT_POLICY, bands=DEFAULT_BANDS)
    assert blank == ()
    unscored = score_unit(UnitId(3), flat_tree(), {}, DEFAULT_POLICY)
    standings = ranked(
        flat_result(1, "60", "20"),
        flat_result(2, "65", "20"),
        unscored,
        left_out=frozenset({UnitId(2)}),
    )
    assert ranks(standings) == [(1, 1), (2, None), (3, None)]
    assert (standings[1].class_name, standings[2].class_name) == ("Tốt", "")
    summary = figures(standings, DEFAULT_BANDS, DEFAULT_POLICY)
    assert (summary.ranked, summary.incomplete) == (1, 1)


def test_an_empty_ranking_has_no_figures() -> None:
    summary = figures((), DEFAULT_BANDS, DEFAULT_POLICY)
    assert (summary.mean, summary.highest, summary.first, summary.last) == (None, None, (), ())
    assert {c.share for c in summary.classes} == {Decimal(0)}


@pytest.mark.parametrize(
    ("index", "name"),
    [
        ("90", "Xuất sắc"),
        ("89.99", "Tốt"),
        ("80.00", "Tốt"),
        ("75", "Khá"),
        ("50", "Trung bình"),
        ("49.99", "Yếu"),
        ("-1", ""),
    ],
)
def test_lower_bounds_are_inclusive(index: str, name: str) -> None:
    assert class_of(Decimal(index), DEFAULT_BANDS) == name


def test_the_class_never_disagrees_with_the_printed_index() -> None:
    built = flat_tree("70", "30")
    result = flat_result(1, "60", "14,996", of=built)  # 74,996 is printed as 75,00
    bands = (ClassBand("Khá", Decimal(75)), ClassBand("Dưới khá", Decimal(0)))
    for basis in RankBasis:
        policy = replace(DEFAULT_POLICY, rank_basis=basis)
        (standing,) = rank_units((result,), tree=built, policy=policy, bands=bands)
        assert (str(standing.index), standing.class_name) == ("75.00", "Khá")


def _compared(result: UnitResult, policy: Policy) -> Fraction:
    assert result.index is not None
    if policy.rank_basis is RankBasis.EXACT:
        return result.index
    return Fraction(round_half_up(result.index, policy.decimals))


SCORES = st.tuples(st.integers(0, 700_000), st.integers(0, 300_000))
POLICIES = st.builds(
    Policy,
    decimals=st.integers(0, 4),
    rank_basis=st.sampled_from(RankBasis),
    tie_style=st.sampled_from(TieStyle),
    tie_breakers=st.lists(
        st.sampled_from([APPRAISED_FIRST, SURVEY_FIRST]), unique=True, max_size=2
    ).map(tuple),
)


@given(st.lists(SCORES, max_size=12), POLICIES)
def test_ranks_follow_the_index_and_no_row_order(
    scores: list[tuple[int, int]], policy: Policy
) -> None:
    results = [
        flat_result(i, str(Decimal(a) / 10_000), str(Decimal(s) / 10_000))
        for i, (a, s) in enumerate(scores)
    ]
    forward = {s.unit_id: s.rank for s in ranked(*results, policy=policy)}
    backward = {s.unit_id: s.rank for s in ranked(*reversed(results), policy=policy)}
    assert forward == backward
    index = {r.unit_id: _compared(r, policy) for r in results}
    for one, other in permutations(forward, 2):
        if index[other] > index[one]:
            assert (forward[other] or 0) < (forward[one] or 0)
    used = sorted({rank for rank in forward.values() if rank is not None})
    if policy.tie_style is TieStyle.DENSE:
        assert used == list(range(1, len(used) + 1))
    else:
        assert all(
            1 + sum(1 for r in forward.values() if r is not None and r < rank) == rank
            for rank in used
        )


@given(st.lists(SCORES, min_size=1, max_size=12))
def test_the_mean_is_rounded_once(scores: list[tuple[int, int]]) -> None:
    results = [
        flat_result(i, str(Decimal(a) / 10_000), str(Decimal(s) / 10_000))
        for i, (a, s) in enumerate(scores)
    ]
    summary = figures(ranked(*results), DEFAULT_BANDS, DEFAULT_POLICY)
    exact = Fraction(sum(a + s for a, s in scores), 10_000 * len(scores))
    assert summary.mean is not None
    assert abs(Fraction(summary.mean) - exact) <= Fraction(1, 200)
