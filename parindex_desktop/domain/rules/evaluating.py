"""Applying a rule: facts in, points out, with the sentence that explains them.

Points are rounded once, half up, to the decimals that the rule declares, and never leave the range
from 0 to the maximum. The sentence is worded only where somebody reads it: that takes far longer
than the arithmetic, and a group has some 15 000 cells with facts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import partial, singledispatch
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from parindex_desktop.domain.numbers import (
    MAX_DECIMALS,
    PER_POINT,
    ZERO,
    NumberFormat,
    Points,
    exact,
    format_decimal,
    format_points,
    half_up,
    parse_points,
    round_half_up,
)
from parindex_desktop.domain.rules.coverage import show_place
from parindex_desktop.domain.rules.facts import (
    CHOICE,
    COUNT,
    DENOMINATOR,
    NUMERATOR,
    POINTS,
    REASON,
    VALUE,
    YES,
    Facts,
    answer_name,
    condition_name,
    fields_of,
    number_of,
    show_number,
)
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    PERCENT,
    Band,
    BandsRule,
    FormulaRule,
    Join,
    JudgedRule,
    Level,
    Measure,
    MeasureKind,
    Option,
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
    show_value,
)
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Choice = TypeVar("_Choice", Option, Level)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What facts are worth.

    Attributes:
        points: From 0 to the maximum, in 1/10 000 point.
        why: The way there in one line: `38/40 = 95,00 % ≥ 90 % → 2 điểm`.
    """

    points: Points
    why: str


Way: TypeAlias = Callable[[], str]
"""Words the way from facts to their points."""


def evaluate(rule: Rule, maximum: Points, facts: Facts, *, penalty: bool = False) -> Outcome:
    """Returns the points that facts are worth under a rule, and why.

    Args:
        rule: Of the leaf.
        maximum: Of the leaf, in 1/10 000 point.
        facts: As `facts.read_facts` gave them.
        penalty: The leaf is a penalty (điểm trừ): its points are taken, and are worded so.

    Raises:
        InputError: `RUL.101` a fact is missing, `RUL.102` one is not a number, `RUL.104` a choice
            that the rule does not have, `RUL.108` division by zero, `RUL.109` no band for the
            value, `RUL.110` judged points above the maximum, `NUM.10x` judged points that are no
            points, `RUL.12x` of a formula (`domain.formulas`).
    """
    points, way = _apply(rule, maximum, _Given(rule, dict(facts)))
    kept, words = _within(points, maximum), way()
    limit = "" if kept == points else _limited(kept)
    worth = show_worth(kept, penalty=penalty)
    return Outcome(kept, f"{words}{limit} → {worth}" if words else worth)


def points_of(rule: Rule, maximum: Points, facts: Facts) -> Points:
    """Returns the points alone, without wording why; arguments and errors as `evaluate`."""
    points, _ = _apply(rule, maximum, _Given(rule, dict(facts)))
    return _within(points, maximum)


def show_worth(points: Points, *, penalty: bool = False) -> str:
    """Returns points as they are counted: those of a penalty are taken off."""
    if not penalty:
        return tr("{points} points", points=format_points(points))
    return tr("{points} points off", points=format_points(points)) if points else tr("nothing off")


