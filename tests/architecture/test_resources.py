"""Bundled fonts and icons: licensed beside them, and able to write every Vietnamese letter."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from parindex_desktop.paths import resource
from tests.architecture import sources

FONTS = sorted(resource("fonts").glob("*.ttf"))
ICONS = sorted(resource("icons").glob("*.svg"))
OWN_MARK = "parindex"


def _vietnamese_letters() -> str:
    tones = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
    accented = {unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in tones}
    lower = (accented | {"đ"}) - set("aeiouy")
    return "".join(sorted(lower | {letter.upper() for letter in lower}))


def test_vietnamese_has_134_letters_beyond_the_latin_ones() -> None:
    assert len(_vietnamese_letters()) == 134


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_draws_every_vietnamese_letter_differently(path: Path, qapp: QApplication) -> None:
    font = QRawFont(str(path), 100)
    missing = [each for each in _vietnamese_letters() if not font.supportsCharacter(ord(each))]
    assert missing == []
    # Some fonts have all code points but draw Ậ as Ạ: compare the outlines, not the glyph numbers.
    drawn: dict[tuple[object, ...], str] = {}
    for letter in _vietnamese_letters():
        shape = font.pathForGlyph(font.glyphIndexesForString(letter)[0])
        outline = tuple((at.x, at.y) for at in map(shape.elementAt, range(shape.elementCount())))
        assert outline, f"{letter} is empty"
        twin = drawn.setdefault(outline, letter)
        assert twin == letter, f"{letter} looks like {twin}"


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_font_has_its_licence_beside_it(path: Path) -> None:
    licences = {file.stem.removeprefix("OFL-"): file for file in path.parent.glob("OFL-*.txt")}
    fitting = [file for name, file in licences.items() if path.stem.startswith(name)]
    assert len(fitting) == 1
    assert "SIL OPEN FONT LICENSE" in fitting[0].read_text(encoding="utf-8")


def test_papers_and_window_have_their_styles() -> None:
    names = {path.stem for path in FONTS}
    assert names >= {f"LiberationSerif-{s}" for s in ("Regular", "Bold", "Italic", "BoldItalic")}
    assert names >= {f"NotoSans-{s}" for s in ("Regular", "Bold", "Italic")}


def test_icons_are_of_the_one_set_whose_licence_is_beside_them() -> None:
    assert "ISC License" in resource("icons", "LICENSE-lucide.txt").read_text(encoding="utf-8")
    drawings = {path.stem: path.read_text(encoding="utf-8") for path in ICONS}
    foreign = [name for name, svg in drawings.items() if "@license lucide-static" not in svg]
    assert foreign == [OWN_MARK]


def test_every_bundled_icon_is_used() -> None:
    named = {word for _, word in sources.words("ui")}
    assert sorted({path.stem for path in ICONS} - named) == []


def test_icons_take_the_colour_of_the_text_beside_them() -> None:
    stiff = [path.stem for path in ICONS if 'stroke="currentColor"' not in path.read_text("utf-8")]
    assert stiff == [OWN_MARK]
