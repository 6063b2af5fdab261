"""The list of units over the work, where no room is for it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui import theme
from ui.navigator.unit_list import UnitList
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.units import UnitId
    from ui.context import Context


class UnitPopup(QFrame):
    """Goes away when a unit is chosen, with Escape, or when the focus goes elsewhere.

    It is no window of its own: those that pop up grab the keyboard, which input methods dislike.

    Attributes:
        units: The list.

    Signals:
        unit_chosen: The id of the unit that the person wants to see.
        closed: The focus is wanted back.
    """

    unit_chosen = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self.setProperty("piece", "card")
        self.setAutoFillBackground(True)
        self.units = UnitList(context)
        self.units.unit_chosen.connect(self._choose)
        self.setLayout(column(self.units, margin=0.5))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.hide()

    def open(self, unit_id: UnitId | None) -> None:
        """Shows the list over the left of its place, with a unit marked, ready to be searched."""
        self.units.show_unit(unit_id)
        margin = theme.em(0.3)
        height = min(theme.em(30), self._place.height() - 2 * margin)
        self.setGeometry(margin, margin, theme.em(18), height)
        self.show()
        self.raise_()
        self.units.search.clear()
        self.units.start_search()

    def event(self, event: QEvent) -> bool:
        """Keeps Escape from the commands of what lies below."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _choose(self, unit_id: UnitId) -> None:
        self._close()
        self.unit_chosen.emit(unit_id)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Goes away without taking the focus back from where the person put it."""
        if self.isVisible() and now is not None and not self.isAncestorOf(now):
            popped_up = now.window() is not self.window()  # the choices of the filter
            self.setVisible(popped_up)
