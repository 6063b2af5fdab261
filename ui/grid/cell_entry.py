"""What a person does to cells, written to the file; what cannot be written stays marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.domain.scores import CellState
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import not_applicable, score_entry
from parindex_desktop.services.permissions import role_for_stage
from parindex_desktop.services.score_entry import Entry, Place, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parindex_desktop.domain.importing.reading import DecimalMark
    from parindex_desktop.domain.scores import Score, Stage
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.errors import AppError
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from parindex_desktop.services.not_applicable import Branch
    from parindex_desktop.services.score_paste import Copies, Rows
    from parindex_desktop.services.score_search import Spot
    from ui.context import Context
    from ui.grid.cell_model import CellModel

_NOT_TO_WRITE = frozenset({"FILE.107", "LCK.101", "USR.121"})
"""Open for reading, the round locked, or the role does not reach: no correction would help."""

Parts = list[tuple["Stage", Entry]]
"""What became of the cells of each layer."""


class CellEntry(QObject):
    """Turns intents of a table of scores into edits, each one step of undo.

    Attributes:
        refused: Texts that could not be taken, of all groups.

    Signals:
        told: A sentence about what was just done, and its tone (`""` or a tone of a notice).
        marks_changed: Refused texts came or went.
    """

    told = Signal(str, str)
    marks_changed = Signal()

    def __init__(self, context: Context, model: CellModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._cells = model
        self.refused = context.refused
        self._failure: AppError | None = None
        model.may_type = lambda stage: context.may_change(role_for_stage(stage))
        model.is_locked = lambda: context.lock is not None
        model.typing_refused.connect(context.tell_locked)
        context.failed.connect(self._remember)
        context.changed.connect(self._forget_written)
        model.text_entered.connect(self.type_text)

    def type_text(self, layer: Stage, place: Place, text: str) -> None:
        """One cell typed; facts that its points no longer come from are told as gone."""
        entry = score_entry.enter_text(self._book, layer, place, text)
        if self._write([(layer, entry)]) and facts_lost(entry):
            unit = self._book.units_by_id[place.unit_id].name
            words = tr("{unit}: the facts of the cell are gone; Ctrl+Z brings them back", unit=unit)
            self.told.emit(words, "warning")

    def clear(self, spots: Iterable[Spot], *, cut: bool = False) -> None:
        """Cells made blank, and freed of refused texts."""
        self._write(
            [
                (layer, score_entry.clear(self._book, layer, places, cut=cut))
                for layer, places in self._by_layer(spots).items()
            ]
        )

    def take_back(self, spots: Iterable[Spot]) -> bool:
        """Drops refused texts, so that the cells show again what is on disk."""
        dropped = [
            place
            for layer, places in self._by_layer(spots).items()
            for place in self.refused.forget(self._book, layer, places)
        ]
        self._show_marks(dropped)
        return bool(dropped)

    def set_state(self, spots: Iterable[Spot], score: Score) -> None:
        """Cells made not applicable or pending, with their ground."""
        self._write(
            [
                (layer, score_entry.set_state(self._book, layer, places, score))
                for layer, places in self._by_layer(spots).items()
            ]
        )

    def mark_branch(
        self, layer: Stage, branch: Branch, units: Sequence[UnitId], ground: str
    ) -> None:
        """A whole branch made not applicable for some units, in one step."""
        entry = not_applicable.mark_branch(self._book, layer, branch, units, ground)
        if self._write([(layer, entry)]):
            self.told.emit(tr("{count} cells changed", count=len(entry.edit.cells)), "")

    def unmark(self, layer: Stage, places: Iterable[Place], *, whole: bool = False) -> None:
        """Cells marked as not applicable made blank again; `whole` those of a branch."""
        layers = not_applicable.layers_of_branch(layer) if whole else (layer,)
        entry = not_applicable.take_back(self._book, layers, places)
        if self._write([(layer, entry)]):
            self.told.emit(tr("{count} cells changed", count=len(entry.edit.cells)), "")

    def paste(self, rows: Rows, start: Spot, ambiguous: DecimalMark) -> None:
        """A block put in from a cell on."""
        raise NotImplementedError

    def paste_copies(self, copies: Copies, start: Spot) -> None:
        """A block of cells of such a table put in from a cell on, with facts and grounds."""
        raise NotImplementedError

    @property
    def _book(self) -> GroupBook:
        assert self._cells.book is not None
        return self._cells.book

    def _by_layer(self, spots: Iterable[Spot]) -> dict[Stage, list[Place]]:
        """Returns those of some cells that take points, by the layer that fills them."""
        found: dict[Stage, list[Place]] = {}
        for spot in spots:
            if self._cells.is_open(*spot):
                layer = self._cells.layer_at(spot.column)
                found.setdefault(layer, []).append(self._cells.place(spot))
        return found

    def _write(self, parts: Parts) -> bool:
        """Writes what can be written as one edit; False when the file refused it."""
        book = self._book
        dropped = [
            place
            for layer, entry in parts
            for place in self.refused.forget(book, layer, entry.taken)
        ]
        edit = score_entry.joined(book, [entry.edit for _, entry in parts])
        self._failure = None
        written = edit.is_empty or self._context.do(edit)
        refused: list[Refusal] = []
        for layer, entry in parts:
            marks = entry.refused if written else (*entry.refused, *self._unwritten(entry))
            self.refused.add(book, layer, marks)
            refused.extend(marks)
        self._show_marks([*dropped, *(refusal.place for refusal in refused)])
        if len(refused) == 1:
            told = tell(refused[0].problem)
            self.told.emit(f"{told.code}  {told.place}: {told.text} {told.action}", "danger")
        return written

    def _unwritten(self, entry: Entry) -> list[Refusal]:
        """Keeps the texts of an edit that the file refused, so that nothing typed is lost."""
        if self._failure is None or self._failure.code in _NOT_TO_WRITE:
            return []
        return [
            score_entry.refuse(
                self._book,
                Place(change.key.unit_id, change.key.criterion_id),
                score_entry.show_score(change.after),
                self._failure,
            )
            for change in entry.edit.cells
        ]

    def _show_marks(self, places: Iterable[Place]) -> None:
        spots = [spot for place in places if (spot := self._cells.spot(place))]
        if spots:
            self._cells.tell_cells(spots)
            self.marks_changed.emit()

    def _forget_written(self, change_set: ChangeSet) -> None:
        """A cell that any edit wrote, also an import or an undo, is no longer refused."""
        if self.refused.forget_keys(change.key for change in change_set.edit.cells):
            self.marks_changed.emit()

    def _remember(self, failure: AppError) -> None:
        self._failure = failure


def facts_lost(entry: Entry) -> int:
    """Counts the cells whose points were from facts and are not any more."""
    return sum(
        bool(change.before.facts)
        and not change.after.facts
        and change.after.state is CellState.NUMBER
        for change in entry.edit.cells
    )


def pasted_words(entries: Sequence[Entry]) -> tuple[str, str]:
    """Says what a paste did, and above all what it did not do."""
    refused = sum(len(entry.refused) for entry in entries)
    parts = [tr("{count} cells changed", count=sum(len(entry.edit.cells) for entry in entries))]
    if lost := sum(map(facts_lost, entries)):
        parts.append(tr("the facts of {count} cells are gone", count=lost))
    if refused:
        parts.append(tr("{count} not taken, marked red", count=refused))
    if closed := sum(entry.closed for entry in entries):
        parts.append(tr("{count} skipped: not filled in this layer", count=closed))
    if outside := sum(entry.outside for entry in entries):
        parts.append(tr("{count} beyond the edge of the grid", count=outside))
    return " · ".join(parts), "danger" if refused else "warning" if len(parts) > 1 else ""
