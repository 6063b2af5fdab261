"""What can be done in the grid: keys, context menu and tools read the same actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from parindex_desktop.i18n import tr
from ui.widgets.actions import action

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.grid.cell_pane import CellPane
    from ui.grid.pane import GridPane


class CellActions:
    """The actions of a table of scores.

    Attributes:
        facts: Asks for the facts of the current cell, below the grid.
        evidence: Asks for its documents.
        story: Asks what happened to it.
        next_blank: Goes to the next cell that wants a score.
        next_refused: Goes to the next refused text.
        blocks: What is done with the selection as a block.
        not_applicable: Asks for the ground and marks the selection.
        of_cell: What stands beside the words on the current cell.
    """

    def __init__(self, pane: CellPane, owner: QWidget | None = None) -> None:
        """Makes the actions.

        Args:
            pane: What they work on.
            owner: Where their keys work; the whole pane without. Keys that are also those of a
                text, such as Del and Ctrl+C, must not reach into the texts of a pane.
        """
        self._pane = pane
        owner = owner or pane
        view, entry, clips = pane.view, pane.entry, pane.clipboard
        self._edit = action(owner, tr("&Edit cell"), view.begin_editing, icon="pencil", keys="F2")
        self.facts = action(owner, tr("&Facts…"), pane.facts_wanted.emit, keys="F4")
        self.facts.setIconText(tr("Facts · F4"))
        self.evidence = action(owner, tr("E&vidence…"), pane.evidence_wanted.emit, keys="F5")
        self.evidence.setIconText(tr("Documents · F5"))
        self.story = action(
            owner, tr("&History…"), pane.story_wanted.emit, icon="history", keys="F7"
        )
        self._cut = action(owner, tr("Cu&t"), clips.cut, keys="Ctrl+X")
        self._copy = action(owner, tr("&Copy"), clips.copy, keys="Ctrl+C Ctrl+Ins")
        self._paste = action(
            owner, tr("&Paste"), clips.paste, icon="clipboard-paste", keys="Ctrl+V Shift+Ins"
        )
        self._clear = action(
            owner, tr("C&lear"), lambda: entry.clear(view.selected_spots()), keys="Del"
        )
        self.blocks = [self._cut, self._copy, self._paste, self._clear]
        self.not_applicable = action(
            owner,
            tr("&Not applicable…"),
            pane.grounds.ask_not_applicable,
            keys="Ctrl+K",
        )
        self.not_applicable.setIconText(tr("N/A · Ctrl+K"))
        self.of_cell = (self.not_applicable, self.facts, self.evidence)
        self._pending = action(owner, tr("Pendin&g…"), pane.grounds.ask_pending, keys="Ctrl+J")
        self._take_back = action(owner, tr("Drop the &refused text"), pane.take_back, keys="Esc")
        self.next_blank = action(
            owner, tr("Next &blank"), pane.go_to_blank, icon="skip-forward", keys="F8"
        )
        self._previous_blank = action(
            owner, tr("Previous blank"), lambda: pane.go_to_blank(back=True), keys="Ctrl+F8"
        )
        self.next_refused = action(
            owner, tr("Next &error"), pane.go_to_refused, icon="circle-alert", keys="Shift+F8"
        )
        self.jumps = [self.next_blank, self._previous_blank, self.next_refused]

    def menu(self) -> QMenu:
        """Returns a context menu for the selection; it deletes itself when closed."""
        self._take_back.setEnabled(self._pane.refused_count > 0)
        menu = QMenu(self._pane)
        menu.aboutToHide.connect(menu.deleteLater)
        for section in self.sections():
            menu.addActions(section)
            menu.addSeparator()
        menu.aboutToHide.connect(lambda: self._take_back.setEnabled(True))
        return menu

    def sections(self) -> tuple[list[QAction], ...]:
        """Returns what belongs together, for the context menu and the menu Edit."""
        return (
            [self._edit, self.facts, self.evidence, self.story],
            self.blocks,
            [self.not_applicable, self._pending, self._take_back],
            self.jumps,
        )


class GridActions(CellActions):
    """The actions of the grid."""

    def __init__(self, pane: GridPane) -> None:
        super().__init__(pane)
        view, entry = pane.view, pane.entry
        fill = action(
            pane,
            tr("Fill &down"),
            lambda: entry.fill_down(view.selected_ranges()),
            icon="arrow-down",
            keys="Ctrl+D",
        )
        self.blocks.append(fill)
        units = action(pane, tr("&Units…"), pane.units.choose, keys="Ctrl+G")
        on = action(
            pane,
            tr("Next unit with work"),
            pane.units.go_to_next_with_work,
            keys="Ctrl+Return Ctrl+Enter",
        )
        self.jumps += [units, on]
        action(pane, tr("Next layer"), lambda: pane.step_layer(1), keys="Alt+PgDown")
        action(pane, tr("Previous layer"), lambda: pane.step_layer(-1), keys="Alt+PgUp")
