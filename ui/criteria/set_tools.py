"""The tools above the tree, and the keys of everything that can be done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.criteria.set_panel import SetPanel


class SetTools(QWidget):
    """One row: adding, order, clipboard, numbering, lock, search, details.

    What belongs to a line stands in the menu of the tree as well.

    Attributes:
        search: Finds lines.
        lock: Locks and unlocks the set.
        details: Shows or hides the panel beside the tree.
    """

    def __init__(self, panel: SetPanel) -> None:
        super().__init__()
        self.search = SearchBox(tr("Find a criterion…"))
        self.search.setMinimumWidth(theme.em(5))
        adding, ordering, branches = _adding(panel), _ordering(panel), _branches(panel)
        cut, copy, paste, paste_below, remove = branches
        number = action(
            panel, tr("Number anew…"), panel.renumber, icon="list-ordered", keys="Ctrl+R"
        )
        self._writing = (*adding, *ordering, cut, paste, paste_below, remove, number)
        fold = _folding(panel)
        self.lock = action(panel, "", panel.toggle_lock)
        self.details = action(
            panel, tr("Show details"), panel.toggle_details, icon="panel-right", keys="F4"
        )
        self.details.setCheckable(True)
        shown = (*ordering, cut, copy, paste, remove, number, fold, self.lock)
        self.setLayout(
            row(
                *(tool_button(each, with_text=True) for each in adding),
                *(tool_button(each) for each in shown),
                self.search,
                tool_button(self.details),
                gap=0.1,
            )
        )

    def show_lock(self, *, locked: bool) -> None:
        """Offers what can be done with a set that is locked, or open."""
        for each in self._writing:
            each.setEnabled(not locked)
        icons.dress(self.lock, "lock-open" if locked else "lock")
        self.lock.setText(tr("Unlock the criteria set") if locked else tr("Lock the criteria set"))


def _adding(panel: SetPanel) -> tuple[QAction, ...]:
    beside = action(
        panel, tr("Add on the same level"), lambda: panel.start_entry("beside"),
        icon="plus", keys="Ins",
    )  # fmt: skip
    below = action(
        panel, tr("Add one level below"), lambda: panel.start_entry("below"),
        icon="plus", keys="Shift+Ins",
    )  # fmt: skip
    beside.setIconText(tr("Same level"))  # the plus says that it adds
    below.setIconText(tr("One level below"))
    return beside, below


def _ordering(panel: SetPanel) -> tuple[QAction, ...]:
    table, editor = panel.table, panel.editor
    return (
        action(table, tr("Up"), lambda: panel.with_current(lambda c: editor.order(c, -1)),
               icon="arrow-up", keys="Alt+Up"),
        action(table, tr("Down"), lambda: panel.with_current(lambda c: editor.order(c, 1)),
               icon="arrow-down", keys="Alt+Down"),
        action(table, tr("Level up"), lambda: panel.with_current(editor.outdent),
               icon="chevron-left", keys="Alt+Left"),
        action(table, tr("Level down"), lambda: panel.with_current(editor.indent),
               icon="chevron-right", keys="Alt+Right"),
    )  # fmt: skip


def _branches(panel: SetPanel) -> tuple[QAction, ...]:
    table, hands = panel.table, panel.hands
    return (
        action(table, tr("Cut the branch"), hands.cut, icon="scissors", keys="Ctrl+X"),
        action(table, tr("Copy the branch"), hands.copy, icon="copy", keys="Ctrl+C Ctrl+Ins"),
        action(table, tr("Paste behind the line"), lambda: hands.paste(inside=False),
               icon="clipboard-paste", keys="Ctrl+V"),
        action(table, tr("Paste below the line"), lambda: hands.paste(inside=True),
               keys="Ctrl+Shift+V"),
        action(table, tr("Remove"), panel.remove, icon="trash-2", keys="Del"),
    )  # fmt: skip


def _folding(panel: SetPanel) -> QAction:
    """Makes the actions that fold and unfold everything; their keys are those of the table."""
    table = panel.table
    fold = action(
        table, tr("Fold to the domains (/)"), lambda: table.fold_to_domains(folded=True),
        icon="chevrons-down-up",
    )  # fmt: skip
    action(table, tr("Unfold everything (*)"), lambda: table.fold_to_domains(folded=False))
    return fold
