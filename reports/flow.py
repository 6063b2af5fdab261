"""Filling pages: what may not be separated, what repeats, and where everything stands.

Pure layout. A document is a list of pieces, each a line or a table row with its texts; pieces are
gathered into blocks that stay on one page; blocks fill pages from the top. The result is a list of
pages that know what stands where, which `painter` writes one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Text(NamedTuple):
    """One line of text, x and baseline in points from the top left corner it belongs to.

    Attributes:
        spacing: Points added to each blank: how a line is justified.
    """

    x: float
    y: float
    text: str
    font: str
    size: float
    spacing: float = 0.0


class Rule(NamedTuple):
    """A thin black line between two points, in points from the top left corner."""

    x1: float
    y1: float
    x2: float
    y2: float

    def moved(self, dx: float, dy: float) -> Rule:
        """Returns the line further right and down."""
        return Rule(self.x1 + dx, self.y1 + dy, self.x2 + dx, self.y2 + dy)


class Shape(NamedTuple):
    """A drawn line or area, black and grey only.

    Attributes:
        points: Corners in points from the top left corner it belongs to; two of them are a line.
        fill: Grey inside, from 0 black to 1 white; None leaves what is behind.
        stroke: Thickness of the outline in points; 0 for none.
        dash: Lengths of strokes and gaps in points; empty for an unbroken line.
    """

    points: tuple[tuple[float, float], ...]
    fill: float | None = None
    stroke: float = 0.5
    dash: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> Shape:
        """Returns the shape further right and down."""
        points = tuple((x + dx, y + dy) for x, y in self.points)
        return Shape(points, self.fill, self.stroke, self.dash)


class Area(NamedTuple):
    """Where a sheet takes text, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float


class Piece(NamedTuple):
    """What is never cut by the end of a page: a line of text, a row of a table, a gap.

    Attributes:
        height: Points.
        texts: In reading order, from the piece's top left corner; gone through when they are drawn,
            so that a row of a long table need not hold them until then.
        rules: Lines of its own, such as the one below a row.
        uprights: x of the upright lines that run through it, joined with the next piece's.
        header: Repeated above the piece when it begins a page, below a header of its own.
        gap: Dropped at the top of a page.
        cut: Lines drawn when the page ends below it: the lower edge of a row that goes on overleaf.
        shapes: Of a chart; drawn below lines and texts, in this order.
    """

    height: float
    texts: Iterable[Text] = ()
    rules: tuple[Rule, ...] = ()
    uprights: tuple[float, ...] = ()
    header: Piece | None = None
    gap: bool = False
    cut: tuple[Rule, ...] = ()
    shapes: tuple[Shape, ...] = ()

    @property
    def repeated(self) -> float:
        """Height of what stands above the piece when it begins a page, in points."""
        return self.header.height + self.header.repeated if self.header else 0.0


Block = tuple[Piece, ...]
"""Pieces that stay on one page unless they are higher than a page."""


class Placed(NamedTuple):
    """Texts that stand together at a place on a sheet, in points from its top left corner."""

    x: float
    y: float
    texts: Iterable[Text]


@dataclass(slots=True)
class Column:
    """The text area of one page while it is filled.

    It keeps pieces and where they stand, no more; what is drawn is worked out page by page, when
    it is asked for, so that a paper of any length is never in memory as drawn.

    Attributes:
        left: Where the area begins on the sheet, in points from the left edge.
        top: The same from the upper edge.
        height: How far it is filled, in points.
        pieces: From the top down, each with the y of its upper edge on the sheet.
    """

    left: float
    top: float
    height: float = 0.0
    pieces: list[tuple[float, Piece]] = field(default_factory=list)

    def put(self, piece: Piece) -> None:
        """Places a piece below what is there."""
        self.pieces.append((self.top + self.height, piece))
        self.height += piece.height

    def texts(self) -> Iterator[Placed]:
        """Yields the texts in reading order."""
        for y, piece in self.pieces:
            if piece.texts:
                yield Placed(self.left, y, piece.texts)

    def shapes(self) -> Iterator[Shape]:
        """Yields the shapes at their places on the sheet."""
        for y, piece in self.pieces:
            for shape in piece.shapes:
                yield shape.moved(self.left, y)

    def rules(self) -> Iterator[Rule]:
        """Yields the lines of the pieces, then the uprights that run through them."""
        for y, piece in self.pieces:
            for rule in piece.rules:
                yield rule.moved(self.left, y)
        if self.pieces:
            y, last = self.pieces[-1]
            for rule in last.cut:
                yield rule.moved(self.left, y)
        yield from self._uprights()

    def _uprights(self) -> Iterator[Rule]:
        """Yields upright lines, each drawn once through all pieces that continue it."""
        for xs, run in groupby(self.pieces, key=lambda placed: placed[1].uprights):
            (top, first), *others = run
            y, last = others[-1] if others else (top, first)
            for x in xs:
                yield Rule(self.left + x, top, self.left + x, y + last.height)


def kept_together(
    start: Sequence[Piece], rows: Sequence[Piece], end: Sequence[Piece], *, last: int = 2
) -> list[Block]:
    """Returns blocks such that no page begins or ends a table with a single row.

    What stands above goes with the first two rows, what stands below with the `last` rows.
    """
    if len(rows) < 2 + last:
        return [(*start, *rows, *end)]
    middle = [(row,) for row in rows[2:-last]]
    return [(*start, *rows[:2]), *middle, (*rows[-last:], *end)]


def filled(blocks: Iterable[Block], area: Area) -> list[Column]:
    """Fills as many pages as the blocks need, each with the same text area."""
    pages = [Column(area.left, area.top)]
    for block in blocks:
        whole = _height(block) <= area.height
        for part in (block,) if whole else _parted(block):
            if _height(part, pages[-1]) > area.height - pages[-1].height and (
                _height(part) <= area.height
            ):
                pages.append(Column(area.left, area.top))
            for piece in part:
                if pages[-1].height and piece.height > area.height - pages[-1].height:
                    pages.append(Column(area.left, area.top))
                _put(piece, pages[-1])
    return pages


def _parted(block: Block) -> list[Block]:
    """Returns what is higher than a page in parts: a header stays with the first row below it."""
    first = next((place for place, piece in enumerate(block) if piece.header), -1)
    head = [block[: first + 1]] if first >= 0 else []
    return [*head, *((piece,) for piece in block[first + 1 :])]


def _put(piece: Piece, page: Column) -> None:
    """Places a piece, below its header when it begins the page; a gap begins no page."""
    if page.height == 0:
        if piece.gap:
            return
        if piece.header:
            _put(piece.header, page)
    page.put(piece)


def _height(block: Block, page: Column | None = None) -> float:
    """Returns what a block needs on a page; on a new one with the header it repeats."""
    total = sum(piece.height for piece in block)
    return total if not block or (page and page.height) else total + block[0].repeated
