"""The traits of units that a cell names, for which a criterion does not apply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parindex_desktop.domain import criteria_layout as layout
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from parindex_desktop.domain.importing.table import SourceCell


def traits_of(cell: SourceCell) -> tuple[str, ...]:
    """Returns the traits, parted by semicolons or line breaks."""
    parts = re.split(rf"{layout.TRAIT_SEPARATOR.strip()}|\n", cell.full_text)
    return tuple(filter(None, map(clean, parts)))
