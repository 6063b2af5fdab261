"""Ranks of two years as sloping lines between two lists of units.

Each unit has a line of its own in either list, in the order of ranks, so that labels never touch;
units of equal rank stand one below the other with the same number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts import words
from parindex_desktop.domain.charts.axis import Rows
from parindex_desktop.domain.charts.drawing import Anchor, Drawing, Ink, Place, Sketch, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.charts.drawing import Frame

_ROWS: Final = Rows(least=1.35, most=2.0)
_LEFT_SHARE, _RIGHT_SHARE = 0.36, 0.42
_GAP: Final = 0.5
_SMALL: Final = 0.85
_DOT: Final = 0.24
_HEADING: Final = 1.9
_KEY: Final = 1.9
"""Heights of the line of years and of the line that explains the strokes, in sizes of letters."""
_FOOT: Final = 0.5
"""Between the last line of words and the lower edge, in sizes of its letters."""
_LOOSEST: Final = 1.25
"""How much longer than the right list the left one may be before its gaps are closed."""


@dataclass(frozen=True, slots=True)
class RankLine:
    """A unit in two years.

    Attributes:
        key: Id of the unit.
        before: Its rank then; None when there is none to compare with.
        after: Its rank now.
        told: All about it in words.
    """

    key: int
    name: str
    before: int | None
    after: int
    told: str

    @property
    def gained(self) -> int:
        """By how many places it rose; 0 also where nothing can be compared."""
        return 0 if self.before is None else self.before - self.after

    @property
    def mark(self) -> str:
        """What stands behind its name: `(+2)`, `(−3)`, `(=)`, `(–)` without a rank before."""
        if self.before is None:
            return "(–)"
        gained = self.gained
        return "(=)" if not gained else f"({'+' if gained > 0 else '−'}{abs(gained)})"


@dataclass(frozen=True, slots=True)
class RankChange:
    """Ranks of a group in two years.

    Attributes:
        years: Headings of both lists: `Năm 2015`.
        lines: By rank now.
        strokes: What lines of the three kinds mean: risen, fallen, the same.
        loose: Said where a level line does not mean the same rank: the lists are too long for one
            page, or too unlike each other, to be drawn to scale.
        notes: Sentences below the chart; a renderer sets them in type.
    """

    years: tuple[str, str]
    lines: tuple[RankLine, ...]
    strokes: tuple[str, str, str]
    loose: str
    notes: tuple[str, ...] = ()


def rank_drawing(chart: RankChange, frame: Frame) -> Drawing:
    """Lays both lists out and joins them."""
    lists = _lists(chart, frame)
    above, below = _HEADING * frame.size, _below(chart, level=lists.level) * frame.size
    count = max((*lists.before.values(), *lists.after.values()), default=0) + 1
    row = _ROWS.height(count, frame, above + below)
    sketch = Sketch()
    _draw_years(sketch, chart, lists, frame)
    for line in chart.lines:
        right = (lists.right, above + (lists.after[line.key] + 0.5) * row)
        left = None
        if line.before is not None:
            left = (lists.left, above + (lists.before[line.key] + 0.5) * row)
        _draw(sketch, line, left, right, frame)
        _write(sketch, line, lists, (left, right), frame)
        start = lists.right - _GAP * frame.size
        sketch.spots.append(
            Spot(start, right[1] - row / 2, frame.width - start, row, line.key, line.told)
        )
    bottom = above + count * row
    _draw_strokes(sketch, chart, bottom, frame)
    if not lists.level:
        _write_loose(sketch, chart, bottom + below, frame)
    return sketch.finished(frame.width, bottom + below)


def lines_that_fit(chart: RankChange, frame: Frame) -> int:
    """Returns how many units the frame takes when their lines are lowest."""
    room = _ROWS.that_fit(frame, (_HEADING + _below(chart, level=False)) * frame.size)
    # The left list may be longer than the right one.
    return room if _rows(chart) <= room else max(int(room / _LOOSEST), 1)


def part_of_ranks(chart: RankChange, first: int, end: int) -> RankChange:
    """Returns some of the units; the notes stand below the last."""
    notes = chart.notes if end >= len(chart.lines) else ()
    return replace(chart, lines=chart.lines[first:end], notes=notes)


@dataclass(frozen=True, slots=True)
class _Lists:
    """Where the lists meet the slopes, the room for names, and each unit's line in both.

    Attributes:
        level: Equal ranks stand at the same height.
    """

    left: float
    right: float
    rooms: tuple[float, float]
    before: dict[int, int]
    after: dict[int, int]
    level: bool


def _lists(chart: RankChange, frame: Frame) -> _Lists:
    width, gap = words.width_in(frame, frame.size), _GAP * frame.size
    names = words.widest((line.name for line in chart.lines), width)
    number = _number_width(chart, frame)
    marks = words.widest((line.mark for line in chart.lines), width)
    left_room = min(names, frame.width * _LEFT_SHARE - number - 2 * gap)
    right_room = min(names, frame.width * _RIGHT_SHARE - number - marks - 3 * gap)
    left = left_room + number + 2 * gap
    right = frame.width - right_room - number - marks - 3 * gap
    return _Lists(left, right, (left_room, right_room), *_places(chart.lines))


def _number_width(chart: RankChange, frame: Frame) -> float:
    ranks = [rank for line in chart.lines for rank in (line.before, line.after)]
    return words.widest(map(str, ranks), words.width_in(frame, frame.size))


def _places(lines: Sequence[RankLine]) -> tuple[dict[int, int], dict[int, int], bool]:
    """Returns each unit's line in both lists, and whether equal ranks stand at the same height.

    Where nobody took a rank a line stays free, as long as both lists are about equally long.
    """
    first = min((line.after for line in lines), default=1)
    after = _pushed([(line.after - first, line.key) for line in lines])
    known = sorted((line.before, line.after, line.key) for line in lines if line.before is not None)
    base = min(first, known[0][0]) if known else first
    before = _pushed([(rank - base, key) for rank, _, key in known])
    if max(before.values(), default=0) + 1 > _LOOSEST * (max(after.values(), default=0) + 1):
        return {key: nth for nth, (_, _, key) in enumerate(known)}, after, False
    return before, after, base == first


def _pushed(wanted: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Gives each key the place that it wants, or the next one free below it."""
    places: dict[int, int] = {}
    free = 0
    for place, key in wanted:
        places[key] = max(place, free)
        free = places[key] + 1
    return places


