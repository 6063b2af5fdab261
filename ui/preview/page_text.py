"""The words of a page as they are looked for: diacritics, case and line ends do not count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parindex_desktop.domain.text import without_marks

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring letters of a page.

    Attributes:
        page: Counted from 0.
        first: Place of the first letter among those of the page.
        count: Number of letters.
    """

    page: int
    first: int
    count: int


class PageText:
    """The letters of one page, folded; each folded letter knows the place it comes from."""

    def __init__(self, letters: str) -> None:
        folded: list[str] = []
        places: list[int] = []
        for place, letter in enumerate(letters):
            for each in _folded(letter):
                if each != " " or (folded and folded[-1] != " "):
                    folded.append(each)
                    places.append(place)
        self._folded = "".join(folded)
        self._places = places

    def stretches(self, wanted: str, page: int) -> Iterator[Stretch]:
        """Yields where folded words stand, none within another."""
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            first, last = self._places[at], self._places[at + len(wanted) - 1]
            yield Stretch(page, first, last - first + 1)
            at = self._folded.find(wanted, at + len(wanted))


def folded(words: str) -> str:
    """Returns words as they are looked for."""
    return " ".join("".join(map(_folded, words)).split())


@lru_cache(maxsize=2048)
def _folded(letter: str) -> str:
    """Returns a letter without diacritics; a blank for white space and marks of a broken line."""
    return " " if letter.isspace() or letter < " " else without_marks(letter)
