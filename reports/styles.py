"""How texts look: sizes of Nghị định 30/2020, Phụ lục I, on one of the faces of `fonts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parindex_desktop.domain.documents import Align
from reports.fonts import Typeface, text_width, widest

if TYPE_CHECKING:
    from collections.abc import Iterable

MM: Final = 72 / 25.4
"""Points in a millimetre: pages are measured in mm, drawn in points."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Font, size and place of a text.

    Attributes:
        font: Name in ReportLab's register.
        size: Points.
        align: Where lines stand in their width.
    """

    font: str
    size: float
    align: Align = Align.CENTRE

    # Stacked capitals rise to 0,915 of the size (Ẵ, bold), tails fall to 0,221 (g): together 1,136.
    # A line of 1,2 with its baseline at 0,95 keeps both off the neighbouring line and the border.
    LINE = 1.2
    BASELINE = 0.95

    @property
    def leading(self) -> float:
        """Height of a line in points."""
        return self.size * self.LINE

    @property
    def baseline(self) -> float:
        """Where letters stand, in points below the top of their line."""
        return self.size * self.BASELINE

    def width(self, text: str) -> float:
        """Returns the width of a text in points."""
        return text_width(text, self.font, self.size)

    def widest(self, texts: Iterable[str]) -> float:
        """Returns the width of the widest text in points, 0 of none."""
        return widest(texts, self.font, self.size)


class Styles:
    """The styles of one face, by what they are for. Sizes in points."""

    ANNEX_SIZE = 14.0
    TITLE_SIZE = 14.0
    REFERENCE_SIZE = 14.0
    SECTION_SIZE = 13.0
    CLOSING_SIZE = 13.0
    FOOTNOTE_SIZE = 12.0
    NUMBER_SIZE = 13.0
    DRAFT_SIZE = 14.0
    FINGERPRINT_SIZE = 9.0

    def __init__(self, face: Typeface) -> None:
        self.annex = TextStyle(face.bold, self.ANNEX_SIZE)
        self.title = TextStyle(face.bold, self.TITLE_SIZE)
        self.reference = TextStyle(face.italic, self.REFERENCE_SIZE)
        self.section = TextStyle(face.bold, self.SECTION_SIZE, Align.LEFT)
        self.closing = TextStyle(face.italic, self.CLOSING_SIZE)
        self.end = TextStyle(face.regular, self.CLOSING_SIZE)
        self.footnote = TextStyle(face.italic, self.FOOTNOTE_SIZE, Align.LEFT)
        self.number = TextStyle(face.regular, self.NUMBER_SIZE)
        self.draft = TextStyle(face.bold, self.DRAFT_SIZE, Align.LEFT)
        self.fingerprint = TextStyle(face.regular, self.FINGERPRINT_SIZE, Align.LEFT)
        self._face = face

    @property
    def face(self) -> Typeface:
        """The four styles that the others are made of."""
        return self._face

    @property
    def first_font(self) -> str:
        """The font that a file begins with."""
        return self._face.regular

    def heading(self, size: float) -> TextStyle:
        """Returns the style of a table's header row; its size follows the rows."""
        return TextStyle(self._face.bold, size)

    def cell(self, size: float) -> TextStyle:
        """Returns the style of a table's rows; each column says where its texts stand."""
        return TextStyle(self._face.regular, size)
