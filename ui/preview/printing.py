"""Printing the bytes of PDFs: each page on paper of its own size, at the printer's resolution.

PDFium and the printer belong to the window's thread, so pages are printed in bands, one for each
turn of the window: it stays awake, shows how far the job is, and can stop it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from parindex_desktop.errors import SurroundingsError
from parindex_desktop.i18n import tr
from ui.preview.pages import POINTS_PER_INCH, PdfPages
from ui.tasks import Job, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtWidgets import QWidget

FINEST_RESOLUTION = 600
"""Dots per inch; laser printers gain nothing above it, and pictures grow with its square."""
_BAND_POINTS = 144.0


class PrintJob(Job):
    """Prints the pages of documents, one after the other, in the range the printer is set to.

    `done` tells the number of pages; `DOC.204` is the printer's refusal.
    """

    def __init__(self, contents: Sequence[bytes], printer: QPrinter) -> None:
        super().__init__(tr("Printing"))
        self._printer = printer
        self._open = ExitStack()
        documents = [self._open.enter_context(PdfPages(content)) for content in contents]
        every = [(pages, place) for pages in documents for place in range(len(pages))]
        first, last = printer.fromPage() or 1, printer.toPage() or len(every)
        self._pages = every[max(first, 1) - 1 : last]
        self._painter = QPainter()
        self._steps = self._print()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        """Prints from the next turn of the window on."""
        super().start()
        self._turn.start()

    def stop(self) -> None:
        """Ends the job between two bands; the printer drops what it was sent."""
        self._close(abort=True)
        self._tell_end(None, Stopped())

    def stop_and_wait(self) -> None:
        """Ends the job without telling it."""
        self._close(abort=True)
        self._forget()

    def _step(self) -> None:
        try:
            self.progressed.emit(next(self._steps), len(self._pages))
        except StopIteration:
            self._close(abort=False)
            self._tell_end(len(self._pages), None)
        except SurroundingsError as error:
            self._close(abort=True)
            self._tell_end(None, error)

    def _close(self, *, abort: bool) -> None:
        self._turn.stop()
        if self._painter.isActive():
            if abort:
                self._printer.abort()
            self._painter.end()
        self._open.close()

    def _print(self) -> Iterator[int]:
        """Prints a band at a time and gives the number of pages begun."""
        for number, (pages, place) in enumerate(self._pages):
            self._printer.setPageLayout(page_layout(pages.sizes[place]))
            taken = self._printer.newPage() if number else self._painter.begin(self._printer)
            if not taken:
                raise SurroundingsError("DOC.204", printer=self._printer.printerName())
            for _band in _print_page(self._painter, self._printer, pages, place):
                yield number


def open_print_dialog(
    parent: QWidget,
    contents: Sequence[bytes],
    title: str,
    on_accepted: Callable[[PrintJob], object],
) -> QPrintDialog:
    """Asks for printer and range; `on_accepted` is given the job, not yet started."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with PdfPages(contents[0]) as pages:
        printer.setPageLayout(page_layout(pages.sizes[0]))
    count = sum(map(_page_count, contents))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.accepted.connect(lambda: on_accepted(PrintJob(contents, printer)))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the own `open` of QPrintDialog wants a slot by its name
    return dialog


def page_layout(size: QSizeF) -> QPageLayout:
    """Returns paper of a page's size in points, without margins: the page has its own."""
    landscape = size.width() > size.height()
    upright = size.transposed() if landscape else size
    orientation = (
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _page_count(content: bytes) -> int:
    with PdfPages(content) as pages:
        return len(pages)


def _print_page(
    painter: QPainter, printer: QPrinter, pages: PdfPages, place: int
) -> Iterator[None]:
    size = pages.sizes[place]
    dots = printer.resolution() / POINTS_PER_INCH
    scale = min(printer.resolution(), FINEST_RESOLUTION) / POINTS_PER_INCH
    top = 0.0
    while top < size.height():
        height = min(_BAND_POINTS, size.height() - top)
        band = pages.band(place, scale, QRectF(0, top, size.width(), height))
        # PDFium gives whole pixels; the band is drawn at the size it really has.
        target = QRectF(0, top * dots, band.width() * dots / scale, band.height() * dots / scale)
        painter.drawImage(target, band)
        top += height
        yield
