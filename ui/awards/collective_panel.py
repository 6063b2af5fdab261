"""The collectives of the award list: ordered, noted, added and taken off by the official."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView

from parindex_desktop.i18n import tr
from ui import theme
from ui.awards.collective_model import CollectiveColumn, CollectiveLine, CollectiveModel
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import badge, label, set_badge
from ui.widgets.layouts import row
from ui.widgets.ordered_table import OrderedTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QHBoxLayout

    from parindex_desktop.domain.units import UnitId


class CollectivePanel(Card):
    """The list as it will be printed.

    Signals:
        add_wanted: Units shall be chosen and added.
        moved: Ids of units and the step, -1 up or 1 down.
        removed: Ids of units.
    """

    add_wanted = Signal()
    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = CollectiveModel()
        self.table = OrderedTable(self.model, CollectiveColumn.NOTE)
        self.table.setAccessibleName(tr("Collectives"))
        self.state = badge("")
        self._difference = label("", "muted", wraps=True)
        self.add(self._tools())
        self.add(self._difference)
        self.add(self.table)
        self.table.moved.connect(self._move)
        self.table.removed.connect(lambda: self.removed.emit(self.selected))
        self._fit_columns()
        theme.appearance().changed.connect(self._fit_columns)

    @property
    def selected(self) -> list[UnitId]:
        """The selected units from the top."""
        return [self.model.unit_at(each) for each in self.table.selected_rows]

    def show_list(
        self, lines: Sequence[CollectiveLine], *, confirmed: bool, difference: str
    ) -> None:
        """Shows the units, whether the official has confirmed them, and what the ranking says."""
        self.model.set_rows(lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.select_rows([0])
        self._difference.setText(difference)
        self._difference.setVisible(bool(difference))
        if confirmed:
            set_badge(self.state, tr("Taken over"), "ok")
        else:
            set_badge(self.state, tr("Follows the proposal"), "warning")

    def select(self, units: Sequence[UnitId]) -> None:
        """Selects units that are on the list."""
        self.table.select_rows(self.model.row_of(unit) for unit in units)

    def _tools(self) -> QHBoxLayout:
        add = button(tr("A&dd…"), self.add_wanted.emit, icon="plus")
        heading = label(tr("Award list"), "heading")
        return row(heading, self.state, None, add, *self.table.tools(), gap=0.3)

    def _move(self, step: int) -> None:
        units = self.selected
        self.moved.emit(units, step)
        self.select(units)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        self.table.setColumnWidth(CollectiveColumn.ORDINAL, theme.em(2.6))
        self.table.setColumnWidth(CollectiveColumn.STANDING, theme.em(7.5))
        for column in (CollectiveColumn.NAME, CollectiveColumn.NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
