"""Who is proposed by a rule."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parindex_desktop.domain.awards import propose
from parindex_desktop.domain.policy import DEFAULT_BANDS, DEFAULT_POLICY
from parindex_desktop.domain.ranking import rank_units
from parindex_desktop.domain.rounds import AwardRule, AwardRuleKind, default_profile
from tests.domain.building import flat_result, flat_tree

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


@pytest.mark.parametrize(
    ("first", "units", "tied"),
    [(0, (), ()), (1, (1,), ()), (2, (1, 2, 3), (2, 3)), (3, (1, 2, 3), ()), (9, (1, 2, 3, 4), ())],
)
def test_the_first_of_a_group_with_ties_at_the_cut_taken_in(
    first: int, units: tuple[int, ...], tied: tuple[int, ...]
) -> None:
    proposal = propose(STANDINGS, AwardRule(AwardRuleKind.FIRST, first=first))
    assert (proposal.units, proposal.tied_at_cut) == (units, tied)


def test_all_at_or_above_an_index() -> None:
    rule = AwardRule(AwardRuleKind.AT_LEAST, at_least=Decimal(80))
    assert propose(STANDINGS, rule).units == (1, 2, 3)


def test_nobody_is_proposed_from_an_empty_ranking() -> None:
    assert propose((), AwardRule()).units == ()


@pytest.mark.parametrize(
    ("given", "province", "place"),
    [
        ("An Giang", "tỉnh An Giang", "An Giang"),
        ("Tỉnh  An Giang", "tỉnh An Giang", "An Giang"),
        ("Huế", "thành phố Huế", "Huế"),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_the_usual_wording_of_a_province(given: str, province: str, place: str) -> None:
    profile = default_profile(given)
    assert (profile.province, profile.place) == (province, place)
    assert profile.authority == f"Chủ tịch Ủy ban nhân dân {province}"
