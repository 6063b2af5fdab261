"""The top of a letter: who issues it at the left, state, motto and date at the right; its title.

Measures in mm from Nghị định 30/2020/NĐ-CP, Phụ lục I. In the file the left column comes first,
then the right one: superior agency, agency, number, state, motto, place and date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.domain.letter_words import MOTTO, ROOM, STATE, number_line, place_line
from parindex_desktop.domain.text import clean
from reports.flow import Piece, Rule, Text
from reports.lines import balanced
from reports.stacks import Stack
from reports.styles import MM
from reports.wording import title_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parindex_desktop.domain.documents import Mode
    from parindex_desktop.domain.letters import Letterhead
    from reports.letter_styles import LetterStyles
    from reports.styles import TextStyle


class LetterTop:
    """Makes letterhead and title for one width of text."""

    # The state's name in one line of 12 points and some air; the agency has the rest.
    RIGHT = 92
    BETWEEN = 3
    # A rule stands so far below the letters it belongs to.
    BELOW_LINE = 1.2
    ABOVE_NUMBER = 2.5
    BELOW_HEAD = 6
    BELOW_TITLE = 4
    # Of the line above it: a third to a half.
    RULE_SHARE = 0.4

    def __init__(self, styles: LetterStyles, width: float) -> None:
        self._styles = styles
        self._width = width
        self._right = self.RIGHT * MM
        self._left = width - self._right - self.BETWEEN * MM

    def head(self, head: Letterhead, mode: Mode) -> Piece:
        """The letterhead in two columns; number and date on one line below both."""
        styles, right = self._styles, self._width - self._right
        issuer = Stack(0.0, self._left)
        for line in filter(None, map(clean, head.superior.splitlines())):
            issuer.add(line, styles.superior)
        for line in filter(None, map(clean, (head.agency or ROOM).splitlines())):
            issuer.add(line, styles.agency)
        issuer.underline(self.RULE_SHARE, self.BELOW_LINE * MM)
        state = Stack(right, self._right)
        state.add(STATE, styles.state)
        state.add(MOTTO, styles.motto)
        state.underline(1.0, self.BELOW_LINE * MM)
        below = max(issuer.height, state.height) + self.ABOVE_NUMBER * MM
        issuer.height = state.height = below
        issuer.add(number_line(head, mode), styles.number)
        if date := place_line(head, mode):
            state.add(date, styles.date)
        height = max(issuer.height, state.height) + self.BELOW_HEAD * MM
        return Piece(height, (*issuer.texts, *state.texts), (*issuer.rules, *state.rules))

    def title(self, name: str, about: Iterable[str]) -> list[Piece]:
        """`QUYẾT ĐỊNH`, what it is about, a rule of a third to a half of the last line."""
        lines = [line for text in about for line in self._centred(title_line(text))]
        texts = [self._line(name, self._styles.title)]
        texts += [self._line(line, self._styles.about) for line in lines]
        last = lines[-1] if lines else name
        length = self._styles.about.width(last) * self.RULE_SHARE
        left, y = (self._width - length) / 2, self.BELOW_LINE * MM
        rule = Piece(y + self.BELOW_TITLE * MM, rules=(Rule(left, y, left + length, y),))
        return [*texts, rule]

    def _centred(self, text: str) -> tuple[str, ...]:
        return balanced(text, self._styles.about, self._width)

    def _line(self, text: str, style: TextStyle) -> Piece:
        x = (self._width - style.width(text)) / 2
        return Piece(style.leading, (Text(x, style.baseline, text, style.font, style.size),))
