"""Sổ cấp bằng: numbers, hand-overs, void and spoiled certificates, blanks, the signing key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.paper_kinds import PaperKind
from parindex_desktop.domain.people import Role
from parindex_desktop.domain.register import Blanks
from parindex_desktop.domain.text import match_key
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import blank_stock, register
from parindex_desktop.services.award_lists import read_awards
from ui import theme
from ui.register.dialogs import (
    BlanksDialog,
    HandOverDialog,
    SpoiledDialog,
    VoidDialog,
    told_blanks,
)
from ui.register.lines import RegisterLine, RegisterTable
from ui.register.numbers_dialog import NumbersDialog
from ui.register.warnings import RegisterWarnings
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from parindex_desktop.domain.edits import Edit
    from parindex_desktop.domain.register import RegisterEntry
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context
    from ui.register.edit_dialog import EditDialog


class RegisterScreen(Screen):
    """The whole book of the file, of all years; commands are about the chosen lines.

    Attributes:
        table: The entries.
        book: Which year and form are shown; the first choice is all.
        search: Narrows them down.
        give, hand_over, spoiled, void: What is done with them.
    """

    key: ClassVar[str] = "register"
    title: ClassVar[str] = mark("Register of certificates")
    icon: ClassVar[str] = "book-open"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entries: tuple[RegisterEntry, ...] = ()
        self._lines: tuple[RegisterLine, ...] = ()
        self.warnings = RegisterWarnings(context)
        self.table, self.search, self.book = RegisterTable(), SearchBox(), QComboBox()
        self.book.setAccessibleName(tr("Year and form"))
        self.book.setMinimumWidth(theme.em(9))
        self.book.activated.connect(lambda _at: self._show())
        self.search.setMinimumWidth(theme.em(10))
        self.search.searched.connect(lambda _text: self._show())
        self.search.left.connect(self.table.setFocus)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self._counted = label("", "muted", wraps=True)
        self._make_buttons()
        self._empty = EmptyState(
            "book-open",
            tr("No certificate has a number yet."),
            tr("Decide whom to award, type number and day of the decision, then give the numbers."),
        )
        self._pages = OneOf(self._empty, self.table)
        self._arrange()

    def refresh(self) -> None:
        """Reads the book, and what is warned of."""
        session, round_ = self.context.session, self.context.round
        used = blank_stock.blanks_by_entry(session)
        pairs = register.outdated(session, round_) if round_ else ()
        old = {before.id for before, _after in pairs}
        self._entries = register.entries_of(session)
        self._lines = tuple(
            RegisterLine(each, used.get(each.id, Blanks()), each.id in old)
            for each in self._entries
        )
        self.warnings.show_state(pairs, has_entries=bool(self._entries))
        self._fill_books()
        self._show()
        self._counted.setText("\n".join(map(told_blanks, blank_stock.stock(session))))

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Reads the book again: giving numbers is rare, and awards change it too."""
        self.refresh()

    def first_focus(self) -> QWidget:
        """The book, or the way to its first numbers."""
        return self.table if self._entries else self.give

    def start_search(self) -> None:
        """Puts the focus into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    # ---- dialogs --------------------------------------------------------------------------------

    def give_numbers(self) -> EditDialog | None:
        """Asks for which list, from which number on."""
        session, round_ = self.context.session, self.context.round
        waiting = self._waiting()
        if round_ is None or not waiting:
            self.context.told.emit(tr("Everybody on the award lists of this year has a number."))
            return None
        return self._open(NumbersDialog(self, session, round_, waiting))

    def hand_chosen_over(self) -> EditDialog | None:
        """Asks who takes the chosen certificates."""
        chosen = self.table.chosen
        return self._open(HandOverDialog(self, self.context.session, chosen)) if chosen else None

    def void_chosen(self) -> EditDialog | None:
        """Asks why the chosen certificates are void."""
        chosen = self.table.chosen
        return self._open(VoidDialog(self, chosen)) if chosen else None

    def count_spoiled(self) -> EditDialog | None:
        """Asks why the chosen prints were spoiled."""
        chosen = self.table.chosen
        return self._open(SpoiledDialog(self, self.context.session, chosen)) if chosen else None

    def take_back(self) -> None:
        """Strikes out the hand-overs of the chosen certificates."""
        self.context.do(register.take_back(self.table.chosen))

    def count_blanks(self) -> EditDialog:
        """Asks which blanks came in, or were spoiled unprinted."""
        return self._open(BlanksDialog(self, self.context.session))

    def print_book(self) -> None:
        """Goes to the book as it will be printed."""
        self.context.screen_wanted.emit("documents")
        self.context.paper_wanted.emit(PaperKind.REGISTER)

    # ---- inside ---------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.give = button(
            tr("&Give numbers…"), self.give_numbers, icon="list-ordered", kind="primary"
        )
        self.hand_over = button(tr("Hand &over…"), self.hand_chosen_over, icon="user-check")
        self.back = button(tr("Strike &out the hand-over"), self.take_back, icon="undo-2")
        self.spoiled = button(tr("S&poiled print…"), self.count_spoiled, icon="trash-2")
        self.void = button(tr("Make &void…"), self.void_chosen, icon="x", kind="danger")
        self.blanks = button(tr("&Blanks…"), self.count_blanks, icon="copy")
        self.book_button = button(tr("Print the boo&k"), self.print_book, icon="printer")

    def _arrange(self) -> None:
        header = PageHeader(
            tr(self.title),
            tr("Every number once, every blank accounted for, every hand-over with day and name."),
            self.give,
        )
        tools = row(self.book, self.search, None, self.blanks, self.book_button)
        below = row(self._counted, self.hand_over, self.back, self.spoiled, self.void)
        below.setStretch(0, 1)
        body = column(header, self.warnings, tools, self._pages, below, gap=0.6, margin=0.9)
        body.setStretch(3, 1)
        self.setLayout(body)

    def _open(self, dialog: EditDialog) -> EditDialog:
        dialog.decided.connect(self._do)
        dialog.open()
        return dialog

    def _do(self, edit: Edit) -> None:
        self.context.do(edit)
        self.table.setFocus()

    def _waiting(self) -> list[SheetList]:
        session, round_ = self.context.session, self.context.round
        if round_ is None:
            return []
        sheets = read_awards(session, round_).sheets
        return [each for each in sheets if register.without_number(session, each)]

    def _fill_books(self) -> None:
        chosen = self.book.currentData()
        self.book.clear()
        self.book.addItem(tr("All books"), None)
        known = {(e.year, match_key(e.form)): e.form for e in self._entries}
        for (year, key), form in known.items():
            self.book.addItem(f"{form} {year}", (year, key))
        self.book.setCurrentIndex(max(self.book.findData(chosen), 0))

    def _show(self) -> None:
        wanted = {e.id for e in register.found(self._entries, self.search.text())}
        chosen = self.book.currentData()
        self.table.show_lines(
            [
                line
                for line in self._lines
                if line.entry.id in wanted
                and (chosen is None or (line.entry.year, match_key(line.entry.form)) == chosen)
            ]
        )
        self._pages.show_part(self.table if self._entries else self._empty)
        self._offer()

    def _offer(self) -> None:
        """Offers what can be done with the chosen lines, to who may."""
        may, chosen = self.context.session.may(Role.SECRETARY), self.table.chosen
        held = bool(chosen) and all(each.holds for each in chosen) and may
        handed = [each for each in chosen if each.handed_on]
        is_back = held and len(handed) == len(chosen)
        self.give.setEnabled(may)
        self.blanks.setEnabled(may)
        self.book_button.setEnabled(bool(self._entries))
        self.hand_over.setEnabled(held and not handed)
        self.hand_over.setVisible(not is_back)
        self.back.setVisible(is_back)
        self.spoiled.setEnabled(held)
        self.void.setEnabled(held)
