"""What the rules propose: the rule of each group, and every unit with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.text import without_marks
from parindex_desktop.i18n import tr
from ui import theme
from ui.awards.proposal_model import ProposalColumn, ProposalLine, ProposalModel
from ui.awards.rule_lines import RuleLines
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.filling import ColumnWidths
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox
from ui.widgets.segments import Segments
from ui.widgets.tables import calm_table
from ui.widgets.two_lines import TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from parindex_desktop.domain.award_rules import AwardRule
    from parindex_desktop.domain.units import UnitGroup, UnitId

ALL, IN, OUT = "all", "in", "out"
_WIDTHS: dict[int, float] = {
    ProposalColumn.NAME: 15,
    ProposalColumn.GROUP: 8.5,
    ProposalColumn.RANK: 3.6,
    ProposalColumn.INDEX: 4.2,
    ProposalColumn.CLASS: 5.2,
    ProposalColumn.RISE: 6.5,
    ProposalColumn.LISTED: 5,
}


class ProposalPanel(Card):
    """Rules above, all units below; Enter puts one on the list.

    Signals:
        unit_chosen: A unit that the person wants on the list.
        bar_wanted: A unit, whether it may not be awarded, or may again.
        take_wanted: The whole proposal shall become the list.
    """

    unit_chosen = Signal(object)
    bar_wanted = Signal(object)
    take_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rules = RuleLines()
        self.model = ProposalModel()
        self.table = _ProposalTable(self.model)
        self.which = Segments([(ALL, ""), (IN, ""), (OUT, "")])
        self.search = SearchBox(tr("Find a unit…"))
        self.take = button(
            tr("&Take the proposal over"), self.take_wanted.emit, icon="arrow-right", kind="primary"
        )
        self.put = button(tr("Put &on the list"), self._choose, icon="plus")
        self.bar = button(tr("&Not to be awarded…"), self._bar)
        self._lines: tuple[ProposalLine, ...] = ()
        self._query = ""
        self.add(self.rules)
        self.add(self._tools())
        self.add(self.table)
        self.which.chosen.connect(lambda _which: self._show_lines())
        self.search.searched.connect(self._find)
        self.table.chosen.connect(self._choose)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_deeds())

    @property
    def current(self) -> ProposalLine | None:
        """The unit that the person is at."""
        row_now = self.table.currentIndex().row()
        return self.model.rows[row_now] if 0 <= row_now < len(self.model.rows) else None

    def show_proposal(
        self, rules: Sequence[tuple[UnitGroup, AwardRule]], lines: Sequence[ProposalLine]
    ) -> None:
        """Shows rules and all units."""
        self.rules.show_rules(rules)
        self._lines = tuple(lines)
        count = sum(1 for line in lines if line.verdict.is_in)
        self.which.set_text(ALL, tr("All units ({count})", count=len(lines)))
        self.which.set_text(IN, tr("Proposed ({count})", count=count))
        self.which.set_text(OUT, tr("Not proposed ({count})", count=len(lines) - count))
        self._show_lines()

    def select(self, unit_id: UnitId) -> None:
        """Makes a unit the current one if it is shown."""
        found = self.model.row_of(unit_id)
        if found >= 0:
            self.table.setCurrentIndex(self.model.index(found, ProposalColumn.NAME))

    def _tools(self) -> TwoLines:
        found = row(self.which, self.search, gap=0.3)
        return TwoLines(found, row(None, self.bar, self.put, self.take, gap=0.3))

    def _find(self, query: str) -> None:
        self._query = query
        self._show_lines()

    def _show_lines(self) -> None:
        before, words = self.current, without_marks(self._query).split()
        which = self.which.current
        shown = [
            line
            for line in self._lines
            if (which == ALL or line.verdict.is_in == (which == IN))
            and all(word in without_marks(line.name) for word in words)
        ]
        self.model.set_rows(shown)
        self.table.setColumnHidden(ProposalColumn.RISE, not any(line.rise for line in shown))
        is_one = len({line.group for line in self._lines}) < 2
        self.table.setColumnHidden(ProposalColumn.GROUP, is_one)
        self.table.widths.fill()
        self.table.setCurrentIndex(self.model.index(0, 0))
        if before is not None:
            self.select(before.unit_id)
        self._show_deeds()

    def _show_deeds(self) -> None:
        line = self.current
        self.put.setEnabled(line is not None and not line.listed)
        self.bar.setEnabled(line is not None)
        lifted = line is not None and line.barred
        self.bar.setText(tr("May be awarded &again") if lifted else tr("&Not to be awarded…"))

    def _choose(self) -> None:
        if self.current is not None and not self.current.listed:
            self.unit_chosen.emit(self.current.unit_id)

    def _bar(self) -> None:
        if self.current is not None:
            self.bar_wanted.emit(self.current)


class _ProposalTable(QTableView):
    """Enter and a double click choose a unit."""

    chosen = Signal()

    def __init__(self, model: ProposalModel) -> None:
        super().__init__()
        self.setModel(model)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Units and what the rules say of them"))
        self.setMinimumHeight(theme.em(8))
        self.doubleClicked.connect(lambda _index: self.chosen.emit())
        self.widths = ColumnWidths(self, _WIDTHS, filling=ProposalColumn.WHY, least=14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Puts the current unit on the list with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
            return
        super().keyPressEvent(event)
