"""A dialog that is always as high as its words need, also when a refusal adds some."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog


class GrowingDialog(QDialog):
    """Qt makes room for wrapped words once, before it is known how wide they may be."""

    def event(self, event: QEvent) -> bool:
        """Grows when what it holds asks for more room, and when it is first shown."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._grow()
        return done

    def _grow(self) -> None:
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), needed)
