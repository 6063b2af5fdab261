"""Names of files that every system takes, by the names of units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 80
"""Characters; a longer name is read by nobody."""
_MOST_BYTES = 230
"""File systems allow 255, of which a counter and an ending need some."""


def file_stem(name: str) -> str:
    """Returns a name for a file, without its ending."""
    shortened = clean(_FORBIDDEN.sub(" ", clean(name)))[:_LONGEST].encode()[:_MOST_BYTES]
    stem = shortened.decode(errors="ignore").strip(" .")
    return f"_{stem}" if not stem or _RESERVED.fullmatch(stem) else stem


def file_stems(names: Iterable[str]) -> tuple[str, ...]:
    """Returns names for files in one folder: no two alike, upper and lower case aside."""
    taken: set[str] = set()
    stems: list[str] = []
    for name in names:
        first = stem = file_stem(name)
        number = 1
        while stem.casefold() in taken:
            number += 1
            stem = f"{first} ({number})"
        taken.add(stem.casefold())
        stems.append(stem)
    return tuple(stems)
