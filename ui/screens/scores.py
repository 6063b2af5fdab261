"""The screen Nhập điểm: scores are typed, pasted and imported, and the ranking follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.i18n import mark, tr
from ui.grid.pane import GridPane
from ui.grid.toolbar import GridToolbar
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context
    from ui.evidence.below import EvidenceBelow
    from ui.grid.fact_panel import FactPanel
    from ui.story.panel import StoryPanel


class ScoresScreen(Screen):
    """Tools above, the grid of the group looked at below.

    Attributes:
        pane: The grid with its results.
        toolbar: Layer, search, jumps, import.
    """

    key: ClassVar[str] = "scores"
    title: ClassVar[str] = mark("Scores")
    icon: ClassVar[str] = "table-2"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.pane = GridPane(context)
        self.toolbar = GridToolbar(self.pane)
        self.toolbar.import_wanted.connect(self.open_import)
        self.toolbar.paste_wanted.connect(lambda: self.open_import(pasting=True))
        self._work = QWidget()
        self._panel: FactPanel | None = None
        self.pane.facts_wanted.connect(self._open_facts)
        self._evidence: EvidenceBelow | None = None
        self.pane.evidence_wanted.connect(self._toggle_evidence)
        self._story: StoryPanel | None = None
        self.pane.story_wanted.connect(lambda: self.story.open())
        self.pane.escaped.connect(self._close_facts)
        self._layout = column(self.toolbar, self.pane, gap=0.4)
        self._layout.setStretch(1, 1)
        self._work.setLayout(self._layout)
        self._lead: EmptyState | None = None
        context.unit_wanted.connect(self._show_wanted_unit)
        context.cell_wanted.connect(lambda key: self.pane.show_cells([key]))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work)
        self._beside = row(self._pages, margin=0.6)
        self._beside.setStretch(0, 1)
        self.setLayout(self._beside)

    @property
    def story(self) -> StoryPanel:
        """What happened to the current cell, at the right; made when it is first asked for."""
        if self._story is None:
            from ui.story.panel import StoryPanel

            self._story = StoryPanel(self.context)
            self._story.closed.connect(lambda: self.first_focus().setFocus())
            self._beside.addWidget(self._story)
        return self._story

    @property
    def facts(self) -> FactPanel:
        """The facts of the current cell, below the grid; made when they are first asked for."""
        if self._panel is None:
            from ui.grid.fact_panel import FactPanel

            self._panel = FactPanel(self.context, self.pane)
            self._layout.addWidget(self._panel)
        return self._panel

    @property
    def evidence(self) -> EvidenceBelow:
        """The documents of the current cell, below the grid; made when they are first asked for."""
        if self._evidence is None:
            from ui.evidence.below import EvidenceBelow

            self._evidence = EvidenceBelow(self.context, self.pane)
            self._layout.addWidget(self._evidence)
        return self._evidence

    def refresh(self) -> None:
        """Shows the group looked at, or why there is nothing to type into."""
        book = self.context.book
        if book is None or not book.units or not book.leaves:
            self.pane.show_book(None)
            self._lead_on(self._empty_state())
            return
        self._lead_on(None)
        self.pane.show_book(book)
        if self.context.wanted_unit is not None:
            self.pane.go_to_unit(self.context.wanted_unit)
            self.context.wanted_unit = None

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Paints the cells of an edit; anything else is shown from scratch."""
        if change_set.structural or self.pane.model.book is None:
            self.refresh()
        else:
            self.pane.take_change(change_set)
            if self._panel is not None:
                self._panel.take_change(change_set)

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to the cells of an undone or redone edit."""
        self.pane.reveal(change_set)

    def first_focus(self) -> QWidget:
        """Returns the grid, or the button that leads to what is missing."""
        if self._lead is not None:
            return self._lead
        return self.pane.view

    def start_search(self) -> None:
        """Looks for a unit."""
        self.toolbar.start_search()

    def open_import(self, *, pasting: bool = False) -> None:
        """Opens the assistant that reads a table from a file, or the one on the clipboard."""
        from ui.importing.wizard import ImportWizard

        self.pane.view.commit_editor()
        wizard = ImportWizard(self.context, self)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()
        if pasting:
            wizard.paste()

    def _open_facts(self) -> None:
        """Shows the facts, in the place of the documents."""
        if self._evidence is not None:
            self._evidence.close_panel()
        self.facts.open()

    def _toggle_evidence(self) -> None:
        """Shows the documents, in the place of the facts."""
        if self._panel is not None and not self._panel.isHidden():
            self._panel.close_panel()
        self.evidence.toggle()

    def _close_facts(self) -> None:
        if self._panel is not None:
            self._panel.close_panel()
        if self._evidence is not None:
            self._evidence.close_panel()
        if self._story is not None:
            self._story.hide()

    def _show_wanted_unit(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

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
