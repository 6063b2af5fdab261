"""The screen Tiến độ: who has handed in, who is late, and what each step's days are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences.steps import tell_step
from parindex_desktop.services import steps
from parindex_desktop.services.progress import GroupProgress
from parindex_desktop.services.progress_papers import frozen_progress, progress_file_name
from parindex_desktop.services.unit_filters import UnitFilter, filtered
from parindex_desktop.writing import write_whole
from ui import theme
from ui.navigator.words import FILTERS
from ui.papers.saving import ask_file
from ui.progress.entry_rules_dialog import EntryRulesDialog
from ui.progress.model import ProgressModel
from ui.progress.plan_bar import PlanBar
from ui.progress.table import ProgressTable
from ui.rounds.applying import apply
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.field import TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling
from ui.widgets.search_box import SearchBox
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import UnitId
    from ui.context import Context


class ProgressScreen(Screen):
    """The days planned above, the units with the days done below.

    Attributes:
        plans: When the group does each step.
        search: Words of a unit's name.
        filter: Which units are shown.
        day: The day that a mark says; today when empty.
        note: What comes with the mark.
        table: The units.
    """

    key: ClassVar[str] = "progress"
    title: ClassVar[str] = mark("Progress")
    icon: ClassVar[str] = "calendar-days"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.plans = PlanBar(context)
        self.model = ProgressModel()
        self.table = ProgressTable(self.model)
        self.search = SearchBox(tr("Find a unit"))
        self.filter = QComboBox()
        self.filter.setAccessibleName(tr("Which units"))
        for chosen, text in FILTERS.items():
            self.filter.addItem(tr(text), chosen)
        self.day, self.note = TextInput(), TextInput()
        self.done = button(tr("&Done"), self._mark_done, icon="check", kind="primary")
        self.undone = button(tr("N&ot done"), self._mark_undone)
        self._header = self._make_header()
        self._dress_marks()
        self._arrange()
        self._connect()

    def refresh(self) -> None:
        """Shows the units that the filter lets through, and what is planned."""
        book, dossier = self.context.book, self.context.dossier
        if book is None or dossier is None:
            self.model.set_rows(())
            self._header.set_hint("")
            return
        self.plans.refresh()
        progress = tuple(GroupProgress(book, dossier))
        chosen = cast("UnitFilter", self.filter.currentData())
        query = self.search.text().strip()
        role = self.context.session.role
        self.model.set_rows(filtered(book, progress, chosen, role=role, query=query))
        self._header.set_hint(
            tr(
                "{group}: {received} of {total} received, {late} late.",
                group=book.group.heading,
                received=sum(each.is_received for each in progress),
                total=len(progress),
                late=sum(any(not step.day for step in each.late) for each in progress),
            )
        )
        self.table.start()
        self._show_step()

    def first_focus(self) -> QWidget:
        """Returns the table."""
        return self.table

    def start_search(self) -> None:
        """Looks for a unit."""
        self.search.setFocus()
        self.search.selectAll()

    def save_to(self, path: Path) -> None:
        """Writes the progress of the group as a workbook."""
        book, dossier = self.context.book, self.context.dossier
        if book is None or dossier is None:
            return
        try:
            write_whole(path, frozen_progress(book, dossier)())
        except AppError as error:
            self.context.failed.emit(error)
            return
        self.context.told.emit(tr("Progress saved as {name}", name=path.name))

    # ---- inside ---------------------------------------------------------------------------------
    def _make_header(self) -> PageHeader:
        return PageHeader(
            tr("Progress"),
            " ",
            button(tr("&Rules of score entry…"), self._open_rules, icon="settings"),
            button(tr("Export to &Excel…"), self._export, icon="file-spreadsheet"),
            button(tr("&Back to the scores"), lambda: self.context.screen_wanted.emit("scores")),
        )

    def _dress_marks(self) -> None:
        today = QDate.currentDate().toString("dd/MM/yyyy")
        self.day.setPlaceholderText(today)
        self.day.setAccessibleName(tr("Done on"))
        self.day.setToolTip(tr("Today when it is empty"))
        self.note.setPlaceholderText(tr("Note, such as the letter that came with it"))
        self.note.setAccessibleName(tr("Note"))
        self.done.setToolTip(tr("Space in the table"))
        self.undone.setToolTip(tr("Del in the table"))
        theme.appearance().changed.connect(self._fit)
        self._fit()

    def _arrange(self) -> None:
        find = row(self.search, self.filter, None, gap=0.4)
        marks = row(label(tr("Done on")), self.day, self.note, self.done, self.undone, gap=0.4)
        marks.setStretch(2, 1)
        tools = TwoLines(find, marks, gap=1)
        layout = column(self._header, self.plans, tools, self.table, gap=0.6, margin=0.9)
        layout.setStretch(3, 1)
        content = QWidget()
        content.setLayout(layout)
        self.setLayout(column(Scrolling(content)))  # large letters leave the table no room

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self.refresh())
        self.search.left.connect(self.table.setFocus)
        self.filter.currentIndexChanged.connect(lambda _at: self.refresh())
        self.table.done_wanted.connect(self._mark_done)
        self.table.undone_wanted.connect(self._mark_undone)
        self.table.unit_wanted.connect(self._show_unit)
        self.table.step_changed.connect(self._show_step)

    def _show_step(self) -> None:
        """Says on the buttons which step they mark."""
        step = self.table.step
        for each, text in ((self.done, tr("&Done")), (self.undone, tr("N&ot done"))):
            each.setEnabled(step is not None)
            each.setText(f"{text}: {tell_step(step)}" if step is not None else text)

    def _mark_done(self) -> None:
        self._apply(undone=False)

    def _mark_undone(self) -> None:
        self._apply(undone=True)

    def _apply(self, *, undone: bool) -> None:
        step, units = self.table.step, self.table.units
        if step is None or not units:
            return

        def make() -> Edit:
            book, dossier = self.context.book, self.context.dossier
            assert book is not None
            assert dossier is not None
            if undone:
                return steps.mark_undone(book, dossier, units, step)
            day, note = self.day.text(), self.note.text()
            return steps.mark_done(book, dossier, units, step, day=day, note=note)

        if apply(self.context, make) and not undone:
            self.note.clear()

    def _show_unit(self, unit_id: UnitId) -> None:
        self.context.unit_wanted.emit(unit_id)
        self.context.screen_wanted.emit("scores")

    def _open_rules(self) -> None:
        EntryRulesDialog(self.context, self).open()

    def _export(self) -> None:
        book = self.context.book
        if book is not None:
            kind = tr("Excel workbook") + " (*.xlsx)"
            name = progress_file_name(book)
            ask_file(self, self.context.settings, name=name, kind=kind, on_chosen=self.save_to)

    def _fit(self) -> None:
        self.search.setFixedWidth(theme.em(11))
        self.day.setFixedWidth(theme.em(5.5))
        self.table.setMinimumHeight(theme.em(11))
