"""The right side of the screen of units: one group's units, typed, pasted, ordered, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QStackedWidget, QToolButton, QWidget

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services import units
from parindex_desktop.services.groups import short_title
from ui import icons
from ui.units.paste_dialog import PasteUnitsDialog
from ui.units.traits_dialog import TraitsDialog
from ui.units.unit_model import UnitModel
from ui.units.unit_table import UnitTable
from ui.widgets.actions import action
from ui.widgets.buttons import button, tool_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.units import RoundId, UnitGroup, UnitId
    from ui.context import Context


class UnitPanel(QWidget):
    """The units of one group in one round.

    Attributes:
        table: The table of units.
        search: Narrows the table.
        paste: Opens the list on the clipboard; other widgets may take its key.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._round_id: RoundId | None = None
        self._group: UnitGroup | None = None
        self._model = UnitModel()
        self._model.setParent(self)
        self.table = UnitTable(self._model)
        self.search = SearchBox(tr("Find a unit…"))
        self._heading = label("", "heading")
        self._listen()
        self._ordering: tuple[QAction, ...] = ()
        tools = self._tools()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty())
        top = row(self._heading, None, self.search, gap=0.5)
        keys = tr(
            "Enter: edit, a new name holds in every round · Insert: add · Delete: remove · "
            "Alt+arrows: move · Ctrl+T: traits · Ctrl+V: paste"
        )
        hint = ElidedLabel(keys)
        hint.setProperty("role", "small")
        self.setLayout(column(top, tools, self._pages, hint, gap=0.4))
        self.setTabOrder(self.search, self.table)

    def show_group(self, round_id: RoundId, group: UnitGroup) -> None:
        """Shows a group; the same units stay selected."""
        if group != self._group:
            self.search.clear()
        self._round_id, self._group = round_id, group
        self._heading.setText(short_title(group))
        chosen = self.table.selected_units()
        book = self._context.session.book(round_id, group.id)
        shown = units.matching(units.lines(book), self.search.text().strip())
        self._model.set_rows(shown)
        self._pages.setCurrentIndex(0 if book.units else 1)
        self._restore(chosen)
        for deed in self._ordering:
            deed.setEnabled(len(shown) == len(book.units))

    def first_focus(self) -> QWidget:
        """Returns the table, or the button that adds the first unit."""
        return self.table if self._pages.currentIndex() == 0 else self._add_first

    def _listen(self) -> None:
        # Queued: an editor is closed before the rows it stands in are replaced.
        queued = Qt.ConnectionType.QueuedConnection
        self._model.renamed.connect(self._rename, queued)
        self._model.short_name_typed.connect(self._set_short_name, queued)
        self._model.ranked_toggled.connect(self._set_ranked, queued)
        self._model.drafted.connect(self._add, queued)
        self.table.draft_ended.connect(self._show_again)
        self.search.searched.connect(lambda _text: self._show_again())

    def _tools(self) -> QWidget:
        add = action(self, tr("Add a unit"), self._start_draft, icon="plus", keys="Ins")
        self.paste = action(
            self, tr("Paste a list"), self._paste, icon="clipboard-paste", keys="Ctrl+V Shift+Ins"
        )
        remove = action(self, tr("Remove"), self._remove, icon="trash-2", keys="Del")
        traits = action(self, tr("Traits…"), self._ask_traits, keys="Ctrl+T")
        self.table.traits_wanted.connect(self._ask_traits)
        rank = action(self, tr("Rank or leave out"), self._toggle_ranked, keys="Ctrl+R")
        self._ordering = (
            action(self, tr("Unit up"), lambda: self._move(-1), icon="arrow-up", keys="Alt+Up"),
            action(
                self, tr("Unit down"), lambda: self._move(1), icon="arrow-down", keys="Alt+Down"
            ),
            action(self, tr("Sort by name"), self._sort),
        )
        up, down, sort = self._ordering
        more = QMenu(self)
        more.addActions([sort, rank])
        self._targets = more.addMenu(tr("Move to group"))
        self._targets.aboutToShow.connect(self._fill_targets)
        more_button = QToolButton()
        more_button.setText(tr("More"))
        more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more_button.setMenu(more)
        bar = QWidget()
        bar.setLayout(
            row(
                tool_button(add, with_text=True),
                tool_button(self.paste, with_text=True),
                tool_button(traits, with_text=True),
                tool_button(up),
                tool_button(down),
                tool_button(remove),
                more_button,
                None,
                gap=0.1,
            )
        )
        return bar

    def _empty(self) -> EmptyState:
        self._add_first = button(tr("Add a unit"), self._start_draft, icon="plus", kind="primary")
        return EmptyState(
            "building-2",
            tr("No units in this group yet"),
            tr("Type them one by one, or paste a list from Excel or Word."),
            button(tr("Paste a list"), self._paste, icon="clipboard-paste"),
            self._add_first,
        )

    # ---- intents --------------------------------------------------------------------------------

    def _start_draft(self, text: str = "") -> None:
        self.search.clear()
        self._pages.setCurrentIndex(0)
        self.table.setFocus()
        self.table.edit_draft(text)

    def _add(self, name: str) -> None:
        """Takes the draft; the next one opens at once, until one is left empty."""
        if not name.strip() or self._group is None:
            return
        group_id = self._group.id
        taken = self._do(lambda at: units.add(self._context.session, at, group_id, name))
        self._start_draft("" if taken else name)

    def _paste(self) -> None:
        if self._round_id is None or self._group is None:
            return
        text = QGuiApplication.clipboard().text()
        dialog = PasteUnitsDialog(
            self._context.session, self._round_id, self._group, text=text, parent=self.window()
        )
        dialog.decided.connect(self._add_pasted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_pasted(self, edit: Edit) -> None:
        if self._context.do(edit):
            self.table.setFocus()

    def _rename(self, unit_id: UnitId, name: str) -> None:
        self._do(lambda at: units.rename(self._context.session, at, unit_id, name))

    def _set_short_name(self, unit_id: UnitId, name: str) -> None:
        self._do(lambda _at: units.set_short_name(self._context.session, unit_id, name))

    def _set_ranked(self, unit_id: UnitId, ranked: bool) -> None:
        self._do(lambda at: units.set_ranked(self._context.session, at, [unit_id], ranked=ranked))

    def _toggle_ranked(self) -> None:
        chosen = self.table.selected_units()
        if chosen:
            ranked = self._model.line(self._model.row_of(chosen[0])).ranked
            self._do(
                lambda at: units.set_ranked(self._context.session, at, chosen, ranked=not ranked)
            )

    def _ask_traits(self) -> None:
        chosen = self.table.selected_units()
        if not chosen or self._round_id is None or self._group is None:
            return
        book = self._context.session.book(self._round_id, self._group.id)
        dialog = TraitsDialog(self._context.session, book, chosen, self.window())
        dialog.decided.connect(self._context.do)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _move(self, step: int) -> None:
        chosen = self.table.selected_units()
        if chosen:
            self._do(lambda at: units.move(self._context.session, at, chosen, step))

    def _sort(self) -> None:
        if self._group is not None:
            group_id = self._group.id
            self._do(lambda at: units.sort_by_name(self._context.session, at, group_id))

    def _remove(self) -> None:
        chosen = self.table.selected_units()
        if not chosen:
            return
        row_ = self._model.row_of(chosen[0])
        if self._do(lambda at: units.remove(self._context.session, at, chosen)):
            left = min(row_, self._model.rowCount() - 1)
            if left >= 0:
                self.table.selectRow(left)

    def _move_to(self, group: UnitGroup) -> None:
        chosen = self.table.selected_units()
        if chosen:
            session = self._context.session
            self._do(lambda at: units.move_to_group(session, at, chosen, group.id))

    def _fill_targets(self) -> None:
        self._targets.clear()
        for group in self._context.session.groups:
            if group != self._group:
                target = self._targets.addAction(icons.icon("users"), short_title(group))
                target.triggered.connect(lambda _checked=False, to=group: self._move_to(to))

    def _do(self, make: Callable[[RoundId], Edit]) -> bool:
        """Makes an edit and writes it; a refusal of either is told."""
        if self._round_id is None:
            return False
        try:
            edit = make(self._round_id)
        except AppError as error:
            self._context.failed.emit(error)
            return False
        return self._context.do(edit)

    def _show_again(self) -> None:
        if self._round_id is not None and self._group is not None:
            self.show_group(self._round_id, self._group)

    def _restore(self, chosen: list[UnitId]) -> None:
        if chosen:
            self.table.select_units(chosen)
        elif self._model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
