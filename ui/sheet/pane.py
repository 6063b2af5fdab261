"""The sheet of one unit: puts table, totals, words and the list of units together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.scores import FIRST_STAGES, CellKey, Stage
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import sheet
from parindex_desktop.services.group_book import stage_of
from parindex_desktop.services.score_search import Spot
from ui import theme
from ui.grid.cell_pane import CellPane
from ui.grid.grounds import GridGrounds
from ui.grid.notes import CellNotes
from ui.grid.strip import CellStrip
from ui.sheet.actions import SheetActions
from ui.sheet.columns import COLUMNS, column_of
from ui.sheet.entry import SheetClipboard, SheetEntry
from ui.sheet.foot import SheetFoot
from ui.sheet.jumps import SheetJumps
from ui.sheet.lower import LowerPanel
from ui.sheet.model import SheetModel
from ui.sheet.phrasing import Phrasing
from ui.sheet.view import SheetView
from ui.widgets.buttons import tool_button

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from parindex_desktop.domain.criteria import CriterionId
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.errors import AppError
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.group_book import GroupBook
    from ui.context import Context
    from ui.grid.fact_panel import FactPanel


class SheetPane(CellPane):
    """Everything below the tools while a sheet is looked at.

    Attributes:
        foot: The totals.
        beside: Words, evidence and guide of the current leaf.
        phrasing: Stock phrases for the words.
        jumps: The ways to other units, blanks and refused texts.
        strip: The line that names the current cell.
        actions_of_sheet: What can be done, for tools and menus.

    Signals:
        unit_shown: Another unit's sheet is shown; None for none.
    """

    unit_shown = Signal(object)

    model: SheetModel
    view: SheetView
    entry: SheetEntry

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.model = SheetModel(context.refused, self)
        self.view = SheetView(self.model)
        self.entry = SheetEntry(context, self.model, self)
        self.clipboard = SheetClipboard(self.view, self.model, self.entry)
        self.grounds = GridGrounds(self)
        self.strip = CellStrip()
        self.notes = CellNotes(context, self.model, self.strip, self)
        self.foot = SheetFoot(context, self.view, self.model)
        self.beside = LowerPanel(context)
        self.phrasing = Phrasing(context, self)
        self.jumps = SheetJumps(context, self)
        self._facts: FactPanel | None = None
        self._room = (0, 0)
        self.actions_of_sheet = SheetActions(self)
        self._lay_out()
        self._connect()

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def layer(self) -> Stage:
        """The stage worked on: that of the column one is in, or was last."""
        return self.model.layer

    @property
    def unit_id(self) -> UnitId | None:
        """Whose sheet is shown."""
        return self.model.unit.id if self.model.unit else None

    def show_book(self, book: GroupBook | None, unit_id: UnitId | None = None) -> None:
        """Shows the sheet of a unit of a group: the one given, the one before, else the first."""
        known = book.units_by_id if book else {}
        wanted = next((u for u in (unit_id, self.unit_id) if u in known), None)
        first = book.units[0].id if book and book.units else None
        self._show(book, wanted or first)

    def show_unit(self, unit_id: UnitId) -> None:
        """Shows another unit's sheet, at the same criterion and stage."""
        if unit_id != self.unit_id:
            self._show(self._context.book, unit_id)

    def start(self, stage: Stage) -> None:
        """Goes to the first open field of a stage, else to where words are wanted, else on top."""
        book, dossier, unit = self.model.book, self._context.dossier, self.unit_id
        if book is None or dossier is None or unit is None:
            return
        leaves = (leaf.id for leaf in book.leaves if stage_of(leaf, stage) is stage)
        found = sheet.first_open(book, unit, stage)
        if found is None and stage in (Stage.APPRAISAL_1, Stage.APPRAISAL_2):
            found = sheet.first_to_word(book, dossier, unit)
        found = found or next(leaves, None)
        if found is not None:
            self._go(found, stage)

    def go_to(self, key: CellKey) -> None:
        """Goes to a cell, of whichever unit of the group."""
        if self._context.book is None or key.unit_id not in self._context.book.units_by_id:
            return
        self.show_unit(key.unit_id)
        self._go(key.criterion_id, key.stage if key.stage in FIRST_STAGES else self.layer)

    def take_change(self, change_set: ChangeSet) -> None:
        """Shows what an edit that left the criteria alone made of this sheet."""
        if self.model.book is None:
            return
        self.model.catch_up()
        self.foot.refresh()
        self.beside.take_change(change_set)
        if self._facts is not None:
            self._facts.take_change(change_set)
        self.notes.forget()
        self.counts_changed.emit()

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to what an undone or redone edit changed."""
        edit = change_set.edit
        beside = sheet.place_beside(edit)
        if edit.cells:
            self.go_to(edit.cells[0].key)
        elif beside is not None:
            self.go_to(CellKey(*beside, self.layer))
        for change in edit.entities:
            thing = change.after or change.before
            if isinstance(thing, ControlTotal):
                self.show_unit(thing.unit_id)

    def commit(self) -> None:
        """Writes what is being typed, wherever."""
        self.view.commit_editor()
        self.beside.commit()
        self.foot.commit()

    # ---- jumps ----------------------------------------------------------------------------------
    def go_to_blank(self, *, back: bool = False) -> None:
        """Goes to the next leaf of the unit that wants points at this stage."""
        self.jumps.go_to_blank(back=back)

    def go_to_refused(self) -> None:
        """Goes to the next refused text of the sheet."""
        self.jumps.go_to_refused()

    @property
    def blank_count(self) -> int:
        """Leaves of the unit that still want points at the stage worked on."""
        book, unit = self.model.book, self.unit_id
        return len(book.blanks(unit, self.layer)) if book and unit else 0

    @property
    def refused_count(self) -> int:
        """Cells of the sheet with a refused text."""
        return len(self.jumps.refused_spots())

    # ---- words, evidence, facts, totals ---------------------------------------------------------
    def start_words(self) -> None:
        """Writes the words that the column is about."""
        self.view.commit_editor()
        self.close_facts()
        self.beside.start_words()

    def fold_words(self) -> None:
        """Folds the texts below, so that more lines of the sheet are seen; or back."""
        self.beside.set_folded(not self.beside.is_folded)
        self.view.setFocus()

    def start_evidence(self) -> None:
        """Names documents for the current leaf."""
        self.view.commit_editor()
        self.close_facts()
        self.beside.start_evidence()

    def start_total(self) -> None:
        """Types the total of the paper for the stage worked on."""
        self.view.commit_editor()
        self.foot.start()

    @property
    def facts(self) -> FactPanel:
        """The facts of the current cell, in place of the words; made when first asked for."""
        if self._facts is None:
            from ui.grid.fact_panel import FactPanel

            self._facts = FactPanel(self._context, self)
            self._facts.closed.connect(self._put_facts_away)
            self._layout.addWidget(self._facts)
        return self._facts

    def open_facts(self) -> None:
        """Types the facts of the current cell; once more, from there, takes them away."""
        focus = QApplication.focusWidget()
        if focus is not None and self.facts.isVisible() and self.facts.isAncestorOf(focus):
            self.facts.close_panel()
            return
        self.beside.commit()
        self.beside.set_away(True)
        self.facts.open()
        self._fit_foot()

    def close_facts(self) -> None:
        """Writes the facts typed, and shows the words again."""
        if self._facts is not None and not self._facts.isHidden():
            self._facts.close_panel()

    def words_at_end(self) -> str:
        """Says that no criterion follows."""
        return tr("This was the last criterion.")

    def words_of_keys(self) -> str:
        """Says which keys lead on from the facts of a cell."""
        return tr(
            "Enter: save, next criterion · Tab: next cell · Esc: back to the sheet · F4: close"
        )

    # ---- Qt -------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the table most of the height."""
        super().resizeEvent(event)
        self._share_height()

    def hideEvent(self, event: QHideEvent) -> None:
        """Writes what is being typed."""
        self.notes.stop()
        self.commit()
        super().hideEvent(event)

    # ---- inside ---------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.em(0.25))
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self.view, 1)
        table.addWidget(self.foot)
        self._layout.addLayout(table, 1)
        self._layout.addWidget(self.strip)
        self._layout.addWidget(self.beside)
        self._words_tool = tool_button(self.actions_of_sheet.words, with_text=True)
        self._words_tool.hide()  # the tabs below lead there, as long as there is room for them
        self.strip.add_tool(self._words_tool)
        for tool in self.actions_of_sheet.of_cell:
            self.strip.add_tool(tool_button(tool, with_text=True))
        actions = self.actions_of_sheet
        self.beside.add_tools(
            words=[actions.phrases, actions.keep_phrase], always=[actions.fold_words]
        )
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.view.spot_changed.connect(self._on_spot)
        self.view.committing.connect(self.beside.commit)
        self.view.words_wanted.connect(self.start_words)
        self.entry.told.connect(self.notes.tell)
        self.entry.marks_changed.connect(self._on_marks)
        self.facts_wanted.connect(self.open_facts)
        self.evidence_wanted.connect(self.start_evidence)
        self.escaped.connect(self.close_facts)
        self.foot.left.connect(self.view.setFocus)
        self.foot.told.connect(self._tell_failure)
        self.beside.left.connect(self._come_back)
        self.beside.folded.connect(self._fit_foot)
        self.beside.done.connect(self._on_done)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        theme.appearance().changed.connect(self._dress)

    def _show(self, book: GroupBook | None, unit_id: UnitId | None) -> None:
        self.commit()
        spot = self.view.spot
        kept = self.model.lines[spot.row].criterion.id if spot else None
        column = spot.column if spot else column_of(self.layer)
        self.model.show_unit(book, self._context.dossier, unit_id)
        row = None if kept is None else self.model.row_of(kept)
        if self.model.unit is not None and self.model.lines:
            self.view.go_to(Spot(row or 0, column))
        self._on_spot(self.view.spot)
        self.foot.refresh()
        self.notes.forget()
        self.unit_shown.emit(self.unit_id)
        self.counts_changed.emit()

    def _go(self, criterion_id: CriterionId, stage: Stage) -> None:
        self.view.reveal(criterion_id)
        row = self.model.row_of(criterion_id)
        if row is not None:
            self.view.go_to(Spot(row, column_of(stage)))

    def _on_spot(self, spot: Spot | None) -> None:
        self.notes.go_to(spot)
        if spot is None:
            self.foot.set_domain(None)
            self.beside.show_place(None, None, COLUMNS[0].kind)
            return
        line = self.model.lines[spot.row]
        self.foot.set_domain(line.domain)
        place = self.model.place(spot) if line.is_leaf else None
        leaf = line.criterion if line.is_leaf else None
        self.beside.show_place(place, leaf, COLUMNS[spot.column].kind)
        self.foot.update()
        self.counts_changed.emit()
        if place is not None and self.model.book is not None:
            self._context.cell_shown.emit(self.model.book.key(*place, self.layer))

    def _come_back(self) -> None:
        """Back in the table; where room is short it gets all of it again."""
        self.view.setFocus()
        if self.beside.is_tight:
            self.beside.set_folded(True)

    def _on_done(self) -> None:
        self._come_back()
        self.view.go_on()

    def _put_facts_away(self) -> None:
        self.beside.set_away(False)
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Totals give way to what is typed below, where there is no room for both."""
        self._words_tool.setVisible(self.beside.is_tight)
        facts = self._facts is not None and not self._facts.isHidden()
        typing = facts or not (self.beside.is_folded or self.beside.isHidden())
        self.foot.setHidden(self.beside.is_tight and typing)

    def _share_height(self) -> None:
        """Shares the height anew when the window or its letters became larger or smaller."""
        room = (self.window().height(), theme.em())
        if room != self._room:
            self._room = room
            self.beside.give_room()
        self.beside.fit(self.window().height())
        self.foot.set_tight(self.beside.is_tight)

    def _on_marks(self) -> None:
        self.notes.refresh()
        self.counts_changed.emit()

    def _tell_failure(self, error: AppError) -> None:
        told = tell(error)
        self.notes.tell(f"{told.code}  {told.text} {told.action}", "danger")

    def _show_menu(self, at: QPoint) -> None:
        self.actions_of_sheet.menu().popup(self.view.viewport().mapToGlobal(at))

    def _dress(self) -> None:
        self.view.dress()
        self._share_height()
        self.view.scrollTo(self.view.currentIndex())
