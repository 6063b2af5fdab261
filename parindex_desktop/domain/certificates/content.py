"""What one certificate says, before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.awards import AwardeeId, Whom
from parindex_desktop.domain.placeholders import filled, left_open, names_in, placeholder
from parindex_desktop.domain.register import RegisterEntry
from parindex_desktop.domain.text import begun, clean

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankField

NBSP: Final = "\u00a0"
"""A blank at which no line ends."""

PLACEHOLDERS: Final = (
    "danh xưng", "họ tên", "tên", "chức vụ", "đơn vị", "thành tích",
    "địa danh", "ngày", "tháng", "năm", "chức danh người ký", "người ký",
    "số quyết định", "ngày quyết định", "số sổ", "năm sổ",
)  # fmt: skip
"""What the texts of a blank may ask for, without braces; `services.certificates` gives each."""

_NO_ROOM: Final = ""
_REMEMBERED: Final = 256
"""Texts that are kept: most fields of a batch say the same on every certificate."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One awardee's certificate.

    Attributes:
        place: On the printed list of its sheet, from 1: what `--range 3-10` counts.
        name: How problems name it: `Bà Trần Thị Thử`.
        values: Placeholder in lower case -> words. In names of persons blanks are unbreakable
            (U+00A0), so that no line ever ends within one; long collectives may be broken between
            words. A placeholder that a field asks for and that is empty here is told as missing,
            never printed.
        code: Signed text of the QR code; empty for none.
        entry: Its number in the register; None before it has one.
    """

    awardee_id: AwardeeId
    whom: Whom
    place: int
    name: str
    values: Mapping[str, str]
    code: str = ""
    entry: RegisterEntry | None = None

    @property
    def row(self) -> str:
        """Where problems stand: `12. Bà Trần Thị Thử`."""
        return f"{self.place}. {self.name}"


@dataclass(frozen=True, slots=True)
class Worded:
    """The text of a field on one certificate.

    Attributes:
        text: What is printed, its lines parted by newlines; empty when something is wrong.
        unknown: Placeholders that no certificate has a value for.
        missing: Placeholders whose value this one lacks.
        open: What waits to be filled in: rows of dots, `[...]`, lone braces.
    """

    text: str
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


def worded(field: BlankField, certificate: Certificate) -> Worded:
    """Fills the text of a field; nothing of it is printed while anything is missing."""
    template = field.person if certificate.whom is Whom.PERSON else field.collective
    values = tuple(certificate.values.get(key, "") for _, key in _asked(template))
    return _worded(template, values, field.capitals)


@lru_cache(_REMEMBERED)
def _asked(template: str) -> tuple[tuple[str, str], ...]:
    """Returns the placeholders of a text, as typed and as they are known."""
    return tuple((name, clean(name).casefold()) for name in names_in(template))


@lru_cache(_REMEMBERED)
def _worded(template: str, values: tuple[str, ...], capitals: bool) -> Worded:
    asked = _asked(template)
    known = {key: value for (_, key), value in zip(asked, values, strict=True)}
    unknown = tuple(name for name, key in asked if key not in PLACEHOLDERS)
    missing = tuple(key for key, value in known.items() if key in PLACEHOLDERS and not value)
    if unknown or missing:
        return Worded("", unknown, missing)
    text = filled(template, known, _NO_ROOM)
    # A value may hold a placeholder of its own: a line of somebody's list that was never filled in.
    if gaps := (*map(placeholder, names_in(text)), *left_open(text)):
        return Worded("", open=tuple(dict.fromkeys(gaps)))
    if template.startswith("{"):  # words of a list may begin small, a text does not
        text = begun(text)
    return Worded(text.upper() if capitals else text)
