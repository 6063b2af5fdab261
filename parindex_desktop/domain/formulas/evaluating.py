"""What a formula is worth: exact fractions throughout, nothing rounded but by `tròn`."""

from __future__ import annotations

import operator
from fractions import Fraction
from functools import lru_cache
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
    walk,
)
from parindex_desktop.domain.formulas.soundness import LARGEST, check_sound
from parindex_desktop.domain.formulas.words import FUNCTIONS, Function, normal
from parindex_desktop.domain.numbers import round_half_up
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MOST_CHARACTERS = 2000
_MOST_BITS = 4096
"""Of a numerator or denominator on the way; sixty quotients of ordinary facts stay below."""


_COMPARE: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "=": operator.eq,
    "≠": operator.ne,
    "<": operator.lt,
    "≤": operator.le,
    ">": operator.gt,
    "≥": operator.ge,
}


def value_of(expression: str, numbers: Mapping[str, Fraction]) -> Fraction:
    """Returns the exact value of a formula.

    Only the cases taken are calculated: `nếu(tổng = 0; 0; đạt / tổng)` never divides by zero.

    Args:
        expression: In the language of this package.
        numbers: Of the declared variables; one measured in percent holds 95 for 95 %.

    Raises:
        InputError: `RUL.108` division by zero, `RUL.123` a variable without a number, and what
            `names_in` raises.
    """
    formula = _read(normal(expression))
    given = {normal(name): number for name, number in numbers.items()}
    for name in sorted(names_in(expression) - given.keys()):
        raise InputError("RUL.123", name=name)
    value = _number(formula, given)
    if abs(value) > LARGEST:
        raise InputError("RUL.129", limit=tr("15 digits in a number"))
    return value


@lru_cache(maxsize=512)
def names_in(expression: str) -> frozenset[str]:
    """Returns the variables that a formula names.

    Raises:
        InputError: `RUL.120` empty, `RUL.121` and `RUL.122` not the language, `RUL.124` to
            `RUL.129` no sound formula (`soundness.check_sound`).
    """
    nodes = walk(_read(normal(expression)))
    return frozenset(node.name for _, node in nodes if isinstance(node, Name))


def always_divides_by_zero(expression: str) -> bool:
    """Tells whether a formula has a divisor without variables that is zero: `a / (2 - 2)`.

    Raises:
        InputError: As `names_in`.
    """
    products = (node for _, node in walk(_read(normal(expression))) if isinstance(node, Product))
    divisors = (step.operand for node in products for step in node.steps if step.operator == "/")
    return any(_is_constant(divisor) and _is_zero(divisor) for divisor in divisors)


@lru_cache(maxsize=512)
def _read(expression: str) -> Node:
    from parindex_desktop.domain.formulas.parsing import parse  # brings the parser library

    if not expression.strip():
        raise InputError("RUL.120")
    if len(expression) > MOST_CHARACTERS:
        raise InputError("RUL.129", limit=tr("{count} characters", count=MOST_CHARACTERS))
    formula = parse(expression)
    check_sound(formula)
    return formula


def _is_constant(formula: Node) -> bool:
    return not any(isinstance(node, Name) for _, node in walk(formula))


def _is_zero(constant: Node) -> bool:
    try:
        return not _number(constant, {})
    except InputError:  # it divides by zero itself
        return True


def _number(node: Node, numbers: Mapping[str, Fraction]) -> Fraction:
    match node:
        case Number(value) | Percentage(value):
            return value
        case Name(name):
            return numbers[name]
        case Negative(operand):
            return -_number(operand, numbers)
        case Sum() | Product():
            return _chain(node, numbers)
        case Call():
            return _call(node, numbers)
    raise TypeError(type(node).__name__)  # a condition; `check_sound` refuses it here


def _truth(node: Node, numbers: Mapping[str, Fraction]) -> bool:
    match node:
        case Comparison():
            values = [_number(each, numbers) for each in children(node)]
            pairs = zip(node.steps, pairwise(values), strict=True)
            return all(_COMPARE[step.operator](left, right) for step, (left, right) in pairs)
        case AllOf(operands):
            return all(_truth(operand, numbers) for operand in operands)
        case AnyOf(operands):
            return any(_truth(operand, numbers) for operand in operands)
        case Not(operand):
            return not _truth(operand, numbers)
    raise TypeError(type(node).__name__)  # a number; `check_sound` refuses it here


def _chain(node: Sum | Product, numbers: Mapping[str, Fraction]) -> Fraction:
    value = _number(node.first, numbers)
    for step in node.steps:
        value = _calculate(value, step.operator, _number(step.operand, numbers))
        if max(value.numerator.bit_length(), value.denominator.bit_length()) > _MOST_BITS:
            raise InputError("RUL.129", limit=tr("numbers of about 1 200 digits on the way"))
    return value


def _calculate(left: Fraction, sign: str, right: Fraction) -> Fraction:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if not right:
        raise InputError("RUL.108")
    return left / right


def _call(call: Call, numbers: Mapping[str, Fraction]) -> Fraction:
    function, arguments = FUNCTIONS[call.function], call.arguments
    if function is Function.IF:
        cases = zip(arguments[:-1:2], arguments[1::2], strict=True)
        taken = next((a for condition, a in cases if _truth(condition, numbers)), arguments[-1])
        return _number(taken, numbers)
    values = [_number(argument, numbers) for argument in arguments]
    if function is Function.ROUND:
        return Fraction(round_half_up(values[0], int(values[1]) if len(values) > 1 else 0))
    return min(values) if function is Function.MIN else max(values)
