"""The operators that show texts, worked out once for each text at a place.

The columns of a table have few places and, of numbers, many texts. So texts are remembered by
place, and what moves there is written once: the numbers of a ranking annex, most of them shown a
single time, cost half as much as when each is remembered by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

Shown = tuple[str, str, str]
"""The font that a text begins with, its operators, the font that it leaves set."""

Start = tuple[float, float, str, float]
"""Where a text begins in its piece, x to the right and y down in points; its font and size."""

_PLACES: Final = 1024
"""Places kept; a paper with more of them, such as one of many charts, hardly comes back to any."""

_TEXTS: Final = 256
"""Texts kept of a place; where there are more, they are hardly ever shown again."""


class ShownTexts(dict[Start, "_TextsAt"]):
    """All texts of one file: by place, then by what they say."""

    def __init__(self, document: object) -> None:
        """Takes the file being written, to which subsets of letters belong."""
        super().__init__()
        self._fonts = _Fonts(document)

    def __missing__(self, start: Start) -> _TextsAt:
        if len(self) >= _PLACES:
            self.clear()
        self[start] = found = _TextsAt(start, self._fonts)
        return found


class _TextsAt(dict[str, Shown]):
    """The texts that begin at one place in one font."""

    def __init__(self, start: Start, fonts: _Fonts) -> None:
        super().__init__()
        x, y, self._font, self._size = start
        self._fonts = fonts
        self._first = fonts.chosen(self._font, 0, self._size)
        self._move = f"1 0 0 1 {x:.2f} {-y:.2f} Tm"

    def __missing__(self, letters: str) -> Shown:
        if len(self) >= _TEXTS:
            self.clear()
        if letters.isascii() and letters.isprintable():  # `fonts` keeps these as they are
            found = self._first, f"{self._move} ({escapePDF(letters)}) Tj", self._first
        else:
            found = self._in_subsets(letters)
        self[letters] = found
        return found

    def _in_subsets(self, letters: str) -> Shown:
        """Works out a text that may change between subsets of its font."""
        (first, codes), *others = self._fonts.runs(letters, self._font, self._size)
        last = others[-1][0] if others else first
        runs = "".join(f" {change} ({other}) Tj" for change, other in others)
        return first, f"{self._move} ({codes}) Tj{runs}", last


class _Fonts:
    """The fonts of one file as its operators name them."""

    def __init__(self, document: object) -> None:
        self._document = document
        self._choices: dict[tuple[str, int, float], str] = {}

    def runs(self, letters: str, font: str, size: float) -> list[tuple[str, str]]:
        """Returns what chooses a subset of a font, and the codes of the letters in it."""
        face = cast("TTFont", pdfmetrics.getFont(font))
        return [
            (self.chosen(font, subset, size), escapePDF(codes))
            for subset, codes in face.splitString(letters, self._document)
        ]

    def chosen(self, font: str, subset: int, size: float) -> str:
        """Returns what chooses a subset of a font in a size."""
        found = self._choices.get((font, subset, size))
        if found is None:
            face = cast("TTFont", pdfmetrics.getFont(font))
            found = f"{face.getSubsetInternalName(subset, self._document)} {size:g} Tf"
            self._choices[font, subset, size] = found
        return found
