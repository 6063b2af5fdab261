"""Applying a rule: facts in, points out, with the sentence that explains them.

Points are rounded once, half up, to the decimals that the rule declares, and never leave the range
from 0 to the maximum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import singledispatch
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    PER_POINT,
    ZERO,
    NumberFormat,
    Points,
    format_decimal,
    format_points,
    parse_points,
    round_half_up,
)
from parindex_desktop.domain.rules.facts import (
    CHOICE,
    COUNT,
    DENOMINATOR,
    NUMERATOR,
    POINTS,
    REASON,
    VALUE,
    YES,
    FactField,
    Facts,
    FieldKind,
    answer_name,
    condition_name,
    fields_of,
    number_of,
    show_number,
)
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    PERCENT,
    BandsRule,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    YesNoRule,
)
from parindex_desktop.domain.rules.measures import (
    band_of,
    bounds_of,
    holds,
    reaches,
    show_amount,
    show_place,
    show_value,
)
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Outcome:
    """What facts are worth.

    Attributes:
        points: From 0 to the maximum, in 1/10 000 point.
        why: The way there in one line: `38/40 = 95,00 % ≥ 90 % → 2 điểm`.
    """

    points: Points
    why: str


def evaluate(rule: Rule, maximum: Points, facts: Facts) -> Outcome:
    """Returns the points that facts are worth under a rule.

    Args:
        rule: Of the leaf.
        maximum: Of the leaf, in 1/10 000 point.
        facts: As `facts.read_facts` gave them.

    Raises:
        InputError: `RUL.101` a fact is missing, `RUL.102` one is not a number, `RUL.104` a choice
            that the rule does not have, `RUL.108` division by zero, `RUL.109` no band for the
            value, `RUL.110` judged points above the maximum, `RUL.12x` of a formula
            (`domain.formulas`).
    """
    points, way = _apply(rule, maximum, _Given(rule, dict(facts)))
    kept = Points(min(max(points, ZERO), maximum))
    limit = "" if kept == points else _limited(kept)
    return Outcome(kept, f"{way}{limit} → {_worth(kept)}" if way else _worth(kept))


class _Given:
    """The facts at hand; asking for one that is missing is the error of a missing fact."""

    def __init__(self, rule: Rule, facts: Mapping[str, str]) -> None:
        self._fields = {field.name: field for field in fields_of(rule)}
        self._facts = facts

    def field(self, name: str) -> FactField:
        """Returns the field of a fact."""
        return self._fields[name]

    def text(self, name: str) -> str:
        """Returns a fact. Raises `RUL.101` when it is missing."""
        if name not in self._facts:
            raise InputError("RUL.101", field=self._fields[name].label)
        return self._facts[name]

    def number(self, name: str) -> Decimal:
        """Returns a fact as a number.

        Raises `RUL.101` when it is missing, and `RUL.102` when another rule had words there.
        """
        text = self.text(name)
        try:
            return number_of(text)
        except InvalidOperation:
            raise InputError("RUL.102", text=text, field=self._fields[name].label) from None

    def choice(self) -> str:
        """Returns the label chosen. Raises `RUL.101`, and `RUL.104` for one the rule lost."""
        label = self.text(CHOICE)
        if label not in self._fields[CHOICE].choices:
            raise InputError("RUL.104", text=label, field=self._fields[CHOICE].label)
        return label

    def numbers(self) -> dict[str, Decimal]:
        """Returns all facts that are numbers. Raises `RUL.101` when one is missing."""
        return {
            name: self.number(name)
            for name, field in self._fields.items()
            if field.kind in (FieldKind.NUMBER, FieldKind.WHOLE)
        }

    def count(self, name: str) -> Decimal:
        """Returns a count; one left empty is 0."""
        return self.number(name) if name in self._facts else Decimal(0)

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed."""
        return not self._facts


@singledispatch
def _apply(rule: Rule, maximum: Points, given: _Given) -> tuple[Points, str]:
    """Returns the points before the limits of the leaf, and the way there."""
    raise TypeError(type(rule).__name__)


