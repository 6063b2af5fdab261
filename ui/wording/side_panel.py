"""Beside a letter: what it still lacks, and what placeholders stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from parindex_desktop.domain.placeholders import placeholder
from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from ui import theme
from ui.papers.modes import mode_choice
from ui.widgets.filling import ColumnWidths
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parindex_desktop.services.papers.wording_checks import Gap

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SidePanel(QWidget):
    """Two lists; Enter or a double click on a line does what it offers.

    Signals:
        gap_chosen: The `Gap` to go to.
        value_chosen: The placeholder to put at the cursor, with its braces.
        mode_chosen: The `Mode` that the letter is checked for.
    """

    gap_chosen = Signal(object)
    value_chosen = Signal(str)
    mode_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.mode = mode_choice()
        self.gaps_model: RowsModel[Gap] = RowsModel(
            (
                Column(tr("Where"), lambda gap: gap.problem.place),
                Column(tr("What is missing"), _said, _colour),
            ),
            self,
        )
        self._values: Mapping[str, str] = {}
        self.values_model: RowsModel[str] = RowsModel(
            (
                Column(tr("Placeholder"), placeholder),
                Column(tr("Stands for"), self._stands_for, self._colour_of),
            ),
            self,
        )
        self.gaps = _table(self.gaps_model, tr("What is missing"), 6.5)
        self.values = _table(self.values_model, tr("Placeholders"), 8.5)
        self._heading = label("", "heading")
        self._complete = label("", "muted", wraps=True)
        hint = label(tr("Ctrl+I leads here, Enter puts one at the cursor."), "muted", wraps=True)
        whole = column(
            row(self.mode, None), self._heading, self._complete, self.gaps,
            label(tr("Placeholders"), "heading"), hint, self.values, gap=0.35,
        )  # fmt: skip
        whole.setStretch(3, 2)
        whole.setStretch(6, 3)
        self.setLayout(whole)
        self._connect()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Lists what a letter lacks."""
        self.gaps_model.set_rows(gaps)
        errors = sum(gap.problem.severity is Severity.ERROR for gap in gaps)
        self._heading.setText(
            tr("Missing: {count}", count=errors) if errors else tr("Nothing is missing")
        )
        self._complete.setText(
            "" if gaps else tr("The letter can be issued as far as the program can tell.")
        )
        self._complete.setVisible(not gaps)
        self.gaps.setVisible(bool(gaps))

    def show_values(self, values: Mapping[str, str]) -> None:
        """Lists the placeholders; what they stand for is looked up for those in sight."""
        self._values = values
        names = tuple(values)
        if names != self.values_model.rows:
            self.values_model.set_rows(names)
        self.values.viewport().update()

    def go_to_values(self) -> None:
        """Puts the focus into the list of placeholders."""
        if not self.values.currentIndex().isValid() and self.values_model.rows:
            self.values.selectRow(0)
        self.values.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Enter on a line of a list; Qt installs this."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
        ):
            if watched is self.gaps:
                self._choose_gap()
                return True
            if watched is self.values:
                self._choose_value()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.mode.chosen.connect(self.mode_chosen)
        for table, choose in ((self.gaps, self._choose_gap), (self.values, self._choose_value)):
            table.installEventFilter(self)
            table.doubleClicked.connect(lambda _index, choose=choose: choose())
        self.gaps.clicked.connect(lambda _index: self._choose_gap())

    def _stands_for(self, name: str) -> str:
        return self._values[name] or tr("no value yet")

    def _colour_of(self, name: str) -> str | None:
        return None if self._values[name] else "muted"

    def _choose_gap(self) -> None:
        row_ = self.gaps.currentIndex().row()
        if 0 <= row_ < len(self.gaps_model.rows):
            self.gap_chosen.emit(self.gaps_model.rows[row_])

    def _choose_value(self) -> None:
        row_ = self.values.currentIndex().row()
        if 0 <= row_ < len(self.values_model.rows):
            self.value_chosen.emit(placeholder(self.values_model.rows[row_]))


def _table(model: RowsModel[Gap] | RowsModel[str], name: str, first: float) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setAccessibleName(name)
    calm_table(made)
    made.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    made.setMinimumHeight(theme.em(4.5))
    ColumnWidths(made, {0: first}, filling=1, least=5)
    return made


def _said(gap: Gap) -> str:
    return tell(gap.problem).text


def _colour(gap: Gap) -> str | None:
    return "warning" if gap.problem.severity is Severity.WARNING else None
