"""The tools above the sheet: whose it is, on to the next one, folding, jumps with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui.grid.toolbar import counter, show_count
from ui.widgets.buttons import tool_button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.sheet.pane import SheetPane


class SheetToolbar(QWidget):
    """Drives a `SheetPane`."""

    def __init__(self, pane: SheetPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane = pane
        actions = pane.actions_of_sheet
        self._unit = ElidedLabel()
        self._unit.setProperty("role", "heading")
        self._count = label("", "muted")
        self._blanks = counter(actions.next_blank, "skip-forward")
        self._errors = counter(actions.next_refused, "circle-alert")
        self._line = row(
            tool_button(actions.previous_unit),
            tool_button(actions.next_unit),
            self._unit,
            self._count,
            tool_button(actions.next_work),
            tool_button(actions.fold_all),
            tool_button(actions.unfold_all),
            self._blanks,
            self._errors,
            gap=0.3,
        )
        self._line.setStretch(2, 1)
        self.setLayout(self._line)
        pane.counts_changed.connect(self._show_counts)
        pane.unit_shown.connect(self._show_unit)
        self._show_unit()
        self._show_counts()

    def add_first(self, tool: QAction) -> None:
        """Puts a tool at the left."""
        self._line.insertWidget(0, tool_button(tool))

    def _show_unit(self) -> None:
        book, unit = self._pane.model.book, self._pane.model.unit
        if book is None or unit is None:
            self._unit.set_whole_text("")
            self._count.setText("")
            return
        place = next(nth for nth, each in enumerate(book.units, 1) if each.id == unit.id)
        self._unit.set_whole_text(unit.name)
        self._count.setText(f"{place}/{len(book.units)}")

    def _show_counts(self) -> None:
        blanks, errors = self._pane.blank_count, self._pane.refused_count
        show_count(self._blanks, tr("{count} blanks · F8", count=blanks), live=blanks > 0)
        show_count(self._errors, tr("{count} errors · Shift+F8", count=errors), live=errors > 0)
        self._errors.setVisible(errors > 0)
