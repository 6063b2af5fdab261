"""Lines that lie where they must not: off the paper, on the QR code, on another text.

Letters rise above their baseline and fall below it by parts of their size: stacked capitals of the
bundled face (`Ẵ`, bold) by 0,915, tails (`g`) by 0,221 (`reports.styles`). Faces of an office may
differ a little; a hair's breadth is not worth a message.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from parindex_desktop.domain.certificates.profiles import FieldName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parindex_desktop.domain.certificates.fitting import Line
    from parindex_desktop.domain.certificates.profiles import BlankProfile

_RISE: Final = 0.915
_FALL: Final = 0.221
_TENTH_POINT: Final = 254 / 720
"""A tenth of a point, in tenths of a millimetre."""
_HAIR: Final = 2.0
"""Tenths of a millimetre that two texts may share before it is told."""


@dataclass(frozen=True, slots=True)
class Collision:
    """A text that lies where it must not.

    Attributes:
        code: `CER.107` off the paper, `CER.108` on the QR code, `CER.109` on another text.
        other: The text that it meets.
    """

    code: str
    field: FieldName
    other: FieldName | None = None


class Ink(NamedTuple):
    """Where something lies, in tenths of a millimetre from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Ink) -> bool:
        """Tells whether two share more than a hair's breadth both ways."""
        return (
            self.left < other.right - _HAIR
            and self.right > other.left + _HAIR
            and self.top < other.bottom - _HAIR
            and self.bottom > other.top + _HAIR
        )


def ink_of(line: Line) -> Ink:
    """Returns the box that the letters of a line may fill."""
    size = line.size * _TENTH_POINT
    return Ink(line.x, line.y - _RISE * size, line.x + line.width, line.y + _FALL * size)


class TextInk(NamedTuple):
    """Where a text lies: as a whole, and line by line."""

    field: FieldName
    around: Ink
    lines: tuple[Ink, ...]


def ink_of_text(lines: Sequence[Line]) -> TextInk:
    """Returns where the lines of one field lie; there is at least one."""
    inks = tuple(map(ink_of, lines))
    left, top, right, bottom = zip(*inks, strict=True)
    around = Ink(min(left), min(top), max(right), max(bottom))
    return TextInk(lines[0].field, around, inks)


def collisions(profile: BlankProfile, texts: Sequence[TextInk]) -> Iterator[Collision]:
    """Yields what lies wrong, each text once for each thing that it meets."""
    box = profile.qr
    code = None if box is None else Ink(box.x, box.y, box.x + box.side, box.y + box.side)
    for place, text in enumerate(texts):
        if _is_off(profile, text.around):
            yield Collision("CER.107", text.field)
        if code is not None and any(ink.meets(code) for ink in text.lines):
            yield Collision("CER.108", text.field)
        for other in texts[place + 1 :]:
            if _meet(text, other):
                yield Collision("CER.109", text.field, other.field)


def _meet(one: TextInk, other: TextInk) -> bool:
    """Most texts lie far apart: their lines need not be compared."""
    return one.around.meets(other.around) and any(
        a.meets(b) for a in one.lines for b in other.lines
    )


def _is_off(profile: BlankProfile, ink: Ink) -> bool:
    return ink.left < 0 or ink.top < 0 or ink.right > profile.width or ink.bottom > profile.height
