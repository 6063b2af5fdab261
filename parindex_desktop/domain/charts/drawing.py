"""A drawing: areas, lines and words at their places, for paper and window alike.

The unit of length is the renderer's own: points on paper, pixels in a window. x goes right, y down,
both from the upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol

Place = tuple[float, float]


class Ink(Enum):
    """What an area or line is there for; a renderer knows how dark that is.

    On paper these are black, greys and white, told apart without any colour.
    """

    BLACK = "black"
    BAR = "bar"
    GRID = "grid"
    ZONE = "zone"
    PAPER = "paper"


class Anchor(Enum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Measure(Protocol):
    """Tells the width of a text in a renderer's own face."""

    def __call__(self, text: str, size: float, *, bold: bool = False) -> float:
        """Returns the width of a text at a size, both in the renderer's unit."""


class Area(NamedTuple):
    """A filled or outlined polygon.

    Attributes:
        fill: None leaves what is behind.
        outline: Thickness of its black edge; 0 for none.
        dash: Strokes and gaps of the edge; empty for an unbroken one.
    """

    corners: tuple[Place, ...]
    fill: Ink | None
    outline: float = 0.0
    dash: tuple[float, ...] = ()


class Line(NamedTuple):
    """A straight line; only a black one is ever dashed."""

    start: Place
    end: Place
    width: float
    ink: Ink = Ink.BLACK
    dash: tuple[float, ...] = ()


class Label(NamedTuple):
    """One line of words; y is where its letters stand."""

    x: float
    y: float
    text: str
    size: float
    anchor: Anchor = Anchor.START
    bold: bool = False

    def begins(self, measure: Measure) -> float:
        """Returns the x of its left end."""
        if self.anchor is Anchor.START:
            return self.x
        width = measure(self.text, self.size, bold=self.bold)
        return self.x - (width if self.anchor is Anchor.END else width / 2)


class Spot(NamedTuple):
    """A place of the drawing that stands for something.

    Attributes:
        key: Id of a unit; None for what cannot be gone to.
        told: All about it in words: names in full, values as printed.
    """

    left: float
    top: float
    width: float
    height: float
    key: int | None
    told: str

    def holds(self, x: float, y: float) -> bool:
        """Tells whether a place is in it."""
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a chart is given.

    Attributes:
        height: Rows grow and shrink with it within reason, so that a drawing may come out lower
            or, with many rows, higher.
        size: Of letters.
    """

    width: float
    height: float
    size: float
    measure: Measure


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out.

    Attributes:
        shapes: In the order they are drawn; words come above all of them.
        spots: In reading order.
    """

    width: float
    height: float
    shapes: tuple[Area | Line, ...]
    labels: tuple[Label, ...]
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class Sketch:
    """A drawing while it is made."""

    shapes: list[Area | Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def box(
        self, across: Place, down: Place, fill: Ink | None, *, outline: float = 0.0,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draws a rectangle from its two x and its two y."""
        (left, right), (top, bottom) = across, down
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        self.shapes.append(Area(corners, fill, outline, dash))

    def dot(self, centre: Place, radius: float, fill: Ink) -> None:
        """Draws a black-edged dot, round enough for its size."""
        x, y = centre
        corners = tuple((x + dx * radius, y + dy * radius) for dx, dy in _ROUND)
        self.shapes.append(Area(corners, fill, radius * 0.4))

    def line(
        self, start: Place, end: Place, width: float, ink: Ink = Ink.BLACK,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draws a straight line."""
        self.shapes.append(Line(start, end, width, ink, dash))

    def write(
        self, place: Place, text: str, size: float, anchor: Anchor = Anchor.START, *,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Writes a line of words; an empty one leaves no trace."""
        if text:
            self.labels.append(Label(*place, text, size, anchor, bold))

    def finished(self, width: float, height: float) -> Drawing:
        """Returns the drawing."""
        made = tuple(self.shapes), tuple(self.labels), tuple(self.spots)
        return Drawing(width, height, *made)


# The corners of a regular polygon with twelve sides: sines of 0, 30, 60 and 90 degrees.
_SINES = (0.0, 0.5, 0.866, 1.0, 0.866, 0.5, 0.0, -0.5, -0.866, -1.0, -0.866, -0.5)
_ROUND = tuple(zip(_SINES, _SINES[3:] + _SINES[:3], strict=True))
