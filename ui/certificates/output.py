"""Certificates leave the program: onto blanks, or as files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from parindex_desktop.i18n import tr
from parindex_desktop.services.calibrations import calibration_of
from parindex_desktop.services.certificate_jobs import CertificateJob
from ui.certificates.printing import ask_printer
from ui.papers.writing import PDF, ask_and_write
from ui.preview.printing import PrintJob
from ui.tasks import Task, progress_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from parindex_desktop.errors import AppError
    from ui.papers.notices import PaperNotices
    from ui.screens.screen import Screen
    from ui.tasks import Job, Pulse


@dataclass(frozen=True, slots=True)
class Sent:
    """What went to a printer.

    Attributes:
        complete: All of it; else the printer failed, or the person stopped it.
    """

    job: CertificateJob
    complete: bool


class CertificateOutput(QObject):
    """Prints and saves; laying out is done beside the window.

    Signals:
        sent: What went to a printer, `Sent`: whoever printed is asked what became of it.
        printer_used: Its name.
    """

    sent = Signal(object)
    printer_used = Signal(str)

    def __init__(self, screen: Screen, notices: PaperNotices) -> None:
        super().__init__(screen)
        self._screen, self._context, self._notices = screen, screen.context, notices

    def print(self, job: CertificateJob, printer_name: str) -> QPrintDialog:
        """Asks for the printer and prints, moved and stretched as it is calibrated."""
        return ask_printer(
            self._screen,
            job.profile,
            printer_name=printer_name,
            title=job.profile.form,
            on_chosen=lambda printer: self._lay_out(job, printer),
            on_failed=self._context.failed.emit,
        )

    def save(self, job: CertificateJob, name: str) -> None:
        """Asks for a file and writes the certificates."""
        self._ask_and_write(name, job.make)

    def save_overview(self, job: CertificateJob, name: str) -> None:
        """Asks for a file and writes small pictures of the certificates on A4."""
        self._ask_and_write(name, job.overview)

    def _ask_and_write(self, name: str, make: Callable[[], bytes]) -> None:
        ask_and_write(self._screen, self._notices, name=f"{name}.pdf", kind=PDF, make=make)

    def _lay_out(self, job: CertificateJob, printer: QPrinter) -> None:
        name = printer.printerName()
        self.printer_used.emit(name)
        settings = self._context.settings.value
        made_for = replace(job, calibration=calibration_of(settings, name, job.profile))

        def work(pulse: Pulse) -> bytes:
            return made_for.make(progress_of(pulse))

        task = Task(tr("Laying out the certificates"), work)
        task.done.connect(lambda content: self._send(content, printer, job))
        task.failed.connect(self._context.failed)
        self._start(task)

    def _send(self, content: bytes, printer: QPrinter, job: CertificateJob) -> None:
        printing = PrintJob([content], printer)
        printing.done.connect(lambda _pages: self.sent.emit(Sent(job, complete=True)))
        printing.stopped.connect(lambda: self.sent.emit(Sent(job, complete=False)))
        printing.failed.connect(lambda error: self._on_failed(error, job))
        self._start(printing)

    def _on_failed(self, error: AppError, job: CertificateJob) -> None:
        self._context.failed.emit(error)
        self.sent.emit(Sent(job, complete=False))

    def _start(self, job: Job) -> None:
        self._context.task_started.emit(job)
        job.start()
