"""Whether a paper says what its data say: line by line, numbers apart from words.

Both sides are lines of text, as read from a paper handed in and from the same paper made anew. What
the office words after the lock (number, date, signer) is no part of the locked data: in letters
dates and numbers of documents count for nothing, and other words are told but contradict nothing.
Where a line ends, and which page it stands on, says nothing either.
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
_MARKED: Final = re.compile(_MARK, re.IGNORECASE)
_REFERENCE: Final = re.compile(r"(?<=kèm theo quyết định)\s+số.*?(?=\scủa\s|$)", re.IGNORECASE)
"""Number and day of the decision that an annex goes with."""
_AROUND: Final = re.compile(r"(?:PHỤ LỤC(?: [IVXLC]+)?|Mã dữ liệu:?)(?: \d+)?", re.IGNORECASE)
"""A whole line that says where a page stands: number of the annex, foot with the page number."""
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
        return _without(_NOT_LOCKED, self.text)

    @property
    def bound_words(self) -> str:
        """The same where all but the decision's own number and day was locked."""
        return _bound(self.text)


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
        yield from _paired(
            found[start:end],
            expected[first:last],
            expected[first - 1 : first],
            is_equal=tag == "equal",
        )


def _paired(
    found: Sequence[PaperLine],
    expected: Sequence[PaperLine],
    before: Sequence[PaperLine],
    *,
    is_equal: bool,
) -> Iterator[PaperDifference]:
    """Yields differing lines one against one; words broken elsewhere into lines count as one."""
    is_bound = any(line.is_bound for line in expected)
    if (is_equal and not is_bound) or _joined(found, is_bound) == _joined(expected, is_bound):
        return
    if len(found) != len(expected) or not is_bound:
        yield _difference(found, expected, before)
        return
    for one, other in zip(found, expected, strict=True):
        if one.bound_words != other.bound_words:
            yield _difference((one,), (other,), ())


def _difference(
    found: Sequence[PaperLine], expected: Sequence[PaperLine], before: Sequence[PaperLine]
) -> PaperDifference:
    place = (*found, *expected, *before)[0].place
    numbers = [_FIGURE.findall(_joined(lines, False)) for lines in (found, expected)]
    is_bound = any(line.is_bound for line in expected)
    return PaperDifference(
        place,
        " ".join(line.text for line in found),
        " ".join(line.text for line in expected),
        contradicts=is_bound or numbers[0] != numbers[1],
    )


def _joined(lines: Sequence[PaperLine], is_bound: bool) -> str:
    """Returns what lines say as one, wherever they end."""
    text = " ".join(line.text for line in lines)
    return _bound(text) if is_bound else _without(_NOT_LOCKED, text)


def _bound(text: str) -> str:
    return _REFERENCE.sub("", _without(_MARKED, text))


def _without(unlocked: re.Pattern[str], text: str) -> str:
    said = clean(unlocked.sub("", _SHORT_FORM.sub("", text)))
    return "" if _AROUND.fullmatch(said) else said
