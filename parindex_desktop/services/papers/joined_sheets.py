"""Tables that are made unit by unit and read as one: a sheet each would be 168 tabs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.exchange.excel import Sheet, SheetColumn


def joined(sheets: Iterable[Sheet]) -> list[Sheet]:
    """Returns sheets with those of the same title and columns as one, rows in the order given.

    The first of them gives the lines around the table. A table with a summary stands alone.
    """
    found: dict[tuple[str, tuple[SheetColumn, ...], int], list[Sheet]] = {}
    for place, sheet in enumerate(sheets):
        alone = place if sheet.summary else -1
        found.setdefault((sheet.title, sheet.columns, alone), []).append(sheet)
    return [same[0] if len(same) == 1 else _one(same) for same in found.values()]


def _one(same: list[Sheet]) -> Sheet:
    strong: set[int] = set()
    before = 0
    for sheet in same:
        strong |= {before + row for row in sheet.strong}
        before += len(sheet.rows)
    return replace(
        same[0],
        rows=tuple(row for sheet in same for row in sheet.rows),
        levels=tuple(level for sheet in same for level in sheet.levels),
        strong=frozenset(strong),
    )
