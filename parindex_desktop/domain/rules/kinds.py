"""The kinds of rules that decisions use, as data (`domain.md`, Scoring rules).

A rule says which facts an official types and what they are worth; `evaluating` applies it,
`checking` proves it sound, `wording` says it as a decision does.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias

from parindex_desktop.domain.numbers import ZERO, Points

PERCENT: Final = "%"
HUNDRED: Final = Decimal(100)


class RuleKind(StrEnum):
    """What sort of rule it is; the text tells stored rules apart."""

    OPTIONS = "options"
    YES_NO = "yes_no"
    BANDS = "bands"
    RATIO = "ratio"
    PER_ITEM = "per_item"
    PERCENT = "percent"
    JUDGED = "judged"
    FORMULA = "formula"
    SURVEY = "survey"


class MeasureKind(StrEnum):
    """Whether a measured value is a share of two counts, or typed as it is."""

    SHARE = "share"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured for bands and ratios.

    Attributes:
        label: Of the value: `Tỷ lệ hồ sơ giải quyết đúng hạn`.
        numerator: For a share: what is counted, `hồ sơ đúng hạn`.
        denominator: For a share: out of what, `tổng số hồ sơ`.
        unit: Of a typed value: `%`, `ngày`, `văn bản`; a share is always in percent.
    """

    kind: MeasureKind = MeasureKind.SHARE
    label: str = ""
    numerator: str = ""
    denominator: str = ""
    unit: str = PERCENT


@dataclass(frozen=True, slots=True)
class Option:
    """One way a criterion may turn out, and its points: `Ban hành kịp thời` 1."""

    label: str
    points: Points


@dataclass(frozen=True, slots=True)
class OptionsRule:
    """Exactly one of several options holds."""

    kind: ClassVar[RuleKind] = RuleKind.OPTIONS
    options: tuple[Option, ...]


class Join(StrEnum):
    """How several conditions hold together."""

    ALL = "all"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class YesNoRule:
    """Points when the conditions are met, others when not.

    Attributes:
        conditions: One or more, each answered with yes or no.
        join: All must be met, or any one.
    """

    kind: ClassVar[RuleKind] = RuleKind.YES_NO
    conditions: tuple[str, ...]
    met: Points
    not_met: Points = ZERO
    join: Join = Join.ALL


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a band, in the unit of the measure."""

    value: Decimal
    inclusive: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """Values between two bounds and their points; None for an open end."""

    lower: Bound | None
    upper: Bound | None
    points: Points


@dataclass(frozen=True, slots=True)
class BandsRule:
    """Points by where a measured value lies: trên 90 %: 2; 70 % - 90 %: 1; dưới 70 %: 0."""

    kind: ClassVar[RuleKind] = RuleKind.BANDS
    measure: Measure
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class RatioRule:
    """Points in proportion to a measured percentage: tỷ lệ x điểm tối đa.

    Attributes:
        floor: Percentage below which there are 0 points; when not inclusive, at which too.
        cap: Percentage from which the maximum is given.
        to_cap: True when the proportion is taken to the cap (45 of 90 is half), False when to 100
            percent.
        decimals: Of the points, half up.
    """

    kind: ClassVar[RuleKind] = RuleKind.RATIO
    measure: Measure
    floor: Bound | None = None
    cap: Decimal = HUNDRED
    to_cap: bool = False
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class PerItemRule:
    """Points for each of a count: mỗi quy chế 0,5 điểm, tối đa 2.

    Attributes:
        item: What is counted: `quy chế`.
        each: Points per item.
        cap: Most points given, or most taken; None for the maximum of the criterion.
        takes: True when each item takes points off the maximum: mỗi lần trễ trừ 0,25.
    """

    kind: ClassVar[RuleKind] = RuleKind.PER_ITEM
    item: str
    each: Points
    cap: Points | None = None
    takes: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """One way a criterion may turn out, and its percentage of the maximum."""

    label: str
    percent: Decimal


@dataclass(frozen=True, slots=True)
class PercentRule:
    """A percentage of the maximum: hoàn thành tốt 75 %; vi phạm nhẹ trừ 50 %.

    Attributes:
        takes: True when the percentage is taken off the maximum.
    """

    kind: ClassVar[RuleKind] = RuleKind.PERCENT
    levels: tuple[Level, ...]
    takes: bool = False
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """The council judges: any points from 0 to the maximum, with a reason.

    Attributes:
        guidance: `thực hiện chưa đầy đủ: trừ điểm tương ứng`.
    """

    kind: ClassVar[RuleKind] = RuleKind.JUDGED
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Variable:
    """A number that a formula asks for.

    Attributes:
        name: As the formula names it: letters of any script, digits and `_`.
        label: As the official reads it.
        unit: Shown behind the field: `hồ sơ`, `%`.
    """

    name: str
    label: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FormulaRule:
    """An expression over declared variables, in the language of `domain.formulas`.

    Points below 0 count as 0 and points above the maximum as the maximum.
    """

    kind: ClassVar[RuleKind] = RuleKind.FORMULA
    variables: tuple[Variable, ...]
    expression: str
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a survey question and its weight; None does not count (no opinion)."""

    label: str
    percent: Decimal | None


DEFAULT_ANSWERS: Final = (
    Answer("A", Decimal(100)),
    Answer("B", Decimal(60)),
    Answer("C", Decimal(20)),
    Answer("D", Decimal(0)),
    Answer("E", None),
)
"""Weights seen in one real tool; a setting, never a constant (`domain.md`, Survey)."""


@dataclass(frozen=True, slots=True)
class SurveyRule:
    """Maximum x mean weight of the answers that count."""

    kind: ClassVar[RuleKind] = RuleKind.SURVEY
    answers: tuple[Answer, ...] = DEFAULT_ANSWERS
    decimals: int = 2


Rule: TypeAlias = (
    OptionsRule
    | YesNoRule
    | BandsRule
    | RatioRule
    | PerItemRule
    | PercentRule
    | JudgedRule
    | FormulaRule
    | SurveyRule
)
