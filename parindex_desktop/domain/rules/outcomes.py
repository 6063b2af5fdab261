"""The points that a rule can give at all, where they are few enough to be listed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.rules.facts import CHOICE
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    OptionsRule,
    PercentRule,
    PerItemRule,
    Rule,
    YesNoRule,
)


def possible_points(rule: Rule | None, maximum: Points) -> frozenset[Points] | None:
    """Returns every number of points that a rule can give.

    Args:
        rule: Of the leaf; None when points are typed.
        maximum: Of the leaf, in 1/10 000 point.

    Returns:
        None where any number is possible: without a rule, and where a ratio, a judgment, a formula
        or answers decide.
    """
    given = None if rule is None else _given(rule, maximum)
    return None if given is None else frozenset(Points(min(max(p, 0), maximum)) for p in given)


@singledispatch
def _given(rule: object, maximum: Points) -> Iterable[int] | None:
    return None


@_given.register
def _options(rule: OptionsRule, maximum: Points) -> Iterable[int] | None:
    return [option.points for option in rule.options]


@_given.register
def _yes_no(rule: YesNoRule, maximum: Points) -> Iterable[int] | None:
    return [rule.met, rule.not_met]


@_given.register
def _bands(rule: BandsRule, maximum: Points) -> Iterable[int] | None:
    return [band.points for band in rule.bands]


@_given.register
def _percent(rule: PercentRule, maximum: Points) -> Iterable[int] | None:
    return [points_of(rule, maximum, ((CHOICE, level.label),)) for level in rule.levels]


@_given.register
def _per_item(rule: PerItemRule, maximum: Points) -> Iterable[int] | None:
    if rule.each <= 0:
        return None
    most = min(maximum, maximum if rule.cap is None else rule.cap)
    counted = [*range(0, most, rule.each), most]
    return [maximum - points for points in counted] if rule.takes else counted
