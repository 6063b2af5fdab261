"""Rules that a decision can word, for the tests of wording and guessing."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from parindex_desktop.domain.numbers import Points
from parindex_desktop.domain.rules.kinds import (
    PERCENT,
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
    from collections.abc import Sequence

MAXIMUM = Points(20_000)

_PHRASES = (
    "ban hành", "kế hoạch", "đúng hạn", "văn bản", "chậm", "hồ sơ", "đầy đủ", "nội dung", "tốt",
    "được phê duyệt", "tiến độ", "xuất sắc", "hoàn thành", "sở, ngành", "UBND tỉnh", "quý I",
    "mức độ 4", "năm 2023", "(nếu có)", "trong kỳ", "theo quy định", "trên cổng", "từ chối", "và",
    "TTHC", "một phần", "được cấp có thẩm quyền giao", "trừ trường hợp bất khả kháng", "thuộc",
    "không", "chưa", "mỗi quý", "31/12",
)  # fmt: skip
_STARTS = ("Ban hành", "Thực hiện", "Có", "Công khai", "Hoàn thành", "Không ban hành", "cử", "Chậm")
_ITEMS = (
    "quy chế", "văn bản ban hành chậm", "sáng kiến được công nhận", "lần bị nhắc nhở", "cuộc họp",
    "thủ tục hành chính", "mô hình, giải pháp mới", "trường hợp",
)  # fmt: skip
_UNITS = ("ngày", "ngày làm việc", "văn bản", "lần", "hồ sơ trễ hạn", "triệu đồng", "điểm", "")
_RATES = ("Tỷ lệ hồ sơ đúng hạn", "Mức độ hoàn thành kế hoạch", "Tỷ lệ TTHC toàn trình", "")
_COUNTS = (
    ("số hồ sơ đúng hạn", "tổng số hồ sơ"),
    ("Số văn bản (trong kỳ) đã gửi", "Số văn bản phải gửi"),
    ("", ""),
)


def _label(parts: tuple[str, Sequence[str]]) -> str:
    return " ".join((parts[0], *parts[1]))


labels = st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_PHRASES), max_size=6)).map(
    _label
)
points = st.integers(0, 2 * 10_000).map(Points)
percents = st.decimals(0, 100, places=2).map(lambda value: Decimal(f"{value.normalize():f}"))
_values = st.decimals(0, 1_000, places=1).map(lambda value: Decimal(f"{value.normalize():f}"))


def _denies(labels: Sequence[str]) -> bool:
    """Tells whether two options may read as yes and no."""
    return len(labels) == 2 and any(
        label.casefold().startswith(("không", "chưa")) for label in labels
    )


_outcomes = st.lists(labels, min_size=1, max_size=5, unique_by=str.casefold).filter(
    lambda labels: not _denies(labels)
)


@st.composite
def options_rules(draw: st.DrawFn) -> OptionsRule:
    """Options whose labels do not deny one another."""
    return OptionsRule(tuple(Option(label, draw(points)) for label in draw(_outcomes)))


@st.composite
def percent_rules(draw: st.DrawFn) -> PercentRule:
    """Levels, given or taken."""
    levels = tuple(Level(label, draw(percents)) for label in draw(_outcomes))
    return PercentRule(levels, takes=draw(st.booleans()))


@st.composite
def yes_no_rules(draw: st.DrawFn) -> YesNoRule:
    """One condition, or several joined in either way."""
    conditions = tuple(draw(st.lists(labels, min_size=1, max_size=4, unique=True)))
    join = draw(st.sampled_from(Join)) if len(conditions) > 1 else Join.ALL
    return YesNoRule(conditions, draw(points), draw(points), join)


@st.composite
def measures(draw: st.DrawFn, *, typed: bool = True) -> Measure:
    """What bands measure: two counts, or a value with its unit."""
    if typed and draw(st.booleans()):
        unit = draw(st.sampled_from((*_UNITS, PERCENT)))
        named = [rate for rate in _RATES if rate or unit != PERCENT]
        return Measure(MeasureKind.VALUE, draw(st.sampled_from(named)), unit=unit)
    numerator, denominator = draw(st.sampled_from(_COUNTS))
    return Measure(MeasureKind.SHARE, draw(st.sampled_from(_RATES)), numerator, denominator)


@st.composite
def bands_rules(draw: st.DrawFn) -> BandsRule:
    """Bands side by side from end to end, in any order; a single value may be one."""
    cuts = sorted(draw(st.sets(_values, min_size=1, max_size=4)))
    bounds = [Bound(cut, draw(st.booleans())) for cut in cuts]
    between = [(Bound(low.value, not low.inclusive), high) for low, high in pairwise(bounds)]
    last = Bound(bounds[-1].value, not bounds[-1].inclusive)
    ends = [(None, bounds[0]), *between, (last, None)]
    if draw(st.booleans()):
        ends = ends[1:] or ends
    bands = [Band(low, high, draw(points)) for low, high in ends]
    return BandsRule(draw(measures()), tuple(draw(st.permutations(bands))))


@st.composite
def ratio_rules(draw: st.DrawFn) -> RatioRule:
    """Proportions with and without a floor and a cap."""
    cap = draw(st.sampled_from((Decimal(100), Decimal(90), Decimal("87.5"))))
    floor = draw(st.none() | st.builds(Bound, st.integers(1, 80).map(Decimal), st.booleans()))
    to_cap = draw(st.booleans()) and cap != 100
    measure = draw(measures(typed=False) | st.just(_TYPED_PERCENT))
    return RatioRule(measure, floor, cap, to_cap)


_TYPED_PERCENT = Measure(MeasureKind.VALUE, "Tỷ lệ hồ sơ đúng hạn", unit=PERCENT)

per_item_rules = st.builds(
    PerItemRule,
    item=st.sampled_from(_ITEMS),
    each=points,
    cap=st.none() | points,
    takes=st.booleans(),
)
judged_rules = st.builds(JudgedRule, guidance=st.lists(labels, max_size=3).map("\n".join))
_letters = ("a", "b1", "đúng_hạn", "TổngSố")
_expressions = (
    "(a + 0,5 x b1) / đúng_hạn x 2",
    "nếu(TổngSố > 0; a / TổngSố * 1.5; 0) + min(b1; đúng_hạn)",
    "2 - a x 0,25 - b1",
    "a",
)


@st.composite
def formula_rules(draw: st.DrawFn) -> FormulaRule:
    """Formulas that are more than a share of the maximum."""
    expression = draw(st.sampled_from(_expressions))
    names = [name for name in _letters if name in expression]
    variables = [
        Variable(name, draw(labels | st.just("")), draw(st.sampled_from(("hồ sơ", "%", ""))))
        for name in draw(st.permutations(names))
    ]
    return FormulaRule(tuple(map(_distinct, variables)), expression)


def _distinct(variable: Variable) -> Variable:
    """Returns the variable with a unit only behind a label, and brackets only around a unit."""
    if not variable.label:
        return Variable(variable.name, "")
    label = variable.label.replace(" (nếu có)", "")
    return Variable(variable.name, label, variable.unit)


@st.composite
def survey_rules(draw: st.DrawFn) -> SurveyRule:
    """Answers with weights, some of which do not count."""
    named = draw(st.lists(labels | st.sampled_from("ABCDE"), min_size=1, max_size=5, unique=True))
    weights = st.none() | percents
    return SurveyRule(tuple(Answer(label, draw(weights)) for label in named))


rules: st.SearchStrategy[Rule] = st.one_of(
    options_rules(),
    percent_rules(),
    yes_no_rules(),
    bands_rules(),
    ratio_rules(),
    per_item_rules,
    judged_rules,
    formula_rules(),
    survey_rules(),
)
"""Rules of every kind that their wording tells apart (`wording` lists the others)."""
