"""Columns of centred lines: both sides of a letterhead, a signature. Measures in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.flow import Rule, Text
from reports.lines import balanced

if TYPE_CHECKING:
    from reports.styles import TextStyle


class Stack:
    """Centred lines below each other.

    Attributes:
        height: How far the column is filled, in points.
    """

    def __init__(self, left: float, width: float) -> None:
        self._left = left
        self._width = width
        self._last = 0.0
        self.height = 0.0
        self.texts: list[Text] = []
        self.rules: list[Rule] = []

    def add(self, text: str, style: TextStyle) -> None:
        """Adds a text in as few lines of about the same length as it needs."""
        for line in balanced(text, style, self._width):
            self._last = style.width(line)
            x, y = self._left + (self._width - self._last) / 2, self.height + style.baseline
            self.texts.append(Text(x, y, line, style.font, style.size))
            self.height += style.leading

    def underline(self, share: float, below: float) -> None:
        """Draws a rule so far below the last line, as long as a share of it."""
        y = self.height + below
        length = self._last * share
        left = self._left + (self._width - length) / 2
        self.rules.append(Rule(left, y, left + length, y))
        self.height = y
