"""Đối chiếu: a paper handed in, held against the data that its fingerprint names."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from parindex_desktop import paths
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.services import comparing
from parindex_desktop.services.handed_in import HandedIn, read_paper
from ui.comparing.table import DifferencesTable
from ui.comparing.verdict import verdict
from ui.screens.screen import Screen
from ui.tasks import Task, Work
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.roomy import OneOf

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from parindex_desktop.services.comparing import ComparedPaper
    from ui.context import Context
    from ui.widgets.notice import Notice


class ComparingScreen(Screen):
    """Choose a paper or drop it here; it is read and compared beside the window.

    Attributes:
        choose: Asks for the paper.
        verdict: What came of the last comparison; None before one.
        table: Where the paper differs.
    """

    key: ClassVar[str] = "comparing"
    title: ClassVar[str] = mark("Compare a paper")
    icon: ClassVar[str] = "list-checks"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._task: Task | None = None
        self.verdict: Notice | None = None
        self.choose = button(
            tr("Choose a &paper…"), self.ask_for_paper, icon="folder-open", kind="primary"
        )
        self.table = DifferencesTable()
        self._empty = EmptyState(
            "file-text",
            tr("Drop a PDF or an Excel workbook here."),
            tr("It is compared, number by number, with the data that were locked for it."),
        )
        self._busy = EmptyState("list-checks", tr("Comparing…"))
        self._verdicts = column(gap=0.3)
        self._result = QWidget()
        result = column(self._verdicts, self.table, gap=0.6)
        result.setStretch(1, 1)
        self._result.setLayout(result)
        self._pages = OneOf(self._empty, self._busy, self._result)
        hint = tr("Proves that a paper is the one made from the locked data, even years later.")
        tools = row(self.choose, None)
        body = column(PageHeader(tr(self.title), hint), tools, self._pages, margin=1)
        body.setStretch(2, 1)
        self.setLayout(body)
        self.setAcceptDrops(True)

    def refresh(self) -> None:
        """Keeps what was compared: it names its lock, which later edits cannot alter."""

    def first_focus(self) -> QWidget:
        """Returns the way to a paper."""
        return self.choose

    def ask_for_paper(self) -> None:
        """Asks which paper to compare."""
        begin = self.context.settings.value.export_folder or paths.documents_dir()
        dialog = QFileDialog(self, tr("Paper to compare"), str(begin))
        dialog.setNameFilter(tr("Papers (*.pdf *.xlsx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.compare(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def compare(self, path: Path) -> None:
        """Reads a paper beside the window and compares it."""
        if self._task is not None:
            return
        self._pages.show_part(self._busy)
        self._run(tr("Reading the paper"), lambda _pulse: read_paper(path), self._on_read)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes a file."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Compares the first file dropped."""
        path = event.mimeData().urls()[0].toLocalFile()
        if path:
            event.acceptProposedAction()
            self.compare(Path(path))

    # ---- the two halves of the work -------------------------------------------------------------

    def _run(self, title: str, work: Work, on_done: Callable[..., object]) -> None:
        task = Task(title, work)
        self._task = task
        task.done.connect(on_done)
        task.failed.connect(self._on_failed)
        self.context.task_started.emit(task)
        task.start()

    def _on_read(self, found: HandedIn) -> None:
        self._task = None
        try:
            expected = comparing.expect(self.context.session, found)
        except AppError as error:
            self._on_failed(error)
            return
        work = partial(comparing.compared, found, expected)
        self._run(tr("Comparing the paper"), lambda _pulse: work(), self._on_compared)

    def _on_compared(self, found: ComparedPaper) -> None:
        self._task = None
        if self.verdict is not None:
            self._verdicts.removeWidget(self.verdict)
            self.verdict.deleteLater()
        self.verdict = verdict(found)
        self._verdicts.addWidget(self.verdict)
        self.table.differences.set_rows(found.differences)
        self.table.setVisible(bool(found.differences))
        self._pages.show_part(self._result)

    def _on_failed(self, error: AppError) -> None:
        self._task = None
        self._pages.show_part(self._empty)  # what came of an earlier paper says nothing of this
        self.context.failed.emit(error)
