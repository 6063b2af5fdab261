"""The serif face of official papers, embedded in every file.

Nghị định 30/2020 asks for Times New Roman. Liberation Serif is bundled: it has the same widths and
all 134 Vietnamese letters in four styles, so that a paper is the same, byte for byte, everywhere.
Where the office wants Times New Roman itself and the system has it, `prefer_system` takes it.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from string import digits
from threading import Lock
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from parindex_desktop import paths

if TYPE_CHECKING:
    from collections.abc import Iterable

_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS: Final = "aăâeêioôơuưy"

# Names in ReportLab's register, and the file of each style: regular, bold, italic, bold italic.
_BUNDLED: Final = {
    "LiberationSerif": "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold": "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic": "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic": "LiberationSerif-BoldItalic.ttf",
}
_SYSTEM: Final = {
    "TimesNewRoman": "times.ttf",
    "TimesNewRoman-Bold": "timesbd.ttf",
    "TimesNewRoman-Italic": "timesi.ttf",
    "TimesNewRoman-BoldItalic": "timesbi.ttf",
}

_AS_ZEROS: Final = str.maketrans(dict.fromkeys(digits, "0"))

# A font replaced while another paper is being made would lose that paper's letters.
_REGISTER: Final = Lock()


@dataclass(frozen=True, slots=True)
class Typeface:
    """The four styles of a face, as names that ReportLab knows."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


def vietnamese_letters() -> str:
    """Returns the 134 letters beyond ASCII that Vietnamese is written with, in both cases."""
    every = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    small = "".join(letter for letter in [*every, "đ"] if not letter.isascii())
    return small + small.upper()


def register(*, prefer_system: bool = False, system_folder: Path | None = None) -> Typeface:
    """Makes the face known to ReportLab and returns it; a second call costs nothing.

    Args:
        prefer_system: Take Times New Roman when all four styles are there with every letter;
            the bytes of a paper then depend on the machine.
        system_folder: Where to look for it; by default the fonts folder of Windows.
    """
    if prefer_system:
        folder = system_folder or Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        system = _registered(_SYSTEM, folder)
        if system:
            return system
    bundled = _registered(_BUNDLED, paths.resource("fonts"))
    if bundled is None:
        raise FileNotFoundError(paths.resource("fonts", _BUNDLED["LiberationSerif"]))
    return bundled


def register_file(name: str, content: bytes) -> str:
    """Makes a font file of the office's own known to ReportLab; a second call costs little.

    Args:
        name: As the office calls it.
        content: A checked file, see `font_files.weigh`.

    Returns:
        Its name in ReportLab's register. It carries a digest of the file: two work files may call
        different fonts alike.
    """
    registered = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    with _REGISTER:
        if registered not in pdfmetrics.getRegisteredFontNames():
            font = TTFont(registered, BytesIO(content), asciiReadable=True)
            pdfmetrics.registerFont(font)
    return registered


def text_width(text: str, font: str, size: float) -> float:
    """Returns the width of a text in points; each text of a table is asked for several times.

    Thousands of numbers share a few hundred widths: digits of one face are all as wide as 0.
    """
    is_number = text.isascii() and _even_digits(font)
    return _width(text.translate(_AS_ZEROS) if is_number else text, font, size)


def widest(texts: Iterable[str], font: str, size: float) -> float:
    """Returns the width of the widest of many texts in points, 0 of none.

    Numbers of one pattern are measured once, all texts turned into patterns at a stroke: a tenth of
    the time of asking for each.
    """
    shown = "\n".join(texts)
    patterns = shown.translate(_AS_ZEROS) if shown.isascii() and _even_digits(font) else shown
    return max(_width(pattern, font, size) for pattern in {*patterns.split("\n")})


@lru_cache(maxsize=4096)
def _width(text: str, font: str, size: float) -> float:
    return pdfmetrics.stringWidth(text, font, size)


@cache
def _even_digits(font: str) -> bool:
    """Tells whether all digits of a font have one width, as they have in faces for tables."""
    return len({pdfmetrics.stringWidth(digit, font, 1000) for digit in digits}) == 1


def _registered(files: dict[str, str], folder: Path) -> Typeface | None:
    """Registers four files under their names; None when one is missing or lacks a letter."""
    with _REGISTER:
        known = pdfmetrics.getRegisteredFontNames()
        if not all(name in known for name in files):
            fonts = [_complete_font(name, folder / file) for name, file in files.items()]
            if None in fonts:
                return None
            for font in fonts:
                pdfmetrics.registerFont(font)
    return Typeface(*files)


def _complete_font(name: str, path: Path) -> TTFont | None:
    """Returns the font of a file; None when it cannot be read, embedded or write Vietnamese."""
    if not path.is_file():
        return None
    try:
        # Codes below 128 stay ASCII: one subset then holds all of them and all 134 letters.
        font = TTFont(name, str(path), asciiReadable=True)
    except TTFError:
        return None
    return font if all(ord(c) in font.face.charToGlyph for c in vietnamese_letters()) else None
