"""QR codes as a grid of dark and light squares, and as operators that draw them.

The mask is fixed: looking for the prettiest of eight takes most of the time of making a code, and
every reader reads all of them (ISO/IEC 18004 asks for the best one only of what is printed small).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import segno

QUIET: Final = 4
"""Light squares that a reader wants around a code."""

_MASK: Final = 3
_ERROR: Final = "m"
"""A code whose seventh part is smudged can still be read."""

_DOTS: Final = 4
"""Dots across a square of the picture: viewers that smooth pictures keep its edges sharp."""

Grid = tuple[bytes, ...]
"""Rows of 0 light, 1 dark, the quiet zone left out."""


@lru_cache(maxsize=8)
def grid_of(text: str) -> Grid:
    """Returns the code of a text, in UTF-8.

    Raises:
        ValueError: The text is longer than any code holds.
    """
    code = segno.make_qr(
        text, error=_ERROR, mode="byte", encoding="utf-8", mask=_MASK, boost_error=False
    )
    return tuple(bytes(row) for row in code.matrix)


def squares_across(text: str) -> int:
    """Returns how many squares wide a code is, its quiet zone included."""
    return len(grid_of(text)) + 2 * QUIET


def drawn(text: str, x: float, y: float, side: float) -> str:
    """Returns the operators that draw a code in black.

    A picture of one bit per dot: a path of a thousand squares takes longer, and viewers leave hair
    lines between its rows.

    Args:
        text: What it says.
        x: Left edge in points, of the quiet zone.
        y: Lower edge in points.
        side: Of the whole in points, quiet zone included.
    """
    grid = grid_of(text)
    square = side / (len(grid) + 2 * QUIET)
    size, left, bottom = square * len(grid), x + QUIET * square, y + QUIET * square
    dots = len(grid) * _DOTS
    rows = "".join(_hex(row) * _DOTS for row in grid)
    return (
        f"q 0 g {size:.3f} 0 0 {size:.3f} {left:.3f} {bottom:.3f} cm\n"
        f"BI /W {dots} /H {dots} /IM true /BPC 1 /D [1 0] /F /AHx ID\n{rows}>\nEI Q"
    )


@lru_cache(maxsize=512)
def _hex(row: bytes) -> str:
    """Returns a row of squares as dots, a bit each, filled up to whole bytes."""
    bits = "".join(("1" if dark else "0") * _DOTS for dark in row)
    whole = -(-len(bits) // 8) * 8
    return f"{int(bits.ljust(whole, '0'), 2):0{whole // 4}X}"
