"""How a printer errs on a blank, and what to draw so that the print lies where it should.

A printer shifts what it prints (offset) and stretches it (scale), each way differently:
`printed = offset + scale x sent`. Both are found from two cross-hairs of a test sheet, measured
with a ruler; what is sent is then the inverse. Crosses stand far apart, so that half a millimetre
misread stays half a millimetre all over the paper (`documents.md`: at most 1 mm).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from parindex_desktop.domain.numbers import (
    PER_POINT,
    NumberFormat,
    half_up,
    parse_points,
    round_half_up,
)
from parindex_desktop.errors import InputError

INSET: Final = 300
"""Of the crosses from the edges, in 0,1 mm: within reach of a short ruler, beyond any margin."""
UNSCALED: Final = 1_000_000
MOST_OFFSET: Final = 1_000
"""In 0,01 mm. No printer in order errs more; whoever reads more has measured something else."""
MOST_STRETCH: Final = Fraction(3, 100)
"""More is no printer's error but a page fitted to another paper."""
_INVERSE: Final = Fraction(11, 10)
"""What undoes an error is a little larger than the error."""
MOST_READ: Final = 1_000
"""A distance measured, in 0,1 mm; a longer one was not taken from the nearest edge."""
LETTERS: Final = {"left": "A", "top": "B", "right": "C", "bottom": "D"}
"""How the sheet and the dialog call the readings; printed, hence not translated."""
_TENTHS: Final = NumberFormat(decimals=1)


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is drawn instead: `drawn = offset + scale x wanted`, from the upper left corner.

    It holds for the whole page, widths of letters included: renderers transform the page by it.

    Attributes:
        offset_x, offset_y: In 0,01 mm.
        scale_x, scale_y: In 1/1 000 000.
    """

    offset_x: int = 0
    offset_y: int = 0
    scale_x: int = UNSCALED
    scale_y: int = UNSCALED

    @property
    def is_plausible(self) -> bool:
        """False for what `solved` never gives, such as figures of a damaged settings file."""
        offsets, scales = (self.offset_x, self.offset_y), (self.scale_x, self.scale_y)
        return all(abs(each) <= _INVERSE * MOST_OFFSET for each in offsets) and all(
            abs(each - UNSCALED) <= _INVERSE * MOST_STRETCH * UNSCALED for each in scales
        )

    def apply(self, x: Fraction | int, y: Fraction | int) -> tuple[Fraction, Fraction]:
        """Returns where to draw what is wanted at a place, both in 0,1 mm."""
        return (
            Fraction(self.offset_x, 10) + Fraction(self.scale_x, UNSCALED) * x,
            Fraction(self.offset_y, 10) + Fraction(self.scale_y, UNSCALED) * y,
        )


NONE: Final = Calibration()
"""Draws everything where it is wanted."""


@dataclass(frozen=True, slots=True)
class Crosses:
    """The two cross-hairs that are measured, at their distances from the nearest edges.

    Attributes:
        x: Of the first from the left edge, and of the second from the right one, in 0,1 mm.
        y: Of the first from the top edge, and of the second from the bottom one.
    """

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Readings:
    """What the ruler says on the printed sheet, in 0,1 mm from the edge of the paper.

    Attributes:
        left, top: Of the first cross.
        right, bottom: Of the second one.
    """

    left: int
    top: int
    right: int
    bottom: int


def read_mm(text: str) -> int:
    """Reads a distance typed in mm, in 0,1 mm.

    Raises:
        InputError: As `parse_points`; `CER.153` no distance of a cross from its nearest edge.
    """
    value = half_up(parse_points(text) * 10, PER_POINT)
    if not 0 <= value <= MOST_READ:
        raise InputError("CER.153", text=text.strip(), most=MOST_READ // 10)
    return value


def crosses_on(width: int, height: int) -> Crosses:
    """Returns where the crosses stand on a paper; sizes in 0,1 mm."""
    return Crosses(min(INSET, width // 5), min(INSET, height // 5))


def solved(width: int, height: int, readings: Readings, sent: Calibration = NONE) -> Calibration:
    """Returns the calibration that the readings of a test sheet ask for.

    Args:
        width: Of the paper, in 0,1 mm.
        height: The same.
        readings: Measured on it.
        sent: The calibration with which the sheet itself was printed.

    Raises:
        InputError: `CER.151` the page would be stretched too much, `CER.152` shifted too much;
            `first` and `second` are the letters of the readings that say so.
    """
    cross = crosses_on(width, height)
    first = sent.apply(cross.x, cross.y)
    second = sent.apply(width - cross.x, height - cross.y)
    across = (readings.left, width - readings.right)
    down = (readings.top, height - readings.bottom)
    offset_x, scale_x = _correction(("left", "right"), (first[0], second[0]), across)
    offset_y, scale_y = _correction(("top", "bottom"), (first[1], second[1]), down)
    return Calibration(offset_x, offset_y, scale_x, scale_y)


def _correction(
    read: tuple[str, str], sent: tuple[Fraction, Fraction], printed: tuple[int, int]
) -> tuple[int, int]:
    """Returns offset and scale that undo what became of two places one way."""
    first, second = LETTERS[read[0]], LETTERS[read[1]]
    stretch = Fraction(printed[1] - printed[0]) / (sent[1] - sent[0])
    if abs(stretch - 1) > MOST_STRETCH:
        raise InputError("CER.151", first=first, second=second, percent=_shown(stretch * 100))
    shift = printed[0] - stretch * sent[0]
    if abs(shift) * 10 > MOST_OFFSET:
        raise InputError("CER.152", first=first, second=second, mm=_shown(abs(shift) / 10))
    return _whole(-shift * 10 / stretch), _whole(UNSCALED / stretch)


def _whole(value: Fraction) -> int:
    return half_up(value.numerator, value.denominator)


def _shown(value: Fraction) -> str:
    return _TENTHS.show(round_half_up(value, 1))
