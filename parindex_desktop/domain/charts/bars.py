"""The index of units as bars that begin at 0, over the classes, with the mean as a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts import words
from parindex_desktop.domain.charts.axis import Rows, below_axis, draw_axis
from parindex_desktop.domain.charts.drawing import Anchor, Drawing, Ink, Sketch, Spot
from parindex_desktop.domain.charts.scale import Extent, Scale, extent_of, thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.charts.drawing import Frame

_ROWS: Final = Rows(least=1.35, most=1.9)
_MOST_OF_WIDTH: Final = 0.42
"""The share of the width that names take at most."""
_GAP: Final = 0.6
_SMALL: Final = 0.85
_THICK: Final = 0.62
"""Of a bar, as a share of its row."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit.

    Attributes:
        key: Id of the unit.
        name: In full; shortened where there is no room.
        rank: As printed.
        value: Exact, in percent: what the length is made from.
        shown: The same as printed.
        told: All about it in words.
        ranked: False draws it white with a broken edge.
    """

    key: int
    name: str
    rank: str
    value: Fraction
    shown: str
    told: str
    ranked: bool = True


@dataclass(frozen=True, slots=True)
class Zone:
    """A class on the axis.

    Attributes:
        low: Its lowest index in percent.
        bound: The same in words: `từ 80`.
    """

    name: str
    bound: str
    low: Decimal


@dataclass(frozen=True, slots=True)
class Mean:
    """The line of the mean, with its words."""

    value: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Index by unit.

    Attributes:
        axis: What the axis says: name and unit of the values.
        bars: From the top.
        zones: Classes from the best down.
        extent: Of the axis; the same for all parts of a chart.
        notes: Sentences below the chart; a renderer sets them in type.
    """

    axis: str
    bars: tuple[Bar, ...]
    zones: tuple[Zone, ...]
    mean: Mean | None
    extent: Extent
    notes: tuple[str, ...] = ()


def bar_chart(
    axis: str,
    bars: Sequence[Bar],
    zones: Sequence[Zone],
    mean: Mean | None,
    *,
    notes: tuple[str, ...],
) -> BarChart:
    """Returns the chart of bars, its axis reaching over all of them."""
    extent = extent_of(bar.value for bar in bars)
    return BarChart(axis, tuple(bars), tuple(zones), mean, extent, notes)


def bar_drawing(chart: BarChart, frame: Frame) -> Drawing:
    """Lays the bars out, one row each."""
    columns = _columns(chart, frame)
    above = _Above(chart, columns.scale, frame)
    below = below_axis(frame)
    row = _ROWS.height(len(chart.bars), frame, above.height + below)
    bottom = above.height + row * len(chart.bars)
    sketch = Sketch()
    above.draw_zones(sketch, bottom)
    draw_axis(sketch, columns.scale, (above.height, bottom), chart.axis, frame)
    for nth, bar in enumerate(chart.bars):
        _draw_bar(sketch, bar, columns, (above.height + nth * row, row), frame)
    above.draw_mean(sketch, bottom)
    return sketch.finished(frame.width, bottom + below)


def bars_that_fit(chart: BarChart, frame: Frame) -> int:
    """Returns how many bars the frame takes at their thinnest."""
    above = _Above(chart, _columns(chart, frame).scale, frame)
    return _ROWS.that_fit(frame, above.height + below_axis(frame))


