"""The code that a new criterion is given unless the official types another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import roman

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import CriteriaTree, CriterionId


def proposed_code(
    tree: CriteriaTree, parent: CriterionId | None, *, after: CriterionId | None = None
) -> str:
    """Returns the code that follows: `1.3` behind `1.2`, `2.1` below `2`, `IV` behind `III`."""
    siblings = tree.children(parent)
    before = next((s for s in siblings if s.id == after), siblings[-1] if siblings else None)
    taken = {criterion.code for criterion in tree.criteria}
    stem = "" if parent is None else f"{tree.get(parent).code}."
    numbered = f"{stem}{len(siblings) + 1}"  # behind a word such as TĐ, which has no successor
    code = (_next_code(before.code) or numbered) if before is not None else f"{stem}1"
    while code in taken:
        code = _next_code(code) or numbered
    return code


def _next_code(code: str) -> str:
    """Returns the code that follows a numbered one; empty for one without a number."""
    if code in _ROMAN[:-1]:
        return _ROMAN[_ROMAN.index(code) + 1]
    stem = code.rstrip("0123456789")
    number = code[len(stem) :]
    return f"{stem}{int(number) + 1}" if number else ""


_ROMAN = tuple(roman(number) for number in range(1, 40))  # L, C and D are letters of a list
