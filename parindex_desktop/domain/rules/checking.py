"""Proving a rule sound before it scores anybody.

Errors make facts worth nothing or points that the leaf cannot have; warnings are what decisions
seldom mean, such as a best result below the maximum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import MAX_DECIMALS, Points, format_points
from parindex_desktop.domain.rules.coverage import (
    Interval,
    gaps,
    is_empty,
    overlaps,
    show_interval,
    show_place,
)
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    PERCENT,
    BandsRule,
    FormulaRule,
    JudgedRule,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.domain.rules.measures import show_amount
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from parindex_desktop.domain.rules.kinds import Variable


def check_rule(rule: Rule, maximum: Points, code: str) -> tuple[Problem, ...]:
    """Returns what makes a rule unsound, each with the code of its criterion as place.

    Args:
        rule: Of a leaf.
        maximum: Of the leaf, in 1/10 000 point.
        code: Of the leaf.
    """
    return tuple(replace(problem, place=code) for problem in _check(rule, maximum))


@singledispatch
def _check(rule: Rule, maximum: Points) -> Iterator[Problem]:
    raise TypeError(type(rule).__name__)


@_check.register
def _options(rule: OptionsRule, maximum: Points) -> Iterator[Problem]:
    yield from _labels([option.label for option in rule.options])
    for option in rule.options:
        yield from _within(option.points, maximum, option.label)
    yield from _best([option.points for option in rule.options], maximum)


@_check.register
def _yes_no(rule: YesNoRule, maximum: Points) -> Iterator[Problem]:
    yield from _labels(rule.conditions)
    yield from _within(rule.met, maximum, "; ".join(rule.conditions))
    yield from _within(rule.not_met, maximum, "; ".join(rule.conditions))
    if rule.met < rule.not_met:
        params: dict[str, object] = {
            "met": format_points(rule.met),
            "not_met": format_points(rule.not_met),
        }
        yield Problem("RUL.144", params=params, severity=Severity.WARNING)
    yield from _best([rule.met, rule.not_met], maximum)


@_check.register
def _bands(rule: BandsRule, maximum: Points) -> Iterator[Problem]:
    yield from _lines(rule.bands)
    for band in rule.bands:
        where = show_place(band, rule.measure)
        if is_empty(band):
            yield Problem("RUL.138", params={"band": where})
        yield from _within(band.points, maximum, where)
    if any(band.lower is None and band.upper is None for band in rule.bands):
        yield Problem("RUL.150")
    for gap in gaps(rule):
        yield _interval("RUL.136", gap, rule)
    for overlap in overlaps(rule):
        yield _interval("RUL.137", overlap, rule)
    yield from _best([band.points for band in rule.bands if not is_empty(band)], maximum)


@_check.register
def _ratio(rule: RatioRule, maximum: Points) -> Iterator[Problem]:
    if rule.cap <= 0:
        yield Problem("RUL.140", params={"cap": show_amount(rule.cap, PERCENT)})
    elif rule.floor is not None and rule.floor.value > rule.cap:
        params: dict[str, object] = {
            "floor": show_amount(rule.floor.value, PERCENT),
            "cap": show_amount(rule.cap, PERCENT),
        }
        yield Problem("RUL.139", params=params)
    yield from _decimals(rule.decimals)


@_check.register
def _per_item(rule: PerItemRule, maximum: Points) -> Iterator[Problem]:
    if rule.each <= 0:
        yield Problem("RUL.141", params={"each": format_points(rule.each)})
    if rule.cap is None:
        return
    if not 0 < rule.cap <= maximum:
        params: dict[str, object] = {
            "cap": format_points(rule.cap),
            "maximum": format_points(maximum),
        }
        yield Problem("RUL.142", params=params)
    elif not rule.takes:
        yield from _best([rule.cap], maximum)


@_check.register
def _percent(rule: PercentRule, maximum: Points) -> Iterator[Problem]:
    yield from _labels([level.label for level in rule.levels])
    for level in rule.levels:
        yield from _percentage(level.percent, level.label)
    yield from _decimals(rule.decimals)
    shares = [HUNDRED - each.percent if rule.takes else each.percent for each in rule.levels]
    yield from _best_share(shares, maximum)


@_check.register
def _judged(rule: JudgedRule, maximum: Points) -> Iterator[Problem]:
    return iter(())


@_check.register
def _formula(rule: FormulaRule, maximum: Points) -> Iterator[Problem]:
    yield from _variables(rule.variables)
    yield from _expression(rule)
    yield from _decimals(rule.decimals)


@_check.register
def _survey(rule: SurveyRule, maximum: Points) -> Iterator[Problem]:
    yield from _labels([answer.label for answer in rule.answers])
    for answer in rule.answers:
        if answer.percent is not None:
            yield from _percentage(answer.percent, answer.label)
    weights = [answer.percent for answer in rule.answers if answer.percent is not None]
    if rule.answers and not weights:
        yield Problem("RUL.148")
    yield from _decimals(rule.decimals)
    yield from _best_share(weights, maximum)


def _variables(variables: Iterable[Variable]) -> Iterator[Problem]:
    from parindex_desktop.domain.formulas.words import is_name, normal

    names = [normal(variable.name) for variable in variables]
    yield from _doubles(names)
    for name in names:
        if not is_name(name):
            yield Problem("RUL.143", params={"name": name})


def _expression(rule: FormulaRule) -> Iterator[Problem]:
    from parindex_desktop.domain.formulas.evaluating import always_divides_by_zero, names_in
    from parindex_desktop.domain.formulas.words import is_name, normal

    try:
        named = names_in(rule.expression)
        divides_by_zero = always_divides_by_zero(rule.expression)
    except InputError as error:
        yield Problem(error.code, params=error.params)
        return
    declared = {normal(variable.name) for variable in rule.variables}
    for name in sorted(named - declared):
        yield Problem("RUL.123", params={"name": name})
    for name in sorted(filter(is_name, declared - named)):
        yield Problem("RUL.145", params={"name": name}, severity=Severity.WARNING)
    if divides_by_zero:
        yield Problem("RUL.149")


def _interval(code: str, interval: Interval, rule: BandsRule) -> Problem:
    return Problem(code, params={"interval": show_interval(interval, rule.measure)})


def _lines(lines: Sequence[object]) -> Iterator[Problem]:
    if not lines:
        yield Problem("RUL.131")


def _labels(labels: Sequence[str]) -> Iterator[Problem]:
    yield from _lines(labels)
    texts = [clean(label) for label in labels]
    if not all(texts):
        yield Problem("RUL.132")
    yield from _doubles(text for text in texts if text)


def _doubles(labels: Iterable[str]) -> Iterator[Problem]:
    for label, times in Counter(labels).items():
        if times > 1:
            yield Problem("RUL.133", params={"label": label})


def _within(points: Points, maximum: Points, label: str) -> Iterator[Problem]:
    if not 0 <= points <= maximum:
        params: dict[str, object] = {
            "label": label,
            "points": format_points(points),
            "maximum": format_points(maximum),
        }
        yield Problem("RUL.134", params=params)


def _percentage(percent: Decimal, label: str) -> Iterator[Problem]:
    if not 0 <= percent <= HUNDRED:
        params: dict[str, object] = {"label": label, "percent": show_amount(percent, PERCENT)}
        yield Problem("RUL.146", params=params)


def _decimals(decimals: int) -> Iterator[Problem]:
    if not 0 <= decimals <= MAX_DECIMALS:
        yield Problem("RUL.147", params={"decimals": decimals})


def _best(points: Sequence[Points], maximum: Points) -> Iterator[Problem]:
    """Warns of a best result that does not reach the maximum; one above it is an error already."""
    if points and max(points) < maximum:
        params: dict[str, object] = {
            "best": format_points(max(points)),
            "maximum": format_points(maximum),
        }
        yield Problem("RUL.135", params=params, severity=Severity.WARNING)


def _best_share(percents: Sequence[Decimal], maximum: Points) -> Iterator[Problem]:
    if percents:
        best = Points(int(max(percents) * maximum / HUNDRED))
        yield from _best([best], maximum)
