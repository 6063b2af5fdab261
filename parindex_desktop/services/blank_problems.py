"""What is wrong with a blank profile and its picture, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.certificates.places import field_name, shown_mm
from parindex_desktop.domain.certificates.soundness import Flaw, flaws
from parindex_desktop.errors import InputError, Problem, Severity
from parindex_desktop.services.office_fonts import fonts_of

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.exchange.pictures import Picture
    from parindex_desktop.services.reading import Reading

_LENGTHS: Final = frozenset({"beyond", "least", "most"})
_LEAST_DOTS: Final = 120
"""Dots per inch below which a picture of a blank looks coarse on paper."""

_SKEW_PERCENT: Final = 3
"""How far the shape of a picture may differ from its paper before circles look like eggs."""


def flaws_of(reading: Reading, profile: BlankProfile) -> tuple[Flaw, ...]:
    """Returns what is wrong with a profile in this file, errors first."""
    return flaws(profile, frozenset(each.name for each in fonts_of(reading)))


def problems_of(reading: Reading, profile: BlankProfile) -> tuple[Problem, ...]:
    """Returns the same as problems to be told; `CER.124` to `CER.131` and `CER.145`."""
    return tuple(worded(flaw) for flaw in flaws_of(reading, profile))


def worded(flaw: Flaw) -> Problem:
    """Returns a flaw as a problem to be told."""
    params = {
        name: shown_mm(value) if name in _LENGTHS and isinstance(value, int) else value
        for name, value in flaw.params.items()
    }
    if flaw.where is not None:
        params["field"] = field_name(flaw.where)
    if flaw.other is not None:
        params["other"] = field_name(flaw.other)
    return Problem(flaw.code, params=params, severity=flaw.severity)


def refusal(flaw: Flaw) -> InputError:
    """Returns what refuses a change that would make a flaw."""
    return InputError(flaw.code, **worded(flaw).params)  # type: ignore[arg-type]  # no `problems`


def picture_notes(profile: BlankProfile, picture: Picture) -> tuple[Problem, ...]:
    """Returns what is doubtful about a picture on the paper of a profile.

    `CER.136` it has another shape and would be stretched, `CER.137` it is coarse.
    """
    notes = []
    across, down = picture.width * profile.height, picture.height * profile.width
    if abs(across - down) * 100 > _SKEW_PERCENT * max(across, down):
        size = f"{picture.width} x {picture.height}"
        notes.append(Problem("CER.136", params={"size": size}, severity=Severity.WARNING))
    dots = picture.width * 254 // profile.width
    if dots < _LEAST_DOTS:
        params: dict[str, object] = {"dots": dots, "least": _LEAST_DOTS}
        notes.append(Problem("CER.137", params=params, severity=Severity.WARNING))
    return tuple(notes)
