"""Charts on paper: the drawing of a chart as lines, areas and embedded letters, no picture.

Everything is black, grey or white, so that a copy from an office printer says the same.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.charts.drawing import Area, Frame, Ink, Line
from parindex_desktop.domain.charts.layout import drawing_of, parts_of
from parindex_desktop.domain.charts.profile import ProfileChart, least_height
from reports.flow import Piece, Shape, Text
from reports.lines import broken
from reports.styles import MM, TextStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.charts.drawing import Drawing, Measure
    from parindex_desktop.domain.charts.layout import Chart
    from reports.styles import Styles

SIZE: Final = 10.0
"""Of the letters in a chart, in points; those beside an axis are a little smaller."""

GREYS: Final = {Ink.BLACK: 0.0, Ink.BAR: 0.62, Ink.GRID: 0.8, Ink.ZONE: 0.93, Ink.PAPER: 1.0}
"""From 0 black to 1 white; neighbours stay apart on a worn toner."""

_HAIR: Final = 0.01
"""Points left free, so that what fills its room fits in spite of binary fractions."""

_BELOW: Final = 1.5
"""Between a chart and its notes, in mm."""


def chart_pieces(
    chart: Chart, styles: Styles, *, width: float, height: float, size: float = SIZE
) -> list[Piece]:
    """Returns a chart and its notes for a page of text.

    Args:
        chart: What it shows; of many units it takes several pieces.
        styles: Of the paper that it stands in.
        width: Of the text, in points.
        height: No piece is higher, but a single row; a chart of few rows is lower. In points.
        size: Of letters, in points.
    """
    parts = chart_parts(chart, styles, width=width, height=height, size=size)
    return list(chain.from_iterable(parts))


def chart_parts(
    chart: Chart, styles: Styles, *, width: float, height: float, size: float = SIZE
) -> list[list[Piece]]:
    """Returns the parts of a chart, one for each page that it needs; arguments as above."""
    notes = _notes(chart.notes, styles, width, size)
    room = height - sum(piece.height for piece in notes) - _HAIR
    frame = Frame(width, room, size, measure_of(styles))
    parts = [[_piece(drawing_of(part, frame), styles)] for part in parts_of(chart, frame)]
    parts[-1] += notes
    return parts


def profile_fits(
    chart: ProfileChart, styles: Styles, *, width: float, height: float, size: float
) -> bool:
    """Tells whether a chart takes a height in a size of letters, without drawing it."""
    room = height - sum(piece.height for piece in _notes(chart.notes, styles, width, size)) - _HAIR
    return least_height(chart, Frame(width, room, size, measure_of(styles))) <= room


def measure_of(styles: Styles) -> Measure:
    """Returns what measures words in the face of a paper, in points."""

    def measure(text: str, size: float, *, bold: bool = False) -> float:
        return _style(styles, size, bold=bold).width(text)

    return measure


def _piece(drawing: Drawing, styles: Styles) -> Piece:
    measure = measure_of(styles)
    return Piece(
        drawing.height,
        tuple(
            Text(
                label.begins(measure), label.y, label.text,
                _style(styles, label.size, bold=label.bold).font, label.size,
            )
            for label in drawing.labels
        ),
        shapes=tuple(map(_shape, drawing.shapes)),
    )  # fmt: skip


def _style(styles: Styles, size: float, *, bold: bool) -> TextStyle:
    return styles.heading(size) if bold else styles.cell(size)


def _shape(drawn: Area | Line) -> Shape:
    if isinstance(drawn, Area):
        fill = None if drawn.fill is None else GREYS[drawn.fill]
        return Shape(drawn.corners, fill, drawn.outline, drawn.dash)
    if drawn.ink is Ink.BLACK:
        return Shape((drawn.start, drawn.end), None, drawn.width, drawn.dash)
    return Shape(_band(drawn), GREYS[drawn.ink], 0.0)


def _band(line: Line) -> tuple[tuple[float, float], ...]:
    """Returns a line as an area of its thickness: strokes are black, areas may be grey."""
    (x1, y1), (x2, y2) = line.start, line.end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    across = line.width / 2 / length if length else 0.0
    dx, dy = (y1 - y2) * across, (x2 - x1) * across
    return ((x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy))


def _notes(notes: Sequence[str], styles: Styles, width: float, size: float) -> list[Piece]:
    """Returns the sentences below a chart, in italics of its size."""
    style = TextStyle(styles.footnote.font, size)
    lines = [line for note in notes for line in broken(note, style, width)]
    made = [
        Piece(style.leading, (Text(0.0, style.baseline, line, style.font, style.size),))
        for line in lines
    ]
    return [Piece(_BELOW * MM, gap=True), *made] if made else []
