"""What is wrong with a blank profile itself, whoever is awarded: told while it is edited.

Whether a text fits its field is asked of each awardee, when it is measured (`fitting`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.boxes import box_of, box_of_code
from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from parindex_desktop.domain.certificates.profiles import BlankField, BlankProfile

LEAST_PAPER, MOST_PAPER = 500, 12_000
"""Of either side, in tenths of a millimetre: from a card to twice A0."""

LEAST_SIZE, MOST_SIZE = 40, 1500
"""Of letters, in tenths of a point."""

LEAST_WIDTH: Final = 50
MOST_LINES: Final = 12
LEAST_LEADING, MOST_LEADING = 115, 400
"""Percent; closer lines would let stacked capitals touch the line above (`documents.md`)."""

LEAST_CODE: Final = 220
"""Side of a QR code with its quiet zone below which phones fail on print of an office printer."""

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong or doubtful.

    Attributes:
        code: Key of `sentences`.
        where: The field concerned; None for the paper or the QR code.
        other: The other field, where two are concerned.
        params: Values for the sentence; lengths in tenths of a millimetre, as numbers.
    """

    code: str
    where: FieldName | None = None
    other: FieldName | None = None
    params: dict[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """True for what cannot be printed; warnings are only told."""
        return self.severity is Severity.ERROR


def flaws(profile: BlankProfile, fonts: Collection[str]) -> tuple[Flaw, ...]:
    """Returns what is wrong with a profile, errors first.

    Args:
        profile: The profile.
        fonts: Names of the office's own fonts.
    """
    found = [*_of_paper(profile), *_of_code(profile)]
    for each in profile.fields:
        found.extend(_of_field(profile, each, fonts))
    found.extend(_overlaps(profile))
    return tuple(sorted(found, key=lambda flaw: not flaw.is_error))


def _of_paper(profile: BlankProfile) -> Iterator[Flaw]:
    sides = (profile.width, profile.height)
    if not all(LEAST_PAPER <= side <= MOST_PAPER for side in sides):
        yield Flaw("CER.126", params={"least": LEAST_PAPER, "most": MOST_PAPER})


def _of_code(profile: BlankProfile) -> Iterator[Flaw]:
    if profile.qr is None:
        return
    beyond = box_of_code(profile.qr).beyond(profile.width, profile.height)
    if beyond:
        yield Flaw("CER.127", params={"beyond": beyond})
    if profile.qr.side < LEAST_CODE:
        yield Flaw("CER.128", params={"least": LEAST_CODE}, severity=Severity.WARNING)


def _of_field(profile: BlankProfile, text: BlankField, fonts: Collection[str]) -> Iterator[Flaw]:
    figures = (
        LEAST_SIZE <= text.least_size <= text.size <= MOST_SIZE
        and 1 <= text.lines <= MOST_LINES
        and LEAST_LEADING <= text.leading <= MOST_LEADING
        and text.width >= LEAST_WIDTH
        and _COLOUR.fullmatch(text.colour)
    )
    if not figures:
        yield Flaw("CER.129", text.name)
    if not text.visible:
        return
    beyond = box_of(text).beyond(profile.width, profile.height)
    if beyond:
        yield Flaw("CER.124", text.name, params={"beyond": beyond})
    if text.font and text.font not in fonts:
        yield Flaw("CER.131", text.name, params={"font": text.font})


def _overlaps(profile: BlankProfile) -> Iterator[Flaw]:
    shown = [each for each in profile.fields if each.visible]
    for one, other in combinations(shown, 2):
        if _are_printed_together(one, other) and box_of(one).covers(box_of(other)):
            yield Flaw("CER.125", one.name, other.name, severity=Severity.WARNING)
    if profile.qr is None:
        return
    code = box_of_code(profile.qr)
    for each in shown:
        if box_of(each).covers(code):
            yield Flaw("CER.145", each.name, severity=Severity.WARNING)


def _are_printed_together(one: BlankField, other: BlankField) -> bool:
    return bool((one.person and other.person) or (one.collective and other.collective))
