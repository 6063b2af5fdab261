"""What the ranking proposes: the rule of each group, and the units with their reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from parindex_desktop.i18n import tr
from ui import theme
from ui.awards.proposal_model import ProposalColumn, ProposalLine, ProposalModel
from ui.awards.rules import Rules
from ui.awards.words import why_proposed
from ui.results.words import show_index
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.units import UnitId
    from parindex_desktop.services.awards import Proposed
    from parindex_desktop.services.group_book import GroupBook


class ProposalPanel(Card):
    """Rules above, proposed units below; Enter puts one on the list.

    Signals:
        unit_chosen: A proposed unit that the person wants on the list.
        take_wanted: The whole proposal shall become the list.
    """

    unit_chosen = Signal(object)
    take_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rules = Rules()
        self.model = ProposalModel()
        self.table = _ProposalTable(self.model)
        self.take = button(tr("&Take the proposal over"), self.take_wanted.emit, icon="arrow-right")
        self.add(row(label(tr("Proposed by the ranking"), "heading"), None, self.take))
        self.add(self.rules)
        self.add(self.table)
        self.table.chosen.connect(lambda place: self.unit_chosen.emit(self.model.unit_at(place)))

    def show_proposal(
        self, books: Sequence[GroupBook], proposed: Sequence[Proposed], listed: frozenset[UnitId]
    ) -> None:
        """Shows rules and proposed units; those in `listed` are ticked."""
        self.rules.show_books(books)
        by_group = {book.group.id: book for book in books}
        self.model.set_rows([_line(by_group[p.group.id], p, listed) for p in proposed])


class _ProposalTable(QTableView):
    """Enter and a double click choose a unit."""

    chosen = Signal(int)

    def __init__(self, model: ProposalModel) -> None:
        super().__init__()
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Proposed units"))
        self.doubleClicked.connect(self._choose)
        self._fit_columns()
        theme.appearance().changed.connect(self._fit_columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Puts the current unit on the list with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        self.setColumnWidth(ProposalColumn.GROUP, theme.em(6))
        self.setColumnWidth(ProposalColumn.REASON, theme.em(8))
        self.setColumnWidth(ProposalColumn.RANK, theme.em(3.4))
        self.setColumnWidth(ProposalColumn.INDEX, theme.em(4))
        header.setSectionResizeMode(ProposalColumn.NAME, QHeaderView.ResizeMode.Stretch)


def _line(book: GroupBook, proposed: Proposed, listed: frozenset[UnitId]) -> ProposalLine:
    standing = proposed.standing
    return ProposalLine(
        unit_id=proposed.unit_id,
        name=book.units_by_id[proposed.unit_id].name,
        group=proposed.group.heading,
        rank=str(standing.rank or ""),
        index=show_index(standing.index, book.round.policy.decimals),
        reason=why_proposed(proposed),
        listed=proposed.unit_id in listed,
        tied=proposed.tied_at_cut,
    )
