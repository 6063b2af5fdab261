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

    from parindex_desktop.domain.awards import AwardedCollective

_WIDTHS = {CollectiveColumn.ORDINAL: 2.6, CollectiveColumn.STANDING: 14.5}


class CollectivePanel(Card):
    """The list as it will be printed, and below it what the official decided otherwise.

    Signals:
        add_wanted: Collectives shall be chosen and added.
        moved: Collectives and the step, -1 up or 1 down.
        removed: Collectives.
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
        self.hint = label("", "muted", wraps=True)
        self.decided = label("", "muted", wraps=True)
        self.add(self._tools())
        self.add(self.table)
        self.add(self.decided)
        self.table.moved.connect(lambda step: self.moved.emit(self.selected, step))
        self.table.removed.connect(lambda: self.removed.emit(self.selected))
        self._fit_columns()
        theme.appearance().changed.connect(self._fit_columns)

    @property
    def selected(self) -> list[AwardedCollective]:
        """The selected collectives from the top."""
        return [self.model.rows[each].collective for each in self.table.selected_rows]

    def show_list(
        self, lines: Sequence[CollectiveLine], *, confirmed: bool, decided: Sequence[str]
    ) -> None:
        """Shows the collectives, whether the official has confirmed them, and the reasons."""
        self.model.set_rows(lines)
        if lines and not self.table.currentIndex().isValid():
            self.table.select_rows([0])
        self.decided.setText("\n".join(decided))
        self.decided.setVisible(bool(decided))
        if confirmed:
            set_badge(self.state, tr("Taken over"), "ok")
            self.hint.setText("")
        else:
            set_badge(self.state, tr("Follows the proposal"), "warning")
            self.hint.setText(
                tr("It changes with the ranking until you take it over or change it yourself.")
            )

    def _tools(self) -> QHBoxLayout:
        add = button(tr("A&dd…"), self.add_wanted.emit, icon="plus")
        line = row(self.state, self.hint, add, *self.table.tools(), gap=0.3)
        line.setStretch(1, 1)
        return line

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for column, ems in _WIDTHS.items():
            self.table.setColumnWidth(column, theme.em(ems))
        for column in (CollectiveColumn.NAME, CollectiveColumn.WHY, CollectiveColumn.NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