def _rows(chart: RankChange) -> int:
    before, after, _ = _places(chart.lines)
    return max((*before.values(), *after.values()), default=0) + 1


def _below(chart: RankChange, *, level: bool) -> float:
    """Returns the height of what stands below the lists, in sizes of letters."""
    return _KEY if level or not chart.loose else _KEY + _SMALL * words.LINE


def _draw_years(sketch: Sketch, chart: RankChange, lists: _Lists, frame: Frame) -> None:
    size, y = frame.size, words.RISE * frame.size
    half = frame.width / 2
    for x, year, left in (
        (lists.left, chart.years[0], 0.0),
        (lists.right, chart.years[1], half),
    ):
        # Each stays in its half of the drawing, so that they never meet.
        width = frame.measure(year, size, bold=True)
        middle = words.kept_within(left, left + half, x, width)
        sketch.write((middle, y), year, size, Anchor.MIDDLE, bold=True)


def _write(
    sketch: Sketch, line: RankLine, lists: _Lists, ends: tuple[Place | None, Place], frame: Frame
) -> None:
    """Writes `name 5` left of the slopes and `3 name (+2)` right of them."""
    size, gap = frame.size, _GAP * frame.size
    width = words.width_in(frame, size)
    left, right = ends
    number = lists.left - 2 * gap - lists.rooms[0]
    down = words.TO_MIDDLE * size
    if left is not None:
        name = words.shortened(line.name, lists.rooms[0], width)
        sketch.write((left[0] - gap, left[1] + down), str(line.before), size, Anchor.END)
        sketch.write((left[0] - 2 * gap - number, left[1] + down), name, size, Anchor.END)
    name = words.shortened(line.name, lists.rooms[1], width)
    x = right[0] + gap + number
    sketch.write((x, right[1] + down), str(line.after), size, Anchor.END)
    sketch.write((x + gap, right[1] + down), name, size)
    sketch.write((frame.width, right[1] + down), line.mark, size, Anchor.END)


def _draw(sketch: Sketch, line: RankLine, left: Place | None, right: Place, frame: Frame) -> None:
    kind = (line.gained > 0) - (line.gained < 0)
    if left is not None:
        _stroke(sketch, kind, left, right, frame)
    fill = {1: Ink.BLACK, 0: Ink.BAR, -1: Ink.PAPER}[kind]
    for end in (left, right):
        if end is not None:
            sketch.dot(end, _DOT * frame.size, fill)


def _stroke(sketch: Sketch, kind: int, start: Place, end: Place, frame: Frame) -> None:
    """Draws what tells rise (1) from fall (-1) and rest (0) without colour."""
    size = frame.size
    width = {1: size / 7, 0: size / 10, -1: size / 12}[kind]
    dash = (size / 2, size / 3) if kind < 0 else ()
    sketch.line(start, end, width, Ink.BAR if not kind else Ink.BLACK, dash)


def _draw_strokes(sketch: Sketch, chart: RankChange, bottom: float, frame: Frame) -> None:
    """Explains the three kinds of lines below the lists."""
    size = frame.size * _SMALL
    y = bottom + frame.size * _KEY - size * _FOOT
    sample, gap = size * 2.4, size * 0.5
    widths = [sample + gap + frame.measure(text, size) for text in chart.strokes]
    between = min((frame.width - sum(widths)) / 2, size * 2)
    x = (frame.width - sum(widths) - 2 * between) / 2
    for kind, text, width in zip((1, -1, 0), chart.strokes, widths, strict=True):
        level = y - words.TO_MIDDLE * size
        _stroke(sketch, kind, (x, level), (x + sample, level), frame)
        sketch.write((x + sample + gap, y), text, size)
        x += width + between


def _write_loose(sketch: Sketch, chart: RankChange, bottom: float, frame: Frame) -> None:
    """Says as the last line that the lists are not drawn to scale."""
    size = frame.size * _SMALL
    said = words.shortened(chart.loose, frame.width, words.width_in(frame, size))
    sketch.write((frame.width / 2, bottom - size * _FOOT), said, size, Anchor.MIDDLE)
