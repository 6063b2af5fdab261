"""Stock phrases at the hand of who types: by key, from the menu, and new ones kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import remarks
from ui.sheet.lower import WORDS
from ui.sheet.phrases import PhraseMenu

if TYPE_CHECKING:
    from ui.context import Context
    from ui.sheet.pane import SheetPane


class Phrasing:
    """Puts phrases into the words beside the current cell."""

    def __init__(self, context: Context, pane: SheetPane) -> None:
        self._context = context
        self._pane = pane

    def take(self, phrase: str) -> None:
        """Puts a phrase behind the current text; a cell being typed is written first."""
        self._pane.view.commit_editor()
        self._pane.beside.words.take_phrase(phrase)

    def take_at(self, nth: int) -> None:
        """Takes one of the first phrases."""
        phrases = self._context.session.entry_rules.phrases
        if nth < len(phrases):
            self.take(phrases[nth])

    def show_menu(self) -> None:
        """Shows all phrases above the words."""
        pane = self._pane
        pane.view.commit_editor()
        pane.close_facts()
        current = pane.beside.words.current
        back = current if current.hasFocus() else pane.view
        pane.beside.show_page(WORDS)
        menu = PhraseMenu(self._context.session.entry_rules, pane)
        menu.taken.connect(self.take)
        menu.closed.connect(back.setFocus)
        menu.open_above(pane.beside.geometry())

    def keep(self) -> None:
        """Keeps the present text among the phrases of the office."""
        session, notes = self._context.session, self._pane.notes
        text = self._pane.beside.words.current.toPlainText()
        try:
            edit = remarks.add_phrase(session.reader.entry_rules(), text)
        except InputError as error:
            told = tell(error)
            notes.tell(f"{told.code}  {told.text} {told.action}", "danger")
            return
        if edit.is_empty:
            notes.tell(tr("The phrase is kept already."), "info")
        elif self._context.do(edit):
            notes.tell(tr("Kept as a phrase."), "info")