def part_of_bars(chart: BarChart, first: int, end: int) -> BarChart:
    """Returns some of the bars on the same axis; the notes stand below the last."""
    notes = chart.notes if end >= len(chart.bars) else ()
    return replace(chart, bars=chart.bars[first:end], notes=notes)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where ranks end, names begin, the plot lies and values begin.

    Attributes:
        room: For a name.
    """

    rank: float
    name: float
    room: float
    scale: Scale
    value: float


def _columns(chart: BarChart, frame: Frame) -> _Columns:
    width, gap = words.width_in(frame, frame.size), _GAP * frame.size
    rank = words.widest((bar.rank for bar in chart.bars), width)
    most = frame.width * _MOST_OF_WIDTH
    room = min(words.widest((bar.name for bar in chart.bars), width), most - rank - gap)
    name = rank + gap
    value = frame.width - words.widest((bar.shown for bar in chart.bars), width)
    left, right = name + room + gap, value - gap
    numbers = int((right - left) / (width("1000") * _SMALL + gap)) + 1
    scale = Scale(thinned(chart.extent, numbers), left, right)
    return _Columns(rank, name, room, scale, value)


def _draw_bar(
    sketch: Sketch, bar: Bar, columns: _Columns, row: tuple[float, float], frame: Frame
) -> None:
    top, height = row
    size, middle = frame.size, top + height / 2
    baseline = middle + words.TO_MIDDLE * size
    name = words.shortened(bar.name, columns.room, words.width_in(frame, size))
    sketch.write((columns.rank, baseline), bar.rank, size, Anchor.END)
    sketch.write((columns.name, baseline), name, size)
    sketch.write((columns.value, baseline), bar.shown, size)
    half, line = height * _THICK / 2, size / 20
    across = (columns.scale.at(0), columns.scale.at(bar.value))
    dash = () if bar.ranked else (size / 5, size / 7)
    fill = Ink.BAR if bar.ranked else Ink.PAPER
    sketch.box(across, (middle - half, middle + half), fill, outline=line, dash=dash)
    sketch.spots.append(Spot(0, top, frame.width, height, bar.key, bar.told))


class _Above:
    """What stands above the bars: the classes over their part of the axis, the mean's words."""

    def __init__(self, chart: BarChart, scale: Scale, frame: Frame) -> None:
        self._chart, self._scale, self._frame = chart, scale, frame
        self._size = frame.size * _SMALL
        self._line = self._size * words.LINE
        self._shown = self._shown_zones()
        self._middles, self._lanes = self._places()
        lanes = max(self._lanes, default=-1) + 1
        self._mean_top = lanes * 2 * self._line + (self._line * 0.3 if lanes else 0)
        self.height = self._mean_top + (self._line * 1.3 if chart.mean else self._line * 0.3)

    def draw_zones(self, sketch: Sketch, bottom: float) -> None:
        """Shades every other class down to the axis, and names all of them."""
        for nth, (zone, left, right) in enumerate(self._shown):
            if nth % 2 == 0:
                sketch.box((left, right), (0, bottom), Ink.ZONE)
            top = self._lanes[nth] * 2 * self._line
            for line, text in enumerate((zone.name, zone.bound)):
                place = (self._middles[nth], top + line * self._line + words.RISE * self._size)
                sketch.write(place, text, self._size, Anchor.MIDDLE, bold=line == 0)

    def draw_mean(self, sketch: Sketch, bottom: float) -> None:
        """Draws the mean over the bars, its words above them."""
        mean = self._chart.mean
        if mean is None:
            return
        size, x = self._size, self._scale.at(mean.value)
        width = self._frame.measure(mean.shown, size, bold=True)
        middle = words.kept_within(self._scale.left, self._frame.width, x, width)
        place = (middle, self._mean_top + words.RISE * size)
        sketch.write(place, mean.shown, size, Anchor.MIDDLE, bold=True)
        dash = (size / 2, size / 4)
        start = (x, self._mean_top + self._line)
        sketch.line(start, (x, bottom), size / 8, Ink.BLACK, dash)

    def _shown_zones(self) -> list[tuple[Zone, float, float]]:
        """Returns the classes that the axis reaches, each with its two ends, left to right."""
        scale, extent = self._scale, self._scale.extent
        zones = sorted(self._chart.zones, key=lambda zone: zone.low)
        highs = [*(Fraction(zone.low) for zone in zones[1:]), extent.high]
        shown = []
        for zone, high in zip(zones, highs, strict=False):  # one end more where there is no class
            left, right = max(Fraction(zone.low), extent.low), min(high, extent.high)
            if left < right:
                shown.append((zone, scale.at(left), scale.at(right)))
        return shown

    def _places(self) -> tuple[list[float], tuple[int, ...]]:
        """Returns the middle of each class's words, and the line they stand in."""
        frame, middles, spans = self._frame, [], []
        for zone, left, right in self._shown:
            width = max(
                frame.measure(zone.name, self._size, bold=True),
                frame.measure(zone.bound, self._size),
            )
            middle = words.kept_within(0, frame.width, (left + right) / 2, width)
            middles.append(middle)
            spans.append((middle - width / 2, middle + width / 2))
        return middles, words.in_lanes(spans, self._size / 3)
