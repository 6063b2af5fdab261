"""Rules read from short texts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parindex_desktop.domain.award_rule_texts import NOTHING_ASKED, read_rules
from parindex_desktop.domain.award_rules import AwardRule, Measure
from parindex_desktop.errors import InputError


def test_conditions_are_joined_and_groups_add_their_own() -> None:
    texts = ["first=3", "rank<=5", "index >= 80,5", "class>=Tốt", "quota.so=2", "skip.so=open"]
    read = read_rules(texts)
    assert read.rule_of("huyen") == AwardRule(
        quota=3, lowest_rank=5, least_index=Decimal("80.5"), least_class="Tốt", skip_open=False
    )
    assert (read.rule_of("so").quota, read.rule_of("so").skip_open) == (2, True)
    assert read.rule_of("so").lowest_rank == 5
    assert read.classes == {"Tốt"}


@pytest.mark.parametrize(
    ("texts", "measure", "least"),
    [
        (["rise=points"], Measure.RISE_IN_POINTS, None),
        (["rise=ranks"], Measure.RISE_IN_RANKS, None),
        (["rise>=2,5"], Measure.RISE_IN_POINTS, Decimal("2.5")),
        (["rise=ranks", "rise>=2"], Measure.RISE_IN_RANKS, Decimal(2)),
        (["rise>=2", "rise=ranks"], Measure.RISE_IN_RANKS, Decimal(2)),
    ],
)
def test_rises_are_measured_in_points_unless_ranks_are_said(
    texts: list[str], measure: Measure, least: Decimal | None
) -> None:
    rule = read_rules(texts).common
    assert (rule.measure, rule.least_rise) == (measure, least)


def test_nothing_is_understood_unsaid_but_what_the_saved_rule_says() -> None:
    assert read_rules([]).common == NOTHING_ASKED
    base = AwardRule(quota=7, skip_last_year=True)
    assert read_rules(["allow=last-year", "allow=barred"], base).common == AwardRule(
        quota=7, skip_barred=False
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "first", "first=", "first=x", "first=-1", "first>=3", "first=²", "first=٣", "rank>=5",
        "rank=5", "first=99999", f"rank<={'9' * 5000}", "index>=1e999999",
        "index>=abc", "index>=NaN", "index>=-1", "index<=80", "class=Tốt", "rise=points,",
        "rise=names", "rise>=inf", "skip=all", "allow=", "drop=table", "quota. =2",
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused_by_name(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_rules(["first=3", text, "also wrong"])
    assert refused.value.code == "AWD.104"
    assert [each.params["text"] for each in refused.value.problems] == [text, "also wrong"]
