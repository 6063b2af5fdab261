"""A chart on the screen: it follows width, colours and text size, and each row can be reached."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from parindex_desktop.domain.charts.drawing import Drawing, Frame
from parindex_desktop.domain.charts.layout import drawing_of
from ui import theme
from ui.charts.painting import measure, paint, worn_colours

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from parindex_desktop.domain.charts.drawing import Spot
    from parindex_desktop.domain.charts.layout import Chart

_MARGIN = 0.6
_LETTERS = 0.74
"""Of the letters, as a share of the height of a line of text: what the window's own have."""


class ChartView(QAbstractScrollArea):
    """Shows one chart; arrows go through its rows, Enter or a click opens what one stands for.

    Attributes:
        drawing: What is shown, from the upper left corner of the chart; None without a chart.

    Signals:
        pointed: What is to be told of the current row; empty without one.
        opened: The key of a row, the id of a unit.
    """

    pointed = Signal(str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: Drawing | None = None
        self._chart: Chart | None = None
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        theme.appearance().changed.connect(self._lay_out)

    def show_chart(self, chart: Chart | None, name: str) -> None:
        """Shows a chart; the current row stays with its unit.

        Args:
            chart: None for nothing at all.
            name: What it is, for those who do not see it.
        """
        key = self.current.key if self.current is not None else None
        self._chart = chart
        self._lay_out()
        spots = self.drawing.spots if self.drawing else ()
        same = (n for n, spot in enumerate(spots) if key is not None and spot.key == key)
        self._current = next(same, -1)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(spot.told for spot in spots))
        self.pointed.emit(self.current.told if self.current else "")

    @property
    def current(self) -> Spot | None:
        """The row that keys act on; None before one was chosen."""
        spots = self.drawing.spots if self.drawing else ()
        return spots[self._current] if 0 <= self._current < len(spots) else None

    def sizeHint(self) -> QSize:
        """Returns room for about ten rows."""
        return QSize(theme.em(40), theme.em(16))

    def minimumSizeHint(self) -> QSize:
        """Returns the least that can be read."""
        return QSize(theme.em(24), theme.em(9))

    # ---- layout ---------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the chart out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Fills the room there is; a chart that is higher scrolls, and gives way to the bar."""
        self.drawing = self._drawing_in(self.width())
        over = self.drawing is not None and self.drawing.height > self._room
        if over:
            self.drawing = self._drawing_in(
                self.width() - self.verticalScrollBar().sizeHint().width()
            )
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(policy)
        bar = self.verticalScrollBar()
        bar.setRange(0, round(self.drawing.height - self._room) + 1 if self.drawing and over else 0)
        bar.setPageStep(max(round(self._room), 1))
        bar.setSingleStep(theme.em(1.5))
        self.viewport().update()

    def _drawing_in(self, width: float) -> Drawing | None:
        inside = width - 2 * self._margin
        if self._chart is None or inside <= 0:
            return None
        return drawing_of(self._chart, Frame(inside, self._room, theme.em(_LETTERS), measure))

    @property
    def _margin(self) -> int:
        return theme.em(_MARGIN)

    @property
    def _room(self) -> float:
        return max(self.height() - 2.0 * self._margin, 1.0)

    @property
    def _origin(self) -> QPointF:
        """Where the chart begins in the viewport."""
        return QPointF(self._margin, self._margin - self.verticalScrollBar().value())

    # ---- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the chart over the current row."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.tokens().colour("surface"))
        painter.translate(self._origin)
        if self.drawing is not None:
            shown = QRectF(event.rect()).translated(-self._origin)
            paint(painter, self.drawing, worn_colours(), shown)
            if self.current is not None:
                self._paint_current(painter, self.current)
        painter.end()

    def _paint_current(self, painter: QPainter, spot: Spot) -> None:
        """Frames the current row; stronger while keys go there."""
        worn, room = theme.tokens(), self._margin / 2
        role, width = ("accent", 2) if self.hasFocus() else ("control", 1)
        painter.setPen(QPen(worn.colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(spot.left, spot.top, spot.width, spot.height)
        painter.drawRoundedRect(frame.adjusted(-room, 0, room, 0), room / 2, room / 2)

    # ---- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes through the rows; Enter opens the current one."""
        last = len(self.drawing.spots) - 1 if self.drawing else -1
        page = 10
        steps = {
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Up: max(self._current, 1) - 1,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self._go_to(min(max(steps[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows where a click leads on."""
        place = self._spot_at(event.position())
        leads = (
            place >= 0 and self.drawing is not None and self.drawing.spots[place].key is not None
        )
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens what was clicked."""
        place = self._spot_at(event.position())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(place)
            self._open()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells names in full and values below the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._spot_at(QPointF(event.pos()))
            told = self.drawing.spots[place].told if place >= 0 and self.drawing else ""
            QToolTip.showText(event.globalPos(), f"<qt>{escape(told)}</qt>" if told else "", self)
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins with the first row."""
        super().focusInEvent(event)
        if self.current is None and self.drawing is not None and self.drawing.spots:
            self._go_to(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draws the frame of the current row thinner."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _spot_at(self, place: QPointF) -> int:
        at = place - self._origin
        spots = self.drawing.spots if self.drawing else ()
        return next((n for n, spot in enumerate(spots) if spot.holds(at.x(), at.y())), -1)

    def _go_to(self, place: int) -> None:
        """Makes a row the current one, in sight, and tells it."""
        self._current = place
        spot = self.current
        assert spot is not None
        bar, top = self.verticalScrollBar(), self._margin + spot.top
        if top < bar.value() + self._margin:
            bar.setValue(0 if not place else round(top) - self._margin)
        elif top + spot.height > bar.value() + self.height() - self._margin:
            bar.setValue(round(top + spot.height + self._margin) - self.height())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spot.told))
        self.pointed.emit(spot.told)
        self.viewport().update()

    def _open(self) -> None:
        if self.current is not None and self.current.key is not None:
            self.opened.emit(self.current.key)
