"""The sheet of paper: size, margins, page number, the mark of a draft, the fingerprint.

Measures in mm from Nghị định 30/2020, Phụ lục I: top and bottom 20-25, left 30-35, right 15-20.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from parindex_desktop.domain.letter_words import MARKS, fingerprint_line
from reports.flow import Area, Placed, Rule, Shape, Text
from reports.styles import MM

if TYPE_CHECKING:
    from parindex_desktop.domain.documents import Stamp
    from reports.flow import Column
    from reports.styles import Styles


@dataclass(frozen=True, slots=True)
class Page:
    """One page ready to be drawn: instructions in points from the sheet's top left corner."""

    width: float
    height: float
    texts: Iterable[Placed]
    rules: Iterable[Rule]
    shapes: Iterable[Shape] = ()


class Sheet:
    """A4 upright. All measures in mm."""

    WIDTH, HEIGHT = 210, 297
    TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
    # The baseline of the page number, from the top edge: the middle of the top margin.
    NUMBER = 12.5
    # The baseline of the fingerprint, from the bottom edge.
    FINGERPRINT = 9
    # The mark of a draft: its frame around the letters.
    DRAFT_PADDING = 1.5

    @property
    def area(self) -> Area:
        """The text area between the margins, in points."""
        width = self.WIDTH - self.LEFT - self.RIGHT
        height = self.HEIGHT - self.TOP - self.BOTTOM
        return Area(self.LEFT * MM, self.TOP * MM, width * MM, height * MM)

    def page(self, column: Column, number: int, styles: Styles, stamp: Stamp) -> Page:
        """Returns the page of a filled text area, with its number and what it is stamped with."""
        mark, frame = self._mark(MARKS[stamp.mark], styles) if stamp.mark else ((), ())
        return Page(
            self.WIDTH * MM,
            self.HEIGHT * MM,
            (
                Placed(0, 0, (*mark, *self._number(number, styles))),
                *column.texts(),
                Placed(0, 0, self._fingerprint(stamp.fingerprint, styles)),
            ),
            chain(frame, column.rules()),
            column.shapes(),
        )

    def _number(self, number: int, styles: Styles) -> tuple[Text, ...]:
        """Centred on the top edge; the first page bears none."""
        if number == 1:
            return ()
        style, shown = styles.number, str(number)
        x = (self.WIDTH * MM - style.width(shown)) / 2
        return (Text(x, self.NUMBER * MM, shown, style.font, style.size),)

    def _fingerprint(self, fingerprint: str, styles: Styles) -> tuple[Text, ...]:
        """Small, at the left below the text: it proves the paper and is no part of it."""
        if not fingerprint:
            return ()
        style, y = styles.fingerprint, (self.HEIGHT - self.FINGERPRINT) * MM
        return (Text(self.LEFT * MM, y, fingerprint_line(fingerprint), style.font, style.size),)

    def _mark(self, shown: str, styles: Styles) -> tuple[tuple[Text, ...], tuple[Rule, ...]]:
        """Framed in the top left corner: the right one belongs to the digital signature."""
        style, padding = styles.draft, self.DRAFT_PADDING * MM
        left, baseline = self.LEFT * MM, self.NUMBER * MM
        right = left + style.width(shown) + 2 * padding
        top = baseline - style.baseline
        bottom = top + style.leading + padding / 2
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        frame = tuple(Rule(*a, *b) for a, b in pairwise(corners))
        return (Text(left + padding, baseline, shown, style.font, style.size),), frame


class LandscapeSheet(Sheet):
    """A4 on its side, the number on the long top edge.

    Among upright pages it is turned so that this edge lies at the binding: the top margin takes the
    most that the decree allows. Read or stapled by itself it is bound at the left, as ever.
    """

    WIDTH, HEIGHT = 297, 210
    TOP = 25
    NUMBER = 15
