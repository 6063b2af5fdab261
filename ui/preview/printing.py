"""Printing the bytes of PDFs: each page on paper of its own size, at the printer's resolution.

PDFium and the printer belong to the window's thread, so pages are printed in bands, one for each
turn of the window: it stays awake, shows how far the job is, and can stop it.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMarginsF, QRectF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from parindex_desktop.errors import AppError, InputError, SurroundingsError
from parindex_desktop.i18n import tr
from ui.preview.pages import POINTS_PER_INCH, PdfPages
from ui.tasks import Job, Stopped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtCore import QSizeF
    from PySide6.QtWidgets import QWidget

_Made = TypeVar("_Made")

FINEST_RESOLUTION = 600
"""Dots per inch; laser printers gain nothing above it, and pictures grow with its square."""
_BAND_POINTS = 144.0


class PrintJob(Job):
    """Prints the pages of documents, one after the other, in the range the printer is set to.

    `done` tells the number of pages; `DOC.204` is the printer's refusal, `DOC.206` tells that it is
    no longer there.

    Raises:
        InputError: `DOC.109` the printer is set to pages that there are not.
    """

    def __init__(self, contents: Sequence[bytes], printer: QPrinter) -> None:
        super().__init__(tr("Printing"))
        self._printer = printer
        self._open = ExitStack()
        documents = [self._open.enter_context(PdfPages(content)) for content in contents]
        every = [(pages, place) for pages in documents for place in range(len(pages))]
        try:
            self._pages = [every[place] for place in _places(printer, len(every))]
        except InputError:
            self._open.close()
            raise
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
            if not taken or self._printer.printerState() is QPrinter.PrinterState.Error:
                raise _refusal(self._printer)
            for _band in _print_page(self._painter, self._printer, pages, place):
                yield number


def open_print_dialog(
    parent: QWidget,
    contents: Sequence[bytes],
    title: str,
    on_accepted: Callable[[PrintJob], object],
    on_failed: Callable[[AppError], object],
) -> QPrintDialog:
    """Asks for printer and range.

    Args:
        parent: The window asked in.
        contents: The files, printed one after the other.
        title: Of the job, as the printer lists it.
        on_accepted: Is given the job, not yet started.
        on_failed: Is told of a range that there is not, or a printer that went away meanwhile.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with PdfPages(contents[0]) as pages:
        printer.setPageLayout(page_layout(pages.sizes[0]))
    count = sum(map(_page_count, contents))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    open_dialog(dialog, lambda: PrintJob(contents, printer), on_accepted, on_failed)
    return dialog


def open_dialog(
    dialog: QPrintDialog,
    make: Callable[[], _Made],
    on_made: Callable[[_Made], object],
    on_failed: Callable[[AppError], object],
) -> None:
    """Opens the system's dialog.

    Args:
        dialog: Set up, with its printer.
        make: Called once a printer was chosen that is still there; may refuse.
        on_made: Is given what was made.
        on_failed: Is told of a refusal, or of a printer that went away meanwhile.
    """

    def accepted() -> None:
        try:
            _require_there(dialog.printer())
            made = make()
        except AppError as error:
            on_failed(error)
        else:
            on_made(made)

    dialog.setWindowTitle(tr("Print"))
    dialog.accepted.connect(accepted)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the own `open` of QPrintDialog wants a slot by its name


def _require_there(printer: QPrinter) -> None:
    """Refuses a printer that went away while it was asked for.

    Raises:
        SurroundingsError: `DOC.206` the system no longer knows it.
    """
    if _is_gone(printer):
        raise _refusal(printer)


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


def _places(printer: QPrinter, count: int) -> list[int]:
    """Returns the pages a printer is set to, counted from 0; all by default.

    Raises:
        InputError: `DOC.109` some of them do not exist.
    """
    ranges = printer.pageRanges().toRangeList()
    for each in ranges:
        if not 1 <= each.from_ <= each.to <= count:
            raise InputError("DOC.109", first=each.from_, last=each.to, count=count)
    chosen = [n for each in ranges for n in range(each.from_ - 1, each.to)]
    return chosen or list(range(count))


def _is_gone(printer: QPrinter) -> bool:
    """True when the system no longer knows a printer; printing to a file needs none."""
    to_paper = printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
    return to_paper and printer.printerName() not in QPrinterInfo.availablePrinterNames()


def _refusal(printer: QPrinter) -> SurroundingsError:
    code = "DOC.206" if _is_gone(printer) else "DOC.204"
    return SurroundingsError(code, printer=printer.printerName() or tr("without a name"))


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
