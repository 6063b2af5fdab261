"""The letters of certificates: the serif face of papers, and faces of the office's own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from reportlab.pdfbase import pdfmetrics

from reports import fonts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfbase.ttfonts import TTFont

_UNSHOWN = "\n\u00a0"


class Letters:
    """Knows fonts by the names that fields give them.

    A font of the office's own is one file and one style: bold and italic are other files, under
    other names. The serif face has all four styles.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Takes the font files that fields name, checked before (`services.office_fonts`)."""
        self._face = fonts.register()
        self._own = {name: fonts.register_file(name, content) for name, content in files.items()}

    @property
    def first_font(self) -> str:
        """The font that a file begins with."""
        return self._face.regular

    def knows(self, font: str) -> bool:
        """Tells whether a field can be set in a font."""
        return not font or font in self._own

    def name(self, font: str, bold: bool, italic: bool) -> str:
        """Returns ReportLab's name; a font that is not there is drawn in the serif face."""
        if font in self._own:
            return self._own[font]
        face = self._face
        return {
            (False, False): face.regular,
            (True, False): face.bold,
            (False, True): face.italic,
            (True, True): face.bold_italic,
        }[bold, italic]

    def width(self, text: str, font: str, bold: bool, italic: bool, size: int) -> float:
        """Returns the width of a text in points; size in tenths of a point."""
        return fonts.text_width(text, self.name(font, bold, italic), size / 10)

    def lacking(self, text: str, font: str, bold: bool, italic: bool) -> str:
        """Returns the letters of a text that a font cannot write, each once."""
        return _lacking(text, self.name(font, bold, italic))


@lru_cache(maxsize=1024)
def _lacking(text: str, name: str) -> str:
    known = cast("TTFont", pdfmetrics.getFont(name)).face.charToGlyph
    return "".join(dict.fromkeys(c for c in text if ord(c) not in known and c not in _UNSHOWN))
