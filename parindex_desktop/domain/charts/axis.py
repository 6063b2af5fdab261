"""What charts with an axis share: rows that share the height, round numbers below them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts import words
from parindex_desktop.domain.charts.drawing import Anchor, Ink
from parindex_desktop.domain.numbers import NumberFormat, format_decimal

if TYPE_CHECKING:
    from fractions import Fraction

    from parindex_desktop.domain.charts.drawing import Frame, Sketch
    from parindex_desktop.domain.charts.scale import Scale

_SMALL: Final = 0.85
_TICK: Final = 0.3


@dataclass(frozen=True, slots=True)
class Rows:
    """How high rows are, in sizes of letters."""

    least: float
    most: float

    def height(self, count: int, frame: Frame, taken: float) -> float:
        """Returns the height of each of some rows, where something else takes its part."""
        even = (frame.height - taken) / max(count, 1)
        return min(max(even, self.least * frame.size), self.most * frame.size)

    def that_fit(self, frame: Frame, taken: float) -> int:
        """Returns how many rows at their lowest the frame takes, one at least."""
        # A hair more than there is, so that rows which were measured to fit do fit.
        return max(int((frame.height - taken) / (self.least * frame.size) + 1e-6), 1)


def below_axis(frame: Frame) -> float:
    """Returns the height of the numbers below an axis and of what they mean."""
    return frame.size * (_TICK + 2 * _SMALL * words.LINE)


def draw_axis(
    sketch: Sketch, scale: Scale, down: tuple[float, float], title: str, frame: Frame
) -> None:
    """Draws upright lines at round numbers, the numbers, the line at 0, and what they mean."""
    top, bottom = down
    size, hair = frame.size * _SMALL, frame.size / 24
    baseline = bottom + _TICK * frame.size + words.RISE * size
    for tick in scale.extent.ticks:
        x = scale.at(tick)
        if tick:
            sketch.line((x, top), (x, bottom), hair, Ink.GRID)
        sketch.line((x, bottom), (x, bottom + _TICK * frame.size), hair)
        sketch.write((x, baseline), shown_tick(tick), size, Anchor.MIDDLE)
    sketch.line((scale.left, bottom), (scale.right, bottom), hair)
    sketch.line((scale.at(0), top), (scale.at(0), bottom), frame.size / 12)
    width = frame.measure(title, size)
    middle = words.kept_within(0, frame.width, (scale.left + scale.right) / 2, width)
    sketch.write((middle, baseline + size * words.LINE), title, size, Anchor.MIDDLE)


def shown_tick(value: Fraction) -> str:
    """Returns a number beside an axis; its decimals are few and exact."""
    return format_decimal(Decimal(value.numerator) / value.denominator, NumberFormat(4))
