"""The import wizard: one window, five steps, nothing written before the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QStackedWidget, QWidget

from parindex_desktop import paths
from parindex_desktop.domain.importing.plan import RowStatus
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.importing import read_pasted
from parindex_desktop.services.maintenance import back_up_before_import
from parindex_desktop.services.reject_list import write_rejects
from ui import theme
from ui.importing.columns_page import ColumnsPage
from ui.importing.draft import ImportDraft, Planned
from ui.importing.preview_page import PreviewPage
from ui.importing.reading import SourceReader
from ui.importing.source_page import SourcePage
from ui.importing.step_bar import StepBar
from ui.importing.units_page import UnitsPage
from ui.importing.words import sentence
from ui.messages import tell_in_dialog
from ui.tasks import Pulse, Task
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.scrolling import Scrolling
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from parindex_desktop.domain.importing.table import SourceTable
    from ui.context import Context
    from ui.importing.page import ImportPage

_SOURCE, _COLUMNS, _UNITS, _PREVIEW = range(4)
_FILES = "*.xlsx *.xlsm *.csv *.tsv *.txt"


class ImportWizard(QDialog):
    """Leads from a table to scores.

    Attributes:
        draft: What was chosen so far.
        source, columns, units, preview: The steps.
        next: Goes on; in the last step it imports.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._planning: Task | None = None
        self.draft = self._new_draft()
        self.source = SourcePage(self.draft, context.session.groups)
        self.columns = ColumnsPage(self.draft)
        self.units = UnitsPage(self.draft)
        self.preview = PreviewPage(self.draft)
        self._reader = SourceReader(self)
        self._pages = QStackedWidget()
        self._steps = StepBar(
            (tr("Source"), tr("Columns"), tr("Unit names"), tr("Preview"), tr("Import"))
        )
        self._build()
        self._listen()
        self._go_to(_SOURCE)

    # ---- the source -----------------------------------------------------------------------------

    def read_file(self, path: Path, sheet: str = "") -> None:
        """Reads a file; a big one in a thread of its own."""
        self._path = path
        self._context.settings.change(last_folder=str(path.parent))
        self._reader.start(path, sheet)

    def paste(self) -> None:
        """Takes the table on the clipboard."""
        self._path = None
        try:
            self._take(read_pasted(QGuiApplication.clipboard().text()))
        except AppError as error:
            self._refuse(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the first file dropped."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self._go_to(_SOURCE)
            self.read_file(Path(files[0]))

    # ---- the way --------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Goes to the next step; in the last one, imports. A big table is planned in between."""
        at = self._pages.currentIndex()
        if self._planning is not None or self._page.obstacle():
            return
        if at != _SOURCE and self.draft.is_stale:
            self._plan_beside()
        elif at == _PREVIEW:
            self._import()
        elif at == _COLUMNS and not self.units.is_needed:
            self._go_to(_PREVIEW)
        else:
            self._go_to(at + 1)

    def go_back(self) -> None:
        """Goes to the step before; nothing that was answered is lost."""
        self._stop_planning()
        at = self._pages.currentIndex()
        skips = at == _PREVIEW and not self.units.is_needed
        self._go_to(max(at - (2 if skips else 1), _SOURCE))

    def reject(self) -> None:
        """Leaves; nothing was written."""
        self._reader.stop()
        self._stop_planning()
        self._context.told.emit(tr("The import was left. Nothing was written."))
        super().reject()

    @property
    def _page(self) -> ImportPage:
        return (self.source, self.columns, self.units, self.preview)[self._pages.currentIndex()]

    def _go_to(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        self._steps.show_step(at)
        self._present()
        self._page.first_focus().setFocus()

    def _present(self) -> None:
        """Shows the step and whether the next one can begin."""
        self._page.present()
        at = self._pages.currentIndex()
        obstacle = self._page.obstacle()
        self._obstacle.setText(obstacle)
        has_failed = at == _SOURCE and self.draft.failure is not None
        restyle(self._obstacle, role="error" if has_failed else "muted")
        self._back.setEnabled(at > _SOURCE)
        self.next.setEnabled(not obstacle and self._planning is None)
        self.next.setText(self._next_text())
        wants_table = at == _SOURCE and self.draft.source is None
        self.next.setDefault(not wants_table)
        self.source.choose.setDefault(wants_table)
        self.source.wear_kind("primary" if wants_table else "plain")

    def _next_text(self) -> str:
        if self._pages.currentIndex() != _PREVIEW or self.draft.plan is None:
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
        self._obstacle.setText(tr("{count} rows written to {name}.", count=count, name=path.name))

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
        self._progress.show()
        self._planning.start()
        self._present()

    def _on_planned(self, planned: Planned) -> None:
        self._stop_planning()
        self.draft.accept(planned)
        self._present()
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
            self._progress.hide()

    def _new_draft(self) -> ImportDraft:
        context = self._context
        group = context.group or context.session.groups[0]
        return ImportDraft(
            context.session.reader,
            year=context.round.year if context.round else date.today().year,
            group_id=group.id,
            remembered=context.settings.value.import_mappings,
        )

    def _build(self) -> None:
        self.setWindowTitle(tr("Import a table"))
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        for page in (self.source, self.columns, self.units, self.preview):
            self._pages.addWidget(Scrolling(page))
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._obstacle = label("", "muted", wraps=True)
        self._back = button(tr("&Back"), self.go_back)
        self.next = button(tr("&Next"), self.go_on, kind="primary")
        leave = button(tr("Stop, nothing written"), self.reject)
        foot = row(leave, self._obstacle, self._back, self.next)
        foot.setStretch(1, 1)
        body = column(self._pages, self._progress, foot, gap=0.6, margin=1)
        body.setStretchFactor(self._pages, 1)
        self.setLayout(column(self._steps, body, gap=0))
        wanted = QSize(theme.em(66), theme.em(37))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.96))

    def _listen(self) -> None:
        for page in (self.source, self.columns, self.units, self.preview):
            page.changed.connect(self._present)
        self.source.file_wanted.connect(self._ask_for_file)
        self.source.paste_wanted.connect(self.paste)
        self.source.sheet_wanted.connect(self._read_sheet)
        self.preview.rejects_wanted.connect(self._ask_for_reject_file)
        self._reader.started.connect(lambda _task: self._progress.show())
        self._reader.ended.connect(self._progress.hide)
        self._reader.read.connect(self._take)
        self._reader.failed.connect(self._refuse)

    def _take(self, table: SourceTable) -> None:
        self.draft.take(table)
        self._present()
        self.source.first_focus().setFocus()

    def _refuse(self, error: AppError) -> None:
        self.draft.refuse(error)
        self._present()

    def _read_sheet(self, sheet: str) -> None:
        if self._path is not None:
            self._reader.start(self._path, sheet)

    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, tr("Choose a table"), self._folder())
        dialog.setNameFilters([tr("Tables ({patterns})", patterns=_FILES), tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.read_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_for_reject_file(self) -> None:
        dialog = QFileDialog(self, tr("Export the rejected rows"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setNameFilter(tr("Workbook (*.xlsx)"))
        stem = Path(self.draft.source.name).stem if self.draft.source else ""
        dialog.selectFile(f"{stem}-tu-choi.xlsx")
        dialog.fileSelected.connect(lambda name: self.export_rejects(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _folder(self) -> str:
        return self._context.settings.value.last_folder or str(paths.documents_dir())
