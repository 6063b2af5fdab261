"""Blocks between the grid and a spreadsheet, through the clipboard of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from parindex_desktop.domain.importing.reading import DecimalMark
from parindex_desktop.i18n import tr
from parindex_desktop.services.score_paste import (
    Copied,
    ambiguous_text,
    fit_block,
    fit_cells,
    read_block,
    write_block,
)
from parindex_desktop.services.score_search import Spot
from ui.messages import Question

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.services.score_paste import Copies, Rows
    from ui.grid.cell_entry import CellEntry
    from ui.grid.cell_model import CellModel
    from ui.grid.cell_view import CellView


_CELLS = "application/x-parindex-cells"
"""Marks a clipboard of ours, so that facts and grounds come along with the texts."""


class CellClipboard:
    """Copies, cuts and pastes the selection of a table of scores."""

    def __init__(self, view: CellView, model: CellModel, entry: CellEntry) -> None:
        self._view = view
        self._model = model
        self._entry = entry
        self._mark = b""
        self._copies: Copies = []

    def copy(self) -> None:
        """Puts the selected cells on the clipboard; a gap in the selection is a blank."""
        spots = set(self._view.selected_spots())
        if not spots:
            return
        rows = range(min(s.row for s in spots), max(s.row for s in spots) + 1)
        columns = range(min(s.column for s in spots), max(s.column for s in spots) + 1)
        block = [
            [self._model.cell(row, c).text if (row, c) in spots else "" for c in columns]
            for row in rows
        ]
        self._mark = uuid4().bytes
        self._copies = [[self._copied(Spot(row, c), spots) for c in columns] for row in rows]
        data = QMimeData()
        data.setText(write_block(block))
        if not any(self._model.refusal(*spot) for spot in spots):
            data.setData(_CELLS, self._mark)
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Copies the selected cells and makes them blank."""
        self.copy()
        self._entry.clear(self._view.selected_spots(), cut=True)

    def paste(self) -> None:
        """Puts the clipboard in from the upper left of the selection on."""
        ranges = self._view.selected_ranges()
        rows = read_block(QGuiApplication.clipboard().text())
        if not ranges or not rows:
            return
        target = ranges[0]
        start = Spot(target.top(), target.left())
        if self._mark and QGuiApplication.clipboard().mimeData().data(_CELLS) == self._mark:
            copies = fit_cells(self._copies, target.height(), target.width())
            self._entry.paste_copies(copies, start)
            self._select(start, len(copies), len(copies[0]))
            return
        block = fit_block(rows, target.height(), target.width())
        text = self._ambiguous(block, start)
        if text is None:
            self._put(block, start, DecimalMark.COMMA)
        else:
            self._ask(text, lambda mark: self._put(block, start, mark))

    def _ambiguous(self, block: Rows, start: Spot) -> str | None:
        """Returns the first text that reads both ways, None without one."""
        across = range(start.column, self._model.columnCount())
        leaves = [leaf for column in across if (leaf := self._model.leaf_at(start.row, column))]
        return ambiguous_text(block, leaves)

    def _put(self, block: Rows, start: Spot, mark: DecimalMark) -> None:
        self._entry.paste(block, start, mark)
        self._select(start, len(block), len(block[0]))

    def _select(self, start: Spot, height: int, width: int) -> None:
        bottom = min(start.row + height, self._model.rowCount()) - 1
        right = min(start.column + width, self._model.columnCount()) - 1
        self._view.select_block(start, Spot(bottom, right))

    def _copied(self, spot: Spot, spots: set[Spot]) -> Copied | None:
        leaf = self._model.leaf_at(*spot)
        if spot not in spots or leaf is None or not self._model.stages_at(*spot):
            return None
        return Copied(leaf, self._model.score(*spot)[0])

    def _ask(self, text: str, on_answer: Callable[[DecimalMark], object]) -> None:
        """Asks once for the whole paste; nothing is guessed."""
        digits = text.replace(".", "").replace(",", "")
        before, after = digits[:-3], digits[-3:]
        question = Question(
            self._view,
            title=tr("How is this number meant?"),
            text=tr("“{text}” can be read in two ways.", text=text),
            hint=tr("The answer holds for this whole paste."),
        )
        question.offer(tr("&Cancel"))
        own = DecimalMark.COMMA if "," in text else DecimalMark.POINT
        other = DecimalMark.POINT if own is DecimalMark.COMMA else DecimalMark.COMMA
        question.offer(
            tr("{number} – &thousands", number=f"{before}\u00a0{after}"), lambda: on_answer(other)
        )
        question.offer(
            tr("{number} – &decimals", number=f"{before},{after}"),
            lambda: on_answer(own),
            kind="primary",
        )
        question.open()
