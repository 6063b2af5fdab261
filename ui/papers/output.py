"""Papers leave the program: saved all or none, and printed as they are previewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from parindex_desktop.errors import AppError
from parindex_desktop.i18n import tr
from parindex_desktop.services.papers.files import write_files
from parindex_desktop.services.papers.readiness import require_ready
from ui.papers.saving import ask_file, ask_folder
from ui.papers.writing import PDF
from ui.preview.printing import open_print_dialog
from ui.tasks import Task, progress_of
from ui.widgets.buttons import button

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parindex_desktop.services.paper_choice import PaperChoice
    from parindex_desktop.services.papers.files import SideFile
    from parindex_desktop.services.papers.paper import Paper
    from ui.papers.maker import MadePapers
    from ui.papers.notices import PaperNotices
    from ui.preview.printing import PrintJob
    from ui.screens.screen import Screen
    from ui.tasks import Job, Pulse


class PaperOutput(QObject):
    """The buttons `Save` and `Print` with what they do.

    Attributes:
        shown: Place of the file previewed.
        save_button: Asks where to, and writes papers with what goes with them.
        print_button: Prints the only file; of several asks whether all or the one previewed.
        print_menu: All files, or the one shown.
    """

    def __init__(self, screen: Screen, notices: PaperNotices) -> None:
        super().__init__(screen)
        self._screen, self._context, self._notices = screen, screen.context, notices
        self._made: MadePapers | None = None
        self._beside: tuple[SideFile, ...] = ()
        self.shown = 0
        self.save_button = button(tr("&Save…"), self.save, icon="save", kind="primary")
        self.print_button = button(tr("&Print…"), self.print, icon="printer")
        self.print_menu = QMenu(screen)
        self.print_menu.addAction(tr("&All files…"), self.print_all)
        self.print_menu.addAction(tr("The file &shown…"), self.print_shown)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers previewed."""
        return self._made.files.papers if self._made is not None else ()

    def set_made(self, made: MadePapers | None, choice: PaperChoice) -> None:
        """Offers other papers; None while there are none to hand out."""
        self._made = made
        files = made.files if made is not None else None
        self._beside = files.beside(xlsx=choice.xlsx, docx=choice.docx) if files else ()
        for each in (self.save_button, self.print_button):
            each.setEnabled(made is not None)

    def save(self) -> None:
        """Asks where to, and writes the papers previewed with what goes with them."""
        if not self._is_ready():
            return
        names = [paper.file_name for paper in self.papers]
        names += [file.file_name for file in self._beside]
        settings = self._context.settings
        if len(names) == 1:
            ask_file(self._screen, settings, name=names[0], kind=PDF, on_chosen=self.save_as)
        else:
            ask_folder(self._screen, settings, names=names, on_chosen=self.save_into)

    def save_as(self, path: Path) -> None:
        """Writes the only file under a name."""
        self._write((replace(self.papers[0], file_name=path.name),), path.parent)

    def save_into(self, folder: Path) -> None:
        """Writes all files into a folder."""
        self._write(self.papers, folder)

    def print(self) -> None:
        """Prints the only file; of several asks whether all or the one previewed."""
        if len(self.papers) <= 1:
            self.print_shown()
            return
        above = self.print_button.rect().topLeft() - QPoint(0, self.print_menu.sizeHint().height())
        self.print_menu.popup(self.print_button.mapToGlobal(above))
        self.print_menu.setActiveAction(self.print_menu.actions()[0])

    def print_shown(self) -> None:
        """Asks for printer and range, and prints the file previewed."""
        self._print(self.papers[self.shown : self.shown + 1])

    def print_all(self) -> None:
        """Asks for printer and range, and prints all files as one job."""
        self._print(self.papers)

    def _is_ready(self) -> bool:
        """Tells what is missing where papers of locked results would leave without it."""
        if self._made is None:
            return False
        plan = self._made.plan
        try:
            require_ready(plan.reading, plan.round, plan.wanted)
        except AppError as error:
            self._context.failed.emit(error)
            return False
        return True

    def _write(self, papers: Sequence[Paper], folder: Path) -> None:
        if not self._is_ready():  # the words may have changed while the folder was chosen
            return
        beside = self._beside
        self._notices.clear_saved()

        def work(pulse: Pulse) -> tuple[Path, ...]:
            return write_files(papers, beside, folder, progress_of(pulse))

        task = Task(tr("Saving the papers"), work)
        task.done.connect(self._on_written)
        task.failed.connect(self._context.failed)
        self._start(task)

    def _on_written(self, written: tuple[Path, ...]) -> None:
        self._notices.show_saved(written)
        self._context.told.emit(tr("Papers saved"))

    def _print(self, papers: Sequence[Paper]) -> None:
        if papers and self._is_ready():
            contents = [paper.make(None) for paper in papers]
            open_print_dialog(
                self._screen, contents, papers[0].file_name, self._start_printing,
                self._context.failed.emit,
            )  # fmt: skip

    def _start_printing(self, job: PrintJob) -> None:
        job.done.connect(self._on_printed)
        job.failed.connect(self._context.failed)
        self._start(job)

    def _start(self, job: Job) -> None:
        self._context.task_started.emit(job)
        job.start()

    def _on_printed(self, pages: int) -> None:
        self._context.told.emit(tr("{count} pages sent to the printer", count=pages))
