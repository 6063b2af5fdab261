"""Where pages lie in a continuous view, and which zoom makes them fit; plain numbers, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QSizeF

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLEST_ZOOM, LARGEST_ZOOM = 0.25, 5.0
_STEPS = (0.25, 0.35, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)


class Fit(StrEnum):
    """What the zoom follows."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The pages below one another, each centred.

    Attributes:
        scale: Pixels per point.
        rects: Place of each page in the scrolled area.
        size: Of the scrolled area.
    """

    scale: float
    rects: tuple[QRect, ...]
    size: QSize

    def page_at(self, y: int) -> int:
        """Returns the page that a height in the scrolled area belongs to, counted from 0."""
        below = (place for place, rect in enumerate(self.rects) if rect.bottom() >= y)
        return next(below, max(len(self.rects) - 1, 0))


def lay_out(sizes: Sequence[QSizeF], *, scale: float, gap: int, room: QSize) -> PageLayout:
    """Puts pages of `sizes` points below one another, `gap` pixels apart, centred in `room`."""
    pixels = [QSize(round(s.width() * scale), round(s.height() * scale)) for s in sizes]
    width = max([room.width(), *(size.width() + 2 * gap for size in pixels)])
    rects: list[QRect] = []
    y = gap
    for size in pixels:
        rects.append(QRect((width - size.width()) // 2, y, size.width(), size.height()))
        y += size.height() + gap
    return PageLayout(scale, tuple(rects), QSize(width, y))


def fitting_scale(sizes: Sequence[QSizeF], fit: Fit, *, gap: int, room: QSize) -> float:
    """Returns the pixels per point with which the widest page, or every page, fits `room`."""
    widest = max(size.width() for size in sizes)
    scale = (room.width() - 2 * gap) / widest
    if fit is Fit.PAGE:
        highest = max(size.height() for size in sizes)
        scale = min(scale, (room.height() - 2 * gap) / highest)
    return max(scale, 0.05)


def next_zoom(zoom: float, step: int) -> float:
    """Returns the next larger (1) or smaller (-1) of the usual zooms."""
    if step > 0:
        return next((z for z in _STEPS if z > zoom * 1.01), LARGEST_ZOOM)
    return next((z for z in reversed(_STEPS) if z < zoom * 0.99), SMALLEST_ZOOM)
