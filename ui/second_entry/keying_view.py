"""The table that a sheet is keyed into: one column of cells, Enter goes down and never round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from parindex_desktop.services.score_search import Spot
from ui import theme
from ui.grid.cell_painter import paint_cell, paint_lines, paint_text
from ui.grid.cell_view import CellView
from ui.grid.delegate import CellDelegate
from ui.grid.looks import make_looks
from ui.grid.moves import Move
from ui.second_entry.keying_model import CODE, MAXIMUM, NAME, VALUE, KeyingModel
from ui.widgets.filling import ColumnWidths

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

_LINES_A_ROW = 1.55
_INDENT = 0.8
_DOWN = {Move.DOWN: Move.NEW_LINE, Move.UP: Move.LINE_BACK}


class KeyingDelegate(CellDelegate):
    """Paints code, name and maximum as words, and the cell to type into as the grid does."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints one cell."""
        model = index.model()
        assert isinstance(model, KeyingModel)
        row, column, looks = index.row(), index.column(), self.looks
        line, rect = model.lines[row], option.rect
        paint_lines(painter, rect, looks, strong_right=False)
        inside = rect.adjusted(0, 0, -1, -1)
        cell, in_row = model.cell(row, column), row == self.row
        if column == VALUE and line.is_leaf:
            paint_cell(painter, inside, cell, looks, in_row=in_row, current=in_row)
            return
        behind = looks.row_tint if in_row else looks.surface
        painter.fillRect(inside, behind if line.is_leaf else looks.raised)
        indent = looks.part(_INDENT * line.depth + 0.01) if column == NAME and line.depth else 0
        font = looks.font if line.is_leaf else looks.bold
        room = looks.part(0.35)
        width = inside.width() - 2 * room - indent
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, width)
        paint_text(
            painter,
            inside.adjusted(indent, 0, 0, 0),
            text,
            font=font,
            colour=looks.muted if column == MAXIMUM else looks.text,
            right=column == MAXIMUM,
            room=room,
        )


class KeyingView(CellView):
    """Only the cells to type into can be gone to; a heading of a branch is passed over."""

    _skips = True

    def __init__(self, model: KeyingModel, parent: QWidget | None = None) -> None:
        super().__init__(model, KeyingDelegate(), parent)
        self._keying = model
        self._set_up()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setSelectionMode(CellView.SelectionMode.SingleSelection)
        ColumnWidths(self, {CODE: 4.5, MAXIMUM: 6, VALUE: 7}, filling=NAME, least=12)
        theme.appearance().changed.connect(self._dress)
        self._dress()

    def go(self, move: Move, *, extend: bool = False) -> None:
        """Moves up and down over cells only."""
        super().go(_DOWN.get(move, move))

    def go_to(self, spot: Spot, *, extend: bool = False) -> None:
        """Makes the cell of a row the current one; of a heading the one below it, else above."""
        rows = self._keying.open_rows
        if rows:
            row = next((each for each in rows if each >= spot.row), rows[-1])
            super().go_to(Spot(row, VALUE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in a row goes to its cell."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column() == VALUE:
            super().mousePressEvent(event)
            return
        self.commit_editor()
        self.go_to(Spot(index.row(), VALUE))

    def _dress(self) -> None:
        self.cells.looks = make_looks()
        self.verticalHeader().setDefaultSectionSize(self.cells.looks.part(_LINES_A_ROW))
        self.viewport().update()
