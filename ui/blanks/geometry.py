"""Between paper and window: where a tenth of a millimetre lies in pixels, and the rulers' marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parindex_desktop.domain.certificates.boxes import Box

SMALLEST_SCALE, LARGEST_SCALE = 0.05, 4.0
"""Pixels per tenth of a millimetre; at 4 one step of an arrow key is plain to see."""

_LEAST_GAP: Final = 42.0
"""Pixels between two numbers of a ruler."""

_STEPS: Final = (50, 100, 200, 500, 1000)
"""Tenths of a millimetre from one number of a ruler to the next."""


@dataclass(frozen=True, slots=True)
class PaperPlace:
    """Where the paper lies in the window.

    Attributes:
        scale: Pixels per tenth of a millimetre.
        left: Of the paper, in pixels of the viewport; top likewise.
    """

    scale: float
    left: float
    top: float

    def x(self, tenths: float) -> float:
        """Returns the pixel of a distance from the left edge of the paper."""
        return self.left + tenths * self.scale

    def y(self, tenths: float) -> float:
        """Returns the pixel of a distance from the upper edge."""
        return self.top + tenths * self.scale

    def rect(self, box: Box) -> QRectF:
        """Returns a box of the paper in pixels."""
        left, top = self.x(box.left), self.y(box.top)
        return QRectF(left, top, self.x(box.right) - left, self.y(box.bottom) - top)

    def tenths(self, point: QPointF) -> tuple[int, int]:
        """Returns a point of the window on the paper, to the nearest tenth of a millimetre."""
        across, down = point.x() - self.left, point.y() - self.top
        return round(across / self.scale), round(down / self.scale)


def fitting_scale(width: int, height: int, room: QSize, gap: int) -> float:
    """Returns the scale at which a paper fits a room with a gap around it."""
    across = (room.width() - 2 * gap) / width
    down = (room.height() - 2 * gap) / height
    return min(max(min(across, down), SMALLEST_SCALE), LARGEST_SCALE)


def marks(scale: float, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the marks of a ruler: place in tenths, and rank 0 with a number, 1 middle, 2 small.

    Args:
        scale: Pixels per tenth of a millimetre.
        start: First tenth in sight.
        end: Last tenth in sight.
    """
    step = next((each for each in _STEPS if each * scale >= _LEAST_GAP), _STEPS[-1])
    small = step // 10 if step // 10 * scale >= 4 else step // 5
    for place in range(start // small * small, end + 1, small):
        rank = 0 if place % step == 0 else 1 if place * 2 % step == 0 else 2
        yield place, rank
