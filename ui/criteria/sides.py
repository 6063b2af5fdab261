"""Tree and details side by side, in shares that stay when the window changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent


class Sides(QSplitter):
    """Two parts with a handle between them.

    Attributes:
        percent: Share of the width that the left part has.

    Signals:
        shared: The person moved the handle; the new share in percent.
    """

    shared = Signal(int)

    def __init__(self, left: QWidget, right: QWidget, percent: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.percent = percent
        for part in (left, right):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self.setMinimumHeight(theme.em(8))
        # What the details would like must not make the whole screen scroll.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.splitterMoved.connect(lambda _at, _handle: self._keep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the shares; Qt would give the room by what each part likes."""
        super().resizeEvent(event)
        self.share()

    def showEvent(self, event: QShowEvent) -> None:
        """Shares the room for the first time."""
        super().showEvent(event)
        self.share()

    def share(self) -> None:
        """Gives both parts their share."""
        room = self.width() - self.handleWidth()
        left = room * self.percent // 100
        self.setSizes([left, room - left])

    def _keep(self) -> None:
        left, right = self.sizes()
        self.percent = left * 100 // max(left + right, 1)
        self.shared.emit(self.percent)
