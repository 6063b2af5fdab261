"""The dialog between a table and a list: what each column is, who is read, what is to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QStackedWidget, QWidget

from parindex_desktop.errors import AppError, Severity
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_import import AwardeeDraft, Purpose, draft_of_file
from ui import theme
from ui.awards.person_import_all import OfAllForm
from ui.awards.person_import_columns import ColumnChoices
from ui.awards.person_import_tables import problem_table, row_table
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QHBoxLayout

    from parindex_desktop.domain.awardee_tables.fields import Field
    from parindex_desktop.services.award_import_rows import OfAll

ROWS, PROBLEMS = "rows", "problems"


class AwardeeImportDialog(QDialog):
    """Shows a draft until it is taken or given up; nothing is written before.

    Attributes:
        columns: What each column is taken for.
        of_all: What holds for all rows of earlier awards; not shown for persons.
        part: Whether those who are read are shown, or what is to be told.
        leave_out: Whether rows with errors shall be left out.
        take: The button that takes the rows.

    Signals:
        taken: Who is taken, a tuple of entries.
    """

    taken = Signal(object)

    def __init__(
        self,
        draft: AwardeeDraft,
        parent: QWidget,
        *,
        path: Path | None = None,
        also: Callable[[AwardeeDraft], AwardeeDraft] = lambda draft: draft,
    ) -> None:
        """Makes the dialog.

        Args:
            draft: The table as it was read.
            parent: The screen.
            path: Of the file, so that another of its sheets can be read; None for the clipboard.
            also: Adds what the list knows of those who are read.
        """
        super().__init__(parent)
        self._path, self._also = path, also
        self._draft = also(draft)
        self.setWindowTitle(tr("Import a list"))
        self.columns = ColumnChoices()
        self.columns.chosen.connect(self._choose_column)
        self.of_all = OfAllForm()
        self.of_all.edited.connect(self._say_of_all)
        self.of_all.show_values(self._draft.of_all)
        self._rows, self._problems = row_table(draft.purpose), problem_table()
        self.part = Segments([(ROWS, ""), (PROBLEMS, "")])
        self.part.chosen.connect(self._show_part)
        self._tables = QStackedWidget()
        self._tables.addWidget(self._rows)
        self._tables.addWidget(self._problems)
        self.leave_out = QCheckBox()
        self.leave_out.toggled.connect(lambda _on: self._show_state())
        self._summary = label("", "muted", wraps=True)
        self.take = button("", self._take, kind="primary", icon="check")
        self._arrange()
        self._show_draft()
        troubled = bool(self._draft.held_up) or self._draft.is_blocked
        self.part.choose(PROBLEMS if troubled else ROWS)
        self._show_part(PROBLEMS if troubled else ROWS)
        (self._problems if troubled else self._rows).setFocus()
        self.finished.connect(self.deleteLater)
        room = parent.window().size()
        self.resize(min(theme.em(68), room.width()), min(theme.em(38), room.height()))

    @property
    def draft(self) -> AwardeeDraft:
        """The table with all that was said of its columns."""
        return self._draft

    def _arrange(self) -> None:
        self.of_all.setVisible(self._draft.purpose is Purpose.EARLIER)
        side = column(label(tr("What each column holds"), "heading"), self.columns)
        side.setStretch(1, 1)
        middle = column(self.of_all, row(self.part, None), self._tables)
        middle.setStretch(2, 1)
        work = row(side, middle, gap=1)
        work.setStretch(1, 1)
        give_up = button(tr("&Cancel"), self.reject)
        below = row(self._summary, self.leave_out, give_up, self.take)
        below.setStretch(0, 1)
        layout = column(self._source(), work, below, gap=0.7, margin=1)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _source(self) -> QHBoxLayout:
        name = ElidedLabel(self._draft.table.name or tr("From the clipboard"))
        restyle(name, role="heading")
        line = row(name)
        line.setStretch(0, 1)
        sheets = self._draft.table.sheets
        if self._path is not None and len(sheets) > 1:
            sheet = QComboBox()
            sheet.setAccessibleName(tr("Sheet"))
            sheet.addItems(sheets)
            sheet.setCurrentText(self._draft.table.sheet)
            sheet.textActivated.connect(self.read_sheet)
            line.addWidget(label(tr("Sheet"), "label"))
            line.addWidget(sheet)
        return line

    def read_sheet(self, sheet: str) -> None:
        """Reads another sheet of the file."""
        assert self._path is not None
        try:
            draft = draft_of_file(self._path, self._draft.purpose, sheet=sheet)
        except AppError:  # a sheet without anything in it
            self._summary.setText(tr("There is nothing in the sheet “{sheet}”.", sheet=sheet))
            return
        self._set_draft(draft)
        self.of_all.show_values(draft.of_all)

    def _choose_column(self, index: int, meaning: Field) -> None:
        self._set_draft(self._draft.with_column(index, meaning))

    def _say_of_all(self, of_all: OfAll) -> None:
        if of_all != self._draft.of_all:
            self._set_draft(self._draft.with_all(of_all))

    def _set_draft(self, draft: AwardeeDraft) -> None:
        self._draft = self._also(draft)
        self._show_draft()

    def _show_draft(self) -> None:
        draft = self._draft
        self.columns.show_columns(draft)
        self._rows.set_rows(draft.rows)
        told = sorted(draft.problems, key=lambda each: _WEIGHT[each.severity])
        self._problems.set_rows(told)
        self.part.set_text(ROWS, tr("Read ({count})", count=len(draft.rows)))
        self.part.set_text(PROBLEMS, tr("To look at ({count})", count=len(told)))
        self._show_state()

    def _show_state(self) -> None:
        draft, count = self._draft, len(self._draft.entries())
        self.leave_out.setVisible(bool(draft.held_up) and count > 0)
        self.leave_out.setText(tr("&Leave out {count} rows with errors", count=draft.held_up))
        ready = count > 0 and (not draft.held_up or self.leave_out.isChecked())
        self.take.setEnabled(ready)
        self.take.setText(tr("&Take {count} lines", count=count))
        self._summary.setText(self._state())

    def _state(self) -> str:
        draft = self._draft
        if draft.is_blocked:
            return tr("Say first what is missing for all rows; nothing is taken before.")
        if draft.held_up and not draft.entries():
            return tr("Say anew what the columns hold, or correct the table and import it again.")
        if draft.held_up:
            return tr("Correct the table and import it again, or leave these rows out.")
        return ""

    def _show_part(self, part: str) -> None:
        self._tables.setCurrentWidget(self._rows if part == ROWS else self._problems)

    def _take(self) -> None:
        entries = self._draft.entries()
        self.accept()
        self.taken.emit(entries)


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
