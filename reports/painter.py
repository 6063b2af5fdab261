"""Writes pages as a PDF: every font embedded, the same bytes for the same pages.

Long annexes repeat the same few hundred texts. The operators that show a text in a font are worked
out once and remembered; what is left per text is its place on the page.
"""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Final, cast

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFont

    from parindex_desktop.domain.documents import DocumentInfo
    from reports.flow import Rule, Shape, Text
    from reports.page import Page

RULE_WIDTH: Final = 0.5
"""Thickness of all lines in points."""

# ReportLab reads a font's tables at a place it remembers in the font: two papers finished at the
# same time, such as a preview and a print, would embed damaged letters.
_FONT_FILES: Final = Lock()

# Streams as bytes, not as ASCII: smaller, faster, and not a matter of this machine's settings.
rl_config.useA85 = 0


class Painter:
    """A PDF being written, page by page."""

    def __init__(self, info: DocumentInfo, font: str) -> None:
        """Begins a file.

        Args:
            info: Title, author and subject shown by PDF viewers.
            font: The font a page begins with; ReportLab would name an unembedded Helvetica.
        """
        self._bytes = BytesIO()
        self._canvas = Canvas(
            self._bytes,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 4),
            initialFontName=font,  # type: ignore[arg-type]  # the stub says float
            lang="vi-VN",
        )
        self._canvas.setTitle(info.title)
        self._canvas.setAuthor(info.author)
        self._canvas.setSubject(info.subject)
        self._canvas.setKeywords(info.keywords)
        self._canvas.setCreator("PARINDEX Desktop")
        self._shown: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def draw(self, page: Page, *, bookmark: str = "") -> None:
        """Writes a page; a bookmark lists it in the viewer's table of contents."""
        self._canvas.setPageSize((page.width, page.height))
        if bookmark:
            key = f"page-{self._canvas.getPageNumber()}"
            self._canvas.bookmarkPage(key)
            self._canvas.addOutlineEntry(bookmark, key)
        for shape in page.shapes:
            self._canvas.addLiteral(_drawn(shape, page.height))
        self._canvas.addLiteral("\n".join(self._rules(page.rules, page.height)))
        self._canvas.addLiteral("\n".join(self._texts(page.texts, page.height)))
        self._canvas.showPage()

    def finish(self) -> bytes:
        """Returns the whole file; only this step shares something with other papers."""
        with _FONT_FILES:
            self._canvas.save()
        return self._bytes.getvalue()

    def _rules(self, rules: tuple[Rule, ...], height: float) -> Iterator[str]:
        yield f"{RULE_WIDTH} w 2 J"  # square ends, so that corners close
        for x1, y1, x2, y2 in rules:
            yield f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l"
        yield "S"

    def _texts(self, texts: tuple[Text, ...], height: float) -> list[str]:
        known, operators = self._shown, ["BT"]
        current: tuple[str, float] | None = None
        spaced = 0.0
        for x, y, text, font, size, spacing in texts:
            if spacing != spaced:
                spaced = spacing
                operators.append(f"{spacing:.3f} Tw")
            operators.append(f"1 0 0 1 {x:.2f} {height - y:.2f} Tm")
            for subset, shown in known.get((text, font)) or self._remember(text, font):
                if current != (subset, size):
                    current = (subset, size)
                    operators.append(f"{subset} {size:g} Tf")
                operators.append(shown)
        operators.append("0 Tw ET" if spaced else "ET")
        return operators

    def _remember(self, text: str, font: str) -> tuple[tuple[str, str], ...]:
        """Returns the operators of a text: for each run its font subset and what shows it."""
        face = cast("TTFont", pdfmetrics.getFont(font))
        # The subset of letters belongs to the file being written, which the canvas calls _doc.
        document = self._canvas._doc  # type: ignore[attr-defined]
        shown = tuple(
            (face.getSubsetInternalName(subset, document), f"({escapePDF(codes)}) Tj")
            for subset, codes in face.splitString(text, document)
        )
        self._shown[text, font] = shown
        return shown


def _drawn(shape: Shape, height: float) -> str:
    """Returns the operators of a shape; colours and dashes end with it."""
    start, *others = (f"{x:.2f} {height - y:.2f}" for x, y in shape.points)
    path = " ".join((f"{start} m", *(f"{point} l" for point in others)))
    dash = " ".join(f"{length:g}" for length in shape.dash)
    fill = "" if shape.fill is None else f"{shape.fill:g} g "
    is_line = len(shape.points) == 2
    end = (
        "S"
        if is_line
        else {(True, True): "b", (True, False): "f", (False, True): "s"}[
            shape.fill is not None, shape.stroke > 0
        ]
    )
    return f"q {fill}{shape.stroke:g} w [{dash}] 0 d {path} {end} Q"
