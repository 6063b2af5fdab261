"""The picture of a blank in the editor: the office's scan below, the printed texts above it.

The texts come from the renderer that prints them. They are drawn apart from the scan, since
unpacking one of many megabytes at every step of the mouse would make dragging stumble.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from ui.preview.pages import PdfPages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parindex_desktop.domain.certificates.content import Certificate
    from parindex_desktop.domain.certificates.fitting import Fitted
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.services.blank_preview import BlankPreview

_MOST_PIXELS_ACROSS: Final = 3000
_DIM: Final = 0.4


class PagePicture:
    """Draws a blank with one awardee.

    Attributes:
        fitted: Where the lines stand, and what is wrong with them; None before anything is shown.
    """

    def __init__(self) -> None:
        self.fitted: Fitted | None = None
        self._fonts: dict[str, bytes] = {}
        self._preview: BlankPreview | None = None
        self._background = self._scaled = QImage()
        self._pages: PdfPages | None = None
        self._part: tuple[QRect, float, QImage] | None = None

    def set_background(self, content: bytes | None) -> None:
        """Takes the scan of the blank, None for none."""
        self._background = _unpacked(content) if content else QImage()
        self._scaled = QImage()

    def set_fonts(self, fonts: Mapping[str, bytes]) -> None:
        """Takes the office's own fonts."""
        self._fonts, self._preview = dict(fonts), None

    def show(self, profile: BlankProfile, certificate: Certificate) -> None:
        """Lays an awardee out on a blank."""
        # Loads ReportLab, which no other part of the window needs at start.
        from parindex_desktop.services.blank_preview import BlankPreview

        if self._preview is None:
            self._preview = BlankPreview(self._fonts)
        self.fitted = self._preview.fitted(profile, certificate)
        self.close()
        self._pages = PdfPages(self._preview.page(profile, self.fitted, certificate.code))

    def paint(self, painter: QPainter, paper: QRect, seen: QRect, *, as_printed: bool) -> None:
        """Paints the page.

        Args:
            painter: Of the viewport.
            paper: The whole page, in pixels of the viewport.
            seen: What of it is in sight.
            as_printed: The scan in full strength, as it looks on the blank; else dimmed.
        """
        painter.fillRect(paper, Qt.GlobalColor.white)
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        if not self._background.isNull():
            painter.setOpacity(1.0 if as_printed else _DIM)
            painter.drawImage(QRectF(paper), self._scan(paper.size() * ratio))
            painter.setOpacity(1.0)
        if self._pages is None:
            return
        part = seen.translated(-paper.topLeft())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(QRectF(seen), self._texts(part, paper.width(), ratio))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def close(self) -> None:
        """Gives the memory of the page back."""
        if self._pages is not None:
            self._pages.close()
        self._pages, self._part = None, None

    def _scan(self, size: QSize) -> QImage:
        """Returns the scan in a size, made smooth once; one that is smaller stays as it is."""
        if size.width() >= self._background.width():
            return self._background
        if self._scaled.size() != size:
            self._scaled = self._background.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._scaled

    def _texts(self, part: QRect, width: int, ratio: float) -> QImage:
        """Returns the texts of a part of the page, kept until the page or the part changes."""
        assert self._pages is not None
        scale = width / self._pages.sizes[0].width()  # pixels per point
        key = part, scale * ratio
        if self._part is None or self._part[:2] != key:
            points = QRectF(
                part.x() / scale, part.y() / scale, part.width() / scale, part.height() / scale
            )
            self._part = (*key, self._pages.band(0, scale * ratio, points))
        return self._part[2]


def _unpacked(content: bytes) -> QImage:
    """Returns a scan small enough for the window; a blank image when Qt cannot read it."""
    buffer = QBuffer()
    buffer.setData(content)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > _MOST_PIXELS_ACROSS:
        height = size.height() * _MOST_PIXELS_ACROSS // size.width()
        reader.setScaledSize(QSize(_MOST_PIXELS_ACROSS, max(height, 1)))
    return reader.read()
