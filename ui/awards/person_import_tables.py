"""The tables of the import dialog: who is read, and what is to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView

from parindex_desktop.errors import Problem, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.award_import import Purpose, TakenRow
from parindex_desktop.services.earlier_awards import EarlierEntry
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, Row, RowsModel
from ui.widgets.tables import calm_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "muted"}


class RowsTable(QTableView):
    """Rows for reading, each with room for some lines of text."""

    def __init__(
        self, model: RowsModel[Row], widths: Mapping[int, float], filling: int, *, lines: int = 1
    ) -> None:
        super().__init__()
        model.setParent(self)
        self._rows_model = model
        calm_table(self, lines=lines)
        self.setModel(model)
        ColumnWidths(self, widths, filling=filling, least=8.5)

    def set_rows(self, rows: Sequence[object]) -> None:
        """Shows other rows; the number of the current one stays."""
        at = max(self.currentIndex().row(), 0)
        self._rows_model.set_rows(rows)  # type: ignore[arg-type]  # as the model was made
        if rows:
            self.selectRow(min(at, len(rows) - 1))


def row_table(purpose: Purpose) -> RowsTable:
    """Returns the table of those who are read."""
    columns: list[Column[TakenRow]] = [
        Column(tr("Row"), lambda row: str(row.number), is_number=True),
        Column(tr("Full name"), _name, _tone),
        Column(tr("Position"), lambda row: row.entry.office),
        Column(tr("Workplace"), lambda row: row.entry.workplace),
    ]
    widths = {0: 3.2, 1: 11.0, 2: 7.5, 3: 9.0}
    if purpose is Purpose.EARLIER:
        columns += [Column(tr("Year"), _year), Column(tr("Form of award"), _form)]
        widths |= {4: 3.2, 5: 5.5}
    else:
        columns.append(Column(tr("Achievement"), lambda row: row.entry.achievement))
        widths[4] = 5.5
    columns.append(Column(tr("Notice"), _notice, _tone))
    table = RowsTable(RowsModel(columns), widths, filling=len(columns) - 1)
    table.setAccessibleName(tr("Those who are read"))
    return table


def problem_table() -> RowsTable:
    """Returns the table of what is to be told, place by place."""
    columns: list[Column[Problem]] = [
        Column(tr("Cell or row"), lambda each: each.place, lambda each: _TONES[each.severity]),
        Column(tr("What was found"), lambda each: tell(each).text),
        Column(tr("What to do"), lambda each: tell(each).action, lambda _each: "muted"),
    ]
    table = RowsTable(RowsModel(columns), {0: 5.5, 2: 15.0}, filling=1, lines=2)
    table.setAccessibleName(tr("What is to be told"))
    return table


def _name(row: TakenRow) -> str:
    return f"{row.entry.honorific} {row.entry.name}".strip()


def _notice(row: TakenRow) -> str:
    return " ".join(tell(each).text for each in row.problems)


def _tone(row: TakenRow) -> str | None:
    severities = {each.severity for each in row.problems}
    return next((tone for severity, tone in _TONES.items() if severity in severities), None)


def _year(row: TakenRow) -> str:
    return str(row.entry.year) if isinstance(row.entry, EarlierEntry) and row.entry.year else ""


def _form(row: TakenRow) -> str:
    return row.entry.form if isinstance(row.entry, EarlierEntry) else ""
