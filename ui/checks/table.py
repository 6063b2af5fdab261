"""The list of findings: one line each, worded once, painted with an icon and a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.checking import FindingState
from parindex_desktop.services.checking_words import FindingLine
from ui import icons
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

_SEVERITY, _CODE, _UNIT, _CRITERION, _TEXT, _STATE = range(6)
_WIDTHS: dict[int, float] = {_SEVERITY: 6.2, _CODE: 4.6, _UNIT: 11, _CRITERION: 10, _STATE: 10}
_ICONS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("triangle-alert", "warning"),
}
_SETTLED = ("check", "ok")


class FindingsModel(RowsModel[FindingLine]):
    """Findings as rows."""

    def __init__(self) -> None:
        super().__init__(
            (
                Column(tr("Severity"), lambda line: line.severity, _colour),
                Column(tr("Code"), lambda line: line.code, _muted_when_settled),
                Column(tr("Unit"), lambda line: line.unit, _muted_when_settled),
                Column(tr("Criterion"), lambda line: line.criterion, _muted_when_settled),
                Column(tr("What was found"), lambda line: line.text, _muted_when_settled),
                Column(tr("State"), lambda line: line.state, _muted_when_settled),
            )
        )

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Adds the icon, so that colour is never the only signal."""
        is_icon = role == Qt.ItemDataRole.DecorationRole
        if is_icon and index.isValid() and index.column() == _SEVERITY:
            line = self.rows[index.row()]
            return icons.icon(*(_SETTLED if _is_settled(line) else _ICONS[line.finding.severity]))
        return super().data(index, role)


class FindingsTable(QTableView):
    """The list; Enter or a double click goes to the cell.

    Signals:
        line_wanted: A `FindingLine` whose cell shall be shown.
        accept_wanted: Space: the lines selected shall be accepted.
        current_changed: Another line is looked at.
    """

    line_wanted = Signal(object)
    accept_wanted = Signal()
    current_changed = Signal()
    _ENTER: ClassVar[tuple[Qt.Key, ...]] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def __init__(self) -> None:
        super().__init__()
        self.findings = FindingsModel()
        self.findings.setParent(self)
        calm_table(self)
        self.setModel(self.findings)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("What the checks found"))
        ColumnWidths(self, _WIDTHS, filling=_TEXT, least=14)
        self.doubleClicked.connect(lambda _index: self._want())
        self.selectionModel().currentRowChanged.connect(lambda *_: self.current_changed.emit())

    @property
    def current(self) -> FindingLine | None:
        """The line looked at."""
        at = self.currentIndex().row()
        return self.findings.rows[at] if 0 <= at < len(self.findings.rows) else None

    @property
    def chosen(self) -> tuple[FindingLine, ...]:
        """The lines that a command is about."""
        return tuple(self.findings.rows[at] for at in rows_meant(self))

    def show_lines(self, lines: Sequence[FindingLine]) -> None:
        """Shows other lines; the line looked at stays, or the one that took its place."""
        before, at = self.current, self.currentIndex().row()
        self.findings.set_rows(lines)
        if not lines:
            self.current_changed.emit()
            return
        subjects = [(line.code, line.finding.subject) for line in lines]
        wanted = (before.code, before.finding.subject) if before is not None else None
        row = subjects.index(wanted) if wanted in subjects else min(max(at, 0), len(lines) - 1)
        # Not `selectRow`: with Ctrl still held from the key that led here, it takes the line away.
        flags = QItemSelectionModel.SelectionFlag
        place = self.findings.index(row, 0)
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell, Space accepts."""
        if event.key() in self._ENTER:
            self._want()
        elif event.key() == Qt.Key.Key_Space:
            self.accept_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _want(self) -> None:
        if self.current is not None:
            self.line_wanted.emit(self.current)


def _is_settled(line: FindingLine) -> bool:
    return line.judged.state is FindingState.ACCEPTED


def _colour(line: FindingLine) -> str | None:
    return _SETTLED[1] if _is_settled(line) else _ICONS[line.finding.severity][1]


def _muted_when_settled(line: FindingLine) -> str | None:
    return "muted" if _is_settled(line) else None
