"""The ways in which decisions number a criteria set, and a set numbered anew in one of them.

Codes are unique in a set, so what a decision starts anew in each domain keeps the code above it:
the `a` below `1` in domain I has the code `I.1.a`.
"""

from __future__ import annotations

from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import roman
from parindex_desktop.services.criteria_codes import ROMAN_CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.criteria import CriteriaTree, Criterion, CriterionId

_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""In the order in which decisions count points (điểm a, b, c, d, đ, e, g)."""


class NumberingStyle(StrEnum):
    """How domains, criteria and component criteria are numbered."""

    DOTTED = "1 / 1.1 / 1.1.1"
    LETTERED = "I / I.1 / I.1.a"
    RUNNING = "I / 1 / 1.1"  # criteria are counted through all domains


def style_of(tree: CriteriaTree) -> NumberingStyle:
    """Returns the style that a set is nearest to."""
    domains = tree.children(None)
    if not domains or domains[0].code not in ROMAN_CODES:
        return NumberingStyle.DOTTED
    below = next((c for domain in domains for c in tree.children(domain.id)), None)
    if below is not None and not below.code.startswith(f"{domains[0].code}."):
        return NumberingStyle.RUNNING
    return NumberingStyle.LETTERED


def numbered(
    tree: CriteriaTree, style: NumberingStyle, top: Criterion | None = None
) -> dict[CriterionId, str]:
    """Returns codes in a style: of the set, or of what is below one criterion.

    Args:
        tree: The set.
        style: How to number it.
        top: Keeps its own code; None for the whole set.
    """
    if top is None:
        return dict(_numbered(tree, style, None, "", 0, count(1)))
    level, above = 1, top
    while above.parent_id is not None:
        above = tree.get(above.parent_id)
        level += 1
    domains = tree.children(None)
    earlier = sum(len(tree.children(c.id)) for c in domains[: domains.index(above)])
    return dict(_numbered(tree, style, top.id, top.code, level, count(earlier + 1)))


def _numbered(
    tree: CriteriaTree,
    style: NumberingStyle,
    parent: CriterionId | None,
    stem: str,
    level: int,
    running: Iterator[int],
) -> Iterator[tuple[CriterionId, str]]:
    for number, child in enumerate(tree.children(parent), start=1):
        if style is NumberingStyle.RUNNING and level == 1:
            code = str(next(running))
        else:
            mark = _mark(style, level, number)
            code = f"{stem}.{mark}" if stem else mark
        yield child.id, code
        yield from _numbered(tree, style, child.id, code, level + 1, running)


def _mark(style: NumberingStyle, level: int, number: int) -> str:
    if level == 0 and style is not NumberingStyle.DOTTED:
        return roman(number)
    if level == 2 and style is NumberingStyle.LETTERED and number <= len(_LETTERS):
        return _LETTERS[number - 1]
    return str(number)
