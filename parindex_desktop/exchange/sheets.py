"""Choosing one sheet of a workbook, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from parindex_desktop.domain.importing.table import Merge, SourceRow, SourceTable
from parindex_desktop.domain.text import clean
from parindex_desktop.errors import InputError

SheetReader: TypeAlias = Callable[[str], tuple[tuple[SourceRow, ...], tuple[Merge, ...]]]


def choose_sheet(titles: Sequence[str], wanted: str, name: str, read: SheetReader) -> SourceTable:
    """Returns the sheet wanted, else the first that holds anything.

    Raises:
        InputError: `IMP.105` no such sheet, `IMP.106` nothing in it or in any.
    """
    if wanted and clean(wanted) not in titles:
        raise InputError("IMP.105", name=name, sheet=wanted, sheets=", ".join(titles))
    for title in [clean(wanted)] if wanted else titles:
        rows, merges = read(title)
        if rows:
            return SourceTable(name, rows, merges, title, tuple(titles))
    raise InputError("IMP.106", name=name)
