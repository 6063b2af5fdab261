"""Tài liệu kiểm chứng: what units still owe, to send to them, and which documents stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import evidence_lists
from parindex_desktop.writing import write_whole
from ui import theme
from ui.evidence.elsewhere import Elsewhere
from ui.evidence.lists import ListTable, missing_model, shared_model
from ui.papers.saving import ask_file
from ui.screens.screen import Screen
from ui.widgets.actions import action
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from pathlib import Path

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

MISSING, SHARED = "missing", "shared"


class EvidenceScreen(Screen):
    """Two lists of the group looked at; Enter goes to the cell.

    Attributes:
        tabs: Which list is shown.
        unit: Whose lines; the first choice is all units.
        missing: Criteria without a document.
        shared: Documents at several places.
    """

    key: ClassVar[str] = "evidence"
    title: ClassVar[str] = mark("Evidence")
    icon: ClassVar[str] = "paperclip"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._elsewhere = Elsewhere(context)
        self.tabs = Segments([(MISSING, ""), (SHARED, "")])
        self.tabs.chosen.connect(self.show_tab)
        self.unit = QComboBox()
        self.unit.setAccessibleName(tr("Unit"))
        self.unit.setMinimumWidth(theme.em(16))
        self.unit.activated.connect(lambda _at: self._list())
        self.missing = ListTable(missing_model(), {0: 13, 1: 4, 2: 15, 3: 4}, filling=4)
        self.missing.setAccessibleName(tr("Criteria without a document"))
        self.shared = ListTable(shared_model(), {0: 3, 1: 9, 2: 6, 3: 13, 4: 4}, filling=5)
        self.shared.setAccessibleName(tr("Documents at several places"))
        self.missing.chosen.connect(self._go_to_missing)
        self.shared.chosen.connect(self._go_to_shared)
        self._tables = QStackedWidget()
        self._nothing = label("", "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (self.missing, self.shared, self._nothing):
            self._tables.addWidget(page)
        self._arrange()

    def refresh(self) -> None:
        """Reads both lists from scratch; the unit chosen stays where it can."""
        self._elsewhere.forget()
        book, chosen = self.context.book, self.unit.currentData()
        self.unit.clear()
        self.unit.addItem(tr("All units"), None)
        for each in book.units if book else ():
            self.unit.addItem(each.name, each.id)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self._list()

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Reads the lists again; those who look at them change little meanwhile."""
        self.refresh()

    def first_focus(self) -> QWidget:
        """The list: the arrows go through it at once."""
        if not self._shows_lines():
            return self.tabs
        return self.missing if self.tabs.current == MISSING else self.shared

    def show_tab(self, key: str) -> None:
        """Shows one of the lists."""
        self.tabs.choose(key)
        self._show_page()

    def copy(self) -> None:
        """Puts the list shown on the clipboard, for a letter or a spreadsheet."""
        if self.tabs.current == MISSING and self.missing.rows:
            text = evidence_lists.missing_text(self.missing.rows)
            QGuiApplication.clipboard().setText(text)
            self.context.told.emit(tr("{count} lines copied", count=len(self.missing.rows)))

    def export(self) -> None:
        """Asks where to save the missing documents as a workbook."""
        if self.context.book is None or not self.missing.rows:
            return
        year, code = self.context.book.round.year, self.context.book.group.code
        ask_file(
            self,
            self.context.settings,
            name=f"thieu-tai-lieu-{year}-{code}.xlsx",
            kind="Excel (*.xlsx)",
            on_chosen=self.write,
        )

    def write(self, path: Path) -> None:
        """Writes the missing documents shown as a workbook."""
        book = self.context.book
        if book is None:
            return
        content = evidence_lists.missing_workbook(self.context.session, book, self.missing.rows)
        try:
            write_whole(path, content)
        except AppError as error:
            self.context.failed.emit(error)
        else:
            self.context.told.emit(tr("Saved: {path}", path=str(path)))

    # ---- inside ---------------------------------------------------------------------------------
    def _arrange(self) -> None:
        back = button(tr("&Back to the scores"), self._go_back, icon="chevron-left", kind="quiet")
        header = PageHeader(
            tr("Evidence"),
            tr("Points that are claimed without a document, and documents that are named twice."),
            back,
        )
        self._copy = button(tr("&Copy the list"), self.copy, icon="copy")
        self._export = button(tr("&Excel…"), self.export, icon="file-spreadsheet")
        action(self, tr("&Copy the list"), self.copy, keys="Ctrl+C")
        tools = row(self.tabs, self.unit, None, self._copy, self._export)
        parts = column(header, tools, self._tables, gap=0.6, margin=0.9)
        parts.setStretch(2, 1)
        self.setLayout(parts)

    def _list(self) -> None:
        book, dossier = self.context.book, self.context.dossier
        unit_id: UnitId | None = self.unit.currentData()
        if book is None or dossier is None:
            self.missing.set_rows(())
            self.shared.set_rows(())
        else:
            session, rules = self.context.session, self.context.session.entry_rules
            self.missing.set_rows(evidence_lists.missing_lines(book, dossier, rules, unit_id))
            self.shared.set_rows(evidence_lists.shared_lines(session, book, dossier, unit_id))
        self._show_page()

    def _show_page(self) -> None:
        documents = self.shared.rows[-1].nth if self.shared.rows else 0
        self.tabs.set_text(MISSING, tr("Missing ({count})", count=len(self.missing.rows)))
        self.tabs.set_text(SHARED, tr("Named twice ({count})", count=documents))
        is_missing = self.tabs.current == MISSING
        table = self.missing if is_missing else self.shared
        self._nothing.setText(self._why_nothing(is_missing=is_missing))
        self._tables.setCurrentWidget(table if self._shows_lines() else self._nothing)
        for each in (self._copy, self._export):
            each.setVisible(is_missing)
            each.setEnabled(bool(self.missing.rows))

    def _shows_lines(self) -> bool:
        return bool((self.missing if self.tabs.current == MISSING else self.shared).rows)

    def _why_nothing(self, *, is_missing: bool) -> str:
        if not is_missing:
            return tr("No document is named at two places.")
        if not self.context.session.entry_rules.evidence_needed:
            return tr("The rules of score entry ask for no evidence.")
        if self.context.book and not any(
            leaf.evidence.strip() for leaf in self.context.book.leaves
        ):
            return tr("No criterion of this group says which document proves it.")
        return tr("Nothing is missing: every claimed point has its document.")

    def _go_to_missing(self, line: evidence_lists.MissingLine) -> None:
        if self.context.book is not None:
            key = self.context.book.key(line.unit.id, line.leaf.id, line.stage)
            self.context.screen_wanted.emit("scores")
            self.context.cell_wanted.emit(key)

    def _go_to_shared(self, line: evidence_lists.SharedLine) -> None:
        self._elsewhere.go_to(line.evidence)

    def _go_back(self) -> None:
        self.context.screen_wanted.emit("scores")
