"""Words marked on the pages: found ones, the one looked at, and those selected with the mouse.

Paper is white in every theme, so the marks have the colours of the light one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from ui import theme
from ui.preview.page_text import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.preview.finder import Finder
    from ui.preview.pages import PdfPages

_AROUND: Final = 1.0
"""Points that a mark is larger than its letters."""


def paint_found(painter: QPainter, finder: Finder, page: int, seen: QRect, scale: float) -> None:
    """Marks what was found on a page that is seen at `seen`; the one looked at has a frame."""
    current = finder.found[finder.current] if finder.current >= 0 else None
    for stretch, boxes in finder.on_page(page):
        _fill(painter, placed(boxes, seen, scale), "warning_soft" if stretch != current else "")
    if current is not None and current.page == page:
        places = placed(finder.boxes(current), seen, scale)
        _fill(painter, places, "selection")
        painter.setPen(theme.LIGHT.colour("accent"))
        for place in places:
            painter.drawRect(place)


def placed(boxes: Iterable[QRectF], seen: QRect, scale: float) -> list[QRectF]:
    """Returns boxes, in points on a page, as pixels where the page is seen."""
    return [
        QRectF(
            seen.left() + (box.left() - _AROUND) * scale,
            seen.top() + (box.top() - _AROUND) * scale,
            (box.width() + 2 * _AROUND) * scale,
            (box.height() + 2 * _AROUND) * scale,
        )
        for box in boxes
    ]


@dataclass(slots=True)
class Selection:
    """Letters of one page, selected by pulling the mouse over them.

    Attributes:
        start: The letter the mouse was pressed at.
        end: The letter it is at.
    """

    page: int
    start: int
    end: int

    @property
    def stretch(self) -> Stretch:
        """The letters from the first to the last, whichever way the mouse went."""
        first, last = sorted((self.start, self.end))
        return Stretch(self.page, first, last - first + 1)

    def text(self, pages: PdfPages) -> str:
        """Returns the letters as they are copied, line by line."""
        stretch = self.stretch
        letters = pages.letters(self.page)[stretch.first : stretch.first + stretch.count]
        return "\n".join(line.strip() for line in letters.splitlines())

    def paint(self, painter: QPainter, pages: PdfPages, seen: QRect, scale: float) -> None:
        """Marks the letters on their page, seen at `seen`."""
        stretch = self.stretch
        boxes = pages.boxes(stretch.page, stretch.first, stretch.count)
        _fill(painter, placed(boxes, seen, scale), "selection")


def on_paper(point: QPointF, seen: QRect, scale: float) -> QPointF:
    """Returns a point of the view in points from the top left of the page seen at `seen`."""
    return QPointF((point.x() - seen.left()) / scale, (point.y() - seen.top()) / scale)


def _fill(painter: QPainter, places: Iterable[QRectF], role: str) -> None:
    """Colours places as a felt pen does: the letters stay black."""
    if not role:
        return
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for place in places:
        painter.fillRect(place, theme.LIGHT.colour(role))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
