"""A rule while it is being typed: texts that may not be numbers yet, whatever its kind.

Every kind is single values (by name) and at most one table of lines (columns by name), so that one
editor's table, one reading and one way of marking faults serve all nine.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.numbers import ZERO, format_points
from parindex_desktop.domain.rules.facts import show_number
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    FormulaRule,
    Join,
    JudgedRule,
    Measure,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    RuleKind,
    SurveyRule,
    YesNoRule,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from parindex_desktop.domain.numbers import Points
    from parindex_desktop.domain.rules.kinds import Bound

ON, OFF = "1", ""
Lines = tuple[tuple[str, ...], ...]

COLUMNS: Final[Mapping[RuleKind, tuple[str, ...]]] = {
    RuleKind.OPTIONS: ("label", "points"),
    RuleKind.YES_NO: ("condition",),
    RuleKind.BANDS: ("lower", "lower_inclusive", "upper", "upper_inclusive", "points"),
    RuleKind.RATIO: (),
    RuleKind.PER_ITEM: (),
    RuleKind.PERCENT: ("label", "percent"),
    RuleKind.JUDGED: (),
    RuleKind.FORMULA: ("name", "label", "unit"),
    RuleKind.SURVEY: ("label", "percent"),
}
"""The columns of the table of each kind; none for a kind of single values."""

SWITCHES: Final = frozenset({"lower_inclusive", "upper_inclusive", "floor_inclusive", "takes"})
"""Names of values and columns that are `ON` or `OFF`."""


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule as typed so far.

    Attributes:
        values: Single values by name, as texts.
        lines: The table, as texts in the order of `COLUMNS`.
    """

    kind: RuleKind
    values: Mapping[str, str]
    lines: Lines = ()

    def with_value(self, name: str, text: str) -> RuleDraft:
        """Returns the draft with another text of a single value."""
        return replace(self, values={**self.values, name: text})

    def with_lines(self, lines: Lines) -> RuleDraft:
        """Returns the draft with another table."""
        return replace(self, lines=lines)

    @property
    def filled_lines(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """The lines in which something is typed, with their places from 0."""
        return tuple(
            (place, line) for place, line in enumerate(self.lines) if is_filled(self.kind, line)
        )


def is_filled(kind: RuleKind, line: tuple[str, ...]) -> bool:
    """Tells whether anything but a switch stands in a line."""
    names = COLUMNS[kind]
    return any(text.strip() for name, text in zip(names, line, strict=True) if name not in SWITCHES)


def empty_line(kind: RuleKind) -> tuple[str, ...]:
    """Returns the line to type the next entry in; the lower end of a band usually belongs to it."""
    return tuple(ON if name == "lower_inclusive" else OFF for name in COLUMNS[kind])


def next_line(draft: RuleDraft) -> tuple[str, ...]:
    """Returns the line to type the next entry in; a band goes on where the last one ends."""
    filled = [line for _, line in draft.filled_lines]
    if draft.kind is not RuleKind.BANDS or not filled:
        return empty_line(draft.kind)
    lower, with_lower, upper, with_upper, _ = filled[-1]
    if _rises(filled):
        return (upper, _other(with_upper), "", OFF, "") if upper else empty_line(draft.kind)
    return ("", ON, lower, _other(with_lower), "") if lower else empty_line(draft.kind)


def _rises(bands: Sequence[tuple[str, ...]]) -> bool:
    """Tells whether bands go upwards; a single one goes on at its closed end."""
    lower, _, upper, _, _ = bands[-1]
    if len(bands) > 1:
        return bool(lower) and lower == bands[-2][2]
    return bool(upper) and not lower


def _other(switch: str) -> str:
    return OFF if switch == ON else ON


def new_draft(kind: RuleKind, maximum: Points, *, like: RuleDraft | None = None) -> RuleDraft:
    """Returns the start of a rule, with what another draft has in common with it.

    Args:
        kind: Of the rule to begin.
        maximum: Of the leaf; proposed as the highest points.
        like: What was typed before the kind was changed.
    """
    made = _beginning(kind, format_points(maximum))
    return made if like is None else _with_common(made, like)


@singledispatch
def draft_of(rule: Rule) -> RuleDraft:
    """Returns a rule as texts; `rule_draft_reading.read_draft` reads the same rule back."""
    raise TypeError(type(rule).__name__)


@draft_of.register
def _options(rule: OptionsRule) -> RuleDraft:
    lines = tuple((option.label, format_points(option.points)) for option in rule.options)
    return RuleDraft(rule.kind, {}, lines)


@draft_of.register
def _yes_no(rule: YesNoRule) -> RuleDraft:
    values = {
        "join": rule.join.value,
        "met": format_points(rule.met),
        "not_met": format_points(rule.not_met),
    }
    return RuleDraft(rule.kind, values, tuple((condition,) for condition in rule.conditions))


@draft_of.register
def _bands(rule: BandsRule) -> RuleDraft:
    lines = tuple(
        (*_bound(band.lower, absent=ON), *_bound(band.upper), format_points(band.points))
        for band in rule.bands
    )
    return RuleDraft(rule.kind, _measure(rule.measure), lines)


@draft_of.register
def _ratio(rule: RatioRule) -> RuleDraft:
    floor, inclusive = _bound(rule.floor, absent=ON)
    values = {
        **_measure(rule.measure),
        "floor": floor,
        "floor_inclusive": inclusive,
        "cap": show_number(rule.cap),
        "to_cap": _switch(rule.to_cap),
        "decimals": str(rule.decimals),
    }
    return RuleDraft(rule.kind, values)


@draft_of.register
def _per_item(rule: PerItemRule) -> RuleDraft:
    values = {
        "item": rule.item,
        "each": format_points(rule.each),
        "item_cap": "" if rule.cap is None else format_points(rule.cap),
        "takes": _switch(rule.takes),
    }
    return RuleDraft(rule.kind, values)


@draft_of.register
def _percent(rule: PercentRule) -> RuleDraft:
    values = {"takes": _switch(rule.takes), "decimals": str(rule.decimals)}
    lines = tuple((level.label, show_number(level.percent)) for level in rule.levels)
    return RuleDraft(rule.kind, values, lines)


@draft_of.register
def _judged(rule: JudgedRule) -> RuleDraft:
    return RuleDraft(rule.kind, {"guidance": rule.guidance})


@draft_of.register
def _formula(rule: FormulaRule) -> RuleDraft:
    values = {"expression": rule.expression, "decimals": str(rule.decimals)}
    return RuleDraft(rule.kind, values, tuple((v.name, v.label, v.unit) for v in rule.variables))


@draft_of.register
def _survey(rule: SurveyRule) -> RuleDraft:
    lines = tuple((answer.label, _optional(answer.percent)) for answer in rule.answers)
    return RuleDraft(rule.kind, {"decimals": str(rule.decimals)}, lines)


def _beginning(kind: RuleKind, most: str) -> RuleDraft:
    match kind:
        case RuleKind.OPTIONS:
            return RuleDraft(kind, {}, (("", most), ("", "0")))
        case RuleKind.YES_NO:
            values = {"join": Join.ALL.value, "met": most, "not_met": "0"}
            return RuleDraft(kind, values, (("",),))
        case RuleKind.BANDS:
            return RuleDraft(kind, _measure(Measure()), (("", ON, "", OFF, most),))
        case RuleKind.RATIO:
            return draft_of(RatioRule(Measure()))
        case RuleKind.PER_ITEM:
            return draft_of(PerItemRule("", ZERO)).with_value("each", "")
        case RuleKind.PERCENT:
            return draft_of(PercentRule(()))
        case RuleKind.JUDGED:
            return draft_of(JudgedRule())
        case RuleKind.FORMULA:
            return draft_of(FormulaRule((), ""))
        case RuleKind.SURVEY:
            return draft_of(SurveyRule())


def _with_common(made: RuleDraft, like: RuleDraft) -> RuleDraft:
    shared = {name: like.values[name] for name in made.values if name in like.values}
    lines = made.lines
    if COLUMNS[made.kind][:1] == COLUMNS[like.kind][:1] == ("label",):
        lines = tuple((line[0], OFF) for _, line in like.filled_lines) or lines
    return RuleDraft(made.kind, {**made.values, **shared}, lines)


def _measure(measure: Measure) -> dict[str, str]:
    return {
        "measure": measure.kind.value,
        "value_label": measure.label,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "value_unit": measure.unit,
    }


def _bound(bound: Bound | None, *, absent: str = OFF) -> tuple[str, str]:
    if bound is None:
        return "", absent
    return show_number(bound.value), _switch(bound.inclusive)


def _optional(percent: Decimal | None) -> str:
    return "" if percent is None else show_number(percent)


def _switch(on: bool) -> str:
    return ON if on else OFF
