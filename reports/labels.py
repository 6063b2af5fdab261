"""Labels for envelopes, on the sheets of labels that the trade sells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.papers_awards import LabelFormat
from parindex_desktop.domain.text import clean
from reports.annex import Annex, Setting
from reports.flow import Area, Piece, Rule, Text, filled
from reports.lines import broken
from reports.page import Sheet
from reports.styles import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.papers_awards import Label, LabelSheet
    from reports.styles import Styles, TextStyle

_SIZES: Final = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
"""The largest in which everything on a label stays inside it."""

_PADDING: Final = 4.8
"""Inside a label in mm: no printer reaches the edge of the paper."""


@dataclass(frozen=True, slots=True)
class Die:
    """How a sheet is cut, in mm."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0


_DIES: Final = {
    LabelFormat.TWO_BY_SEVEN: Die(2, 7, 99.1, 38.1, 4.65, 15.15, gap=2.5),
    LabelFormat.THREE_BY_EIGHT: Die(3, 8, 70.0, 37.0, 0.0, 0.5),
}


class LabelPaper(Sheet):
    """A4 as it is cut: no margins, no number, no mark of a draft across envelopes."""

    def __init__(self, die: Die) -> None:
        self._die = die

    @property
    def area(self) -> Area:
        """Where labels are, from the first to the last."""
        die = self._die
        width = die.columns * (die.width + die.gap) - die.gap
        return Area(die.left * MM, die.top * MM, width * MM, die.rows * die.height * MM)

    def _number(self, number: int, styles: Styles) -> tuple[Text, ...]:
        return ()

    def _mark(self, shown: str, styles: Styles) -> tuple[tuple[Text, ...], tuple[Rule, ...]]:
        return (), ()


def labels(content: LabelSheet, setting: Setting) -> Annex:
    """Lays out labels, from left to right and from the top down."""
    die = _DIES[content.format]
    sheet, told = LabelPaper(die), content.labels
    starts = range(0, len(told), die.columns)
    blocks = [(_row(told[at : at + die.columns], die, setting.styles),) for at in starts]
    columns = tuple(filled(blocks, sheet.area))
    return Annex("Nhãn phong bì", columns, sheet, setting.styles, content.stamp)


def _row(row: Sequence[Label], die: Die, styles: Styles) -> Piece:
    step = (die.width + die.gap) * MM
    texts = [
        text._replace(x=text.x + place * step)
        for place, label in enumerate(row)
        for text in _texts(label, die, styles)
    ]
    # A hair less than cut, so that rounding never moves the last row to another sheet.
    return Piece(die.height * MM - 1e-6, tuple(texts))


def _texts(label: Label, die: Die, styles: Styles) -> list[Text]:
    """Returns the lines of a label, in the middle of its height."""
    room = (die.height - 2 * _PADDING) * MM
    for size in _SIZES:
        lines = _lines(label, die, styles, size)
        height = sum(style.leading for _, style in lines)
        if height <= room:
            break
    y = (die.height * MM - height) / 2
    found: list[Text] = []
    for line, style in lines:
        found.append(Text(_PADDING * MM, y + style.baseline, line, style.font, style.size))
        y += style.leading
    return found


def _lines(label: Label, die: Die, styles: Styles, size: float) -> list[tuple[str, TextStyle]]:
    plain, bold = styles.cell(size), styles.heading(size)
    said = ((label.lead, plain), (label.name, bold), *((line, plain) for line in label.lines))
    width = (die.width - 2 * _PADDING) * MM
    return [
        (line, style)
        for text, style in said
        if clean(text)
        for line in broken(clean(text), style, width)
    ]
