"""The screen Nhập điểm: scores are typed, pasted and imported, and the ranking follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.domain.scores import CellKey
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services.sheet import place_beside
from ui import theme
from ui.grid.desk import GridDesk
from ui.screens.screen import Screen
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from parindex_desktop.domain.scores import Stage
    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.edits import ChangeSet
    from parindex_desktop.services.score_entry import Place
    from ui.context import Context
    from ui.grid.fact_panel import FactPanel
    from ui.sheet.desk import SheetDesk
    from ui.sheet.pane import SheetPane
    from ui.story.panel import StoryPanel

GRID, SHEET = "grid", "sheet"
_LEAST_LINES = 54
"""Width at which the story of a cell stands beside the scores."""


class ScoresScreen(Screen):
    """Two views of the same scores: one stage of all units, or all stages of one unit.

    Attributes:
        pane: The grid with its results.
        toolbar: Layer, search, jumps, import of the grid.
        views: The choice of the view.
    """

    key: ClassVar[str] = "scores"
    title: ClassVar[str] = mark("Scores")
    icon: ClassVar[str] = "table-2"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._grid = GridDesk(context)
        self.pane, self.toolbar = self._grid.pane, self._grid.toolbar
        self.toolbar.import_wanted.connect(self.open_import)
        self.toolbar.paste_wanted.connect(lambda: self.open_import(pasting=True))
        self._desk: SheetDesk | None = None
        self._started: tuple[object, ...] = ()
        self._story: StoryPanel | None = None
        self.pane.escaped.connect(self._close_story)
        self.pane.story_wanted.connect(lambda: self.story.open())
        self._lay_out()
        self._lead: EmptyState | None = None
        context.unit_wanted.connect(self._show_wanted_unit)
        context.cell_wanted.connect(self._show_cell)

    def _lay_out(self) -> None:
        self.views = Segments([(GRID, tr("Grid")), (SHEET, tr("Sheet"))])
        self.views.setAccessibleName(tr("View"))
        self.views.setToolTip(tr("F6: units by criteria, or all of one unit"))
        self.views.chosen.connect(lambda key: self.show_view(str(key)))
        action(self, tr("Grid or sheet"), self.switch_view, keys="F6")
        self._sides = QStackedWidget()
        self._sides.addWidget(self._grid)
        self._tools = row(self.toolbar)
        views = row(self.views, None)
        views.setAlignment(self.views, Qt.AlignmentFlag.AlignTop)
        self._work = QWidget()
        work = column(TwoLines(views, self._tools), self._sides, gap=0.4)
        work.setStretch(1, 1)
        self._work.setLayout(work)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        self._beside = row(self._pages, margin=0.6)
        self._beside.setStretch(0, 1)
        self.setLayout(self._beside)

    # ---- the two views --------------------------------------------------------------------------
    @property
    def sheet(self) -> SheetPane:
        """The sheet; made when it is first looked at."""
        return self._desk_made().pane

    @property
    def view(self) -> str:
        """Which view is shown."""
        return str(self.views.current)

    def switch_view(self) -> None:
        """Shows the other view of the same cell."""
        self.show_view(GRID if self.view == SHEET else SHEET)

    def show_view(self, key: str) -> None:
        """Shows a view at the unit, criterion and stage that the other one is at."""
        at = self._place_in(self._shown_side())
        self._turn_to(key)
        if key == SHEET:
            self._show_sheet(at)
        elif at is not None:
            self.pane.show_cells([self._key_at(*at)])
        if self._lead is None:
            self.first_focus().setFocus()

    def _turn_to(self, key: str) -> None:
        """Brings a side to the front; what is typed on the other is written by leaving it."""
        self.views.choose(key)
        self.context.settings.change(score_view=key)
        desk = self._desk_made() if key == SHEET else None
        self.toolbar.setVisible(desk is None)
        if self._desk is not None:
            self._desk.toolbar.setVisible(desk is not None)
        self._sides.setCurrentWidget(desk or self._grid)

    def _desk_made(self) -> SheetDesk:
        if self._desk is None:
            from ui.sheet.desk import SheetDesk

            self._desk = SheetDesk(self.context)
            self._desk.pane.escaped.connect(self._close_story)
            self._desk.pane.story_wanted.connect(lambda: self.story.open())
            self._desk.toolbar.hide()
            self._tools.addWidget(self._desk.toolbar)
            self._sides.addWidget(self._desk)
        return self._desk

    def _shown_side(self) -> str:
        return SHEET if self._desk and self._sides.currentWidget() is self._desk else GRID

    def _place_in(self, side: str) -> tuple[Place, Stage] | None:
        """Returns the leaf and the stage that a view is at."""
        pane = self.sheet if side == SHEET else self.pane
        pane.view.commit_editor()
        spot = pane.view.spot
        if spot is None or pane.model.book is None or pane.model.leaf_at(*spot) is None:
            return None
        return pane.model.place(spot), pane.layer

    def _show_sheet(self, at: tuple[Place, Stage] | None) -> None:
        """Shows the sheet of a place; one looked at for the first time at its first open field."""
        book = self.pane.model.book
        sheet = self.sheet
        sheet.show_book(book, at[0].unit_id if at else None)
        group = () if book is None else (book.round.id, book.group.id)
        if at is None or self._started != group:
            sheet.start(at[1] if at else self.pane.layer)
        else:
            sheet.go_to(self._key_at(*at))
        self._started = group

    def _key_at(self, place: Place, stage: Stage) -> CellKey:
        book = self.pane.model.book
        assert book is not None
        return book.key(*place, stage)

    # ---- what is shown --------------------------------------------------------------------------
    @property
    def facts(self) -> FactPanel:
        """The facts of the current cell, below the grid."""
        return self._grid.facts

    @property
    def story(self) -> StoryPanel:
        """What happened to the current cell, at the right; made when it is first asked for."""
        if self._story is None:
            from ui.story.panel import StoryPanel

            self._story = StoryPanel(self.context)
            self._story.shown.connect(self._share_width)
            self._story.closed.connect(lambda: self.first_focus().setFocus())
            self._beside.addWidget(self._story)
        return self._story

    def refresh(self) -> None:
        """Shows the group looked at, or why there is nothing to type into."""
        book = self.context.book
        if book is None or not book.units or not book.leaves:
            self.pane.show_book(None)
            if self._desk is not None:
                self._desk.pane.show_book(None)
            self._lead_on(self._empty_state())
            return
        self._lead_on(None)
        self.pane.show_book(book)
        self._refresh_sheet()
        if self.context.wanted_unit is not None:
            self._go_to_unit(self.context.wanted_unit)
            self.context.wanted_unit = None

    def _refresh_sheet(self) -> None:
        """Shows the sheet again where it is looked at, or as this person left the screen."""
        book = self.context.book
        assert book is not None
        if self._shown_side() == SHEET:
            sheet = self.sheet
            if sheet.unit_id in book.units_by_id and sheet.model.book is not None:
                sheet.show_book(book)
            else:
                self._show_sheet(self._place_in(GRID))
        elif self.context.settings.value.score_view == SHEET:
            self._turn_to(SHEET)
            self._show_sheet(self._place_in(GRID))

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Paints the cells of an edit; anything else is shown from scratch."""
        if change_set.structural or self.pane.model.book is None:
            self.refresh()
            return
        self._grid.take_change(change_set)
        if self._shown_side() == SHEET:
            self.sheet.take_change(change_set)

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to what an undone or redone edit changed."""
        beside = place_beside(change_set.edit)
        if self._shown_side() == SHEET:
            self.sheet.reveal(change_set)
        elif beside is not None:
            self.pane.show_cells([CellKey(*beside, self.pane.layer)])
        else:
            self.pane.reveal(change_set)

    def first_focus(self) -> QWidget:
        """Returns the view in use, or the button that leads to what is missing."""
        if self._lead is not None:
            return self._lead
        return self.sheet.view if self._shown_side() == SHEET else self.pane.view

    def edit_sections(self) -> tuple[list[QAction], ...]:
        """Returns what can be done in the view in use."""
        if self._lead is not None:
            return ()
        if self._shown_side() == SHEET:
            return self.sheet.actions_of_sheet.sections()
        return self.pane.actions_of_grid.sections()

    def start_search(self) -> None:
        """Looks for a unit."""
        if self._desk is not None and self._shown_side() == SHEET:
            self._desk.start_search()
        else:
            self.toolbar.start_search()

    def open_import(self, *, pasting: bool = False) -> None:
        """Opens the assistant that reads a table from a file, or the one on the clipboard."""
        from ui.importing.wizard import ImportWizard

        self.pane.view.commit_editor()
        if self._desk is not None:
            self._desk.pane.commit()
        wizard = ImportWizard(self.context, self)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()
        if pasting:
            wizard.paste()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the width anew."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Where letters are so large that two have no room, the story stands alone."""
        if self._story is None:
            return
        is_open = not self._story.isHidden()
        alone = is_open and self.width() < theme.em(_LEAST_LINES)
        self._story.set_alone(alone)
        self._pages.setHidden(alone)

    def _close_story(self) -> None:
        if self._story is not None:
            self._story.hide()
            self._share_width()

    def _show_wanted_unit(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _go_to_unit(self, unit_id: UnitId) -> None:
        self.pane.go_to_unit(unit_id)
        if self._shown_side() == SHEET:
            self.sheet.show_unit(unit_id)

    def _show_cell(self, key: CellKey) -> None:
        """Shows a cell in the view in use."""
        if self._shown_side() == SHEET:
            self.sheet.go_to(key)
        else:
            self.pane.show_cells([key])

    def _lead_on(self, lead: EmptyState | None) -> None:
        """Shows the grid, or in its place what leads to what is missing."""
        if self._lead is not None:
            self._pages.removeWidget(self._lead)
            self._lead.deleteLater()
        self._lead = lead
        if lead is not None:
            self._pages.addWidget(lead)
        self._pages.setCurrentWidget(lead or self._work)

    def _empty_state(self) -> EmptyState:
        if self.context.round is None:
            return self._lead_to(
                "rounds",
                "calendar-days",
                tr("There is no round yet"),
                tr("Scores belong to the round of a year. Make one first."),
                tr("Go to the rounds"),
            )
        if self.context.book is None or not self.context.book.units:
            return self._lead_to(
                "units",
                "building-2",
                tr("No unit takes part yet"),
                tr("Add the units that are assessed, group by group."),
                tr("Go to the units"),
            )
        return self._lead_to(
            "criteria",
            "list-tree",
            tr("{group} has no criteria yet", group=self.context.book.group.heading),
            tr("Make the criteria set of this group, or copy one, then type the scores here."),
            tr("Go to the criteria"),
        )

    def _lead_to(self, key: str, icon: str, title: str, text: str, verb: str) -> EmptyState:
        way = button(verb, lambda: self.context.screen_wanted.emit(key), kind="primary")
        page = EmptyState(icon, title, text, way)
        page.setFocusProxy(way)
        return page
