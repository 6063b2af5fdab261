"""The certificates of a list with their numbers and states, and what keeps them from printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from parindex_desktop.errors import Severity
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.certificate_printing import CertificateRow, Finding
from ui import theme
from ui.certificates.words import state_colour, tell_places, tell_state
from ui.widgets.filling import ColumnWidths
from ui.widgets.rows_model import Column, RowsModel
from ui.widgets.tables import calm_table, rows_meant, select_rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

_MOST_FINDINGS = 4
"""Shown at once; the rest is scrolled."""


def certificate_model() -> RowsModel[CertificateRow]:
    """Returns certificates as rows."""
    return RowsModel[CertificateRow](
        (
            Column(tr("No."), lambda row: str(row.certificate.place), is_number=True),
            Column(tr("Awardee"), lambda row: row.certificate.name),
            Column(tr("Register no."), _number),
            Column(tr("State"), tell_state, state_colour),
        )
    )


def finding_model() -> RowsModel[Finding]:
    """Returns what is to be mended as rows."""
    return RowsModel[Finding](
        (
            Column(tr("Line"), tell_places),
            Column(tr("To be mended before printing"), _told, _weight),
        )
    )


class CertificateTable(QTableView):
    """Whole lines are selected, several with Shift and Ctrl; Enter goes to what is to be mended.

    Signals:
        mend_wanted: The `CertificateRow` on which the person pressed Enter.
        moved: Another line is the current one.
    """

    mend_wanted = Signal(object)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = certificate_model()
        self.rows.setParent(self)
        self.setModel(self.rows)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Certificates"))
        self.setMinimumHeight(theme.em(6.5))
        ColumnWidths(self, {0: 2.4, 2: 5, 3: 9}, filling=1, least=9)
        self.doubleClicked.connect(lambda _index: self._want_mending())
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.moved.emit())
        self.selectionModel().selectionChanged.connect(lambda *_rows: self.moved.emit())

    @property
    def current(self) -> CertificateRow | None:
        """The current line."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    @property
    def selected_places(self) -> tuple[int, ...]:
        """Places of the selected lines, from the top."""
        return tuple(self.rows.rows[at].certificate.place for at in rows_meant(self))

    def show_rows(self, rows: tuple[CertificateRow, ...]) -> None:
        """Shows other rows; the current line and the selection stay where they are."""
        places, at = self.selected_places, max(self.currentIndex().row(), 0)
        self.rows.set_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1), 1))
            if len(places) > 1:
                self.select_places(places)

    def select_places(self, places: Iterable[int]) -> None:
        """Selects lines by their places and makes the first the current one."""
        wanted = set(places)
        lines = (at for at, row in enumerate(self.rows.rows) if row.certificate.place in wanted)
        select_rows(self, lines, column=1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to what is to be mended."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_mending()
            return
        super().keyPressEvent(event)

    def _want_mending(self) -> None:
        if self.current is not None:
            self.mend_wanted.emit(self.current)


class FindingTable(QTableView):
    """What is to be mended, each once; Enter or a double click goes there.

    Signals:
        mend_wanted: The `Finding` on which the person pressed Enter.
    """

    mend_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.findings = finding_model()
        self.findings.setParent(self)
        self.setModel(self.findings)
        calm_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("To be mended before printing"))
        ColumnWidths(self, {0: 4}, filling=1, least=12)
        self.doubleClicked.connect(lambda _index: self._want_mending())
        theme.appearance().changed.connect(self._fit)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Shows what there is to mend; nothing takes no room."""
        at = max(self.currentIndex().row(), 0)
        self.findings.set_rows(findings)
        self.setVisible(bool(findings))
        if findings:
            self.setCurrentIndex(self.findings.index(min(at, len(findings) - 1), 0))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place to mend."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_mending()
            return
        super().keyPressEvent(event)

    def _want_mending(self) -> None:
        at = self.currentIndex().row()
        if at >= 0:
            self.mend_wanted.emit(self.findings.rows[at])

    def _fit(self) -> None:
        lines = min(self.findings.rowCount(), _MOST_FINDINGS)
        above = self.horizontalHeader().sizeHint().height()
        rows = lines * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows + above + theme.em(0.3))


def _number(row: CertificateRow) -> str:
    return row.certificate.entry.label if row.certificate.entry is not None else ""


def _told(finding: Finding) -> str:
    told = tell(finding.problem)
    return f"{told.code}  {told.text}"


def _weight(finding: Finding) -> str:
    return "danger" if finding.problem.severity is Severity.ERROR else "warning"
