"""Pages of a PDF as pictures and as words, by PDFium.

PDFium is not thread-safe, so everything here belongs to the window's thread; a page of text takes
it about 10 ms.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from pypdfium2 import PdfBitmap, PdfTextPage  # type: ignore[import-untyped]

POINTS_PER_INCH = 72
_NEAR: Final = 6.0
"""Points around a letter within which the mouse means it."""


class PdfPages:
    """An open PDF; a context manager that closes it.

    Attributes:
        content: The bytes shown, as they are saved and printed.
        sizes: Width and height of each page in points.
    """

    def __init__(self, content: bytes) -> None:
        # Loads a library of 5 MB that only this screen needs.
        from pypdfium2 import PdfDocument

        self.content = content
        self._document = PdfDocument(content)
        self.sizes = tuple(
            QSizeF(*self._document.get_page_size(place)) for place in range(len(self._document))
        )

    def __len__(self) -> int:
        return len(self.sizes)

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def picture(self, place: int, scale: float) -> QImage:
        """Returns a page, counted from 0, with `scale` pixels per point."""
        return self._draw(place, scale, (0.0, 0.0, 0.0, 0.0), None)

    def band(self, place: int, scale: float, part: QRectF) -> QImage:
        """Returns a part of a page, in points from the top left, as a printer wants it.

        A whole page at 600 dots per inch is a picture of 140 MB; bands keep printing small.
        """
        size = self.sizes[place]
        crop = (
            part.left(),
            max(size.height() - part.bottom(), 0.0),
            max(size.width() - part.right(), 0.0),
            part.top(),
        )
        return self._draw(place, scale, crop, "print")

    def letters(self, place: int) -> str:
        """Returns the letters of a page in reading order, one for each place of a stretch."""
        with self._text(place) as text:
            count: int = text.count_chars()
            found: str = text.get_text_range()
            if len(found) == count:
                return found
            # PDFium leaves letters out of the text that its own counting has.
            return "".join(text.get_text_range(at, 1)[:1] or " " for at in range(count))

    def boxes(self, place: int, first: int, count: int) -> tuple[QRectF, ...]:
        """Returns where letters of a page stand, line by line, in points from its top left."""
        height = self.sizes[place].height()
        with self._text(place) as text:
            sides = [text.get_rect(at) for at in range(text.count_rects(first, count))]
        return tuple(QRectF(x1, height - y2, x2 - x1, y2 - y1) for x1, y1, x2, y2 in sides)

    def letter_at(self, place: int, point: QPointF) -> int | None:
        """Returns the letter at or near a point, in points from the top left of a page."""
        with self._text(place) as text:
            up = self.sizes[place].height() - point.y()
            found: int | None = text.get_index(point.x(), up, _NEAR, _NEAR)
            return found

    def close(self) -> None:
        """Gives the memory of the document back."""
        self._document.close()

    @contextmanager
    def _text(self, place: int) -> Iterator[PdfTextPage]:
        page = self._document[place]
        text = page.get_textpage()
        try:
            yield text
        finally:
            text.close()
            page.close()

    def _draw(
        self, place: int, scale: float, crop: tuple[float, float, float, float], mode: str | None
    ) -> QImage:
        page = self._document[place]
        bitmap: PdfBitmap = page.render(
            scale=scale, crop=crop, prefer_bgrx=True, optimize_mode=mode, draw_annots=True
        )
        image = QImage(
            bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()  # the bitmap's memory goes with the bitmap
        bitmap.close()
        page.close()
        return image
