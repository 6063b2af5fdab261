"""What a person does in the grid beside typing: filling down and pasting blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr
from parindex_desktop.services import score_entry, score_paste
from parindex_desktop.services.score_search import Spot
from ui.grid.cell_entry import CellEntry, pasted_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelectionRange, QObject

    from parindex_desktop.domain.importing.reading import DecimalMark
    from parindex_desktop.services.score_paste import Copies, Rows
    from ui.context import Context
    from ui.grid.model import GridModel


class GridEntry(CellEntry):
    """Turns intents of the grid into edits."""

    def __init__(self, context: Context, model: GridModel, parent: QObject) -> None:
        super().__init__(context, model, parent)
        self._model = model

    def fill_down(self, blocks: Sequence[QItemSelectionRange]) -> None:
        """The first row of each selected block copied over the rows below it.

        A block of one row takes the row above it. A refused text is no value to copy: its column
        stays as it is.
        """
        columns = [
            [self._model.place(Spot(row, column)) for row in _filled_rows(block)]
            for block in blocks
            for column in range(block.left(), block.right() + 1)
            if not self._model.refusal(_filled_rows(block).start, column)
        ]
        layer = self._model.layer
        self._write([(layer, score_entry.fill_down(self._book, layer, columns))])
        kept = sum(block.width() for block in blocks) - len(columns)
        if kept:
            text = tr("{count} columns not filled: their first cell is marked red", count=kept)
            self.told.emit(text, "warning")

    def paste(self, rows: Rows, start: Spot, ambiguous: DecimalMark) -> None:
        """A block put in from a cell on."""
        book = self._book
        entry = score_paste.enter_block(
            book,
            self._model.layer,
            rows=rows,
            units=book.units[start.row :],
            leaves=book.leaves[start.column :],
            ambiguous=ambiguous,
        )
        if self._write([(self._model.layer, entry)]):
            self.told.emit(*pasted_words([entry]))

    def paste_copies(self, copies: Copies, start: Spot) -> None:
        """A block of cells of a grid put in from a cell on, with facts and grounds."""
        book = self._book
        entry = score_paste.enter_copies(
            book,
            self._model.layer,
            copies=copies,
            units=book.units[start.row :],
            leaves=book.leaves[start.column :],
        )
        if self._write([(self._model.layer, entry)]):
            self.told.emit(*pasted_words([entry]))


def _filled_rows(block: QItemSelectionRange) -> range:
    """Returns the rows of a block to fill, first the one to copy."""
    above = block.height() == 1 and block.top() > 0
    return range(block.top() - above, block.bottom() + 1)