@_apply.register
def _options(rule: OptionsRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    label = given.choice()
    return next(option.points for option in rule.options if option.label == label), label


@_apply.register
def _yes_no(rule: YesNoRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    answers = [given.text(condition_name(i)) == YES for i in range(len(rule.conditions))]
    met = all(answers) if rule.join is Join.ALL else any(answers)
    points = rule.met if met else rule.not_met
    if len(answers) == 1:
        return points, tr("met") if met else tr("not met")
    counted = tr("{met} of {count} conditions met", met=sum(answers), count=len(answers))
    wanted = tr("all wanted") if rule.join is Join.ALL else tr("one is enough")
    return points, f"{counted} ({wanted})"


@_apply.register
def _bands(rule: BandsRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    bounds = bounds_of(rule)
    value, way = _measured(rule.measure, given, bounds)
    band = band_of(rule, value)
    if band is None:
        raise InputError("RUL.109", value=show_value(value, rule.measure, bounds))
    if not holds(band, value):  # a share beyond where the bands end
        band = replace(band, upper=None)
    return band.points, f"{way} {show_place(band, rule.measure)}".strip()


@_apply.register
def _ratio(rule: RatioRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    floor = rule.floor
    bounds = (rule.cap,) if floor is None else (floor.value, rule.cap)
    percent, way = _measured(rule.measure, given, bounds)
    if floor is not None and not reaches(floor, percent):
        sign = "<" if floor.inclusive else "≤"
        return ZERO, f"{way} {sign} {show_amount(floor.value, PERCENT)}"
    if percent >= rule.cap:
        return maximum, f"{way} ≥ {show_amount(rule.cap, PERCENT)}"
    whole = rule.cap if rule.to_cap else HUNDRED
    points = _rounded(percent / Fraction(whole) * maximum, rule.decimals)
    shown = show_value(percent, rule.measure, bounds)
    product = f"{shown} × {format_points(maximum)}"
    if rule.to_cap and rule.cap != HUNDRED:
        product = f"{shown} / {show_amount(rule.cap, PERCENT)} × {format_points(maximum)}"
    return points, f"{way}; {product}"


@_apply.register
def _per_item(rule: PerItemRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    count = given.number(COUNT)
    cap = maximum if rule.cap is None else rule.cap
    counted = int(count) * rule.each
    kept = min(counted, cap)
    way = f"{show_number(count)} × {format_points(rule.each)} = {format_points(Points(counted))}"
    if kept != counted:
        way += _limited(Points(kept))
    if rule.takes:
        way = f"{format_points(maximum)} − {format_points(Points(kept))} ({way})"
        kept = maximum - kept
    return Points(kept), way


@_apply.register
def _percent(rule: PercentRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    label = given.choice()
    level = next(level for level in rule.levels if level.label == label)
    share = HUNDRED - level.percent if rule.takes else level.percent
    points = _rounded(Fraction(share) / 100 * maximum, rule.decimals)
    sign = f"{label}: {_level(level, takes=rule.takes)}"
    return points, f"{sign}; {show_amount(share, PERCENT)} × {format_points(maximum)}"


@_apply.register
def _judged(rule: JudgedRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    points = parse_points(given.text(POINTS))
    reason = given.text(REASON)
    if points > maximum:
        raise InputError("RUL.110", points=format_points(points), maximum=format_points(maximum))
    return points, tr("judged: {reason}", reason=reason)


@_apply.register
def _formula(rule: FormulaRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    # The grammar is loaded for the few sets that have formulas.
    from parindex_desktop.domain.formulas.evaluating import value_of

    numbers = given.numbers()
    value = value_of(rule.expression, {n: Fraction(v) for n, v in numbers.items()})
    names = "; ".join(f"{name} = {show_number(number)}" for name, number in numbers.items())
    shown = format_decimal(round_half_up(value, MAX_DECIMALS), NumberFormat(MAX_DECIMALS))
    way = f"{names}; {rule.expression} = {shown}" if names else f"{rule.expression} = {shown}"
    return _rounded(value * PER_POINT, rule.decimals), way


@_apply.register
def _survey(rule: SurveyRule, maximum: Points, given: _Given) -> tuple[Points, str]:
    if given.is_empty:
        raise InputError("RUL.101", field=rule.answers[0].label if rule.answers else "")
    counts = [given.count(answer_name(place)) for place in range(len(rule.answers))]
    counted = [
        (count, answer.percent)
        for count, answer in zip(counts, rule.answers, strict=True)
        if answer.percent is not None
    ]
    people = sum(count for count, _ in counted)
    if not people:
        raise InputError("RUL.108")
    weight = sum(Fraction(count) * Fraction(percent) for count, percent in counted)
    mean = weight / Fraction(people)
    words = tr("mean of {count} answers", count=show_number(Decimal(people)))
    way = f"{words} {show_value(mean, _PERCENTAGE)} × {format_points(maximum)}"
    return _rounded(mean / 100 * maximum, rule.decimals), way


_PERCENTAGE = Measure()


def _measured(measure: Measure, given: _Given, bounds: tuple[Decimal, ...]) -> tuple[Fraction, str]:
    """Returns a measured value in its unit, exact, and how it came about.

    Args:
        measure: What is measured.
        given: The facts.
        bounds: What the value is compared with; it is shown on its side of each.
    """
    if measure.kind is MeasureKind.VALUE:
        value = given.number(VALUE)
        return Fraction(value), show_amount(value, measure.unit)
    numerator, denominator = given.number(NUMERATOR), given.number(DENOMINATOR)
    if not denominator:
        raise InputError("RUL.108")
    percent = Fraction(numerator) / Fraction(denominator) * 100
    shown = show_value(percent, measure, bounds)
    return percent, f"{show_number(numerator)}/{show_number(denominator)} = {shown}"


def _level(level: Level, *, takes: bool) -> str:
    return f"{'−' if takes else ''}{show_amount(level.percent, PERCENT)}"


def _rounded(points: Fraction, decimals: int) -> Points:
    """Returns points (in 1/10 000 point, exact) half up at the decimals that a rule declares."""
    return Points(int(round_half_up(points / PER_POINT, decimals) * PER_POINT))


def _limited(points: Points) -> str:
    return tr(", limited to {points}", points=format_points(points))


def _worth(points: Points) -> str:
    return tr("{points} points", points=format_points(points))
