"""Rules as Excel formulas, so that a unit sees its points while it types.

The program never reads what these formulas give: points come from the facts by
`domain.rules.evaluating`. Here are the same cases in the same order; products are compared instead
of quotients, as `38 * 100 >= 95 * 40` has no rounding.
"""

from __future__ import annotations

from fractions import Fraction
from functools import singledispatch
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.numbers import MAX_DECIMALS, Points, format_points
from parindex_desktop.domain.rules.evaluating import points_of
from parindex_desktop.domain.rules.facts import NO, YES, fields_of
from parindex_desktop.domain.rules.kinds import (
    BandsRule,
    FormulaRule,
    Join,
    MeasureKind,
    OptionsRule,
    PercentRule,
    PerItemRule,
    RatioRule,
    Rule,
    YesNoRule,
)
from parindex_desktop.domain.rules.measures import band_of, top_of
from parindex_desktop.domain.workbooks.columns import HIDDEN_SHEET, Column
from parindex_desktop.domain.workbooks.lines import YES_TEXT

if TYPE_CHECKING:
    from decimal import Decimal

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.rules.kinds import Band, Bound
    from parindex_desktop.domain.workbooks.lines import Leaf

LABELS, WORTHS = "D", "E"
"""Columns of the hidden sheet with the choices of all leaves and their points."""

_LONGEST: Final = 8000
"""Characters; Excel takes 8 192."""


def points_formula(leaf: Leaf, choices: tuple[int, int] | None) -> str:
    """Returns the formula of a leaf's points; empty where Excel cannot say it.

    Args:
        leaf: With facts.
        choices: First and last row of its choices on the hidden sheet.
    """
    rule = leaf.criterion.rule
    assert rule is not None  # only rules ask for facts
    cells = [f"{Column.FACT.letter}{line.row}" for line in leaf.facts]
    worth = _choice(cells[0], choices) if choices else _worth(rule, leaf.criterion, cells)
    formula = f"={worth}" if worth else ""
    return formula if len(formula) <= _LONGEST else ""


def number(points: Points) -> str:
    """Returns points as a formula holds them: `0.5`."""
    return format_points(points, separator=".")


def _choice(cell: str, rows: tuple[int, int]) -> str:
    first, last = rows
    labels = f"{HIDDEN_SHEET}!${LABELS}${first}:${LABELS}${last}"
    worths = f"{HIDDEN_SHEET}!${WORTHS}${first}:${WORTHS}${last}"
    return f'IF({cell}="","",SUMPRODUCT(({labels}={cell})*{worths}))'


@singledispatch
def _worth(rule: Rule, leaf: Criterion, cells: list[str]) -> str:
    """Returns the points as an expression over the cells of the facts; empty without one."""
    return ""


@_worth.register(YesNoRule)
def _yes_no(rule: YesNoRule, leaf: Criterion, cells: list[str]) -> str:
    names = [field.name for field in fields_of(rule)]
    met, not_met = (
        number(points_of(rule, leaf.max_points, tuple((name, answer) for name in names)))
        for answer in (YES, NO)
    )
    area = f"{cells[0]}:{cells[-1]}"
    enough = f"={len(cells)}" if rule.join is Join.ALL else ">0"
    holds = f'COUNTIF({area},"{YES_TEXT}"){enough}'
    return f'IF(COUNTA({area})<{len(cells)},"",IF({holds},{met},{not_met}))'


@_worth.register(PerItemRule)
def _per_item(rule: PerItemRule, leaf: Criterion, cells: list[str]) -> str:
    maximum = number(leaf.max_points)
    cap = maximum if rule.cap is None else number(rule.cap)
    counted = f"MIN({cells[0]}*{number(rule.each)},{cap})"
    points = f"{maximum}-{counted}" if rule.takes else counted
    return f'IF(ISNUMBER({cells[0]}),MAX(0,MIN({maximum},{points})),"")'


@_worth.register(BandsRule)
def _bands(rule: BandsRule, leaf: Criterion, cells: list[str]) -> str:
    if rule.measure.kind is MeasureKind.VALUE:
        return _given(cells, _in_bands(rule, cells[0], "1", otherwise='""'))
    top = top_of(rule)
    beyond = band_of(rule, Fraction(top))
    otherwise = '""'
    if beyond is not None:
        above = f"{cells[0]}*100>{_plain(top)}*{cells[1]}"
        otherwise = f'IF({above},{number(beyond.points)},"")'
    return _given(cells, _in_bands(rule, f"{cells[0]}*100", cells[1], otherwise=otherwise))


@_worth.register(RatioRule)
def _ratio(rule: RatioRule, leaf: Criterion, cells: list[str]) -> str:
    value = rule.measure.kind is MeasureKind.VALUE
    part, whole = (cells[0], "1") if value else (f"{cells[0]}*100", cells[1])
    maximum, cap = number(leaf.max_points), _plain(rule.cap)
    base = cap if rule.to_cap else "100"
    share = f"ROUND({part}*{maximum}/({whole}*{base}),{rule.decimals})"
    points = f"IF({part}>={cap}*{whole},{maximum},MIN({maximum},{share}))"
    if rule.floor is not None:
        reached = _above(part, whole, rule.floor)
        points = f"IF({reached},{points},0)"
    return _given(cells, points)


@_worth.register(FormulaRule)
def _formula(rule: FormulaRule, leaf: Criterion, cells: list[str]) -> str:
    from parindex_desktop.exchange.workbooks.expressions import as_excel

    names = dict(zip((v.name for v in rule.variables), cells, strict=True))
    expression = as_excel(rule.expression, names)
    if not expression or not cells:
        return ""
    decimals = min(max(rule.decimals, 0), MAX_DECIMALS)
    kept = f"MAX(0,MIN({number(leaf.max_points)},ROUND({expression},{decimals})))"
    return f'IF(COUNT({cells[0]}:{cells[-1]})<{len(cells)},"",IFERROR({kept},""))'


@_worth.register(OptionsRule)
@_worth.register(PercentRule)
def _chosen(rule: OptionsRule | PercentRule, leaf: Criterion, cells: list[str]) -> str:
    raise AssertionError("choices stand on the hidden sheet")


def _in_bands(rule: BandsRule, part: str, whole: str, *, otherwise: str) -> str:
    nested = otherwise
    for band in reversed(rule.bands):
        nested = f"IF({_holds(band, part, whole)},{number(band.points)},{nested})"
    return nested


def _holds(band: Band, part: str, whole: str) -> str:
    conditions = []
    if band.lower is not None:
        conditions.append(_above(part, whole, band.lower))
    if band.upper is not None:
        sign = "<=" if band.upper.inclusive else "<"
        conditions.append(f"{part}{sign}{_plain(band.upper.value)}*{whole}")
    return f"AND({','.join(conditions)})" if conditions else "TRUE"


def _above(part: str, whole: str, lower: Bound) -> str:
    sign = ">=" if lower.inclusive else ">"
    return f"{part}{sign}{_plain(lower.value)}*{whole}"


def _given(cells: list[str], points: str) -> str:
    """Returns points that show only when all facts are there, and no total is zero."""
    if len(cells) == 1:
        return f'IF(ISNUMBER({cells[0]}),{points},"")'
    counted = f"COUNT({cells[0]}:{cells[-1]})<{len(cells)}"
    return f'IF({counted},"",IF({cells[-1]}=0,"",{points}))'


def _plain(value: Decimal) -> str:
    return f"{value:f}"
