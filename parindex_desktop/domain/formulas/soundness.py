"""What a formula must be before any number is put in: calls that fit, numbers where numbers belong.

Numbers, percentages and conditions are told apart without looking at values, so that a branch that
is seldom taken cannot fail in the middle of an appraisal.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

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
    walk,
)
from parindex_desktop.domain.formulas.words import FUNCTIONS, Function
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 10**15
DEEPEST = 60
MOST_DECIMALS = 6


class _Kind(Enum):
    NUMBER = auto()
    PERCENTAGE = auto()
    CONDITION = auto()


def check_sound(formula: Node) -> None:
    """Refuses a formula that no numbers can make work.

    Raises:
        InputError: `RUL.124` unknown function, `RUL.125` wrong arguments, `RUL.126` a condition
            where a number belongs, `RUL.127` a number where a condition belongs, `RUL.128` a
            percentage that is not compared, or compared with a bare quotient, `RUL.129` nested too
            deep or a number too large.
    """
    for depth, node in walk(formula):
        if depth > DEEPEST:
            raise InputError("RUL.129", limit=tr("{count} levels of brackets", count=DEEPEST))
        if isinstance(node, Number | Percentage) and node.value > LARGEST:
            raise InputError("RUL.129", limit=tr("15 digits in a number"))
    _check_numbers(tr("the result"), (formula,))


def _kind(node: Node) -> _Kind:
    match node:
        case Number() | Name():
            return _Kind.NUMBER
        case Percentage():
            return _Kind.PERCENTAGE
        case Negative():
            return _check_numbers("-", children(node))
        case Sum() | Product():
            return _check_numbers(node.steps[0].operator, children(node))
        case Comparison():
            return _check_compared(node)
        case AllOf():
            return _check_conditions("và", children(node))
        case AnyOf():
            return _check_conditions("hoặc", children(node))
        case Not():
            return _check_conditions("không", children(node))
        case Call():
            return _check_call(node)


def _check_numbers(operator: str, operands: Iterable[Node]) -> _Kind:
    for operand in operands:
        kind = _kind(operand)
        if kind is _Kind.CONDITION:
            raise InputError("RUL.126", operator=operator)
        if kind is _Kind.PERCENTAGE:
            raise InputError("RUL.128")
    return _Kind.NUMBER


def _check_conditions(operator: str, operands: Iterable[Node]) -> _Kind:
    if any(_kind(operand) is not _Kind.CONDITION for operand in operands):
        raise InputError("RUL.127", operator=operator)
    return _Kind.CONDITION


def _check_compared(comparison: Comparison) -> _Kind:
    operands = children(comparison)
    kinds = {_kind(operand) for operand in operands}
    if _Kind.CONDITION in kinds:
        raise InputError("RUL.126", operator=comparison.steps[0].operator)
    if _Kind.PERCENTAGE in kinds and any(map(_is_share, operands)):
        raise InputError("RUL.128")
    return _Kind.CONDITION


def _check_call(call: Call) -> _Kind:
    function = FUNCTIONS.get(call.function)
    if function is None:
        raise InputError("RUL.124", name=call.function)
    count = len(call.arguments)
    if not _takes(function, count) or not _rounds_to_decimals(function, call):
        raise InputError("RUL.125", function=call.function, usage=function.value)
    if function is Function.IF:
        conditions = call.arguments[: count - 1 : 2]
        _check_conditions(call.function, conditions)
        return _check_numbers(call.function, (*call.arguments[1::2], call.arguments[-1]))
    return _check_numbers(call.function, call.arguments)


def _takes(function: Function, count: int) -> bool:
    if function is Function.IF:
        return count >= 3 and count % 2 == 1
    return count in (1, 2) if function is Function.ROUND else count >= 2


def _rounds_to_decimals(function: Function, call: Call) -> bool:
    """Tells whether decimals to round to are written out: they do not depend on facts."""
    if function is not Function.ROUND or len(call.arguments) == 1:
        return True
    decimals = call.arguments[1]
    return isinstance(decimals, Number) and decimals.value in range(MOST_DECIMALS + 1)


def _is_share(node: Node) -> bool:
    """Tells whether a value is 0,95 for 95 %: a quotient that nothing multiplies by 100."""
    if not isinstance(node, Product):
        return any(map(_is_share, children(node)))
    divides = any(step.operator == "/" for step in node.steps)
    factors = [node.first, *(step.operand for step in node.steps if step.operator == "*")]
    hundred = any(isinstance(factor, Number) and factor.value == 100 for factor in factors)
    return not hundred and (divides or any(map(_is_share, factors)))
