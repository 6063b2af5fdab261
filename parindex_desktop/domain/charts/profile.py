"""How far a group or a unit came in each domain, in percent of what could be reached there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts import words
from parindex_desktop.domain.charts.axis import Rows, below_axis, draw_axis
from parindex_desktop.domain.charts.drawing import Anchor, Drawing, Ink, Sketch, Spot
from parindex_desktop.domain.charts.scale import Scale, extent_of, thinned

if TYPE_CHECKING:
    from parindex_desktop.domain.charts.drawing import Frame

_ROWS: Final = Rows(least=1.6, most=2.8)
_ROWS_OF_TWO: Final = Rows(least=2.7, most=3.2)
"""Where names take one line, and where one of them takes two."""
_NAME_SHARE: Final = 0.4
_GAP: Final = 0.7
_SMALL: Final = 0.85
_THICK: Final = 0.4
_CAP: Final = 0.26
_MARK: Final = 0.72
"""Of bar, cap of a span, and mark of a reference, as shares of a row."""


@dataclass(frozen=True, slots=True)
class DomainShare:
    """One domain.

    Attributes:
        name: In full, with its number and what can be reached.
        value: Length of the bar, exact, in percent; None where nothing is to be shown.
        reference: Where the upright mark stands.
        span: From the lowest to the highest of the group.
        texts: What stands behind the bar, one for each heading of the chart.
        told: All about it in words.
    """

    name: str
    value: Fraction | None
    reference: Fraction | None
    span: tuple[Fraction, Fraction] | None
    texts: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class ProfileChart:
    """Domains one below the other.

    Attributes:
        headings: Above the columns of numbers behind the bars: they say what bar and mark are.
        notes: Sentences below the chart; a renderer sets them in type.
    """

    axis: str
    headings: tuple[str, ...]
    domains: tuple[DomainShare, ...]
    notes: tuple[str, ...] = ()

    def without_numbers(self) -> ProfileChart:
        """Returns bars and marks alone, for a place beside a table that has the numbers."""
        bare = tuple(replace(domain, texts=()) for domain in self.domains)
        return replace(self, headings=(), domains=bare)


def profile_drawing(chart: ProfileChart, frame: Frame) -> Drawing:
    """Lays the domains out, one row each."""
    columns = _columns(chart, frame)
    above, below = _heading_height(chart, frame), below_axis(frame)
    row = _rows(chart, frame).height(len(chart.domains), frame, above + below)
    bottom = above + row * len(chart.domains)
    sketch = Sketch()
    draw_axis(sketch, columns.scale, (above, bottom), chart.axis, frame)
    _draw_headings(sketch, chart, columns, frame)
    for nth, domain in enumerate(chart.domains):
        top = above + nth * row
        _write(sketch, domain, columns, (top, row), frame)
        _draw(sketch, domain, columns.scale, (top, row), frame)
        sketch.spots.append(Spot(0, top, frame.width, row, None, domain.told))
    return sketch.finished(frame.width, bottom + below)


def least_height(chart: ProfileChart, frame: Frame) -> float:
    """Returns how high a drawing becomes at least, without laying it out."""
    row = _rows(chart, frame).least * frame.size
    return _heading_height(chart, frame) + row * len(chart.domains) + below_axis(frame)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Room for names, the plot, and the right ends of the numbers."""

    room: float
    scale: Scale
    ends: tuple[float, ...]


def _columns(chart: ProfileChart, frame: Frame) -> _Columns:
    gap, width = _GAP * frame.size, words.width_in(frame, frame.size)
    heading = words.width_in(frame, frame.size * _SMALL, bold=True)
    ends: list[float] = []
    end = frame.width
    for nth in reversed(range(len(chart.headings))):
        ends.insert(0, end)
        parts = heading_lines(chart.headings[nth])
        texts = (domain.texts[nth] for domain in chart.domains)
        end -= max(words.widest(parts, heading), words.widest(texts, width)) + gap
    room = min(_widest_name(chart, frame), _most(frame))
    every = [
        value
        for domain in chart.domains
        for value in (domain.value, domain.reference, *(domain.span or ()))
        if value is not None
    ]
    left = room + gap
    end = min(end, frame.width - width("1000") * _SMALL / 2)  # half a number stands beside the axis
    numbers = int((end - left) / (width("1000") * _SMALL + gap)) + 1
    return _Columns(room, Scale(thinned(extent_of(every), numbers), left, end), tuple(ends))


def _rows(chart: ProfileChart, frame: Frame) -> Rows:
    return _ROWS_OF_TWO if _widest_name(chart, frame) > _most(frame) else _ROWS


def _widest_name(chart: ProfileChart, frame: Frame) -> float:
    width = words.width_in(frame, frame.size)
    return words.widest((domain.name for domain in chart.domains), width)


def _most(frame: Frame) -> float:
    """Returns the room that names take at most."""
    return frame.width * _NAME_SHARE


def heading_lines(heading: str) -> tuple[str, ...]:
    """Returns the lines of a heading; a newline in it begins another."""
    return tuple(heading.split("\n"))


def _heading_height(chart: ProfileChart, frame: Frame) -> float:
    lines = max((len(heading_lines(each)) for each in chart.headings), default=0)
    return (lines * words.LINE * _SMALL + 0.4) * frame.size


def _draw_headings(sketch: Sketch, chart: ProfileChart, columns: _Columns, frame: Frame) -> None:
    size = frame.size * _SMALL
    for end, heading in zip(columns.ends, chart.headings, strict=True):
        for nth, line in enumerate(heading_lines(heading)):
            y = (nth * words.LINE + words.RISE) * size
            sketch.write((end, y), line, size, Anchor.END, bold=True)


def _write(
    sketch: Sketch, domain: DomainShare, columns: _Columns, row: tuple[float, float], frame: Frame
) -> None:
    """Writes the name, in two lines where it is long, and the numbers."""
    (top, height), size = row, frame.size
    middle = top + height / 2
    lines = words.fitted(domain.name, columns.room, words.width_in(frame, size), lines=2)
    first = middle - len(lines) * size * words.LINE / 2 + words.RISE * size
    for nth, line in enumerate(lines):
        sketch.write((0, first + nth * size * words.LINE), line, size)
    for end, text in zip(columns.ends, domain.texts, strict=True):
        sketch.write((end, middle + words.TO_MIDDLE * size), text, size, Anchor.END)


def _draw(
    sketch: Sketch, domain: DomainShare, scale: Scale, row: tuple[float, float], frame: Frame
) -> None:
    (top, height), size = row, frame.size
    middle = top + height / 2
    if domain.value is not None:
        half = height * _THICK / 2
        across = scale.at(0), scale.at(domain.value)
        sketch.box(across, (middle - half, middle + half), Ink.BAR, outline=size / 20)
    if domain.span is not None:
        left, right = map(scale.at, domain.span)
        cap = height * _CAP / 2
        sketch.line((left, middle), (right, middle), size / 10)
        for x in (left, right):
            sketch.line((x, middle - cap), (x, middle + cap), size / 10)
    if domain.reference is not None:
        x, half = scale.at(domain.reference), height * _MARK / 2
        sketch.line((x, middle - half), (x, middle + half), size / 5)
