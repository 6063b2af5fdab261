"""Many choices in a scrolled area: not changed by the wheel, replaced without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent


class Choice(QComboBox):
    """A combo box among many in a scrolled area."""

    def __init__(self) -> None:
        super().__init__()
        self._fill: Callable[[], object] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)

    def fill_on_opening(self, fill: Callable[[], object]) -> None:
        """Calls `fill` each time before the list opens."""
        self._fill = fill

    def showPopup(self) -> None:
        """Fills the list up, then opens it."""
        if self._fill is not None:
            self._fill()
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolled area."""
        event.ignore()


def put_into(area: QScrollArea, inner: QWidget) -> None:
    """Shows other widgets; the old ones may be in the middle of telling what was chosen."""
    old = area.takeWidget()
    area.setWidget(inner)
    if old is not None:
        old.hide()
        old.deleteLater()
