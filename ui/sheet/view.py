"""The sheet itself: a table of scores whose rows can be folded."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal

from parindex_desktop.services.score_search import Spot
from ui.grid.cell_view import CellView
from ui.grid.looks import make_looks
from ui.grid.moves import Move
from ui.grid.view import LINES_A_ROW
from ui.sheet.delegate import SheetDelegate
from ui.sheet.line_header import LineHeader, SheetCorner
from ui.sheet.stage_header import StageHeader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.criteria import CriterionId
    from ui.grid.cell_view import Index
    from ui.sheet.model import SheetModel

_FOLDING = {"+": False, "-": True, "\u2212": True}


class SheetView(CellView):
    """Criteria down, stages across; Enter goes on to the next leaf that the stage fills.

    Signals:
        words_wanted: A cell of words shall be written.
    """

    words_wanted = Signal()

    _skips: ClassVar[bool] = True

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(model, SheetDelegate(), parent)
        self._sheet = model
        self.stages = StageHeader(self)
        self.names = LineHeader(model, self)
        self.corner = SheetCorner(self)
        self.setHorizontalHeader(self.stages)
        self.setVerticalHeader(self.names)
        self._set_up()
        self.names.fold_wanted.connect(self.toggle)
        self.dress()

    def dress(self) -> None:
        """Takes colours and sizes of the present theme."""
        looks = make_looks()
        for part in (self.cells, self.stages, self.names, self.corner):
            part.looks = looks
        self.names.setMinimumSectionSize(looks.part(1.2))
        self.names.setDefaultSectionSize(looks.part(LINES_A_ROW))
        self.stages.setMinimumSectionSize(looks.part(1.2))
        self.fit_columns()
        self.viewport().update()

    def fit_columns(self) -> None:
        """Gives the columns their widths and the names what is left."""
        room = self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
        self.names.fit(room, self.stages.wanted)
        self.stages.fit(room - self.names.width())
        self.updateGeometries()

    def begin_editing(self) -> None:
        """Opens the current cell to change what is there; words are written below."""
        spot = self.spot
        if spot is not None and self._sheet.is_of_words(*spot):
            self.words_wanted.emit()
        else:
            super().begin_editing()

    def go_on(self) -> None:
        """Goes to the next leaf that the stage fills, as Enter does."""
        self.go(Move.NEW_LINE)

    # ---- folding --------------------------------------------------------------------------------
    def toggle(self, row: int) -> None:
        """Folds a branch, or shows it again."""
        self.fold(row, folded=not self._sheet.is_folded(row))

    def fold(self, row: int, *, folded: bool) -> None:
        """Folds a branch away or shows it; what is being typed is written first."""
        with self._current_kept():
            self._sheet.fold(row, folded=folded)

    def fold_all(self, *, folded: bool) -> None:
        """Folds all domains away, or shows all lines."""
        with self._current_kept():
            self._sheet.fold_all(folded=folded)

    def reveal(self, criterion_id: CriterionId) -> None:
        """Shows the branches that a criterion lies in."""
        if self._sheet.row_of(criterion_id) is None:
            with self._current_kept():
                self._sheet.reveal(criterion_id)

    @contextmanager
    def _current_kept(self) -> Iterator[None]:
        """Stays in the current line while others are folded, or goes to the branch over it."""
        self.commit_editor()
        spot = self.spot
        line = self._sheet.lines[spot.row] if spot is not None else None
        yield
        row = self._sheet.nearest_row(line) if line is not None else None
        if row is not None and spot is not None:
            self.go_to(Spot(row, spot.column))
            self.cells.row = row
            self.names.set_current(row)
            self.spot_changed.emit(self.spot)
        self.viewport().update()
        self.names.viewport().update()

    # ---- Qt -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Folds branches, leads into the words; the rest as in every table of scores."""
        spot, held = self.spot, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if spot is None or held & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        branch = not self._sheet.lines[spot.row].is_leaf
        if branch and event.text() in _FOLDING:
            self.fold(spot.row, folded=_FOLDING[event.text()])
        elif branch and event.key() == Qt.Key.Key_Space:
            self.toggle(spot.row)
        elif self._leads_to_words(event):
            self.words_wanted.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Marks row and column in the headings, and notes which stage is worked on."""
        self.stages.set_current(current.column())
        self.names.set_current(current.row())
        if current.isValid():
            self._sheet.work_on(current.column())
        super().currentChanged(current, previous)

    def updateGeometries(self) -> None:
        """Keeps the corner where names and heading meet."""
        super().updateGeometries()
        frame = self.frameWidth()
        self.corner.setGeometry(frame, frame, self.names.width(), self.stages.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the room there is; the current cell stays in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()
            self.resized.emit()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _leads_to_words(self, event: QKeyEvent) -> bool:
        spot = self.spot
        if spot is None or not self._sheet.is_of_words(*spot):
            return False
        return bool(event.text()) and event.text().isprintable()
