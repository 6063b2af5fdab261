"""Names in several columns, one for each level: Lĩnh vực | Tiêu chí | Tiêu chí thành phần."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HEADED: Final = r"(ten |cac |noi dung )?"
_LEVELS: Final = tuple(
    re.compile(words)
    for words in (
        rf"{_HEADED}linh vuc( danh gia| cai cach hanh chinh| cchc)?",
        rf"{_HEADED}(nhom )?tieu chi( danh gia| chinh| lon)?",
        rf"{_HEADED}(tieu chi thanh phan|tctp|tieu chi con|tieu chi chi tiet)( danh gia)?",
    )
)
"""What heads the columns, from the domain down; a table may lack one of them."""


@dataclass(frozen=True, slots=True)
class NameColumn:
    """A column of names.

    Attributes:
        at: Where it stands, from 0.
        code: The column of codes that is its own; None without one.
    """

    at: int
    code: int | None = None


def name_columns(headings: Sequence[str], codes: Collection[int]) -> tuple[NameColumn, ...]:
    """Returns the columns of names from the highest level down; none where all share a column.

    Args:
        headings: A key for each column, see `heading_key`.
        codes: The columns of codes; those between names belong to the names right of them, one
            before all names is that of all levels.
    """
    places = _staircase(headings)
    if len(places) < 2:
        return ()
    lefts = (-1, *places)
    own = [
        max((code for code in codes if left < code < at), default=None)
        for left, at in zip(lefts, places, strict=False)
    ]
    has_own = any(code is not None for code in own[1:])
    return tuple(
        NameColumn(at, code if has_own else None) for at, code in zip(places, own, strict=True)
    )


def _staircase(headings: Sequence[str]) -> list[int]:
    """Returns the columns that head deeper and deeper levels from left to right."""
    places: list[int] = []
    deepest = -1
    for column, heading in enumerate(headings):
        level = next((n for n, words in enumerate(_LEVELS) if words.fullmatch(heading)), -1)
        if level > deepest:
            places.append(column)
            deepest = level
    return places
