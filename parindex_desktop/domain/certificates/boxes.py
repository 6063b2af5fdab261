"""The room that a field takes on its paper, before anything is measured.

A line reaches so far above its baseline that capitals with two marks (Ế, Ẫ) fit, and so far below
that ọ, ỵ and g do. All in tenths of a millimetre from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import BlankField, BlankProfile, QrBox

_ABOVE: Final = 95
_BELOW: Final = 25
"""Percent of the size of letters."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; right and bottom edges belong to it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> int:
        """Half way between left and right, rounded down."""
        return (self.left + self.right) // 2

    def beyond(self, width: int, height: int) -> int:
        """Returns how far it reaches off a paper at the worst, 0 when it lies on it."""
        return max(0, -self.left, -self.top, self.right - width, self.bottom - height)

    def covers(self, other: Box) -> bool:
        """Tells whether they share room; touching is none."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def millimetre_tenths(size: int) -> int:
    """Returns a size of letters, in tenths of a point, in tenths of a millimetre, rounded."""
    return (size * 254 + 360) // 720


def box_of(field: BlankField) -> Box:
    """Returns the room of a field with all the lines it may have, in its full size."""
    size = millimetre_tenths(field.size)
    below = (field.lines - 1) * size * field.leading // 100 + size * _BELOW // 100
    top = field.y - size * _ABOVE // 100
    return Box(field.x, top, field.x + field.width, field.y + below)


def box_of_code(qr: QrBox) -> Box:
    """Returns the room of the QR code."""
    return Box(qr.x, qr.y, qr.x + qr.side, qr.y + qr.side)


def nearest_on_paper(profile: BlankProfile, box: Box) -> tuple[int, int]:
    """Returns how far a box must be moved right and down to lie on the paper, 0 where it does.

    A box larger than the paper is put to its upper left corner.
    """
    right = max(min(0, profile.width - box.right), -box.left)
    down = max(min(0, profile.height - box.bottom), -box.top)
    return right, down
