"""How a cell of the sheet is painted: as in the grid, with the trend against the self score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPolygon

from parindex_desktop.services.sheet import Trend
from ui.grid.cell_painter import paint_cell, paint_lines
from ui.grid.delegate import SELECTED, CellDelegate
from ui.sheet.line_header import ground_of
from ui.sheet.model import SheetModel

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.grid.delegate import Index


class SheetDelegate(CellDelegate):
    """Paints the cells of the sheet."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell; a branch lies on its own ground."""
        model = index.model()
        assert isinstance(model, SheetModel)
        row, column = index.row(), index.column()
        rect = option.rect
        current = row == self.row and column == self.column
        paint_lines(painter, rect, self.looks, strong_right=False)
        paint_cell(
            painter,
            rect.adjusted(0, 0, -1, -1),
            model.cell(row, column),
            self.looks,
            selected=bool(option.state.value & SELECTED) and not current,
            in_row=row == self.row,
            current=current,
            ground=ground_of(model.lines[row], self.looks) or self._locked_ground(model, row),
        )
        self._paint_trend(painter, rect, model.trend(row, column))

    def _locked_ground(self, model: SheetModel, row: int) -> QColor | None:
        return self.looks.locked if model.is_locked() and row != self.row else None

    def _paint_trend(self, painter: QPainter, rect: QRect, trend: Trend) -> None:
        """A triangle at the left: down for less than the unit gave itself, up for more."""
        if trend is Trend.SAME:
            return
        looks = self.looks
        side = looks.part(0.45)
        left, middle = rect.left() + looks.part(0.3), rect.center().y()
        down = trend is Trend.LOWER
        base, tip = (
            middle + (-side // 3 if down else side // 3),
            middle + (side // 3 if down else -side // 3),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(looks.danger if down else looks.ok)
        painter.drawPolygon(
            QPolygon([QPoint(left, base), QPoint(left + side, base), QPoint(left + side // 2, tip)])
        )
