"""Short forms of guesses for tables of wordings: a rule in one line of text."""

from __future__ import annotations

from parindex_desktop.domain.numbers import Points, format_points, parse_points
from parindex_desktop.domain.rules.facts import show_number
from parindex_desktop.domain.rules.guessing import Guess, guess_rule
from parindex_desktop.domain.rules.kinds import (
    Band,
    BandsRule,
    JudgedRule,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    SurveyRule,
    YesNoRule,
)


def guess(text: str, maximum: str = "2", name: str = "") -> Guess:
    """The guess for a wording that must be readable."""
    found = guess_rule(text, parse_points(maximum), name=name)
    assert found is not None
    return found


def short(text: str, maximum: str = "2") -> str:
    """The rule of a wording in one line, `?` in front when the guess is not sure."""
    found = guess(text, maximum)
    return f"{'' if found.sure else '? '}{_short(found.rule)}"


def _short(rule: Rule) -> str:
    match rule:
        case OptionsRule(options):
            return " | ".join(f"{option.label}: {_p(option.points)}" for option in options)
        case YesNoRule(conditions, met, not_met, join):
            return f"{join} [{' + '.join(conditions)}]: {_p(met)} / {_p(not_met)}"
        case BandsRule(measure, bands):
            unit = measure.unit or "no unit"
            return f"{unit}: {' '.join(_band(band) for band in bands)}"
        case PercentRule(levels, takes):
            sign = "-" if takes else ""
            return " | ".join(
                f"{each.label}: {sign}{show_number(each.percent)}%" for each in levels
            )
        case PerItemRule(item, each, cap, takes):
            limit = "" if cap is None else f" <= {_p(cap)}"
            return f"{'-' if takes else '+'}{_p(each)} per {item}{limit}"
        case RatioRule():
            return _ratio(rule)
        case JudgedRule():
            return "judged"
        case SurveyRule(answers):
            return "survey " + " ".join(answer.label for answer in answers)
    raise AssertionError(rule)


def _ratio(rule: RatioRule) -> str:
    measure = rule.measure
    share = f"{measure.numerator} / {measure.denominator}" if measure.denominator else "share"
    words = [measure.label, share, f"to {show_number(rule.cap)}" if rule.to_cap else ""]
    if rule.floor is not None:
        words.append(f"{'>=' if rule.floor.inclusive else '>'} {show_number(rule.floor.value)}")
    if not rule.to_cap and rule.cap != 100:
        words.append(f"full from {show_number(rule.cap)}")
    return ", ".join(word for word in words if word)


def _band(band: Band) -> str:
    lower, upper = band.lower, band.upper
    start = "(" if lower is None else f"{'[' if lower.inclusive else '('}{show_number(lower.value)}"
    end = ")" if upper is None else f"{show_number(upper.value)}{']' if upper.inclusive else ')'}"
    return f"{start};{end}={_p(band.points)}"


def _p(points: Points) -> str:
    return format_points(points)
