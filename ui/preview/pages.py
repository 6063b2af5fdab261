"""Pages of a PDF as pictures, by PDFium.

PDFium is not thread-safe, so everything here belongs to the window's thread; a page of text takes
it about 10 ms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from types import TracebackType

    from pypdfium2 import PdfBitmap  # type: ignore[import-untyped]

POINTS_PER_INCH = 72


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

    def close(self) -> None:
        """Gives the memory of the document back."""
        self._document.close()

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
