"""The codes that new criteria are given unless the official types others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.numbers import roman

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.criteria import CriteriaTree, CriterionId
    from parindex_desktop.domain.criteria_draft import DraftLine

_MOST_DIGITS = 9
"""Of a number that is counted on; what is longer is no code of a decision."""


def proposed_code(
    tree: CriteriaTree,
    parent: CriterionId | None,
    *,
    after: CriterionId | None = None,
    besides: Iterable[str] = (),
) -> str:
    """Returns the code that follows: `1.3` behind `1.2`, `2.1` below `2`, `IV` behind `III`.

    Args:
        tree: The set, none of whose codes is proposed.
        parent: What the new criterion goes below.
        after: The sibling it stands behind; None for the last one.
        besides: More codes that are taken.
    """
    siblings = tree.children(parent)
    before = next((s for s in siblings if s.id == after), siblings[-1] if siblings else None)
    taken = {criterion.code for criterion in tree.criteria} | set(besides)
    stem = "" if parent is None else f"{tree.get(parent).code}."
    numbered = f"{stem}{len(siblings) + 1}"  # behind a word such as TĐ, which has no successor
    code = (_next_code(before.code) or numbered) if before is not None else f"{stem}1"
    while code in taken:
        code = _next_code(code) or numbered
    return code


def settled_codes(
    tree: CriteriaTree,
    lines: Sequence[DraftLine],
    parent: CriterionId | None,
    *,
    after: CriterionId | None = None,
) -> tuple[str, ...]:
    """Returns the codes of lines that join a set: their own where they are free.

    Below a line that gets another code the rest of the codes is kept: `1.2.3` below `1.4` becomes
    `1.4.3`.
    """
    taken: set[str] = set()
    own = {criterion.code for criterion in tree.criteria}
    settled: list[str] = []
    path: list[tuple[str, str]] = []  # the codes of the lines above, wanted and given
    for line in lines:
        del path[line.level :]
        code = _below(path[-1], line.code) if path else line.code
        if not path and (not code or code in own | taken):
            code = proposed_code(tree, parent, after=after, besides=taken)
        while code in own or code in taken:
            code = _next_code(code) or f"{code}.1"
        taken.add(code)
        settled.append(code)
        path.append((line.code, code))
    return tuple(settled)


def _below(above: tuple[str, str], code: str) -> str:
    wanted, given = above
    if not code:
        return f"{given}.1"
    if wanted and code.startswith(f"{wanted}."):
        return given + code[len(wanted) :]
    return code


def _next_code(code: str) -> str:
    """Returns the code that follows a numbered one; empty for one without a number."""
    if code in ROMAN_CODES[:-1]:
        return ROMAN_CODES[ROMAN_CODES.index(code) + 1]
    stem = code.rstrip("0123456789")
    number = code[len(stem) :]
    return f"{stem}{int(number) + 1}" if 0 < len(number) <= _MOST_DIGITS else ""


ROMAN_CODES = tuple(roman(number) for number in range(1, 40))
"""Codes of domains; beyond them L, C and D are letters of a list."""
