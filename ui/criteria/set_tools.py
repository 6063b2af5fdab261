"""The tools above the tree, and the keys of everything that can be done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

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
    """One row: adding, order, clipboard, numbering, search, details.

    Attributes:
        search: Finds lines.
        lock: Locks and unlocks the set.
        details: Shows or hides the panel beside the tree.
    """

    def __init__(self, panel: SetPanel) -> None:
        super().__init__()
        self.search = SearchBox(tr("Find a criterion…"))
        self.search.setMinimumWidth(theme.em(8))
        table, editor, hands = panel.table, panel.editor, panel.hands
        self._adding = (
            action(panel, tr("Add on the same level"), lambda: panel.start_entry("beside"),
                   icon="plus", keys="Ins"),
            action(panel, tr("Add one level below"), lambda: panel.start_entry("below"),
                   icon="list-tree", keys="Shift+Ins"),
        )  # fmt: skip
        self._ordering = (
            action(table, tr("Up"), lambda: panel.with_current(lambda c: editor.order(c, -1)),
                   icon="arrow-up", keys="Alt+Up"),
            action(table, tr("Down"), lambda: panel.with_current(lambda c: editor.order(c, 1)),
                   icon="arrow-down", keys="Alt+Down"),
            action(table, tr("Level up"), lambda: panel.with_current(editor.outdent),
                   icon="chevron-left", keys="Alt+Left"),
            action(table, tr("Level down"), lambda: panel.with_current(editor.indent),
                   icon="chevron-right", keys="Alt+Right"),
        )  # fmt: skip
        cut = action(table, tr("Cut the branch"), hands.cut, icon="scissors", keys="Ctrl+X")
        copy = action(table, tr("Copy the branch"), hands.copy, icon="copy", keys="Ctrl+C Ctrl+Ins")
        self._pasting = (
            action(table, tr("Paste behind the line"), lambda: hands.paste(inside=False),
                   icon="clipboard-paste", keys="Ctrl+V"),
            action(table, tr("Paste below the line"), lambda: hands.paste(inside=True),
                   keys="Ctrl+Shift+V"),
        )  # fmt: skip
        remove = action(table, tr("Remove"), panel.remove, icon="trash-2", keys="Del")
        number = action(
            panel, tr("Number anew…"), panel.renumber, icon="list-ordered", keys="Ctrl+R"
        )
        self._writing = (
            *self._adding, *self._ordering, cut, *self._pasting, remove, number,
        )  # fmt: skip
        fold = action(
            table, tr("Fold to the domains (/)"), lambda: table.fold_to_domains(folded=True),
            icon="chevrons-down-up",
        )  # fmt: skip
        unfold = action(
            table, tr("Unfold everything (*)"), lambda: table.fold_to_domains(folded=False)
        )
        self.lock = action(panel, "", panel.toggle_lock)
        self.details = action(panel, tr("Show details"), panel.toggle_details,
                              icon="panel-right", keys="F4")  # fmt: skip
        self.details.setCheckable(True)
        more = self._more([self._pasting[1], unfold, self.lock])
        self.setLayout(
            row(
                *(tool_button(each, with_text=True) for each in self._adding),
                *(tool_button(each) for each in (*self._ordering, cut, copy)),
                *(tool_button(each) for each in (self._pasting[0], remove, number, fold)),
                more,
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

    def _more(self, actions: list[QAction]) -> QToolButton:
        menu = QMenu(self)
        menu.addActions(actions)
        made = QToolButton()
        made.setText(tr("More"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        return made
