"""Finding the way in a score grid: the next blank, the next refused text, a unit by its name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from parindex_desktop.domain.text import clean, without_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import Unit
    from parindex_desktop.services.group_book import GroupBook


class Spot(NamedTuple):
    """A cell by its row and column in the grid."""

    row: int
    column: int


def next_blank(book: GroupBook, layer: Stage, start: Spot, *, back: bool = False) -> Spot | None:
    """Returns the next cell that wants a score in reading order, round the end; None when all have.

    The start itself comes last.
    """
    count = len(book.units)
    for step in range(count + 1):
        row = (start.row + (-step if back else step)) % count if count else 0
        columns = book.blanks(book.units[row].id, layer) if count else ()
        if step == 0:
            columns = _beyond(columns, start.column, back=back)
        if columns:
            return Spot(row, columns[-1 if back else 0])
    return None


def next_of(spots: Iterable[Spot], start: Spot, *, back: bool = False) -> Spot | None:
    """Returns the spot that follows (or precedes) the start in reading order, round the end."""
    ordered = sorted(spots, reverse=back)
    if not ordered:
        return None
    beyond = (spot for spot in ordered if (spot < start if back else spot > start))
    return next(beyond, ordered[0])


def find_unit(units: Sequence[Unit], query: str, start: int = -1) -> int | None:
    """Returns the next row, round the end, whose unit has every word of a query in its names.

    Diacritics count only when the query has some: `an phu` finds `An Phú`, `phú` not `An Phụ`.
    """
    text = clean(query).casefold()
    words = text.split()
    if not words:
        return None
    plain = without_marks(text) == text
    for step in range(1, len(units) + 1):
        row = (start + step) % len(units)
        names = f"{units[row].name} {units[row].short_name}".casefold()
        names = without_marks(names) if plain else clean(names)
        if all(word in names for word in words):
            return row
    return None


def _beyond(columns: tuple[int, ...], column: int, *, back: bool) -> tuple[int, ...]:
    if back:
        return columns[: bisect_left(columns, column)]
    return columns[bisect_right(columns, column) :]
