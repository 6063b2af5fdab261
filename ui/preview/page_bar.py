"""The bar over the pages: which page, how large, and the way to look for words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QSpinBox, QToolButton, QWidget

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.preview.layout import Fit
from ui.widgets.buttons import tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

_NARROW: Final = 22
"""Lines of text across, below which not everything finds room."""
_ZOOMS: Final = (50, 75, 100, 125, 150, 200)
"""Percent offered in the menu."""


class PageBar(QWidget):
    """Page by page, a page by its number, zoom in steps and by a menu.

    Attributes:
        number: The box with the number of the page at the top.
        zoom: The button that shows the zoom and offers others.

    Signals:
        page_wanted: A page, counted from 0.
        zoom_stepped: 1 for larger, -1 for smaller.
        zoom_wanted: 1.0 for the size on paper.
        fit_wanted: What the zoom shall follow.
        find_wanted: The person wants to look for words.
    """

    page_wanted = Signal(int)
    zoom_stepped = Signal(int)
    zoom_wanted = Signal(float)
    fit_wanted = Signal(object)
    find_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self.number = number_box(QSpinBox())
        self.number.setKeyboardTracking(False)  # `12` is not first page 1
        self.number.setAccessibleName(tr("Page"))
        self.number.valueChanged.connect(lambda number: self.page_wanted.emit(number - 1))
        self._count = label("", "muted")
        self._busy = label("", "muted")
        step = self.zoom_stepped.emit
        self._actions = [
            self._action(tr("Previous page"), "arrow-up", "PgUp", lambda: self._turn(-1)),
            self._action(tr("Next page"), "arrow-down", "PgDown", lambda: self._turn(1)),
            self._action(tr("Smaller"), "zoom-out", "Ctrl+-", lambda: step(-1)),
            self._action(tr("Larger"), "zoom-in", "Ctrl++", lambda: step(1)),
            self._action(tr("Find words"), "search", "Ctrl+F", self.find_wanted.emit),
        ]
        up, down, smaller, larger, find = map(tool_button, self._actions)
        self._arrows = (up, down)
        self.zoom = self._zoom_button()
        self.setLayout(
            row(
                up, down, self.number, self._count, self._busy, None, find, smaller, self.zoom,
                larger, gap=0.2, margin=0.25,
            )
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives up the arrows where there is little room: the box has its own."""
        super().resizeEvent(event)
        for arrow in self._arrows:
            arrow.setVisible(self.width() >= theme.em(_NARROW))

    def set_busy(self, text: str) -> None:
        """Tells that the pages shown are being made anew; an empty text that they are not."""
        self._busy.setText(text)

    def show_place(self, page: int, count: int) -> None:
        """Shows which page, counted from 0, is at the top, and of how many."""
        self._page = page
        for action in self._actions:
            action.setEnabled(count > 0)
        for each in (self.number, self.zoom):
            each.setEnabled(count > 0)
        self.number.blockSignals(True)
        self.number.setRange(min(count, 1), count)
        self.number.setValue(page + 1)
        self.number.blockSignals(False)
        self.number.setVisible(count > 0)
        self._count.setText(tr("of {count}", count=count) if count else "")

    def show_zoom(self, zoom: float | None) -> None:
        """Shows a zoom, 1.0 for the size on paper; None where there is no page."""
        self.zoom.setText("" if zoom is None else f"{int(zoom * 100 + 0.5)} %")

    def _turn(self, step: int) -> None:
        self.page_wanted.emit(self._page + step)

    def _zoom_button(self) -> QToolButton:
        menu = QMenu(self)
        menu.addAction(tr("Fit &width"), lambda: self.fit_wanted.emit(Fit.WIDTH))
        menu.addAction(tr("Whole &page"), lambda: self.fit_wanted.emit(Fit.PAGE))
        menu.addSeparator()
        for percent in _ZOOMS:
            menu.addAction(f"{percent} %", partial(self.zoom_wanted.emit, percent / 100))
        made = QToolButton()
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setToolTip(tr("Zoom"))
        made.setAccessibleName(tr("Zoom"))
        return made

    def _action(self, text: str, icon: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        icons.dress(action, icon)
        # Pressed in the view, which claims them from the window.
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})")
        action.triggered.connect(lambda _checked=False: act())
        return action
