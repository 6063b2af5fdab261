"""The end of a letter: `Nơi nhận` at the left, signature at the right; of minutes two signatures.

Office, room and name are one piece: no page ever ends between them. Measures in mm; sizes from
Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

from parindex_desktop.domain.letter_words import RECIPIENTS, ROOM, recipient_lines
from parindex_desktop.domain.text import clean
from reports.flow import Piece
from reports.lines import broken
from reports.paragraphs import line_at
from reports.stacks import Stack
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.letters import Closing, Signer
    from reports.flow import Block, Text
    from reports.letter_styles import LetterStyles


class LetterClosing:
    """Makes what stands below the text, for one width of text."""

    ABOVE = 5
    # Free for signature and seal, between the lines of office and name.
    SIGNATURE = 32
    # Of the width: recipients at the left, signature at the right.
    LEFT_SHARE = 0.46
    BETWEEN = 4
    # More recipients than fit beside the signature go on below it, line by line.
    MOST_BESIDE = 110

    def __init__(self, styles: LetterStyles, width: float) -> None:
        self._styles = styles
        self._width = width
        self._left = width * self.LEFT_SHARE
        self._right = self._left + self.BETWEEN * MM

    def blocks(self, closing: Closing) -> list[Block]:
        """Returns signature and recipients; the first block belongs to the last lines of text."""
        signature = self._signed(closing.signer, self._right, self._width - self._right)
        above, recipients = Piece(self.ABOVE * MM, gap=True), self._recipients(closing.recipients)
        if closing.second is not None:
            second = self._signed(closing.second, 0.0, self._left)
            height = max(signature.height, second.height)
            both = Piece(height, (*second.texts, *signature.texts))
            return [(above, both), (above,), *_each(list(chain.from_iterable(recipients)))]
        beside, below = self._beside(recipients)
        height = max(signature.height, sum(line.height for line in beside))
        signed = Piece(height, (*_run_on(beside), *signature.texts))
        return [(above, signed), *_each(below)]

    def _beside(
        self, recipients: Sequence[Sequence[Piece]]
    ) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """Returns the lines that stand beside the signature, and those that follow.

        No recipient is torn in two: in the file the signature comes between them.
        """
        heights = accumulate(sum(line.height for line in lines) for lines in recipients)
        count = sum(height <= self.MOST_BESIDE * MM for height in heights)
        beside, below = recipients[:count], recipients[count:]
        return list(chain.from_iterable(beside)), list(chain.from_iterable(below))

    def _signed(self, signer: Signer, left: float, width: float) -> Stack:
        stack = Stack(left, width)
        for line in filter(None, map(clean, signer.offices)):
            stack.add(line.upper(), self._styles.office)
        stack.height += self.SIGNATURE * MM
        stack.add(clean(signer.name) or ROOM, self._styles.name)
        return stack

    def _recipients(self, recipients: Sequence[str]) -> list[list[Piece]]:
        """Returns `Nơi nhận:` and the lines of each recipient."""
        texts = recipient_lines(recipients)
        if not texts:
            return []
        style = self._styles.recipient
        lines = [
            [line_at(0.0, line, style) for line in broken(text, style, self._left)]
            for text in texts
        ]
        return [[line_at(0.0, RECIPIENTS, self._styles.recipients)], *lines]


def _each(lines: Sequence[Piece]) -> list[Block]:
    """Returns recipients below a signature; the first two stay together."""
    return [tuple(lines[:2]), *((line,) for line in lines[2:])] if lines else []


def _run_on(lines: Sequence[Piece]) -> list[Text]:
    """Returns the texts of lines below each other as those of one piece."""
    found: list[Text] = []
    top = 0.0
    for line in lines:
        found += [text._replace(y=text.y + top) for text in line.texts]
        top += line.height
    return found
