"""Đã khen thưởng: who got what before, of this file and of the time before it, to be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.domain.awards import Whom
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import earlier_awards
from parindex_desktop.services.award_history import found, history
from parindex_desktop.services.award_import import Purpose, draft_of_clipboard, draft_of_file
from parindex_desktop.services.earlier_awards import EarlierEntry
from ui import theme
from ui.award_history.entry_dialog import EntryDialog
from ui.award_history.table import HistoryTable
from ui.awards.person_file import ask_list_file
from ui.awards.person_import import AwardeeImportDialog
from ui.screens.screen import Screen
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from parindex_desktop.services.award_history import AwardLine
    from parindex_desktop.services.award_import import AwardeeDraft, Entry
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

ALL, COLLECTIVES, PERSONS = "all", "collectives", "persons"
_WHOM = {COLLECTIVES: Whom.COLLECTIVE, PERSONS: Whom.PERSON}


class AwardHistoryScreen(Screen):
    """The register of earlier awards.

    Attributes:
        search: What is looked for: a name, a workplace, a year, a decision; marks do not count.
        whom: Whether all are shown, or collectives or persons alone.
        table: What was found.
    """

    key: ClassVar[str] = "award_history"
    title: ClassVar[str] = mark("Awarded earlier")
    icon: ClassVar[str] = "history"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: tuple[AwardLine, ...] = ()
        self.search = SearchBox(tr("Name, workplace, year, decision…"))
        self.search.setMinimumWidth(theme.em(17))
        self.search.searched.connect(lambda _text: self._find())
        self.whom = Segments(
            [(ALL, tr("All")), (COLLECTIVES, tr("Collectives")), (PERSONS, tr("Persons"))]
        )
        self.whom.chosen.connect(lambda _key: self._find())
        self.table = HistoryTable()
        self.table.opened.connect(self.open_line)
        self.table.removed.connect(self.remove)
        self.search.left.connect(self.table.setFocus)
        self._count = label("", "muted")
        self._pages = QStackedWidget()
        self._arrange()

    def refresh(self) -> None:
        """Reads the awards of all years; what is looked for stays."""
        self._lines = history(self.context.session)
        self._pages.setCurrentIndex(0 if self._lines else 1)
        self._find()

    def first_focus(self) -> QWidget:
        """Returns the search field."""
        return self.search if self._lines else self._way_on

    def reveal(self, change_set: ChangeSet) -> None:
        """Shows the line that an undone or redone change is about."""
        changed = [each.after for each in change_set.edit.entities if each.after is not None]
        line = next((each for each in self._lines if each.earlier in changed), None)
        if line is not None:
            if line not in self.table.lines:
                self.search.clear()
                self.whom.choose(ALL)
                self._find()
            self.table.select(line)
        self.table.setFocus()

    def add(self) -> EntryDialog:
        """Asks for an award of an earlier year."""
        year = self.context.round.year - 1 if self.context.round else 0
        dialog = EntryDialog(EarlierEntry(year), self, is_new=True)
        dialog.decided.connect(lambda entry: self._take([entry], "history.add"))
        dialog.open()
        return dialog

    def open_line(self, line: AwardLine) -> EntryDialog | None:
        """Changes an award that was typed; one of this file is changed on its own list."""
        if line.earlier is None:
            if line.round_id is not None:
                self.context.look_at(round_id=line.round_id)
            self.context.screen_wanted.emit("awards")
            return None
        award = line.earlier
        dialog = EntryDialog(earlier_awards.entry_of(award), self, is_new=False)
        dialog.decided.connect(
            lambda entry: self.context.do(earlier_awards.change_award(award, entry))
        )
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Takes the selected awards that were typed out of the register."""
        awards = [line.earlier for line in self.table.selected if line.earlier is not None]
        if awards:
            self.context.do(earlier_awards.remove_awards(awards))
        elif self.table.selected:
            self.context.told.emit(tr("Awards of this file are changed on their own list."))

    def copy(self) -> None:
        """Puts the lines shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.table.copied())
        self.context.told.emit(tr("{count} lines copied", count=len(self.table.lines)))

    def paste(self) -> AwardeeImportDialog | None:
        """Reads a list off the clipboard; it needs headings, since years and forms differ."""
        try:
            draft = draft_of_clipboard(QGuiApplication.clipboard().text(), Purpose.EARLIER)
        except AppError:
            self.context.told.emit(tr("There is no list in the clipboard."))
            return None
        return self._ask(draft)

    def read_file(self, path: Path) -> AwardeeImportDialog | None:
        """Reads a list and shows who is in it before anything is taken."""
        try:
            draft = draft_of_file(path, Purpose.EARLIER)
        except AppError as error:
            self.context.failed.emit(error)
            return None
        return self._ask(draft, path)

    # ---- inside ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        back = button(
            tr("&Back to the awards"),
            lambda: self.context.screen_wanted.emit("awards"),
            icon="chevron-left",
            kind="quiet",
        )
        hint = tr("Everyone awarded in this file, and whom you add from the years before it.")
        header = PageHeader(tr(self.title), hint, back)
        off = action(self.table, tr("Take out of the register"), self.remove, icon="trash-2")
        off.setToolTip(f"{off.text()} (Del)")
        action(self, tr("Paste"), self.paste, keys="Ctrl+V")
        action(self.table, tr("&Copy the list"), self.copy, keys="Ctrl+C")
        buttons = row(
            None,
            button(tr("Add an a&ward…"), self.add, icon="plus"),
            button(tr("From a fi&le…"), self.choose_file, icon="file-spreadsheet"),
            button(tr("&Paste from Excel"), self.paste, icon="clipboard-paste"),
            tool_button(off),
        )
        tools = TwoLines(row(self.search, self.whom, self._count), buttons)
        page = QWidget()
        lines = column(tools, self.table, gap=0.6)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setStretch(1, 1)
        page.setLayout(lines)
        self._pages.addWidget(page)
        self._pages.addWidget(self._empty_page())
        parts = column(header, self._pages, gap=0.6, margin=0.9)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def _empty_page(self) -> QWidget:
        self._way_on = button(
            tr("From a fi&le…"), self.choose_file, icon="file-spreadsheet", kind="primary"
        )
        text = tr(
            "Add the lists of earlier years; whoever is awarded again is then told on the "
            "award list."
        )
        typed = button(tr("Add an a&ward…"), self.add, icon="plus")
        return EmptyState("history", tr("Nobody was awarded yet."), text, self._way_on, typed)

    def choose_file(self) -> None:
        """Asks which file holds the list."""
        ask_list_file(self, self.context.settings, self.read_file)

    def _find(self) -> None:
        whom = _WHOM.get(str(self.whom.current))
        lines = [each for each in self._lines if whom in (None, each.whom)]
        shown = found(lines, self.search.text())
        self.table.show_lines(shown)
        self._count.setText(tr("{count} lines", count=len(shown)))

    def _ask(self, draft: AwardeeDraft, path: Path | None = None) -> AwardeeImportDialog:
        dialog = AwardeeImportDialog(draft, self, path=path)
        dialog.taken.connect(lambda entries: self._take(entries, "history.import"))
        dialog.open()
        return dialog

    def _take(self, entries: Iterable[Entry], action_key: str) -> None:
        awards = [each for each in entries if isinstance(each, EarlierEntry)]
        edit = earlier_awards.add_awards(self.context.session, awards, action=action_key)
        new, there = len(edit.entities), len(awards) - len(edit.entities)
        if edit.is_empty or self.context.do(edit):
            told = tr("{count} awards added", count=new)
            already = tr("{count} stand there already", count=there)
            self.context.told.emit(f"{told}; {already}" if there else told)
