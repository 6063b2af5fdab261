"""What a formula is made of once it is read.

Chains (`a + b - c`, `70 <= a < 90`) are one node with steps: a long sum is no deeper than a short
one, so depth is what a person nests.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, exact."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Percentage:
    """A number written with a percent sign: 90 for `90%`."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    """`-a`."""

    operand: Node


class Step(NamedTuple):
    """One more operand of a chain and the operator before it."""

    operator: str
    operand: Node


@dataclass(frozen=True, slots=True)
class Sum:
    """Terms added (`+`) and subtracted (`-`) from left to right."""

    first: Node
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Factors multiplied (`*`) and divided by (`/`) from left to right."""

    first: Node
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Neighbours compared (`=`, `≠`, `<`, `≤`, `>`, `≥`); all must hold."""

    first: Node
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Conditions joined by `và`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Conditions joined by `hoặc`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`không a`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function as it was named, in lower case, and its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node: TypeAlias = (
    Number | Percentage | Name | Negative | Sum | Product | Comparison | AllOf | AnyOf | Not | Call
)


def children(node: Node) -> tuple[Node, ...]:
    """Returns the nodes directly below one."""
    match node:
        case Negative(operand) | Not(operand):
            return (operand,)
        case Sum(first, steps) | Product(first, steps) | Comparison(first, steps):
            return (first, *(step.operand for step in steps))
        case AllOf(operands) | AnyOf(operands) | Call(_, operands):
            return operands
        case Number() | Percentage() | Name():
            return ()


def walk(top: Node) -> Iterator[tuple[int, Node]]:
    """Yields every node with its depth, the top at 1; needs no stack of its own per level."""
    waiting = [(1, top)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting.extend((depth + 1, child) for child in children(node))
