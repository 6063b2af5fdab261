"""Says a rule as a decision prints it (cách chấm): lines of office Vietnamese.

`guessing.guess_rule` reads these lines back to the same rule, except for what no decision words:

- decimals of the points other than two, and a "ratio to the cap" whose cap is 100 percent;
- a typed value in percent, or a share without a label, that the words do not tell from each other:
  `Tỷ lệ đúng hạn (%)` is typed, `Tỷ lệ đúng hạn` is two counts; a numerator without a denominator;
- two options of which the second denies the first: they read as yes or no;
- levels whose labels are ranges, bands that overlap, and a band without any bound;
- things that are counted but have no name, a variable whose label ends in brackets as a unit does;
- texts that themselves look like points (`chậm: 1 điểm`), like the bullet of a list or like a
  product with the maximum.

Official texts are Vietnamese in every language of the program.
"""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import Points, format_points
from parindex_desktop.domain.rules.facts import show_number
from parindex_desktop.domain.rules.kinds import (
    HUNDRED,
    PERCENT,
    Band,
    BandsRule,
    FormulaRule,
    Join,
    JudgedRule,
    Measure,
    MeasureKind,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    Variable,
    YesNoRule,
)
from parindex_desktop.domain.rules.measures import unit_of

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.domain.rules.kinds import Answer, Bound


def word_rule(rule: Rule, maximum: Points, *, penalty: bool = False) -> tuple[str, ...]:
    """Returns the lines that say how a criterion is scored.

    Args:
        rule: Of the leaf.
        maximum: Of the leaf, in 1/10 000 point.
        penalty: The leaf is a penalty (điểm trừ): its points are taken, and are worded so.
    """
    if penalty and isinstance(rule, PerItemRule | PercentRule):
        rule = replace(rule, takes=True)
    return _lines(rule, maximum)


@singledispatch
def _lines(rule: Rule, maximum: Points) -> tuple[str, ...]:
    raise TypeError(type(rule).__name__)


@_lines.register
def _options(rule: OptionsRule, maximum: Points) -> tuple[str, ...]:
    return tuple(f"{option.label}: {_points(option.points)}" for option in rule.options)


@_lines.register
def _yes_no(rule: YesNoRule, maximum: Points) -> tuple[str, ...]:
    if len(rule.conditions) == 1 and rule.join is Join.ALL:
        (condition,) = rule.conditions
        opposite = "Không" if condition == "Có" else "Không đạt"
        return f"{condition}: {_points(rule.met)}", f"{opposite}: {_points(rule.not_met)}"
    announced = "tất cả" if rule.join is Join.ALL else "một trong"
    return (
        f"Đạt {announced} các yêu cầu sau: {_points(rule.met)}",
        *(f"- {condition}" for condition in rule.conditions),
        f"Không đạt: {_points(rule.not_met)}",
    )


@_lines.register
def _bands(rule: BandsRule, maximum: Points) -> tuple[str, ...]:
    unit = unit_of(rule.measure)
    bands = tuple(f"{_band(band, unit)}: {_points(band.points)}" for band in rule.bands)
    return (*_heading(rule.measure), *bands)


@_lines.register
def _ratio(rule: RatioRule, maximum: Points) -> tuple[str, ...]:
    lines = list(_definition(rule.measure)) if rule.measure.label else []
    share = _share(rule.measure)
    if rule.to_cap:
        share = f"({share} / {_amount(rule.cap, PERCENT)})"
    lines.append(f"Điểm đạt được = {share} x điểm tối đa")
    if rule.cap != HUNDRED:
        lines.append(f"Từ {_amount(rule.cap, PERCENT)} trở lên: điểm tối đa")
    if rule.floor is not None:
        below = replace(rule.floor, inclusive=not rule.floor.inclusive)
        lines.append(f"{_open(None, below, PERCENT)}: 0 điểm")
    return tuple(lines)


@_lines.register
def _per_item(rule: PerItemRule, maximum: Points) -> tuple[str, ...]:
    verb, limit = ("bị trừ", "trừ tối đa") if rule.takes else ("được", "tối đa")
    cap = "" if rule.cap is None else f", {limit} {_points(rule.cap)}"
    return (f"Mỗi {rule.item or 'trường hợp'} {verb} {_points(rule.each)}{cap}",)


