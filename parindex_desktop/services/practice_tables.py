"""The tables behind the practice file: bundled text files with a comment above their header."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from parindex_desktop.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator


def practice_rows(name: str) -> Iterator[dict[str, str]]:
    """Yields the rows of a bundled table by their headings."""
    with resource("sample", name).open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter=";")
