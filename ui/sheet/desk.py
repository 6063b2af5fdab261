"""The sheet beside the list of units that can be gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui import theme
from ui.navigator.unit_list import UnitList
from ui.sheet.pane import SheetPane
from ui.sheet.toolbar import SheetToolbar
from ui.widgets.actions import action
from ui.widgets.keeping import keep_width
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from parindex_desktop.domain.units import UnitId
    from ui.context import Context

_LIST_LINES = 11.5
_LEAST_LINES = 58
"""Width at which the list stands beside the sheet."""


class SheetDesk(QWidget):
    """A list of units at the left, which can be put away, and the sheet of one of them.

    Attributes:
        pane: The sheet.
        units: The list.
        toolbar: Its tools; the screen puts them above.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.pane = SheetPane(context)
        self.units = UnitList(context)
        keep_width(self.units, _LIST_LINES)
        self.toolbar = SheetToolbar(self.pane)
        folding = action(
            self.pane, tr("List of units"), self.toggle_units, icon="building-2", keys="Ctrl+L"
        )
        self.toolbar.add_first(folding)
        self.addAction(folding)
        action(self, tr("&Units…"), self.start_search, keys="Ctrl+G")
        line = row(self.units, self.pane, gap=0.4)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._has_room = True
        self._show_list()
        self.units.unit_chosen.connect(self._show_unit)
        self.pane.unit_shown.connect(self.units.show_unit)

    def toggle_units(self) -> None:
        """Puts the list away, or shows it again."""
        shown = self.units.isHidden()
        self._context.settings.change(sheet_units=shown)
        self.units.setVisible(shown)
        if not shown:
            self.pane.view.setFocus()

    def start_search(self) -> None:
        """Looks for a unit."""
        if self.units.isHidden():
            self.toggle_units()
        self.units.start_search()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the list away where letters are so large that the sheet needs the room."""
        super().resizeEvent(event)
        has_room = event.size().width() >= theme.em(_LEAST_LINES)
        if has_room != self._has_room:
            self._has_room = has_room
            self._show_list()

    def _show_list(self) -> None:
        self.units.setVisible(self._has_room and self._context.settings.value.sheet_units)

    def _show_unit(self, unit_id: UnitId) -> None:
        """Shows the unit chosen; the hand goes on in its sheet."""
        self.pane.show_unit(unit_id)
        self.pane.view.setFocus()
