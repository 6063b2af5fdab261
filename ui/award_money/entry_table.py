"""A table of dated figures: Enter changes a row, Insert adds one, Delete takes one out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.domain.award_money import is_verified
from parindex_desktop.domain.days import show_day
from parindex_desktop.domain.dong import show_dong
from parindex_desktop.i18n import tr
from parindex_desktop.sentences.award_money import tell_whom
from parindex_desktop.services.award_money_edits import show_coefficient
from ui import theme
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.card import Card
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.domain.award_money import AwardRate, BaseSalary

Entry = TypeVar("Entry", "BaseSalary", "AwardRate")


class EntryCard(Card, Generic[Entry]):
    """Rows of one table with what can be done to them.

    Signals:
        change_wanted: A row shall be changed; None for a new one.
        removed: A row shall be taken out.
    """

    change_wanted = Signal(object)
    removed = Signal(object)

    def __init__(
        self, heading: str, columns: Sequence[Column[Entry]], widths: Mapping[int, float]
    ) -> None:
        super().__init__()
        self.model: RowsModel[Entry] = RowsModel(columns, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(heading)
        calm_table(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(theme.em(7))
        ColumnWidths(self.table, widths, filling=len(columns) - 1, least=8.0)
        self.table.activated.connect(lambda _index: self._change())
        add = action(self.table, tr("Add a row…"), self._add, icon="plus", keys="Ins")
        change = action(self.table, tr("Change the row…"), self._change, icon="pencil")
        change.setToolTip(f"{change.text()} (Enter)")
        remove = action(
            self.table, tr("Take the row out"), self._remove, icon="trash-2", keys="Del"
        )
        tools = [tool_button(each) for each in (add, change, remove)]
        self.add(row(label(heading, "heading"), None, *tools, gap=0.3))
        self.add(self.table)

    @property
    def current(self) -> Entry | None:
        """The row that a command is about; None in an empty table."""
        at = self.table.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the rows, newest first where they are dated alike; the place in them stays."""
        if tuple(entries) == self.model.rows:
            return
        at = self.table.currentIndex().row()
        self.model.set_rows(entries)
        if entries:
            self.table.selectRow(min(max(at, 0), len(entries) - 1))

    def _add(self) -> None:
        self.change_wanted.emit(None)

    def _change(self) -> None:
        if self.current is not None:
            self.change_wanted.emit(self.current)

    def _remove(self) -> None:
        if self.current is not None:
            self.removed.emit(self.current)


def salary_card() -> EntryCard[BaseSalary]:
    """Returns the table of base salaries."""
    columns: tuple[Column[BaseSalary], ...] = (
        Column(tr("Since"), lambda s: show_day(s.since)),
        Column(tr("Đồng"), lambda s: show_dong(s.amount), is_number=True),
        Column(tr("Legal text"), lambda s: s.law, _doubt),
    )
    return EntryCard(tr("Base salary"), columns, {0: 5.0, 1: 5.5})


def rate_card() -> EntryCard[AwardRate]:
    """Returns the table of coefficients."""
    columns: tuple[Column[AwardRate], ...] = (
        Column(tr("Form of award"), lambda r: r.form),
        Column(tr("Whom"), lambda r: tell_whom(r.whom)),
        Column(tr("Since"), lambda r: show_day(r.since)),
        Column(tr("Coefficient"), lambda r: show_coefficient(r.coefficient), is_number=True),
        Column(tr("Legal text"), lambda r: r.law, _doubt),
    )
    return EntryCard(tr("Coefficients"), columns, {0: 5.5, 1: 4.5, 2: 5.0, 3: 3.5})


def _doubt(entry: BaseSalary | AwardRate) -> str | None:
    """Returns the colour of a legal text that nobody has looked up."""
    return None if is_verified(entry.law) else "warning"
