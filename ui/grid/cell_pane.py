"""What a table of scores offers to the parts that work on its current cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from parindex_desktop.domain.scores import Stage
    from ui.grid.cell_entry import CellEntry
    from ui.grid.cell_model import CellModel
    from ui.grid.cell_view import CellView
    from ui.grid.clipboard import CellClipboard
    from ui.grid.grounds import GridGrounds
    from ui.grid.notes import CellNotes


class CellPane(QWidget):
    """A view of scores with what is typed, marked and said in it.

    Attributes:
        model: The cells.
        view: Where they are seen.
        entry: Writes what is typed.
        clipboard: Blocks from and to a spreadsheet.
        grounds: Asks why cells do not apply, or what they wait for.
        notes: What is said of the current cell.

    Signals:
        counts_changed: Blanks or refused texts came or went.
        facts_wanted: The facts of the current cell shall be typed.
        evidence_wanted: The documents of the current cell shall be shown, or put away.
        story_wanted: What happened to the current cell shall be told.
        escaped: Escape was pressed with nothing to take back.
    """

    counts_changed = Signal()
    facts_wanted = Signal()
    evidence_wanted = Signal()
    story_wanted = Signal()
    escaped = Signal()

    model: CellModel
    view: CellView
    entry: CellEntry
    clipboard: CellClipboard
    grounds: GridGrounds
    notes: CellNotes

    @property
    def layer(self) -> Stage:
        """The stage that is worked on."""
        raise NotImplementedError

    @property
    def refused_count(self) -> int:
        """Cells with a refused text."""
        raise NotImplementedError

    def go_to_blank(self, *, back: bool = False) -> None:
        """Goes to the next cell that wants a score."""
        raise NotImplementedError

    def go_to_refused(self) -> None:
        """Goes to the next refused text."""
        raise NotImplementedError

    def words_at_end(self) -> str:
        """Says that no cell follows below."""
        raise NotImplementedError

    def words_of_keys(self) -> str:
        """Says which keys lead on from the facts of a cell."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Drops the refused texts of the selection; the cells show again what is on disk."""
        if self.entry.take_back(self.view.selected_spots()):
            self.notes.forget()
        else:
            self.escaped.emit()
