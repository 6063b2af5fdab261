"""Rules of every kind as they may be typed, sound or not, and facts for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.facts import FieldKind, fields_of
from parindex_desktop.domain.rules.kinds import (
    Answer,
    Band,
    BandsRule,
    Bound,
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
    Variable,
    YesNoRule,
)

if TYPE_CHECKING:
    from parindex_desktop.domain.rules.facts import FactField

LABELS = st.sampled_from(["Tốt", "Khá", "Đạt yêu cầu", "Không ban hành", "a; b → c", "95 %"])
POINTS = st.integers(-5_000, 60_000).map(Points)
PERCENTS = st.decimals(-20, 150, places=1, allow_nan=False)
DECIMALS = st.integers(0, 4)
MEASURES = st.builds(
    Measure, st.sampled_from(MeasureKind), LABELS, LABELS, LABELS, st.sampled_from(["%", "ngày"])
)
BOUNDS = st.none() | st.builds(Bound, st.decimals(0, 130, places=0, allow_nan=False), st.booleans())
BAND_RULES = st.builds(
    BandsRule, MEASURES, st.lists(st.builds(Band, BOUNDS, BOUNDS, POINTS), max_size=5).map(tuple)
)
EXPRESSIONS = st.sampled_from([
    "a / b x 2", "nếu(tổng = 0; 0; a / tổng)", "min(a; b) - tổng", "tròn(a / 3; 1)", "-a", "a x a",
    "nếu(a >= 90%; 2; 1)", "a +", "c", "", "a / 0",
])  # fmt: skip


def _tuples(item: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(item, max_size=4).map(tuple)


RULES: st.SearchStrategy[Rule] = st.one_of(
    st.builds(OptionsRule, _tuples(st.builds(Option, LABELS, POINTS))),
    st.builds(YesNoRule, _tuples(LABELS), POINTS, POINTS, st.sampled_from(Join)),
    BAND_RULES,
    st.builds(RatioRule, MEASURES, BOUNDS, PERCENTS, st.booleans(), DECIMALS),
    st.builds(PerItemRule, LABELS, POINTS, st.none() | POINTS, st.booleans()),
    st.builds(PercentRule, _tuples(st.builds(Level, LABELS, PERCENTS)), st.booleans(), DECIMALS),
    st.builds(JudgedRule, LABELS),
    st.builds(
        FormulaRule,
        st.just((Variable("a", ""), Variable("b", "Được giao"), Variable("tổng", "", "%"))),
        EXPRESSIONS,
        DECIMALS,
    ),
    st.builds(SurveyRule, _tuples(st.builds(Answer, LABELS, st.none() | PERCENTS)), DECIMALS),
)

_NUMBERS = st.decimals(0, 200, places=2, allow_nan=False).map(str)


def typed_facts(rule: Rule) -> st.SearchStrategy[dict[str, str]]:
    """What somebody may type into the fields of a rule; a field may stay empty."""
    fields = fields_of(rule)
    return st.fixed_dictionaries({}, optional={field.name: _typed(field) for field in fields})


def _typed(field: FactField) -> st.SearchStrategy[str]:
    match field.kind:
        case FieldKind.NUMBER:
            return _NUMBERS
        case FieldKind.WHOLE:
            return st.integers(0, 300).map(str)
        case FieldKind.CHOICE:
            return st.sampled_from(field.choices) if field.choices else st.just("")
        case FieldKind.YES_NO:
            return st.sampled_from("01")
        case FieldKind.TEXT:
            return LABELS
