"""What a certificate's QR code says, and the one text that says it; signing it is elsewhere.

    PAR1|Bằng khen|Bà Trần Thị Thử|1601/QĐ-UBND|2026-05-23|12/2026|9F3A61C2|<86 letters>

Version, form, name, number and day of the decision, register number with its year, id of the key,
signature over all before it. Whoever points a telephone at it reads what was signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.days import is_day
from parindex_desktop.domain.text import clean

if TYPE_CHECKING:
    from parindex_desktop.domain.register import RegisterEntry

_VERSION: Final = "PAR1"
_ANY_VERSION: Final = re.compile(r"PAR[1-9]\d{0,3}\|")
BAR: Final = "|"
"""Between the fields."""
_FIELDS: Final = 7
"""Before the signature."""
_NUMBER: Final = re.compile(r"([1-9]\d{0,5})/([1-9]\d{3})", re.ASCII)
_KEY_ID: Final = re.compile(r"[0-9A-F]{8}")
_ESCAPES: Final = (("%", "%25"), (BAR, "%7C"))
"""A name with a bar in it must not look like two fields."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a code says.

    Attributes:
        decision_day: ISO.
        key_id: Of the key that signed it, by its own account.
    """

    form: str
    name: str
    decision: str
    decision_day: str
    number: int
    year: int
    key_id: str


class Outcome(StrEnum):
    """What comes of verifying a text."""

    GENUINE = "genuine"
    ALTERED = "altered"
    """It names the key, and the key did not sign it."""
    OTHER_KEY = "other-key"
    """It names another key: altered, or signed by another office or with an earlier key."""
    NO_CODE = "no-code"
    """No text of a certificate at all, or one cut off."""
    NEWER = "newer"
    """Of a version that this program does not know."""


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome, and what the text says, true or not; None where it cannot be read."""

    outcome: Outcome
    signed: Signed | None = None

    @property
    def genuine(self) -> bool:
        """True when the key signed exactly this text."""
        return self.outcome is Outcome.GENUINE


def agrees(signed: Signed, entry: RegisterEntry) -> bool:
    """Tells whether a code says what the register keeps."""
    return signed == said(entry, signed.key_id)


def said(entry: RegisterEntry, key_id: str) -> Signed:
    """Returns what the code of a register entry says."""
    return Signed(
        form=clean(entry.form),
        name=clean(entry.name),
        decision=clean(entry.decision),
        decision_day=entry.decision_day,
        number=entry.number,
        year=entry.year,
        key_id=key_id,
    )


def content_of(signed: Signed) -> str:
    """Returns all that is signed: the fields, each with a bar behind it."""
    fields = (
        _VERSION,
        *map(_escaped, (signed.form, signed.name, signed.decision)),
        signed.decision_day,
        f"{signed.number}/{signed.year}",
        signed.key_id,
    )
    return "".join(f"{each}{BAR}" for each in fields)


def read_content(content: str) -> Signed | None:
    """Returns what a content says, true or not; None when it is none."""
    fields = content.split(BAR)
    if len(fields) != _FIELDS:
        return None
    _, form, name, decision, day, number, key_id = fields
    found = _NUMBER.fullmatch(number)
    if found is None or not is_day(day) or not _KEY_ID.fullmatch(key_id):
        return None
    return Signed(
        form=_unescaped(form),
        name=_unescaped(name),
        decision=_unescaped(decision),
        decision_day=day,
        number=int(found[1]),
        year=int(found[2]),
        key_id=key_id,
    )


def _escaped(text: str) -> str:
    for plain, escape in _ESCAPES:
        text = text.replace(plain, escape)
    return text


def _unescaped(text: str) -> str:
    """Returns a field as it was; in NFC, so that one in other letters is told apart."""
    for plain, escape in reversed(_ESCAPES):
        text = text.replace(escape, plain)
    return clean(text)


def is_of_other_version(text: str) -> bool:
    """Tells whether another version of the program wrote a text."""
    known = _ANY_VERSION.match(text)
    return known is not None and known[0] != _VERSION + BAR