@_lines.register
def _percent(rule: PercentRule, maximum: Points) -> tuple[str, ...]:
    verb = "trừ " if rule.takes else ""
    return tuple(
        f"{level.label}: {verb}{_amount(level.percent, PERCENT)} điểm tối đa"
        for level in rule.levels
    )


@_lines.register
def _judged(rule: JudgedRule, maximum: Points) -> tuple[str, ...]:
    council = f"Hội đồng thẩm định xem xét, cho điểm từ 0 đến {_points(maximum)}"
    return (*rule.guidance.splitlines(), council)


@_lines.register
def _formula(rule: FormulaRule, maximum: Points) -> tuple[str, ...]:
    line = f"Điểm đạt được = {' '.join(rule.expression.split())}"
    return (line, "Trong đó:", *(_variable(variable) for variable in rule.variables))


@_lines.register
def _survey(rule: SurveyRule, maximum: Points) -> tuple[str, ...]:
    line = "Điểm điều tra xã hội học bằng điểm tối đa nhân mức bình quân của các câu trả lời:"
    return (line, *(_answer(answer) for answer in rule.answers))


def _points(points: Points) -> str:
    return f"{format_points(points)} điểm"


def _amount(value: Decimal, unit: str) -> str:
    """Returns a number with its unit as decisions print it: `90%`, `5 văn bản`."""
    return f"{show_number(value)}{unit}" if unit == PERCENT else f"{show_number(value)} {unit}"


def _heading(measure: Measure) -> tuple[str, ...]:
    """Returns the line above the bands that says what is measured."""
    if measure.denominator:
        return _definition(measure)
    if not measure.label:
        return ()
    typed = measure.kind is MeasureKind.VALUE and measure.unit == PERCENT
    return (f"{measure.label}{' (%)' if typed else ''}:",)


def _definition(measure: Measure) -> tuple[str, ...]:
    """Returns the line that says what a share is of; none when nothing is said."""
    if not measure.denominator:
        return ()
    label = f"{measure.label} = " if measure.label else ""
    return (f"{label}({measure.numerator} / {measure.denominator}) x 100%",)


def _share(measure: Measure) -> str:
    """Returns a share as a factor."""
    if measure.kind is MeasureKind.VALUE:
        return f"{measure.label or 'Tỷ lệ'} (%)"
    if measure.denominator and not measure.label:
        return f"({measure.numerator} / {measure.denominator})"
    return measure.label or "Tỷ lệ"


def _band(band: Band, unit: str) -> str:
    """Returns where a band lies: `Từ 70% đến dưới 90%`."""
    lower, upper = band.lower, band.upper
    if lower is None or upper is None:
        return _open(lower, upper, unit)
    if lower == upper:
        return f"Đúng {_amount(lower.value, unit)}".strip()
    start = "Từ" if lower.inclusive else "Trên"
    to = "đến" if upper.inclusive else "đến dưới"
    first = _amount(lower.value, PERCENT if unit == PERCENT else "").strip()
    return f"{start} {first} {to} {_amount(upper.value, unit)}".strip()


def _open(lower: Bound | None, upper: Bound | None, unit: str) -> str:
    if lower is not None:
        amount = _amount(lower.value, unit).strip()
        return f"Từ {amount} trở lên" if lower.inclusive else f"Trên {amount}"
    if upper is not None:
        amount = _amount(upper.value, unit).strip()
        return _at_most(amount, unit) if upper.inclusive else f"Dưới {amount}"
    return "Mọi trường hợp"


def _at_most(amount: str, unit: str) -> str:
    return f"Từ {amount} trở xuống" if unit == PERCENT else f"Không quá {amount}"


def _variable(variable: Variable) -> str:
    label = f": {variable.label}" if variable.label else ""
    unit = f" ({variable.unit})" if variable.unit else ""
    return f"- {variable.name}{label}{unit}"


def _answer(answer: Answer) -> str:
    if answer.percent is None:
        return f"- {answer.label}: không tính điểm"
    return f"- {answer.label}: {_amount(answer.percent, PERCENT)} điểm tối đa"
