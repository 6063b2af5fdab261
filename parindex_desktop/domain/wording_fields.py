"""The words of a letter, field by field: which a letter has, and what may be typed into each."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import read_day
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.text import clean, clean_lines
from parindex_desktop.errors import InputError

if TYPE_CHECKING:
    from parindex_desktop.domain.paper_wording import PaperWording


class WordingField(StrEnum):
    """The fields of a `PaperWording` that somebody types, named as there."""

    NUMBER = "number"
    SUFFIX = "suffix"
    DAY = "day"
    SUPERIOR = "superior"
    AGENCY = "agency"
    PLACE = "place"
    ABOUT = "about"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    GROUNDS = "grounds"
    MEMBERS = "members"
    ARTICLES = "articles"
    RECIPIENTS = "recipients"
    SIGNER_OFFICE = "signer_office"
    SIGNER_NAME = "signer_name"
    SECOND_OFFICE = "second_office"
    SECOND_NAME = "second_name"


_F = WordingField
LISTS: Final = frozenset({_F.GROUNDS, _F.MEMBERS, _F.ARTICLES, _F.RECIPIENTS})
"""Fields of several texts, one line or paragraph of the letter each."""

_SEVERAL_LINES: Final = frozenset(
    {
        _F.SUPERIOR, _F.AGENCY, _F.ABOUT, _F.ISSUER, _F.ADDRESSEE, _F.ARTICLES,
        _F.SIGNER_OFFICE, _F.SECOND_OFFICE,
    }
)  # fmt: skip

LONGEST: Final = 300
"""Most letters of a text in the letterhead or at the signature."""
LONGEST_PARAGRAPH: Final = 6000
"""Most letters of a ground, article, or line of a list: about two pages."""
MOST_LINES: Final = 60
"""Most grounds, articles or recipients of a letter."""

_NUMBERED: Final = (_F.NUMBER, _F.SUFFIX, _F.DAY)
_HEAD: Final = (_F.SUPERIOR, _F.AGENCY, *_NUMBERED, _F.PLACE, _F.ABOUT)
_FOOT: Final = (_F.RECIPIENTS, _F.SIGNER_OFFICE, _F.SIGNER_NAME)
_DECISION: Final = (*_HEAD, _F.ISSUER, _F.GROUNDS, _F.ARTICLES, *_FOOT)
_ADDRESSED: Final = (*_HEAD, _F.ADDRESSEE, _F.GROUNDS, _F.ARTICLES, *_FOOT)

FIELDS: Final[dict[LetterKind, tuple[WordingField, ...]]] = {
    LetterKind.DECISION: _DECISION,
    LetterKind.SUBMISSION: _ADDRESSED,
    LetterKind.MINUTES: (
        *_HEAD, _F.GROUNDS, _F.MEMBERS, _F.ARTICLES, *_FOOT, _F.SECOND_OFFICE, _F.SECOND_NAME,
    ),
    LetterKind.ANNOUNCEMENT: _ADDRESSED,
    LetterKind.AWARD_SUBMISSION: _ADDRESSED,
    LetterKind.AWARDS: _DECISION,
    LetterKind.DEPARTMENT_AWARDS: _DECISION,
}  # fmt: skip
"""What each letter is worded with, in the order of the paper."""


DECISIONS: Final = (LetterKind.DECISION, LetterKind.AWARDS, LetterKind.DEPARTMENT_AWARDS)
"""Letters that decide in articles (Điều), above which stands who decides."""


def texts_of(wording: PaperWording, field: WordingField) -> tuple[str, ...]:
    """Returns the texts of a field: of a list its lines, else the one text there is, if any."""
    value = getattr(wording, field.value)
    if field in LISTS:
        return tuple(value)
    return (value,) if value else ()


def first_difference(
    before: PaperWording, after: PaperWording
) -> tuple[WordingField, int | None] | None:
    """Returns the first field that differs between two states of a letter, of a list the line."""
    for field in FIELDS[after.kind]:
        was, now = texts_of(before, field), texts_of(after, field)
        if was == now:
            continue
        if field not in LISTS:
            return field, None
        same = (a == b for a, b in zip(was, now, strict=False))
        end = max(min(len(was), len(now)) - (len(now) < len(was)), 0)
        return field, next((at for at, equal in enumerate(same) if not equal), end)
    return None


def takes_lines(field: WordingField) -> bool:
    """Tells whether one text of a field may have several lines."""
    return field in _SEVERAL_LINES


def read_words(field: WordingField, text: str) -> str:
    """Returns a typed text as it is kept; a day as ISO.

    Raises:
        InputError: `WRD.101` a character that no paper holds, `WRD.102` too long, `DOC.105` no
            date.
    """
    wrong = next((each for each in text if _is_no_letter(each)), "")
    if wrong:
        raise InputError("WRD.101", letter=f"U+{ord(wrong):04X}")
    kept = clean_lines(text) if takes_lines(field) else clean(text)
    most = LONGEST_PARAGRAPH if field in LISTS else LONGEST
    if len(kept) > most:
        raise InputError("WRD.102", count=len(kept), most=most)
    if field is not WordingField.DAY or not kept:
        return kept
    day = read_day(kept)
    if not day:
        raise InputError("DOC.105", text=kept)
    return day


def _is_no_letter(letter: str) -> bool:
    """Tells control characters, halves of pairs and private signs, which no font shows."""
    return unicodedata.category(letter) in ("Cc", "Cs", "Co") and letter not in "\n\r\t"
