"""Column widths in lines of text, with one column that takes the room left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QTableView


class ColumnWidths(QObject):
    """Keeps the widths of a table's columns.

    Qt's stretched column shrinks to nothing in a narrow window; this one keeps its least width, and
    the table scrolls.
    """

    def __init__(
        self, view: QTableView, widths: Mapping[int, float], *, filling: int, least: float
    ) -> None:
        """Sets the widths.

        Args:
            view: The table; its model is set.
            widths: Column -> width in lines of text.
            filling: The column that takes the rest.
            least: Its least width in lines of text.
        """
        super().__init__(view)
        self._view, self._widths, self._filling, self._least = view, widths, filling, least
        view.viewport().installEventFilter(self)
        theme.appearance().changed.connect(self._set_widths)
        self._set_widths()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fills the new room when the table was resized; Qt installs this."""
        if event.type() is QEvent.Type.Resize:
            self.fill()
        return super().eventFilter(watched, event)

    def fill(self) -> None:
        """Gives the filling column the rest, as after columns were hidden or shown."""
        taken = sum(self._view.columnWidth(column) for column in self._widths)
        left = self._view.viewport().width() - taken
        self._view.setColumnWidth(self._filling, max(left, theme.em(self._least)))

    def _set_widths(self) -> None:
        for column, ems in self._widths.items():
            self._view.setColumnWidth(column, theme.em(ems))
        self.fill()
