"""What can be done in the sheet, beside what every table of scores does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from parindex_desktop.i18n import tr
from ui.grid.actions import CellActions
from ui.sheet.phrases import SHORTCUTS
from ui.widgets.actions import action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.sheet.pane import SheetPane


class SheetActions(CellActions):
    """The actions of one sheet.

    Attributes:
        previous_unit, next_unit: Walk to another unit at the same criterion.
        next_work: Goes to the next unit that has work for who works.
        fold_all, unfold_all: All domains.
        words: Writes the reason, or what the column is about.
        fold_words: Leaves more room to the sheet.
        phrases: Shows the stock phrases.
        keep_phrase: Keeps the present text among them.
    """

    def __init__(self, pane: SheetPane) -> None:
        super().__init__(pane, pane.view)
        pane.addActions([self.facts, self.evidence, self.story])
        self.previous_unit = action(
            pane,
            tr("Previous unit"),
            lambda: pane.jumps.walk(-1),
            icon="chevron-left",
            keys="Alt+Up",
        )
        self.next_unit = action(
            pane, tr("Next unit"), lambda: pane.jumps.walk(1), icon="chevron-right", keys="Alt+Down"
        )
        self.next_work = action(
            pane,
            tr("Next unit with work"),
            pane.jumps.walk_to_work,
            icon="skip-forward",
            keys="Ctrl+Return Ctrl+Enter",
        )
        self.fold_all = action(
            pane,
            tr("Fold all domains"),
            lambda: pane.view.fold_all(folded=True),
            icon="chevrons-down-up",
            keys="Alt+Left",
        )
        self.unfold_all = action(
            pane,
            tr("Unfold all domains"),
            lambda: pane.view.fold_all(folded=False),
            icon="chevron-down",
            keys="Alt+Right",
        )
        self._add_words(pane)

    def _add_words(self, pane: SheetPane) -> None:
        self.words = action(
            pane, tr("Reason, explanation…"), pane.start_words, icon="pencil", keys="Ctrl+E"
        )
        self.words.setIconText(tr("Reason · Ctrl+E"))
        self.phrases = action(
            pane, tr("Phrases…"), pane.phrasing.show_menu, icon="list-ordered", keys="Ctrl+Space"
        )
        self.phrases.setIconText(tr("Phrases · Ctrl+Space"))
        self.fold_words = action(
            pane, tr("Fold the texts"), pane.fold_words, icon="chevrons-down-up", keys="Shift+F4"
        )
        self.keep_phrase = action(pane, tr("Keep as a phrase"), pane.phrasing.keep, icon="plus")
        self._total = action(pane, tr("Total on paper"), pane.start_total, keys="Ctrl+T")
        for nth in range(SHORTCUTS):
            action(
                pane,
                tr("Phrase {number}", number=nth + 1),
                partial(pane.phrasing.take_at, nth),
                keys=f"Alt+{nth + 1}",
            )

    def sections(self) -> tuple[list[QAction], ...]:
        """Returns what belongs together, with the texts, the domains and the units behind it."""
        return (
            *super().sections(),
            [self.words, self.phrases, self._total],
            [self.fold_all, self.unfold_all],
            [self.previous_unit, self.next_unit, self.next_work],
        )
