"""Blocks in the sheet: criteria down, stages across, as paper and workbooks of units have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from parindex_desktop.services import score_paste
from ui.grid.cell_entry import CellEntry, pasted_words
from ui.grid.clipboard import CellClipboard
from ui.sheet.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from parindex_desktop.domain.criteria import Criterion
    from parindex_desktop.domain.importing.reading import DecimalMark
    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.services.score_entry import Entry
    from parindex_desktop.services.score_paste import Copies, Rows
    from parindex_desktop.services.score_search import Spot
    from ui.context import Context
    from ui.grid.cell_entry import Parts
    from ui.sheet.model import SheetModel

_T = TypeVar("_T")


class SheetEntry(CellEntry):
    """Turns intents of the sheet into edits; sums and words of a pasted block are passed over."""

    def __init__(self, context: Context, model: SheetModel, parent: QObject) -> None:
        super().__init__(context, model, parent)
        self._sheet = model

    def paste(self, rows: Rows, start: Spot, ambiguous: DecimalMark) -> None:
        """A block put in from a cell on."""
        unit = self._sheet.unit_at(0)

        def put(stage: Stage, texts: list[str], leaves: list[Criterion]) -> Entry:
            return score_paste.enter_block(
                self._book,
                stage,
                rows=[texts],
                units=[unit],
                leaves=leaves,
                ambiguous=ambiguous,
            )

        self._put(rows, start, put)

    def paste_copies(self, copies: Copies, start: Spot) -> None:
        """A block of cells of a table of scores put in from a cell on, with facts and grounds."""
        unit = self._sheet.unit_at(0)
        self._put(
            copies,
            start,
            lambda stage, cells, leaves: score_paste.enter_copies(
                self._book, stage, copies=[cells], units=[unit], leaves=leaves
            ),
        )

    def _put(
        self,
        rows: Sequence[Sequence[_T]],
        start: Spot,
        put: Callable[[Stage, list[_T], list[Criterion]], Entry],
    ) -> None:
        """Puts every column of a block into the stage it meets, all in one edit."""
        parts: Parts = []
        for across in range(max(map(len, rows), default=0)):
            stage = self._stage(start.column + across)
            if stage is None:
                continue
            met = [
                (leaf, row[across])
                for down, row in enumerate(rows)
                if across < len(row) and (leaf := self._leaf(start.row + down)) is not None
            ]
            parts.append((stage, put(stage, [cell for _, cell in met], [leaf for leaf, _ in met])))
        if parts and self._write(parts):
            self.told.emit(*pasted_words([entry for _, entry in parts]))

    def _stage(self, column: int) -> Stage | None:
        return COLUMNS[column].stage if column < len(COLUMNS) else None

    def _leaf(self, row: int) -> Criterion | None:
        return self._sheet.leaf_at(row, 0) if row < len(self._sheet.lines) else None


class SheetClipboard(CellClipboard):
    """Copies, cuts and pastes the selection of the sheet."""

    def _ambiguous(self, block: Rows, start: Spot) -> str | None:
        """Returns the first text that reads both ways, held against the maxima of its lines."""
        down = range(start.row, self._model.rowCount())
        leaves = [self._model.leaf_at(row, start.column) for row in down]
        met = [(row, leaf) for row, leaf in zip(block, leaves, strict=False) if leaf is not None]
        turned = [list(column) for column in zip(*(row for row, _ in met), strict=False)]
        return score_paste.ambiguous_text(turned, [leaf for _, leaf in met])
