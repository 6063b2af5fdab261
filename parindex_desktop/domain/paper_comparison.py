"""Whether a paper says what its data say: line by line, numbers apart from words.

Both sides are lines of text, as read from a paper handed in and from the same paper made anew. What
the office words after the lock (number, date, signer) is no part of the locked data: dates and
numbers of documents count for nothing, and in letters other words are told but contradict nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT_FORM: Final = re.compile(r"\b[0-9A-F]{4}(?:-[0-9A-F]{4}){3}\b")
_DAY: Final = r"ngày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm(?:\s*\d{4})?|\d{1,2}/\d{1,2}/\d{4}"
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2})?"
_NUMBER_OF_LETTER: Final = r"số:?\s*\d*\s*/\s*[A-ZĐ]+(?:-[A-ZĐ0-9]+)*"
_MARK: Final = "DỰ THẢO|ĐÃ BỊ THAY THẾ"
_NOT_LOCKED: Final = re.compile("|".join((_DAY, _CLOCK, _NUMBER_OF_LETTER, _MARK)), re.IGNORECASE)
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a paper.

    Attributes:
        place: Where it stands, as a person finds it: `trang 2`, `so!C7`.
        is_bound: It follows from the locked data alone, words and all, as lines of annexes do.
    """

    place: str
    text: str
    is_bound: bool = False

    @property
    def words(self) -> str:
        """What is compared: one Unicode form, single blanks, nothing that was never locked."""
        return clean(_SHORT_FORM.sub("", _NOT_LOCKED.sub("", self.text)))

    @property
    def figures(self) -> tuple[str, ...]:
        """The numbers in it, as printed."""
        return tuple(_FIGURE.findall(self.words))


@dataclass(frozen=True, slots=True)
class PaperDifference:
    """Lines that a paper has otherwise than the data.

    Attributes:
        place: Where it stands in the paper, or would stand in the one made anew.
        found: In the paper handed in; empty when it lacks them.
        expected: By the data; empty when the paper has more.
        contradicts: Against the locked data; False for words that were never part of them.
    """

    place: str
    found: str
    expected: str
    contradicts: bool


def fingerprints_in(lines: Sequence[PaperLine]) -> tuple[str, ...]:
    """Returns the short fingerprints that a paper bears, each once, in the order found."""
    found = (short for line in lines for short in _SHORT_FORM.findall(line.text))
    return tuple(dict.fromkeys(found))


def differences(
    found: Sequence[PaperLine], expected: Sequence[PaperLine]
) -> Iterator[PaperDifference]:
    """Yields where a paper differs from the one made anew from its data, in its own order."""
    found = [line for line in found if line.words]
    expected = [line for line in expected if line.words]
    matcher = SequenceMatcher(
        None, [line.words for line in found], [line.words for line in expected], autojunk=False
    )
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield from _paired(found[start:end], expected[first:last], expected[first - 1 : first])


def _paired(
    found: Sequence[PaperLine], expected: Sequence[PaperLine], before: Sequence[PaperLine]
) -> Iterator[PaperDifference]:
    """Yields differing lines one against one; words broken elsewhere into lines count as one."""
    if len(found) != len(expected):
        yield _difference(found, expected, before)
        return
    for one, other in zip(found, expected, strict=True):
        yield _difference((one,), (other,), ())


def _difference(
    found: Sequence[PaperLine], expected: Sequence[PaperLine], before: Sequence[PaperLine]
) -> PaperDifference:
    place = (*found, *expected, *before)[0].place
    numbers = [[f for line in lines for f in line.figures] for lines in (found, expected)]
    is_bound = any(line.is_bound for line in expected)
    return PaperDifference(
        place,
        " ".join(line.text for line in found),
        " ".join(line.text for line in expected),
        contradicts=is_bound or numbers[0] != numbers[1],
    )