class _Given:
    """The facts at hand; asking for one that is missing is the error of a missing fact."""

    def __init__(self, rule: Rule, facts: Mapping[str, str]) -> None:
        self._rule = rule
        self._facts = facts

    def label(self, name: str) -> str:
        """Returns what the official reads beside the field of a fact."""
        return next(field.label for field in fields_of(self._rule) if field.name == name)

    def text(self, name: str) -> str:
        """Returns a fact. Raises `RUL.101` when it is missing."""
        if name not in self._facts:
            raise InputError("RUL.101", field=self.label(name))
        return self._facts[name]

    def number(self, name: str) -> Decimal:
        """Returns a fact as a number.

        Raises `RUL.101` when it is missing, and `RUL.102` when another rule had words there.
        """
        text = self.text(name)
        try:
            return number_of(text)
        except ValueError:
            raise InputError("RUL.102", text=text, field=self.label(name)) from None

    def chosen(self, choices: Iterable[_Choice]) -> _Choice:
        """Returns what was chosen. Raises `RUL.101`, and `RUL.104` for one the rule lost."""
        label = self.text(CHOICE)
        found = next((choice for choice in choices if choice.label == label), None)
        if found is None:
            raise InputError("RUL.104", text=label, field=self.label(CHOICE))
        return found

    def count(self, name: str) -> Decimal:
        """Returns a count; one left empty is 0."""
        return self.number(name) if name in self._facts else Decimal(0)

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed."""
        return not self._facts


@singledispatch
def _apply(rule: Rule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    """Returns the points before the limits of the leaf, and the way there."""
    raise TypeError(type(rule).__name__)


@_apply.register
def _options(rule: OptionsRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    option = given.chosen(rule.options)
    return option.points, lambda: option.label


@_apply.register
def _yes_no(rule: YesNoRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    answers = [given.text(condition_name(i)) == YES for i in range(len(rule.conditions))]
    met = all(answers) if rule.join is Join.ALL else any(answers)

    def way() -> str:
        if len(answers) == 1:
            return tr("met") if met else tr("not met")
        counted = tr("{met} of {count} conditions met", met=sum(answers), count=len(answers))
        wanted = tr("all wanted") if rule.join is Join.ALL else tr("one is enough")
        return f"{counted} ({wanted})"

    return rule.met if met else rule.not_met, way


@_apply.register
def _bands(rule: BandsRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    value, way = _measured(rule.measure, given)
    band = band_of(rule, value)
    if band is None:
        raise InputError("RUL.109", value=show_value(value, rule.measure, bounds_of(rule)))
    # A share beyond where the bands end is shown as if its band had no end.
    shown = band if holds(band, value) else replace(band, upper=None)
    words = partial(_in_band, shown, rule.measure)
    return band.points, lambda: f"{way(bounds_of(rule))} {words()}".strip()


@_apply.register
def _ratio(rule: RatioRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    floor, cap = rule.floor, exact(rule.cap)
    percent, way = _measured(rule.measure, given)
    bounds = (rule.cap,) if floor is None else (floor.value, rule.cap)
    if floor is not None and not reaches(floor, percent):
        sign = "<" if floor.inclusive else "≤"
        return ZERO, lambda: f"{way(bounds)} {sign} {show_amount(floor.value, PERCENT)}"
    if percent >= cap:
        return maximum, lambda: f"{way(bounds)} ≥ {show_amount(rule.cap, PERCENT)}"

    def words() -> str:
        shown = show_value(percent, rule.measure, bounds)
        if rule.to_cap and rule.cap != HUNDRED:
            shown = f"{shown} / {show_amount(rule.cap, PERCENT)}"
        return f"{way(bounds)}; {shown} × {format_points(maximum)}"

    share = percent / cap if rule.to_cap else percent / 100
    return _rounded(share, maximum, rule.decimals), words


@_apply.register
def _per_item(rule: PerItemRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    count = given.number(COUNT)
    counted = Points(int(count) * rule.each)
    kept = min(counted, maximum if rule.cap is None else rule.cap)

    def way() -> str:
        product = f"{show_number(count)} × {format_points(rule.each)} = {format_points(counted)}"
        product += "" if kept == counted else _limited(kept)
        taken = f"{format_points(maximum)} − {format_points(kept)}"
        return f"{taken} ({product})" if rule.takes else product

    return Points(maximum - kept) if rule.takes else kept, way


@_apply.register
def _percent(rule: PercentRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    level = given.chosen(rule.levels)
    share = HUNDRED - level.percent if rule.takes else level.percent

    def way() -> str:
        sign = f"{level.label}: {_level(level, takes=rule.takes)}"
        return f"{sign}; {show_amount(share, PERCENT)} × {format_points(maximum)}"

    return _rounded(Fraction(share) / 100, maximum, rule.decimals), way


@_apply.register
def _judged(rule: JudgedRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    points = parse_points(given.text(POINTS))
    reason = given.text(REASON)
    if points > maximum:
        raise InputError("RUL.110", points=format_points(points), maximum=format_points(maximum))
    return points, lambda: tr("judged: {reason}", reason=reason)


@_apply.register
def _formula(rule: FormulaRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    # The grammar is loaded for the few sets that have formulas.
    from parindex_desktop.domain.formulas.evaluating import value_of

    numbers = {variable.name: given.number(variable.name) for variable in rule.variables}
    value = value_of(rule.expression, {n: Fraction(exact(v)) for n, v in numbers.items()})

    def way() -> str:
        names = "; ".join(f"{name} = {show_number(number)}" for name, number in numbers.items())
        shown = format_decimal(round_half_up(value, MAX_DECIMALS), NumberFormat(MAX_DECIMALS))
        return f"{names}; {rule.expression} = {shown}" if names else f"{rule.expression} = {shown}"

    return _rounded(value, Points(PER_POINT), rule.decimals), way


@_apply.register
def _survey(rule: SurveyRule, maximum: Points, given: _Given) -> tuple[Points, Way]:
    if given.is_empty:
        raise InputError("RUL.101", field=rule.answers[0].label if rule.answers else "")
    counts = [given.count(answer_name(place)) for place in range(len(rule.answers))]
    counted = [
        (count, answer.percent)
        for count, answer in zip(counts, rule.answers, strict=True)
        if answer.percent is not None
    ]
    people = sum((count for count, _ in counted), Decimal(0))
    if not people:
        raise InputError("RUL.108")
    weight = sum(exact(count) * exact(percent) for count, percent in counted)
    mean = Fraction(weight, exact(people))

    def way() -> str:
        words = tr("mean of {count} answers", count=show_number(people))
        return f"{words} {show_value(mean, _PERCENTAGE)} × {format_points(maximum)}"

    return _rounded(mean / 100, maximum, rule.decimals), way


_PERCENTAGE = Measure()


def _measured(
    measure: Measure, given: _Given
) -> tuple[Fraction, Callable[[tuple[Decimal, ...]], str]]:
    """Returns a measured value in its unit, exact, and what words how it came about.

    The words want the bounds that the value is compared with; it is shown on its side of each.
    """
    if measure.kind is MeasureKind.VALUE:
        value = given.number(VALUE)
        return Fraction(exact(value)), lambda _: show_amount(value, measure.unit)
    numerator, denominator = given.number(NUMERATOR), given.number(DENOMINATOR)
    if not denominator:
        raise InputError("RUL.108")
    percent = Fraction(exact(numerator) * 100, exact(denominator))

    def way(bounds: tuple[Decimal, ...]) -> str:
        shown = show_value(percent, measure, bounds)
        return f"{show_number(numerator)}/{show_number(denominator)} = {shown}"

    return percent, way


def _in_band(band: Band, measure: Measure) -> str:
    """Says that a value lies in a band, behind the value."""
    shown = show_place(band, measure)
    one_sided = band.lower is None or band.upper is None
    return shown if one_sided else tr("is in the band {interval}", interval=shown)


def _level(level: Level, *, takes: bool) -> str:
    return f"{'−' if takes else ''}{show_amount(level.percent, PERCENT)}"


def _rounded(share: Fraction, whole: Points, decimals: int) -> Points:
    """Returns a share of points (exact), half up at the decimals that a rule declares."""
    scale = 10 ** min(max(decimals, 0), MAX_DECIMALS)  # others are reported by `check_rule`
    steps = half_up(share.numerator * whole * scale, share.denominator * PER_POINT)
    return Points(steps * PER_POINT // scale)


def _within(points: Points, maximum: Points) -> Points:
    return min(max(points, ZERO), maximum)


def _limited(points: Points) -> str:
    return tr(", limited to {points}", points=format_points(points))
