"""Penalty leaves: what a wording takes off are the points that the leaf counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parindex_desktop.domain.numbers import parse_points
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.rules.facts import read_facts
from parindex_desktop.domain.rules.guessing import guess_rule
from parindex_desktop.domain.rules.wording import word_rule

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.kinds import Rule

MAXIMUM = parse_points("3")


def read(guide: str) -> Rule:
    guess = guess_rule(guide, MAXIMUM, penalty=True)
    assert guess is not None
    return guess.rule


@pytest.mark.parametrize(
    ("guide", "typed", "points"),
    [
        ("Mỗi lần bị phê bình trừ 0,5 điểm, tối đa 3", {"count": "0"}, "0"),
        ("Mỗi lần bị phê bình trừ 0,5 điểm, tối đa 3", {"count": "2"}, "1"),
        ("Mỗi lần bị phê bình bị trừ 0,5 điểm, trừ tối đa 3 điểm", {"count": "9"}, "3"),
        ("Mỗi lần bị phê bình: -0,5 điểm", {"count": "1"}, "0,5"),
        ("Phê bình: trừ 0,5; kỷ luật: trừ 3", {"choice": "Phê bình"}, "0,5"),
        ("Phê bình: trừ 0,5; kỷ luật: trừ 3", {"choice": "kỷ luật"}, "3"),
        (
            "Vi phạm nhẹ trừ 50% điểm tối đa; vi phạm nặng trừ 100% điểm tối đa",
            {"choice": "Vi phạm nhẹ"},
            "1,5",
        ),
    ],
)
def test_what_is_taken_off_is_what_a_penalty_counts(
    guide: str, typed: dict[str, str], points: str
) -> None:
    rule = read(guide)
    assert points_of(rule, MAXIMUM, read_facts(rule, typed)) == parse_points(points)


def test_a_council_that_takes_off_as_it_sees_fit_is_still_read() -> None:
    assert read("Vi phạm thì trừ điểm tương ứng").kind == "judged"


@pytest.mark.parametrize(
    "guide",
    [
        "Mỗi lần bị phê bình bị trừ 0,5 điểm, trừ tối đa 3 điểm",
        "Vi phạm nhẹ: trừ 50% điểm tối đa\nVi phạm nặng: trừ 100% điểm tối đa",
    ],
)
def test_the_rule_of_a_penalty_is_worded_as_it_was_read(guide: str) -> None:
    worded = word_rule(read(guide), MAXIMUM, penalty=True)
    assert "trừ" in worded[0]
    assert read("\n".join(worded)) == read(guide)
