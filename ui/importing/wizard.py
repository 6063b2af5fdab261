"""The import wizard: one window, five steps, nothing written before the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.importing import read_pasted
from parindex_desktop.services.maintenance import back_up_before_import
from parindex_desktop.services.reject_list import write_rejects
from ui.importing.columns_page import ColumnsPage
from ui.importing.draft import ImportDraft, Planned
from ui.importing.file_wizard import FileWizard
from ui.importing.preview_page import PreviewPage
from ui.importing.reading import SourceReader
from ui.importing.source_page import SourcePage
from ui.importing.units_page import UnitsPage
from ui.importing.words import sentence
from ui.messages import tell_in_dialog
from ui.tasks import Pulse, Task
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.importing.table import SourceTable
    from ui.context import Context

_SOURCE, _COLUMNS, _UNITS, _PREVIEW = range(4)
_FILES = "*.xlsx *.xlsm *.csv *.tsv *.txt"


class ImportWizard(FileWizard):
    """Leads from a table to scores.

    Attributes:
        draft: What was chosen so far.
        source, columns, units, preview: The steps.
        next: Goes on; in the last step it imports.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, SourceReader(), parent)
        self.choosing = tr("Choose a table")
        self._planning: Task | None = None
        self.draft = self._new_draft()
        self.source = SourcePage(self.draft, context.session.groups)
        self.columns = ColumnsPage(self.draft)
        self.units = UnitsPage(self.draft)
        self.preview = PreviewPage(self.draft)
        self._steps_of_import = (self.source, self.columns, self.units, self.preview)
        self._build(
            tr("Import a table"),
            (tr("Source"), tr("Columns"), tr("Unit names"), tr("Preview"), tr("Import")),
            self._steps_of_import,
            size=(66, 37),
        )
        self._listen()
        self.go_to(_SOURCE)

    # ---- the source -----------------------------------------------------------------------------

    def filters(self) -> Sequence[str]:
        """Returns the kinds of tables."""
        return (tr("Tables ({patterns})", patterns=_FILES),)

    def paste(self) -> None:
        """Takes the table on the clipboard."""
        self._path = None
        try:
            self._take(read_pasted(QGuiApplication.clipboard().text()))
        except AppError as error:
            self._refuse(error)

    # ---- the way --------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Goes to the next step; in the last one, imports. A big table is planned in between."""
        at = self.at
        if self._planning is not None or self._obstacle():
            return
        if at != _SOURCE and self.draft.is_stale:
            self._plan_beside()
        elif at == _PREVIEW:
            self._import()
        elif at == _COLUMNS and not self.units.is_needed:
            self.go_to(_PREVIEW)
        else:
            self.go_to(at + 1)

    def go_back(self) -> None:
        """Goes to the step before, past names that need no answer."""
        self._stop_planning()
        skips = self.at == _PREVIEW and not self.units.is_needed
        self.go_to(max(self.at - (2 if skips else 1), _SOURCE))

    def stop_waiting(self) -> None:
        """Stops reading and planning."""
        super().stop_waiting()
        self._stop_planning()

    def present(self) -> None:
        """Shows the step and whether the next one can begin."""
        self.page.present()
        obstacle = self._obstacle()
        self._message.setText(obstacle)
        has_failed = self.at == _SOURCE and (self.draft.failure or self.draft.locked) is not None
        restyle(self._message, role="error" if has_failed else "muted")
        self._back.setEnabled(self.at > _SOURCE)
        self.next.setEnabled(not obstacle and self._planning is None)
        self.next.setText(self._next_text())
        wants_table = self.at == _SOURCE and self.draft.source is None
        self.next.setDefault(not wants_table)
        self.source.choose.setDefault(wants_table)
        self.source.wear_kind("primary" if wants_table else "plain")

    def _obstacle(self) -> str:
        return self._steps_of_import[self.at].obstacle()

    def _next_text(self) -> str:
        if self.at != _PREVIEW or self.draft.plan is None:
            return tr("&Next")
        counts = self.draft.plan.counts
        return tr("&Import {count} rows", count=counts[RowStatus.NEW] + counts[RowStatus.CHANGED])

    # ---- the deed -------------------------------------------------------------------------------

    def _import(self) -> None:
        """Backs the file up, writes one step, and goes to the scores."""
        plan = self.draft.plan
        if plan is None or plan.edit is None:
            return
        session = self._context.session
        try:
            back_up_before_import(session)
            session.do(plan.to_edit(session.new_ids))
        except AppError as error:
            tell_in_dialog(self, error)
            return
        settings = self._context.settings
        settings.change(import_mappings={**settings.value.import_mappings, **plan.to_remember()})
        self.accept()
        request = self.draft.request
        self._context.look_at(round_id=session.round_of(request.year).id, group_id=request.group_id)
        self._context.screen_wanted.emit("scores")
        self._context.told.emit(
            tr(
                "Imported {new} new and {changed} changed rows, left {rejected} out. "
                "Ctrl+Z takes it back.",
                new=plan.counts[RowStatus.NEW],
                changed=plan.counts[RowStatus.CHANGED],
                rejected=plan.counts[RowStatus.REJECTED],
            )
        )

    def export_rejects(self, path: Path) -> None:
        """Writes the rejected rows with their reasons."""
        if self.draft.plan is None:
            return
        try:
            count = write_rejects(self.draft.plan, path, sentence)
        except AppError as error:
            tell_in_dialog(self, error)
            return
        self._message.setText(tr("{count} rows written to {name}.", count=count, name=path.name))

    # ---- parts ----------------------------------------------------------------------------------

    def _plan_beside(self) -> None:
        """Plans a big table in a thread, then goes on."""
        run = self.draft.work()

        def work(pulse: Pulse) -> object:
            pulse(0, 0)
            return run()

        self._planning = Task(tr("Comparing with the scores"), work)
        self._planning.done.connect(self._on_planned)
        self._planning.failed.connect(self._on_plan_failed)
        self._waiting.show()
        self._planning.start()
        self.present()

    def _on_planned(self, planned: Planned) -> None:
        self._stop_planning()
        self.draft.accept(planned)
        self.present()
        self.go_on()

    def _on_plan_failed(self, error: AppError) -> None:
        self._stop_planning()
        self._refuse(error)

    def _stop_planning(self) -> None:
        """Lets go of the planning; what still comes of it is left aside."""
        if self._planning is not None:
            self._planning.done.disconnect(self._on_planned)
            self._planning.failed.disconnect(self._on_plan_failed)
            self._planning.stop()
            self._planning = None
            self._waiting.hide()

    def _new_draft(self) -> ImportDraft:
        context = self._context
        group = context.group or context.session.groups[0]
        return ImportDraft(
            context.session.reader,
            year=context.round.year if context.round else date.today().year,
            group_id=group.id,
            remembered=context.settings.value.import_mappings,
        )

    def _listen(self) -> None:
        for page in self._steps_of_import:
            page.changed.connect(self.present)
        self.source.file_wanted.connect(self.ask_for_file)
        self.source.paste_wanted.connect(self.paste)
        self.source.sheet_wanted.connect(self.read_sheet)
        self.preview.rejects_wanted.connect(self._ask_for_reject_file)
        self._reader.read.connect(self._take)

    def _take(self, table: SourceTable) -> None:
        self.draft.take(table)
        self.present()
        self.source.first_focus().setFocus()

    def _refuse(self, error: AppError) -> None:
        self.draft.refuse(error)
        self.present()

    def _ask_for_reject_file(self) -> None:
        dialog = QFileDialog(self, tr("Export the rejected rows"), self.folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilter(tr("Workbook (*.xlsx)"))
        stem = Path(self.draft.source.name).stem if self.draft.source else ""
        dialog.selectFile(f"{stem}-tu-choi.xlsx")
        dialog.fileSelected.connect(lambda name: self.export_rejects(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
