"""The scrolled view of a PDF's pages: zoom, page by page, only what is seen is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui import theme
from ui.preview.layout import (
    LARGEST_ZOOM,
    SMALLEST_ZOOM,
    Fit,
    PageLayout,
    fitting_scale,
    lay_out,
    next_zoom,
)
from ui.preview.marks import Selection, on_paper, paint_found, placed
from ui.preview.pages import POINTS_PER_INCH

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ui.preview.finder import Finder
    from ui.preview.page_text import Stretch
    from ui.preview.pages import PdfPages

_KEPT_PICTURES = 8
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
"""With Ctrl; 0 fits the width."""


class PdfView(QAbstractScrollArea):
    """Shows the pages below one another. Ctrl with wheel, plus, minus and 0 zooms.

    Attributes:
        selection: The letters selected with the mouse; None for none.

    Signals:
        page_changed: The page at the top, counted from 0.
        zoom_changed: The zoom, 1.0 for the size on paper.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._finder: Finder | None = None
        self.selection: Selection | None = None
        self._fit = Fit.WIDTH
        self._layout = PageLayout(1.0, (), QSize(0, 0))
        self._pictures: dict[tuple[int, float], QImage] = {}
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        # Without this the bar comes and goes while a page is fitted to the width beside it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def page(self) -> int:
        """The page at the top, counted from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """1.0 for the size on paper."""
        return self._layout.scale / self._paper_scale()

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    def set_pages(self, pages: PdfPages | None) -> None:
        """Shows another document; place and zoom stay as far as it has that page."""
        self._pages = pages
        self.selection = None
        self._pictures.clear()
        place = self.verticalScrollBar().value()
        self._arrange()
        self.verticalScrollBar().setValue(place)
        self._on_scrolled()

    def set_finder(self, finder: Finder) -> None:
        """Marks what a search finds, and scrolls to the place it is at."""
        self._finder = finder
        finder.changed.connect(self.viewport().update)
        finder.reached.connect(self.show_stretch)

    def show_stretch(self, stretch: Stretch) -> None:
        """Scrolls as little as needed to see letters with some lines around them."""
        if self._finder is None or not (boxes := self._finder.boxes(stretch)):
            return
        page = self._layout.rects[stretch.page]
        place = placed(boxes, page, self._layout.scale)[0]
        room, around = self.viewport().size(), theme.em(3)
        for bar, low, high, size in (
            (self.verticalScrollBar(), place.top(), place.bottom(), room.height()),
            (self.horizontalScrollBar(), place.left(), place.right(), room.width()),
        ):
            if low - around < bar.value() or high + around > bar.value() + size:
                bar.setValue(int(low) - size // 3)

    def set_fit(self, fit: Fit) -> None:
        """Lets the zoom follow the width or height of the view."""
        page = self._page
        self._fit = fit
        self._arrange()
        self.show_page(page)

    def set_zoom(self, zoom: float) -> None:
        """Zooms; what stands in the middle stays there."""
        self._zoom_around(zoom, self.viewport().rect().center())

    def zoom_step(self, step: int) -> None:
        """Zooms to the next usual size, larger (1) or smaller (-1)."""
        self.set_zoom(next_zoom(self.zoom, step))

    def show_page(self, page: int) -> None:
        """Scrolls to the top of a page, counted from 0."""
        if self._layout.rects:
            at = min(max(page, 0), len(self._layout.rects) - 1)
            self.verticalScrollBar().setValue(self._layout.rects[at].top() - self._gap())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the pages to the new room."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pages that are seen."""
        painter = QPainter(self.viewport())
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for place, rect in enumerate(self._layout.rects):
            seen = rect.translated(-shift)
            if seen.intersects(event.rect()):
                painter.drawImage(seen, self._picture(place))
                painter.setPen(theme.tokens().colour("border"))
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))
                self._paint_marks(painter, place, seen)
        if self.hasFocus():
            painter.setPen(theme.tokens().colour("accent"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Claims the zoom keys from the window, where they change the size of the text."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            copies = self.selection is not None and event.matches(QKeySequence.StandardKey.Copy)
            if copies or (control and event.key() in _ZOOM_KEYS):
                event.accept()
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to select letters."""
        self.selection = None
        if event.button() == Qt.MouseButton.LeftButton:
            hit = self._letter_at(event, None)
            self.selection = Selection(*hit, hit[1]) if hit else None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Selects letters as far as the mouse is pulled, on one page."""
        if self.selection is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        hit = self._letter_at(event, self.selection.page)
        if hit is not None:
            self.selection.end = hit[1]
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click alone selects nothing."""
        super().mouseReleaseEvent(event)
        if self.selection is not None and self.selection.start == self.selection.end:
            self.selection = None
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms around the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            factor = 1.15 if event.angleDelta().y() > 0 else 1 / 1.15
            self._zoom_around(self.zoom * factor, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by PgUp, PgDn, Home and End; zooms by Ctrl with plus, minus and 0; copies."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.selection is not None and self._pages is not None:
                QGuiApplication.clipboard().setText(self.selection.text(self._pages))
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _ZOOM_KEYS:
            step = _ZOOM_KEYS[key]
            if step:
                self.zoom_step(step)
            else:
                self.set_fit(Fit.WIDTH)
            return
        pages = {
            Qt.Key.Key_PageUp: self._page - 1, Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._layout.rects) - 1,
        }  # fmt: skip
        if key in pages:
            self.show_page(pages[key])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Shows the ring of the focus."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        """Takes the ring of the focus away."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def _arrange(self) -> None:
        sizes = self._pages.sizes if self._pages else ()
        room, gap = self.viewport().size(), self._gap()
        scale = self._layout.scale
        if sizes and self._fit is not Fit.NONE:
            scale = fitting_scale(sizes, self._fit, gap=gap, room=room)
        before = self._layout.scale
        self._layout = lay_out(sizes, scale=scale, gap=gap, room=room)
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(self._layout.size.height() - room.height(), 0))
        vertical.setPageStep(room.height())
        vertical.setSingleStep(theme.em(2))
        horizontal.setRange(0, max(self._layout.size.width() - room.width(), 0))
        horizontal.setPageStep(room.width())
        self.viewport().update()
        if scale != before:
            self._pictures.clear()
            self.zoom_changed.emit(self.zoom)

    def _zoom_around(self, zoom: float, anchor: QPoint) -> None:
        if not self._layout.rects:
            return
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        sides = (anchor.x(), self._layout.size.width()), (anchor.y(), self._layout.size.height())
        parts = [(b.value() + at) / whole for b, (at, whole) in zip(bars, sides, strict=True)]
        self._fit = Fit.NONE
        scale = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM) * self._paper_scale()
        self._layout = PageLayout(scale, self._layout.rects, self._layout.size)
        self._pictures.clear()
        self._arrange()
        wholes = (self._layout.size.width(), self._layout.size.height())
        for bar, part, whole, (at, _) in zip(bars, parts, wholes, sides, strict=True):
            bar.setValue(round(part * whole) - at)
        self.zoom_changed.emit(self.zoom)

    def _paint_marks(self, painter: QPainter, page: int, seen: QRect) -> None:
        assert self._pages is not None
        if self._finder is not None:
            paint_found(painter, self._finder, page, seen, self._layout.scale)
        if self.selection is not None and self.selection.page == page:
            self.selection.paint(painter, self._pages, seen, self._layout.scale)

    def _letter_at(self, event: QMouseEvent, page: int | None) -> tuple[int, int] | None:
        """Returns page and letter under the mouse; looks only on `page` where one is given."""
        shift = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for place, rect in enumerate(self._layout.rects):
            seen = rect.translated(-shift)
            if page in (None, place) and seen.contains(event.position().toPoint()):
                assert self._pages is not None
                point = on_paper(event.position(), seen, self._layout.scale)
                letter = self._pages.letter_at(place, point)
                return None if letter is None else (place, letter)
        return None

    def _picture(self, place: int) -> QImage:
        assert self._pages is not None
        key = (place, self._layout.scale * self.devicePixelRatioF())
        if key not in self._pictures:
            if len(self._pictures) >= _KEPT_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = self._pages.picture(*key)
        return self._pictures[key]

    def _on_scrolled(self) -> None:
        page = self._layout.page_at(
            self.verticalScrollBar().value() + self.viewport().height() // 3
        )
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _gap(self) -> int:
        return theme.em(0.75)

    def _paper_scale(self) -> float:
        return self.logicalDpiY() / POINTS_PER_INCH
