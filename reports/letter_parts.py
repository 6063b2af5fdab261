"""The parts that letters share, from the top of the page down.

Nghị định 30/2020/NĐ-CP, Phụ lục I: running text 13-14 points, justified, first line indented by
1 or 1,27 cm, at least 6 points between paragraphs, lines 1 to 1,5 apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.letter_words import ADDRESSED, DECIDES, article_lead, listed
from parindex_desktop.domain.text import clean
from reports.blocks import Blocks
from reports.flow import Piece
from reports.letter_closing import LetterClosing
from reports.letter_heads import LetterTop
from reports.letter_styles import USUAL, LetterStyles
from reports.lines import balanced
from reports.long_table import LongTable, cleaned_texts
from reports.paragraphs import Form, Run, blocks_of, line_at, paragraph
from reports.styles import MM
from reports.wording import running

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.documents import TextTable
    from parindex_desktop.domain.letters import Closing, Letterhead, Section
    from reports.annex import Setting
    from reports.flow import Block
    from reports.styles import TextStyle

INDENT: Final = 12.7
"""Of the first line of a paragraph, in mm."""

BETWEEN: Final = 6.0
"""Between paragraphs, in points."""


class LetterParts:
    """Makes the parts of one letter for one width of text and one size of type."""

    TABLE_SIZE = 12.0
    BELOW_ISSUER = 1
    # Where a list of addressees begins, of the width.
    ADDRESSED_SHARE = 0.2

    def __init__(self, setting: Setting, width: float, size: float = USUAL) -> None:
        self._setting = setting
        self._width = width
        self._styles = LetterStyles(setting.styles, size)
        self._top = LetterTop(self._styles, width)
        self._closing = LetterClosing(self._styles, width)

    def top(self, head: Letterhead, name: str, about: Iterable[str]) -> list[Block]:
        """Letterhead and title, with the corner of an electronic file kept free."""
        corner = Blocks(self._setting.styles, self._width).corner(self._setting)
        head_piece = self._top.head(head, self._setting.mode)
        return [(*corner, head_piece, *self._top.title(name, about))]

    def issuer(self, text: str) -> list[Block]:
        """Who decides, centred in bold capitals."""
        lines = self._centred(clean(text).upper(), self._styles.strong)
        return [(*lines, _gap(self.BELOW_ISSUER * MM))] if lines else []

    def addressees(self, names: Sequence[str]) -> list[Block]:
        """`Kính gửi:`, one addressee on its line, several below each other behind dashes."""
        lines, style = listed(names), self._styles.body
        if len(lines) < 2:
            return [tuple(self._centred(f"{ADDRESSED} {line}", style)) for line in lines]
        left = self._width * self.ADDRESSED_SHARE
        form = Form(self._width, left=left + style.width(ADDRESSED), justified=False)
        below = [p for line in lines for p in paragraph([Run(f"- {line}", style)], form)]
        return [(line_at(left, ADDRESSED, style), *below)]

    def grounds(self, grounds: Sequence[str]) -> list[Block]:
        """Căn cứ in italics, one paragraph each, the last with a full stop."""
        style = self._styles.ground
        return [
            block
            for text in listed(grounds)
            for block in self._paragraph(Run(running(text), style))
        ]

    def decides(self) -> list[Block]:
        """`QUYẾT ĐỊNH:` above the articles."""
        lines = self._centred(DECIDES, self._styles.strong)
        return [(_gap(BETWEEN), *lines)]

    def articles(self, articles: Sequence[Sequence[str]]) -> list[Block]:
        """`Điều 1.` in bold with its first paragraph, then the others."""
        parts: list[tuple[str, list[Block]]] = []
        for number, (first, *others) in enumerate(articles, start=1):
            lead = Run(article_lead(number), self._styles.strong)
            parts.append((first, self._paragraph(lead, Run(running(first), self._styles.body))))
            parts += self._running(others)
        return _chained(parts)

    def sections(self, sections: Iterable[Section]) -> list[Block]:
        """The parts of a letter below each other."""
        return [block for section in sections for block in self.section(section)]

    def section(self, section: Section) -> list[Block]:
        """A heading with its paragraphs, lines behind dashes, and a table."""
        heading = self._paragraph(Run(clean(section.heading), self._styles.strong))
        blocks = _chained(self._running((*section.paragraphs, *listed(section.items, before="- "))))
        if section.table is not None:
            blocks = with_next(blocks, self._table(section.table))
        return with_next(heading, blocks)

    def closed(self, blocks: Sequence[Block], closing: Closing) -> list[Block]:
        """Returns a letter with its signature, which keeps the last lines of text beside it."""
        return with_next(blocks, self._closing.blocks(closing))

    def _running(self, texts: Iterable[str]) -> list[tuple[str, list[Block]]]:
        """Returns texts, each with its lines."""
        style = self._styles.body
        return [(text, self._paragraph(Run(running(text), style))) for text in texts]

    def _paragraph(self, *runs: Run) -> list[Block]:
        """Lays runs out as one paragraph below a gap; without a letter in them there is none."""
        lines = paragraph(runs, Form(self._width, indent=INDENT * MM))
        return with_next([(_gap(BETWEEN),)], blocks_of(lines)) if lines else []

    def _table(self, table: TextTable) -> list[Block]:
        layout = LongTable(
            cleaned_texts(table), self._setting.styles, size=self.TABLE_SIZE, width=self._width
        )
        return layout.blocks([_gap(BETWEEN)], [_gap(BETWEEN / 2)])

    def _centred(self, text: str, style: TextStyle) -> list[Piece]:
        lines = balanced(text, style, self._width)
        return [line_at((self._width - style.width(line)) / 2, line, style) for line in lines]


def with_next(blocks: Sequence[Block], more: Sequence[Block]) -> list[Block]:
    """Returns blocks of which the last stays on the page of the first that follows it."""
    if not blocks or not more:
        return [*blocks, *more]
    return [*blocks[:-1], (*blocks[-1], *more[0]), *more[1:]]


def _chained(parts: Iterable[tuple[str, list[Block]]]) -> list[Block]:
    """Returns paragraphs below each other; one that ends with a colon stays with the next."""
    blocks: list[Block] = []
    announces = False
    for text, more in parts:
        blocks = with_next(blocks, more) if announces else [*blocks, *more]
        announces = text.rstrip().endswith(":")
    return blocks


def _gap(height: float) -> Piece:
    return Piece(height, gap=True)
