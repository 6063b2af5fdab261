"""What a letter still lacks before it can be issued, each with the field that it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.paper_wording import LetterKind
from parindex_desktop.domain.placeholders import is_known, left_open, names_in, placeholder
from parindex_desktop.domain.text import clean, without_marks
from parindex_desktop.domain.wording_fields import (
    DECISIONS,
    FIELDS,
    LISTS,
    WordingField,
    texts_of,
)
from parindex_desktop.errors import Problem, Severity
from parindex_desktop.sentences.wording import tell_place
from parindex_desktop.services.papers.wording_values import LETTER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.paper_wording import PaperWording
    from parindex_desktop.services.papers.wording_values import PlaceholderValues

_F = WordingField
_WANTED: Final = {
    _F.AGENCY: "WRD.118",
    _F.PLACE: "WRD.118",
    _F.ABOUT: "WRD.118",
    _F.ARTICLES: "WRD.118",
    _F.MEMBERS: "WRD.118",
    _F.SIGNER_OFFICE: "WRD.114",
    _F.SIGNER_NAME: "WRD.113",
    _F.SECOND_OFFICE: "WRD.114",
    _F.SECOND_NAME: "WRD.113",
}
"""Fields that no letter goes without, where it has them, and what is said when they are empty."""

_WANTED_ALSO: Final = {
    **{kind: {_F.ISSUER: "WRD.118", _F.GROUNDS: "WRD.118"} for kind in DECISIONS},
    LetterKind.SUBMISSION: {_F.ADDRESSEE: "WRD.118"},
    LetterKind.AWARD_SUBMISSION: {_F.ADDRESSEE: "WRD.118"},
}
_NUMBERED: Final = {_F.NUMBER: "WRD.111", _F.DAY: "WRD.112"}
"""What is printed, or left to the clerk's pen or signing tool."""

_UNNUMBERED: Final = frozenset({LetterKind.MINUTES})
"""Minutes have no number of their own in many offices; their day is told in the text."""

_REPLACED: Final = {
    "77/2015/QH13": "72/2025/QH15",
    "65/2025/QH15": "72/2025/QH15",
}
"""Laws on the organisation of local government that no longer hold, and what replaced them."""
_FIRST_YEAR_OF_NEW_LAW: Final = 2025
_KEPT: Final = "luu:"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that a letter lacks.

    Attributes:
        line: Of a list, from 0; None for a field of one text, and for a list without any line.
    """

    field: WordingField
    line: int | None
    problem: Problem


def gaps(
    wording: PaperWording, values: PlaceholderValues, mode: Mode = Mode.PAPER
) -> tuple[Gap, ...]:
    """Returns what a letter lacks, in the order of the paper; warnings keep nothing back.

    Args:
        wording: The letter.
        values: What placeholders stand for.
        mode: A paper that does not print its number and day needs neither.
    """
    found: list[Gap] = []
    for field in FIELDS[wording.kind]:
        found += _empty(wording, field, mode)
        for line, text in enumerate(texts_of(wording, field)):
            at = line if field in LISTS else None
            found += (
                _gap(wording, field, at, code, severity, **params)
                for code, severity, params in _in_text(wording, text, values, mode)
            )
    found += _not_kept(wording)
    return tuple(found)


def outdated(text: str, year: int) -> tuple[str, str] | None:
    """Returns a law that a ground still names and the one that replaced it, None for none."""
    if year < _FIRST_YEAR_OF_NEW_LAW:
        return None
    return next(((old, new) for old, new in _REPLACED.items() if old in text), None)


_Said = tuple[str, Severity, dict[str, object]]


def _in_text(
    wording: PaperWording, text: str, values: PlaceholderValues, mode: Mode
) -> Iterator[_Said]:
    own = {f"{what} {LETTER_NAMES[wording.kind]}" for what in ("số", "ngày")}
    for name in names_in(text):
        key = clean(name).casefold()
        if not is_known(name, values):
            yield "WRD.115", Severity.ERROR, {"name": placeholder(name)}
        elif values.lacks(key) and (mode.fills_in or key not in own):
            yield "WRD.116", Severity.ERROR, {"name": placeholder(name)}
    for gap in dict.fromkeys(left_open(text)):
        yield "WRD.117", Severity.ERROR, {"gap": gap}
    year = values.get("năm", "")
    if year and (found := outdated(text, int(year))):
        yield "WRD.120", Severity.WARNING, {"law": found[0], "new": found[1]}


def _empty(wording: PaperWording, field: WordingField, mode: Mode) -> Iterator[Gap]:
    wanted = {**_WANTED, **_WANTED_ALSO.get(wording.kind, {})}
    if mode.fills_in and wording.kind not in _UNNUMBERED:
        wanted |= _NUMBERED
    elif mode.fills_in:
        wanted[_F.DAY] = _NUMBERED[_F.DAY]
    if field in wanted and not texts_of(wording, field):
        yield _gap(wording, field, None, wanted[field], Severity.ERROR)


def _not_kept(wording: PaperWording) -> Iterator[Gap]:
    """Warns when the last recipient is not the archive (Nghị định 30/2020, Phụ lục I, mục II.9)."""
    recipients = wording.recipients
    if _F.RECIPIENTS not in FIELDS[wording.kind]:
        return
    last = without_marks(recipients[-1]).lstrip("-– ") if recipients else ""
    if not last.startswith(_KEPT):
        line = len(recipients) - 1 if recipients else None
        yield _gap(wording, _F.RECIPIENTS, line, "WRD.119", Severity.WARNING)


def _gap(
    wording: PaperWording, field: WordingField, line: int | None, code: str, severity: Severity,
    **params: object,
) -> Gap:  # fmt: skip
    place = tell_place(wording.kind, field, line)
    return Gap(field, line, Problem(code, place, params, severity))
