"""The screen Phiếu Excel: self-assessment workbooks out to units, and back from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.edits import EditKind
from parindex_desktop.domain.process import Step
from parindex_desktop.i18n import mark, tr
from ui.papers.notices import PaperNotices
from ui.papers.writing import EXCEL, ask_and_write
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf
from ui.widgets.scrolling import Scrolling
from ui.widgets.segments import Segments
from ui.workbooks.receiving import ReceivingPanel
from ui.workbooks.sending import SendingPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

SEND, RECEIVE = "send", "receive"
_ACTION = "workbooks.read"


class WorkbooksScreen(Screen):
    """Two halves of which one is shown.

    Attributes:
        part: Which half.
        sending: Writes the workbooks.
        receiving: Reads them back.
    """

    key: ClassVar[str] = "workbooks"
    title: ClassVar[str] = mark("Excel workbooks")
    icon: ClassVar[str] = "file-spreadsheet"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.part = Segments(((SEND, tr("Send workbooks")), (RECEIVE, tr("Take workbooks back"))))
        self.sending, self.receiving = SendingPanel(context), ReceivingPanel(context)
        self.notices = PaperNotices()
        self._way_on = button(tr("Add &units"), self._go_to_units, kind="primary")
        self._parts: dict[str, SendingPanel | ReceivingPanel] = {
            SEND: self.sending,
            RECEIVE: self.receiving,
        }
        self._empty = self._empty_page()
        self._shown = OneOf(self.sending, self.receiving, self._empty)
        header = PageHeader(
            tr("Self-assessment workbooks"),
            tr("Each unit fills in one Excel file; a folder of them is read back at once."),
            column(None, self.part, None),
        )
        content = QWidget()
        layout = column(header, self.notices, self._shown, gap=0.6, margin=0.9)
        layout.setStretch(2, 1)
        content.setLayout(layout)
        self.setLayout(column(Scrolling(content)))  # large letters leave the table no room
        self._is_begun = False
        self._current: set[str] = set()  # halves that show the present state
        self.part.chosen.connect(self.show_part)
        self.receiving.list_wanted.connect(self._write_list)

    def refresh(self) -> None:
        """Shows the group looked at."""
        book = self.context.book
        if book is None or not book.units:
            self._shown.show_part(self._empty)
            return
        if not self._is_begun:
            self._is_begun = True
            self.part.choose(RECEIVE if self._has_begun() else SEND)
        self._current.clear()
        self._show()

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the lines when an import was undone or redone."""
        if change_set.edit.action == _ACTION:
            self.show_part(RECEIVE)

    def first_focus(self) -> QWidget:
        """Returns the first field of the half shown."""
        shown = self._shown.current
        if isinstance(shown, SendingPanel | ReceivingPanel):
            return shown.first_focus()
        return self._way_on

    def start_search(self) -> None:
        """Looks for a unit among the lines."""
        self.show_part(RECEIVE)
        self.receiving.filter.search.setFocus()
        self.receiving.filter.search.selectAll()

    def show_part(self, part: str) -> None:
        """Shows one half."""
        self.part.choose(part)
        self._is_begun = True
        if self._shown.current is not self._empty:
            self._show()
        self.first_focus().setFocus()

    # ---- inside ---------------------------------------------------------------------------------
    def _on_changed(self, change_set: ChangeSet) -> None:
        """What an undo took back is no longer told, seen or not."""
        if change_set.edit.action == _ACTION and change_set.kind is not EditKind.DO:
            self.receiving.forget_told()
        super()._on_changed(change_set)

    def _show(self) -> None:
        """Shows the half chosen; judging a large folder takes a moment, so only when it is seen."""
        part = str(self.part.current)
        self._shown.show_part(self._parts[part])
        if part not in self._current:
            self._current.add(part)
            self._parts[part].refresh()

    def _has_begun(self) -> bool:
        """Tells whether a unit of the group has sent its self-assessment."""
        book, dossier = self.context.book, self.context.dossier
        assert book is not None
        assert dossier is not None
        return any(dossier.done(unit.id, Step.SELF) for unit in book.units)

    def _empty_page(self) -> EmptyState:
        text = tr("Units and criteria come first; then there is a workbook for each unit.")
        title = tr("There is nobody to write workbooks for.")
        return EmptyState("file-spreadsheet", title, text, self._way_on)

    def _write_list(self, name: str, make: Callable[[], bytes]) -> None:
        ask_and_write(self, self.notices, name=name, kind=EXCEL, make=make)

    def _go_to_units(self) -> None:
        self.context.screen_wanted.emit("units")
