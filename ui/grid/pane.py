"""The score grid with its results: puts views, entry and clipboard together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.group_book import LAYERS
from parindex_desktop.services.score_search import Spot, find_unit, next_blank, next_of
from ui import theme
from ui.grid.actions import GridActions
from ui.grid.cell_pane import CellPane
from ui.grid.clipboard import CellClipboard
from ui.grid.entry import GridEntry
from ui.grid.grounds import GridGrounds
from ui.grid.memory import GridMemory
from ui.grid.model import GridModel
from ui.grid.notes import CellNotes
from ui.grid.results_model import ResultsModel
from ui.grid.results_pane import ResultsPane
from ui.grid.scrolling import BarBelow, join_rows
from ui.grid.strip import CellStrip
from ui.grid.unit_jump import UnitJump
from ui.grid.view import GridView
from ui.widgets.buttons import tool_button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent

    from parindex_desktop.domain.scores import CellKey, Stage
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context

_RESULTS_PERCENT = 38
"""Most of the width that results may take."""


class GridPane(CellPane):
    """Everything below the tools of the screen Nhập điểm.

    Attributes:
        results: The results beside the grid.
        units: Leads to other units.
        strip: The lines below, and `notes` what they say.
        actions_of_grid: What can be done, for tools and menus.

    Signals:
        layer_changed: Another layer is shown than before.
    """

    layer_changed = Signal()

    model: GridModel
    view: GridView
    entry: GridEntry

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = GridModel(context.refused, self)
        self.view = GridView(self.model)
        self._results_model = ResultsModel(self)
        self.results = ResultsPane(self._results_model, self.view.criteria, self)
        self.entry = GridEntry(context, self.model, self)
        self.clipboard = CellClipboard(self.view, self.model, self.entry)
        self.grounds = GridGrounds(self)
        self.strip = CellStrip()
        self.notes = CellNotes(context, self.model, self.strip, self)
        self.units = UnitJump(context, self)
        self._memory = GridMemory(context, self.view)
        self._lay_out()
        join_rows(self.view, self.results)
        self._connect()
        self.actions_of_grid = GridActions(self)
        for tool in self.actions_of_grid.of_cell:
            self.strip.add_tool(tool_button(tool, with_text=True))

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def layer(self) -> Stage:
        """The layer shown."""
        return self.model.layer

    def show_book(self, book: GroupBook | None) -> None:
        """Shows a group where the person left it; a cell open in the one before is written."""
        self.view.commit_editor()
        self._memory.save(self.model)
        same = self._memory.is_of(book)
        spot = self.view.spot if same else None
        layer = self.layer if same or book is None else self._memory.layer_of(book)
        self.model.show_book(book, layer)
        self._results_model.show_book(book, layer)
        self._memory.restore(self.model)
        self._go_back_to(spot or self._memory.spot_in(self.model))
        self.layer_changed.emit()
        self.counts_changed.emit()

    def step_layer(self, step: int) -> None:
        """Shows the layer behind (1) or before (-1) the present one; none follows the last."""
        at = LAYERS.index(self.layer) + step
        if 0 <= at < len(LAYERS):
            self.show_layer(LAYERS[at])

    def show_layer(self, layer: Stage) -> None:
        """Shows another layer of the same group, at the same place."""
        if layer is self.layer:
            return
        self.view.commit_editor()
        self._memory.save(self.model)
        spot = self.view.spot
        self.model.show_book(self.model.book, layer)
        self._results_model.show_book(self.model.book, layer)
        self._memory.restore(self.model)
        self._go_back_to(spot)
        self.layer_changed.emit()
        self.counts_changed.emit()

    def take_change(self, change_set: ChangeSet) -> None:
        """Paints what an edit changed: its cells, and the results of all units it moved."""
        keys = [change.key for change in change_set.edit.cells]
        spots = [spot for key in keys if (spot := self.model.spot(key))]
        self.model.tell_cells(spots)
        self._results_model.catch_up({spot.row for spot in spots})
        self.notes.forget()
        self.counts_changed.emit()

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to the cells of an undone or redone edit."""
        self.show_cells([change.key for change in change_set.edit.cells])

    def show_cells(self, keys: Sequence[CellKey]) -> None:
        """Goes to cells of this group, in the layer where they are typed.

        What second entry keyed again is not shown here: it is not yet what holds.
        """
        here = [key for key in keys if key.stage in LAYERS]
        spots = [spot for key in here if (spot := self.model.spot(key))]
        if not spots:
            return
        stages = {key.stage for key in here}
        if self.layer not in stages:
            self.show_layer(next(layer for layer in LAYERS if layer in stages))
        self.view.select_spots(spots)

    # ---- commands -------------------------------------------------------------------------------
    def go_to_blank(self, *, back: bool = False) -> None:
        """Goes to the next cell that wants a score."""
        self.view.commit_editor()
        book, start = self.model.book, self.view.spot
        if book is None or start is None:
            return
        spot = next_blank(book, self.layer, start, back=back)
        if spot is None:
            self.notes.tell(tr("No blank is left in this layer."), "info")
        else:
            self.view.go_to(spot)

    def go_to_refused(self) -> None:
        """Goes to the next refused text."""
        self.view.commit_editor()
        start = self.view.spot
        spot = next_of(self._refused_spots(), start, back=False) if start else None
        if spot is None:
            self.notes.tell(tr("No cell is marked red in this layer."), "info")
        else:
            self.view.go_to(spot)

    def find_unit(self, query: str, *, onwards: bool) -> bool:
        """Goes to a unit by its name; `onwards` looks behind the current row."""
        book, start = self.model.book, self.view.spot
        if book is None or start is None:
            return False
        row = find_unit(book.units, query, start.row if onwards else start.row - 1)
        if row is not None:
            self.view.go_to(Spot(row, start.column))
        return row is not None

    def go_to_unit(self, unit_id: UnitId) -> None:
        """Goes to the row of a unit, if it is in this group."""
        book = self.model.book
        rows = [row for row, unit in enumerate(book.units) if unit.id == unit_id] if book else []
        if rows:
            self.view.go_to(Spot(rows[0], self.view.spot.column if self.view.spot else 0))

    def words_at_end(self) -> str:
        """Says that no unit follows."""
        return tr("This was the last unit.")

    def words_of_keys(self) -> str:
        """Says which keys lead on from the facts of a cell."""
        return tr(
            "Enter: save, next unit · Tab: next criterion · Esc: back to the grid · F4: close"
        )

    @property
    def blank_count(self) -> int:
        """Cells of the layer that still want a score."""
        return self.model.book.blank_count(self.layer) if self.model.book else 0

    @property
    def refused_count(self) -> int:
        """Cells of the layer with a refused text."""
        return len(self._refused_spots())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the scores most of the room, also where letters are large."""
        super().resizeEvent(event)
        self.results.set_room(event.size().width() * _RESULTS_PERCENT // 100)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remembers where the person was."""
        self.notes.stop()
        self._memory.save(self.model)
        super().hideEvent(event)

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        table = QFrame()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.view, 0, 0)
        grid.addWidget(self.results, 0, 1)
        grid.addWidget(BarBelow(self.view), 1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table, 1)
        layout.addWidget(self.strip)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.spot_changed.connect(self._on_spot)
        self.results.row_chosen.connect(self._on_row_chosen)
        self.entry.told.connect(self.notes.tell)
        self.entry.marks_changed.connect(self._on_marks)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.units.dragged.connect(self.view.fit_columns)
        self.view.resized.connect(self._fit)
        theme.appearance().changed.connect(self._dress)

    def _go_back_to(self, spot: Spot | None) -> None:
        self.notes.forget()
        rows, columns = self.model.rowCount(), self.model.columnCount()
        if not rows or not columns:
            self.notes.go_to(None)
            return
        at = spot or Spot(0, 0)
        self.view.go_to(Spot(min(at.row, rows - 1), min(at.column, columns - 1)))

    def _on_spot(self, spot: Spot | None) -> None:
        self.results.set_row(spot.row if spot else -1)
        self.notes.go_to(spot)
        if spot is not None and self.model.book is not None:
            key = self.model.book.key(*self.model.place(spot), self.layer)
            self._context.cell_shown.emit(key)

    def _on_marks(self) -> None:
        self.notes.refresh()
        self.counts_changed.emit()

    def _on_row_chosen(self, row: int) -> None:
        column = self.view.spot.column if self.view.spot else 0
        self.view.go_to(Spot(row, column))
        self.view.setFocus()

    def _show_menu(self, at: QPoint) -> None:
        self.actions_of_grid.menu().popup(self.view.viewport().mapToGlobal(at))

    def _refused_spots(self) -> list[Spot]:
        if self.model.book is None:
            return []
        places = self.entry.refused.places(self.model.book, self.layer)
        return [spot for place in places if (spot := self.model.spot(place))]

    def _fit(self) -> None:
        """Shares the room anew; columns that the person made wider or narrower stay so."""
        self._memory.note_widths(self.model)
        self.view.fit_columns()
        self._memory.restore(self.model)
        self.view.scrollTo(self.view.currentIndex())

    def _dress(self) -> None:
        self._memory.note_widths(self.model)
        self.view.dress()
        self.results.dress()
        self._memory.restore(self.model)
        self.view.scrollTo(self.view.currentIndex())
