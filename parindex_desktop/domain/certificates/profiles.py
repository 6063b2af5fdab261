"""Blank profiles: the size of a preprinted blank (phôi), and where each text stands on it.

Offices print on blanks that bear emblem, frame and the word BẰNG KHEN already. Blanks differ from
province to province, so size and places are data (`documents.md`, Certificates).

Measures are whole tenths of a millimetre from the upper left corner of the paper, sizes of letters
whole tenths of a point: no float is ever stored.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

ProfileId = NewType("ProfileId", int)
FontId = NewType("FontId", int)


class FieldName(StrEnum):
    """The texts of a certificate."""

    RECIPIENT = "recipient"
    """Ông/Bà or the collective, with the name."""
    POSITION = "position"
    """Office and workplace of a person."""
    ACHIEVEMENT = "achievement"
    PLACE_DATE = "place-date"
    SIGNER_OFFICE = "signer-office"
    SIGNER_NAME = "signer-name"
    DECISION = "decision"
    REGISTER = "register"


class FieldAlign(StrEnum):
    """Where lines stand in the width of their field."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class BlankField:
    """A text on a blank.

    Attributes:
        x: Left edge.
        y: Baseline of the first line, so that a text stands on a preprinted dotted line; further
            lines go down.
        width: Lines are broken within it.
        person: Text for a person, with placeholders (`certificates.values`); empty prints nothing.
        collective: The same for a collective.
        font: `""` for the serif face of papers, else the name of an `OfficeFont`.
        size: Tenths of a point.
        least_size: A text that is too long shrinks down to this, before it is broken into lines.
        lines: Most lines.
        leading: Distance of baselines in percent of the size; 115 or more (stacked capitals).
        colour: `#RRGGBB`.
    """

    name: FieldName
    x: int
    y: int
    width: int
    person: str
    collective: str
    font: str = ""
    size: int = 200
    least_size: int = 140
    lines: int = 1
    leading: int = 125
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    colour: str = "#000000"
    align: FieldAlign = FieldAlign.CENTRE
    visible: bool = True


@dataclass(frozen=True, slots=True)
class QrBox:
    """Where the signed QR code stands: its upper left corner and its side, with the quiet zone."""

    x: int
    y: int
    side: int


@dataclass(frozen=True, slots=True)
class BlankProfile:
    """A blank: its paper, its fields, and perhaps a picture of it.

    Attributes:
        form: The form of award it is for.
        width: Of the paper as it goes through the printer; wider than high is landscape.
        background: SHA-256 of a picture of the office's own, an attachment; empty for none. It is
            shown while editing, and printed only when asked for.
        qr: None for no code.
    """

    id: ProfileId
    name: str
    form: str
    width: int
    height: int
    fields: tuple[BlankField, ...]
    qr: QrBox | None = None
    background: str = ""
    background_name: str = ""

    def field(self, name: FieldName) -> BlankField | None:
        """Returns the field of a text, None where the blank has none."""
        return next((each for each in self.fields if each.name is name), None)

    def with_field(self, changed: BlankField) -> BlankProfile:
        """Returns the profile with another field of the same name."""
        fields = tuple(changed if each.name is changed.name else each for each in self.fields)
        return replace(self, fields=fields)


@dataclass(frozen=True, slots=True)
class OfficeFont:
    """A font file of the office's own, checked for all Vietnamese letters.

    Attributes:
        name: As its fields name it.
        content: SHA-256 of the file, an attachment.
    """

    id: FontId
    name: str
    content: str
