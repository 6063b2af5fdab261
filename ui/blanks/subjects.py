"""What can be moved on a blank: its visible texts and the QR code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from parindex_desktop.domain.certificates.boxes import (
    Box,
    box_of,
    box_of_code,
    nearest_on_paper,
)
from parindex_desktop.domain.certificates.places import field_name
from parindex_desktop.domain.certificates.profiles import FieldName
from parindex_desktop.domain.certificates.soundness import LEAST_WIDTH
from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankProfile

QR: Final = "qr"
Subject: TypeAlias = FieldName | Literal["qr"]
_LEAST_SIDE: Final = 100


def name_of(subject: Subject) -> str:
    """Returns what a subject is called."""
    return field_name(subject) if isinstance(subject, FieldName) else tr("QR code")


def shown(profile: BlankProfile) -> tuple[Subject, ...]:
    """Returns what is printed, in the order in which Tab goes through it."""
    texts: tuple[Subject, ...] = tuple(each.name for each in profile.fields if each.visible)
    return (*texts, QR) if profile.qr is not None else texts


def box(profile: BlankProfile, subject: Subject) -> Box:
    """Returns the room of a subject that the profile has."""
    if isinstance(subject, FieldName):
        field = profile.field(subject)
        assert field is not None
        return box_of(field)
    assert profile.qr is not None
    return box_of_code(profile.qr)


def moved(profile: BlankProfile, subject: Subject, right: int, down: int) -> BlankProfile:
    """Returns the profile with a subject moved, held on the paper."""
    if isinstance(subject, FieldName):
        field = profile.field(subject)
        assert field is not None
        there = replace(field, x=field.x + right, y=field.y + down)
        back = nearest_on_paper(profile, box_of(there))
        return profile.with_field(replace(there, x=there.x + back[0], y=there.y + back[1]))
    assert profile.qr is not None
    code = replace(profile.qr, x=profile.qr.x + right, y=profile.qr.y + down)
    back = nearest_on_paper(profile, box_of_code(code))
    return replace(profile, qr=replace(code, x=code.x + back[0], y=code.y + back[1]))


def widened(
    profile: BlankProfile, subject: Subject, *, left: int = 0, right: int = 0
) -> BlankProfile:
    """Returns the profile with edges of a subject moved to the right by so much.

    A text keeps its baseline, the code stays square; neither leaves the paper.
    """
    if isinstance(subject, FieldName):
        field = profile.field(subject)
        assert field is not None
        end = field.x + field.width
        start = min(max(field.x + left, 0), end - LEAST_WIDTH)
        end = max(min(end + right, profile.width), start + LEAST_WIDTH)
        return profile.with_field(replace(field, x=start, width=end - start))
    assert profile.qr is not None
    code = profile.qr
    most = min(profile.width - code.x, profile.height - code.y)
    return replace(profile, qr=replace(code, side=min(max(code.side + right, _LEAST_SIDE), most)))


def centred(profile: BlankProfile, subject: Subject) -> BlankProfile:
    """Returns the profile with a subject half way between left and right."""
    own = box(profile, subject)
    return moved(profile, subject, (profile.width - own.left - own.right) // 2, 0)
