"""The parts that annexes share, from the top of the page down. Gaps in mm, sizes in `styles`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parindex_desktop.domain.documents import Align, Mode
from parindex_desktop.domain.letter_words import END, ended
from parindex_desktop.domain.text import clean
from reports.flow import Piece, Rule, Text
from reports.lines import balanced, broken
from reports.styles import MM, Styles
from reports.wording import accompanying, title_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.documents import DecisionReference
    from reports.annex import Setting
    from reports.styles import TextStyle


def placed(line: str, style: TextStyle, width: float, align: Align) -> float:
    """Returns the x at which a line begins in a width, both in points."""
    return aside(width - style.width(line), align)


def aside(spare: float, align: Align) -> float:
    """Returns how much of the width that a line leaves free stands before it, in points."""
    if align is Align.LEFT:
        return 0.0
    return spare if align is Align.RIGHT else spare / 2


class Blocks:
    """Makes the parts of one document for one width of text."""

    # The corner of a file's first page for the agency's digital signature line is 80 x 12 mm.
    CORNER = 12
    BELOW_TITLE = 1
    BELOW_REFERENCE = 1.5
    # The rule below the reference: a third to a half of the line.
    RULE_SHARE = 0.36
    ABOVE_TABLE = 5
    ABOVE_SECTION = 4
    BELOW_SECTION = 2
    ABOVE_FOOTNOTES = 2.5
    # Smaller notes are not read, however small the table; in points.
    LEAST_FOOTNOTE = 10.0
    ABOVE_CLOSING = 3

    def __init__(self, styles: Styles, width: float) -> None:
        self._styles = styles
        self._width = width

    def corner(self, setting: Setting) -> list[Piece]:
        """Keeps the signature's corner of an electronic file free: its first page begins lower."""
        is_free = setting.mode is Mode.ELECTRONIC and setting.opens_file
        return [Piece(self.CORNER * MM)] if is_free else []

    def heading(
        self, number: str, title: Iterable[str], reference: DecisionReference | str, mode: Mode
    ) -> list[Piece]:
        """`Phụ lục I`, the title in capitals, the decision it goes with, a rule."""
        annex = f"Phụ lục {clean(number)}".rstrip()
        above = self._centred(annex, self._styles.annex)
        return [*above, *self.title(title, (accompanying(reference, mode),))]

    def title(self, title: Iterable[str], below: Iterable[str]) -> list[Piece]:
        """The title in capitals, what it is about in italics, a rule."""
        return [
            *(
                piece
                for line in title
                for piece in self._centred(title_line(line), self._styles.title)
            ),
            _gap(self.BELOW_TITLE),
            *(piece for line in below for piece in self._centred(line, self._styles.reference)),
            self._rule(),
            _gap(self.ABOVE_TABLE),
        ]

    def section(self, title: str, *, first: bool) -> list[Piece]:
        """`I. TẬP THỂ` above its table."""
        above = [] if first else [_gap(self.ABOVE_SECTION)]
        lines = broken(title, self._styles.section, self._width)
        return [*above, *self._lines(lines, self._styles.section), _gap(self.BELOW_SECTION)]

    def about(self, text: str) -> list[Piece]:
        """What a section is about, in italics between its heading and its table."""
        style = replace(self._styles.reference, align=Align.LEFT)
        lines = broken(clean(text), style, self._width)
        return [*self._lines(lines, style), _gap(self.BELOW_SECTION)]

    def sentence(self, text: str) -> list[Piece]:
        """What a table comes to, below it in type of its own."""
        style = replace(self._styles.end, align=Align.LEFT)
        lines = self._lines(broken(clean(text), style, self._width), style)
        return [_gap(self.ABOVE_CLOSING), *lines]

    def footnotes(
        self, notes: Sequence[str], *, ends: bool = True, beside: float = Styles.FOOTNOTE_SIZE
    ) -> list[Piece]:
        """The notes below a table, the last with the mark of the end, or the mark alone.

        Args:
            notes: In italics, no larger than the table that they explain.
            ends: False where the paper goes on: there is no mark.
            beside: Size of the table's type in points.
        """
        if not notes:
            end = [_gap(self.ABOVE_CLOSING), *self._centred(END, self._styles.end)]
            return end if ends else []
        texts = [*map(clean, notes[:-1]), ended(notes[-1]) if ends else clean(notes[-1])]
        size = min(self._styles.footnote.size, max(beside, self.LEAST_FOOTNOTE))
        style = replace(self._styles.footnote, size=size)
        lines = [line for text in texts for line in broken(text, style, self._width)]
        return [_gap(self.ABOVE_FOOTNOTES), *self._lines(lines, style)]

    def closing(self, text: str) -> list[Piece]:
        """How many there are, and the end: `(Danh sách có 04 tập thể và 29 cá nhân)./.`."""
        return [_gap(self.ABOVE_CLOSING), *self._centred(ended(text), self._styles.closing)]

    def _centred(self, text: str, style: TextStyle) -> list[Piece]:
        return self._lines(balanced(text, style, self._width), style)

    def _lines(self, lines: Iterable[str], style: TextStyle) -> list[Piece]:
        return [self._line(line, style) for line in lines]

    def _line(self, line: str, style: TextStyle) -> Piece:
        x = placed(line, style, self._width, style.align)
        return Piece(style.leading, (Text(x, style.baseline, line, style.font, style.size),))

    def _rule(self) -> Piece:
        length = self._width * self.RULE_SHARE
        left, y = (self._width - length) / 2, self.BELOW_REFERENCE * MM
        return Piece(y, rules=(Rule(left, y, left + length, y),))


def _gap(height: float) -> Piece:
    return Piece(height * MM, gap=True)
