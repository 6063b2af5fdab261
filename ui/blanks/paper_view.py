"""A sheet of paper in a scrolled window between two rulers, out of which guides are pulled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui import theme
from ui.blanks.geometry import LARGEST_SCALE, SMALLEST_SCALE, PaperPlace, fitting_scale
from ui.blanks.rulers import Ruler
from ui.blanks.snapping import Guides

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from parindex_desktop.domain.certificates.boxes import Box

_ZOOM: Final = 1.2


class PaperView(QAbstractScrollArea):
    """Knows where the paper lies; what is on it is drawn by a subclass.

    Attributes:
        guides: Lines pulled out of the rulers, for as long as this paper is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.guides = Guides()
        self._pulled: Guides | None = None
        self._paper = (0, 0)
        self._shade: Box | None = None
        self._scale: float | None = None
        self._across = Ruler(Qt.Orientation.Horizontal, self)
        self._down = Ruler(Qt.Orientation.Vertical, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)
        self.viewport().setAutoFillBackground(True)
        for ruler, lies in ((self._across, True), (self._down, False)):
            ruler.guide_pulled.connect(partial(self._pull_guide, lies))
            ruler.guide_dropped.connect(partial(self._drop_guide, lies))
        theme.appearance().changed.connect(self._arrange)

    @property
    def shown_guides(self) -> Guides:
        """The guides, with the one that is being pulled."""
        return self._pulled or self.guides

    def set_paper(self, width: int, height: int, *, anew: bool) -> None:
        """Shows a paper, in tenths of a millimetre; `anew` fits it and forgets its guides."""
        self._paper = (width, height)
        if anew:
            self.guides, self._scale = Guides(), None
        self._arrange()

    def set_shade(self, shade: Box | None) -> None:
        """Shows on the rulers what is selected."""
        self._shade = shade
        self._show_rulers()
        self.viewport().update()

    def zoom(self, step: int) -> None:
        """Zooms in (1), out (-1), or fits the page (0)."""
        if step == 0:
            self._scale = None
            self._arrange()
        else:
            self._zoom_around(_ZOOM**step, QPointF(self.viewport().rect().center()))

    @property
    def place(self) -> PaperPlace:
        """Where the paper lies in the viewport."""
        size, room, gap = self._pixels(), self.viewport().size(), self._gap()
        left, top = (
            gap - bar.value() if pixels + 2 * gap > seen else (seen - pixels) // 2
            for bar, pixels, seen in (
                (self.horizontalScrollBar(), size.width(), room.width()),
                (self.verticalScrollBar(), size.height(), room.height()),
            )
        )
        return PaperPlace(self._shown_scale(), float(left), float(top))

    @property
    def paper_rect(self) -> QRect:
        """The whole paper in pixels of the viewport."""
        place = self.place
        return QRect(QPointF(place.left, place.top).toPoint(), self._pixels())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls; with Ctrl it zooms around the mouse."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_around(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM, event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the page again."""
        super().resizeEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Moves page and rulers."""
        self._show_rulers()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Room in which a blank can be worked at."""
        return QSize(theme.em(30), theme.em(22))

    def minimumSizeHint(self) -> QSize:
        """Room in which a page can still be seen; a screen with large text scrolls."""
        return QSize(theme.em(16), theme.em(12))

    def _pull_guide(self, lies: bool, at: QPointF) -> None:
        """Shows where a guide would stand, as long as that is on the paper."""
        guide = self._guide_at(lies, at)
        self._pulled = self._with_guide(lies, guide) if guide is not None else None
        self.viewport().update()

    def _drop_guide(self, lies: bool, at: QPointF) -> None:
        """Puts a guide where the mouse let it go; beside the paper all of its kind go."""
        guide = self._guide_at(lies, at)
        if guide is not None:
            self.guides = self._with_guide(lies, guide)
        elif lies:
            self.guides = Guides(self.guides.across, ())
        else:
            self.guides = Guides((), self.guides.down)
        self._pulled = None
        self.viewport().update()

    def _guide_at(self, lies: bool, at: QPointF) -> int | None:
        """Returns where a guide at a global point stands on the paper, None beside it."""
        x, y = self.place.tenths(QPointF(self.viewport().mapFromGlobal(at.toPoint())))
        place, side = (y, self._paper[1]) if lies else (x, self._paper[0])
        return place if 0 < place < side else None

    def _with_guide(self, lies: bool, guide: int) -> Guides:
        across, down = self.guides.across, self.guides.down
        return Guides(across, (*down, guide)) if lies else Guides((*across, guide), down)

    def _arrange(self) -> None:
        breadth, gap = Ruler.breadth(), self._gap()
        self.setViewportMargins(breadth, breadth, 0, 0)
        room = self.viewport().geometry()
        self._across.setGeometry(room.left(), room.top() - breadth, room.width(), breadth)
        self._down.setGeometry(room.left() - breadth, room.top(), breadth, room.height())
        size = self._pixels()
        for bar, whole, seen in (
            (self.horizontalScrollBar(), size.width() + 2 * gap, room.width()),
            (self.verticalScrollBar(), size.height() + 2 * gap, room.height()),
        ):
            bar.setRange(0, max(whole - seen, 0))
            bar.setPageStep(seen)
            bar.setSingleStep(theme.em(2))
        self._show_rulers()
        self.viewport().update()

    def _show_rulers(self) -> None:
        own, place = self._shade, self.place
        self._across.show_paper(place, self._paper[0], (own.left, own.right) if own else None)
        self._down.show_paper(place, self._paper[1], (own.top, own.bottom) if own else None)

    def _shown_scale(self) -> float:
        if self._scale is not None or not all(self._paper):
            return self._scale or 1.0
        return fitting_scale(*self._paper, self.viewport().size(), self._gap())

    def _pixels(self) -> QSize:
        scale = self._shown_scale()
        return QSize(round(self._paper[0] * scale), round(self._paper[1] * scale))

    def _zoom_around(self, factor: float, anchor: QPointF) -> None:
        """Zooms so that the paper under the mouse stays there."""
        before = self.place.tenths(anchor)
        self._scale = min(max(self._shown_scale() * factor, SMALLEST_SCALE), LARGEST_SCALE)
        self._arrange()
        now = self.place
        for bar, shift in (
            (self.horizontalScrollBar(), now.x(before[0]) - anchor.x()),
            (self.verticalScrollBar(), now.y(before[1]) - anchor.y()),
        ):
            bar.setValue(bar.value() + round(shift))
        self._arrange()

    @staticmethod
    def _gap() -> int:
        return theme.em(0.75)
