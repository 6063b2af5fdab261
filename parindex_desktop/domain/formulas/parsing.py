"""From the text of a formula to its nodes; the only module that knows the parser library.

It is imported with the first formula (`evaluating`): most sets have none, and the library takes
longer to load than everything else of the domain.
"""

from __future__ import annotations

import re
from contextlib import suppress
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from lark import Lark, Token, Transformer, UnexpectedInput, UnexpectedToken, v_args

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
    Step,
    Sum,
)
from parindex_desktop.domain.formulas.words import AND, NOT, OR
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

# `x` multiplies where an operator may stand; the lexer knows from the context.
_GRAMMAR = rf"""
?start: disjunction
?disjunction: conjunction (_OR conjunction)*
?conjunction: negation (_AND negation)*
?negation: comparison
    | _NOT negation -> negated
?comparison: sum (COMPARE sum)*
?sum: product ((PLUS | MINUS) product)*
?product: signed ((TIMES | DIVIDED) signed)*
?signed: atom
    | MINUS signed -> negative
?atom: NUMBER -> number
    | PERCENTAGE -> percentage
    | NAME -> name
    | NAME "(" (disjunction (";" disjunction)*)? ")" -> call
    | "(" disjunction ")"

_OR.2: /({"|".join(OR)})(?!\w)/i
_AND.2: /({"|".join(AND)})(?!\w)/i
_NOT.2: /({"|".join(NOT)})(?!\w)/i
COMPARE: /<=|>=|<>|[=≠<≤>≥]/
PLUS: "+"
MINUS: /[-\u2212\u2013]/
TIMES: /[*×]|x(?![^\W\d])/i
DIVIDED: /[\/÷:]/
PERCENTAGE.3: /\d+([.,]\d+)?\s*%/
NUMBER.2: /\d+([.,]\d+)?/
NAME: /(?!({"|".join(AND + OR + NOT)})(?!\w))[^\W\d]\w*/i
%ignore /[\s\u200b\u2060\ufeff\u00ad]+/
"""

_PLAIN = {"<=": "≤", ">=": "≥", "<>": "≠"}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def parse(expression: str) -> Node:
    """Returns the nodes of an expression in Unicode NFC.

    Raises:
        InputError: `RUL.121` something unexpected, with its position from 1, `RUL.122` the
            expression ends too early.
    """
    try:
        read: Node = _parser().parse(expression)  # type: ignore[assignment]  # the builder's
    except UnexpectedInput as error:
        raise _syntax_error(expression, error) from None
    return read


@v_args(inline=True)
class _Builder(Transformer[Token, Node]):
    """Makes the nodes; the parser calls a method by the name of each rule."""

    def number(self, token: Token) -> Node:
        return Number(_value(token))

    def percentage(self, token: Token) -> Node:
        return Percentage(_value(token))

    def name(self, token: Token) -> Node:
        return Name(str(token))

    def call(self, token: Token, *arguments: Node) -> Node:
        return Call(token.lower(), arguments)

    def negative(self, _sign: Token, operand: Node) -> Node:
        return Negative(operand)

    def negated(self, operand: Node) -> Node:
        return Not(operand)

    def disjunction(self, *operands: Node) -> Node:
        return AnyOf(operands)

    def conjunction(self, *operands: Node) -> Node:
        return AllOf(operands)

    def comparison(self, first: Node, *rest: Token | Node) -> Node:
        return Comparison(first, _steps(rest))

    def sum(self, first: Node, *rest: Token | Node) -> Node:
        return Sum(first, _steps(rest))

    def product(self, first: Node, *rest: Token | Node) -> Node:
        return Product(first, _steps(rest))


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", transformer=_Builder())


def _steps(rest: tuple[Token | Node, ...]) -> tuple[Step, ...]:
    """Returns the steps of a chain from its operators and operands in turn."""
    operators = (each for each in rest if isinstance(each, Token))
    operands = (each for each in rest if not isinstance(each, Token))
    return tuple(Step(_plain(o), node) for o, node in zip(operators, operands, strict=True))


def _plain(operator: Token) -> str:
    """Returns an operator in its one spelling."""
    kinds = {"PLUS": "+", "MINUS": "-", "TIMES": "*", "DIVIDED": "/"}
    return kinds.get(operator.type) or _PLAIN.get(operator, str(operator))


def _value(token: Token) -> Fraction:
    digits = token.rstrip("%").rstrip()
    if _THOUSANDS.fullmatch(digits):
        wanted = tr("thousands without a point, decimals with a comma")
        raise _unexpected(token.start_pos or 0, digits, wanted)
    return Fraction(digits.replace(",", "."))


def _syntax_error(expression: str, error: UnexpectedInput) -> InputError:
    expected = _worded(_accepted(expression))
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        return InputError("RUL.122", expected=expected)
    place = error.pos_in_stream or 0
    found = error.token if isinstance(error, UnexpectedToken) else expression[place]
    return _unexpected(place, str(found), expected)


def _unexpected(place: int, found: str, expected: str) -> InputError:
    return InputError("RUL.121", position=place + 1, found=found, expected=expected)


def _accepted(expression: str) -> AbstractSet[str]:
    """Returns the terminals that may stand where an expression stops making sense."""
    reading = _parser().parse_interactive(expression)
    with suppress(UnexpectedInput):
        reading.exhaust_lexer()
    accepted: AbstractSet[str] = reading.accepts()  # type: ignore[no-untyped-call]
    return accepted


def _worded(accepted: AbstractSet[str]) -> str:
    if "NUMBER" in accepted:
        return tr("a number, a variable or “(”")
    words = [tr("an operator such as + or ≥")]
    words += ["“;”"] if "SEMICOLON" in accepted else []
    words += ["“)”"] if "RPAR" in accepted else []
    return ", ".join(words)
