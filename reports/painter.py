"""Writes pages as a PDF: every font embedded, the same bytes for the same pages.

Long annexes repeat the same few hundred texts, and a column of a table has them at the same place
of every row. So each piece of a page has a coordinate system of its own, and the operators that
show a text at its place in a piece are worked out once and remembered (`shown_texts`).

Pages are compressed as they come; ReportLab would keep them all, uncompressed, until the file is
finished. What it does keep are the compressed pages: PDF's list of places is written at the end.
"""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Final

from reportlab import rl_config
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFObject,
    PDFObjectReference,
    PDFResourceDictionary,
)
from reportlab.pdfgen.canvas import Canvas

from reports.shown_texts import ShownTexts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parindex_desktop.domain.documents import DocumentInfo
    from reports.flow import Rule, Shape
    from reports.page import Page

RULE_WIDTH: Final = 0.5
"""Thickness of all lines in points."""

_WORTH_COMPRESSING: Final = 512
"""Bytes of a page; shorter ones hardly become smaller."""

# ReportLab reads a font's tables at a place it remembers in the font: two papers finished at the
# same time, such as a preview and a print, would embed damaged letters.
_FONT_FILES: Final = Lock()

# Streams as bytes, not as ASCII: smaller, faster, and not a matter of this machine's settings.
rl_config.useA85 = 0


class _Stream(PDFObject):
    """What stands on a page, as it goes into the file; ReportLab words such streams anew each time.

    A certificate's few lines are not worth compressing: it costs a tenth of drawing them.
    """

    __RefOnly__ = 1  # a page names it and does not hold it

    def __init__(self, drawn: bytes) -> None:
        is_long = len(drawn) >= _WORTH_COMPRESSING
        content = zlib.compress(drawn) if is_long else drawn
        filters = b"/Filter /FlateDecode " if is_long else b""
        head = b"<< %b/Length %d >>" % (filters, len(content))
        self._written = b"%b\nstream\n%b\nendstream\n" % (head, content)

    def format(self, _document: object) -> bytes:
        """Returns it as ReportLab writes it."""
        return self._written


class _MediaBox(PDFObject):
    """The size of a page, worded once for all pages that share it."""

    def __init__(self, width: float, height: float) -> None:
        self._written = f"[ 0 0 {fp_str(width)} {fp_str(height)} ]".encode()

    def format(self, _document: object) -> bytes:
        """Returns it as ReportLab writes it."""
        return self._written


_media_box = cache(_MediaBox)


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
        self._resources: dict[tuple[str, ...], PDFObjectReference] = {}
        self._shown = ShownTexts(self._canvas._doc)  # type: ignore[attr-defined]

    def draw(self, page: Page, *, bookmark: str = "") -> None:
        """Writes a page; a bookmark lists it in the viewer's table of contents."""
        with self.page(page.width, page.height) as canvas:
            if bookmark:
                key = f"page-{canvas.getPageNumber()}"
                canvas.bookmarkPage(key)
                canvas.addOutlineEntry(bookmark, key)
            for shape in page.shapes:
                canvas.addLiteral(_drawn(shape, page.height))
            canvas.addLiteral("\n".join(_lines(page.rules, page.height)))
            canvas.addLiteral("\n".join(self._texts(page)))

    @contextmanager
    def page(self, width: float, height: float) -> Iterator[Canvas]:
        """Gives the canvas for one page, written when the block ends; sizes in points."""
        self._canvas.setPageSize((width, height))
        yield self._canvas
        self._canvas.showPage()
        self._compress()

    @contextmanager
    def form(self, name: str, width: float, height: float) -> Iterator[Canvas]:
        """Gives the canvas for what stands on many pages (`Canvas.doForm`) and is kept once."""
        self._canvas.beginForm(name, 0, 0, width, height)
        yield self._canvas
        self._canvas.endForm()

    @property
    def shown(self) -> ShownTexts:
        """The operators that show texts in this file."""
        return self._shown

    def finish(self) -> bytes:
        """Returns the whole file; only this step shares something with other papers."""
        with _FONT_FILES:
            self._canvas.save()
        return self._bytes.getvalue()

    def _compress(self) -> None:
        """Compresses the page just drawn, which is what ReportLab does with all at the end."""
        page = self._canvas._doc.Pages.pages[-1]  # type: ignore[attr-defined]
        if page.XObjects:
            page.Resources = self._resources_of(page.XObjects)
        page.Contents = _Stream(page.stream.encode())
        page.stream = None
        page.MediaBox = _media_box(page.pagewidth, page.pageheight)
        page.Rotate = page.Trans = None  # as they are in a page that says nothing

    def _resources_of(self, forms: PDFDictionary) -> PDFObjectReference:
        """Returns what a page with forms needs, kept once for all pages with the same forms."""
        names = tuple(forms.dict)
        if names not in self._resources:
            resources = PDFResourceDictionary()
            resources.basicFonts()
            resources.allProcs()
            resources.XObject = forms  # type: ignore[attr-defined]  # set by name
            document = self._canvas._doc  # type: ignore[attr-defined]
            self._resources[names] = document.Reference(resources)
        return self._resources[names]

    def _texts(self, page: Page) -> list[str]:
        shown_texts, operators = self._shown, list[str]()
        add = operators.append
        for left, top, texts in page.texts:
            add(f"q 1 0 0 1 {left:.2f} {page.height - top:.2f} cm BT")
            current = ""
            for x, y, letters, font, size, spacing in texts:
                first, shown, last = shown_texts[x, y, font, size][letters]
                if first != current:
                    add(first)
                current = last
                add(f"{spacing:.3f} Tw {shown} 0 Tw" if spacing else shown)
            add("ET Q")
        return operators


def _lines(rules: Iterable[Rule], height: float) -> Iterator[str]:
    yield f"{RULE_WIDTH} w 2 J"  # square ends, so that corners close
    for x1, y1, x2, y2 in rules:
        yield f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l"
    yield "S"


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
