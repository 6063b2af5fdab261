"""The memory of texts: what is remembered is what would be worked out again, and it is bounded."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from reports.fonts import register
from reports.shown_texts import ShownTexts

FONT = register().regular
LETTERS = ("12,50", "Xã Đắk Ơ", "(a) \\ b")


def memory() -> ShownTexts:
    return ShownTexts(Canvas(BytesIO(), initialFontName=FONT)._doc)  # type: ignore[arg-type, attr-defined]


def test_a_text_is_shown_the_same_before_and_after_it_was_forgotten() -> None:
    shown = memory()
    first = [shown[10.0, 5.0, FONT, 13.0][text] for text in LETTERS]
    for number in range(2000):
        shown[10.0, 5.0, FONT, 13.0][str(number)]
        shown[float(number), 7.0, FONT, 13.0]["1"]
    assert [shown[10.0, 5.0, FONT, 13.0][text] for text in LETTERS] == first
    assert first[0][1] == "1 0 0 1 10.00 -5.00 Tm (12,50) Tj"
    assert first[2][1].endswith("(\\(a\\) \\\\ b) Tj")


def test_neither_places_nor_texts_of_a_place_grow_without_end() -> None:
    shown = memory()
    most = 0
    for number in range(5000):
        shown[float(number), 0.0, FONT, 9.0]["1"]
        texts = shown[-1.0, 0.0, FONT, 9.0]
        texts[str(number)]
        most = max(most, len(shown), len(texts))
    assert 100 < most < 2000
