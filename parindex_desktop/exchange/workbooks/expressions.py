"""Formulas of criteria in the words of Excel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.formulas.nodes import (
    AllOf,
    AnyOf,
    Call,
    Comparison,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Percentage,
    Product,
    Sum,
    children,
)
from parindex_desktop.domain.formulas.parsing import parse
from parindex_desktop.domain.formulas.words import FUNCTIONS, Function, normal
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGNS: Final = {"≠": "<>", "≤": "<=", "≥": ">="}


def as_excel(expression: str, cells: Mapping[str, str]) -> str:
    """Returns a formula over cells; empty when the formula is not sound.

    Args:
        expression: In the language of `domain.formulas`.
        cells: Variable -> the cell that holds it.
    """
    try:
        formula = parse(normal(expression))
        return _worded(formula, {normal(name): cell for name, cell in cells.items()})
    except (InputError, KeyError):  # `check_rule` tells what is wrong with it
        return ""


def _worded(node: Node, cells: Mapping[str, str]) -> str:
    match node:
        case Number(value) | Percentage(value):
            whole = value.denominator == 1
            return f"{value.numerator}" if whole else f"({value.numerator}/{value.denominator})"
        case Name(name):
            return cells[name]
        case Negative(operand):
            return f"(-{_worded(operand, cells)})"
        case Sum(first, steps) | Product(first, steps):
            rest = "".join(f"{step.operator}{_worded(step.operand, cells)}" for step in steps)
            return f"({_worded(first, cells)}{rest})"
        case Comparison():
            return _compared(node, cells)
        case AllOf(operands):
            return f"AND({_listed(operands, cells)})"
        case AnyOf(operands):
            return f"OR({_listed(operands, cells)})"
        case Not(operand):
            return f"NOT({_worded(operand, cells)})"
        case Call():
            return _called(node, cells)
    raise TypeError(type(node).__name__)


def _compared(node: Comparison, cells: Mapping[str, str]) -> str:
    pairs = zip(node.steps, pairwise(children(node)), strict=True)
    parts = [
        f"{_worded(left, cells)}{_SIGNS.get(step.operator, step.operator)}{_worded(right, cells)}"
        for step, (left, right) in pairs
    ]
    return f"AND({','.join(parts)})"


def _called(call: Call, cells: Mapping[str, str]) -> str:
    function, arguments = FUNCTIONS[call.function], call.arguments
    if function is Function.IF:
        nested = _worded(arguments[-1], cells)
        for place in range(len(arguments) - 3, -1, -2):
            condition, value = (_worded(each, cells) for each in arguments[place : place + 2])
            nested = f"IF({condition},{value},{nested})"
        return nested
    if function is Function.ROUND:
        decimals = _worded(arguments[1], cells) if len(arguments) > 1 else "0"
        return f"ROUND({_worded(arguments[0], cells)},{decimals})"
    return f"{'MIN' if function is Function.MIN else 'MAX'}({_listed(arguments, cells)})"


def _listed(nodes: tuple[Node, ...], cells: Mapping[str, str]) -> str:
    return ",".join(_worded(node, cells) for node in nodes)
