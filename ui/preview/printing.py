"""Printing the bytes of a PDF: each page on paper of its own size, at the printer's resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from parindex_desktop.i18n import tr
from ui.preview.pages import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSizeF
    from PySide6.QtWidgets import QWidget

FINEST_RESOLUTION = 600
"""Dots per inch; laser printers gain nothing above it, and pictures grow with its square."""
_BAND_POINTS = 144.0


def open_print_dialog(
    parent: QWidget, content: bytes, title: str, on_printed: Callable[[int], object]
) -> QPrintDialog:
    """Asks for printer and range, then prints; `on_printed` is told the number of pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    with PdfPages(content) as pages:
        printer.setPageLayout(page_layout(pages.sizes[0]))
        count = len(pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Print"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.accepted.connect(lambda: on_printed(print_pages(content, printer)))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the own `open` of QPrintDialog wants a slot by its name
    return dialog


def print_pages(content: bytes, printer: QPrinter) -> int:
    """Prints the range that the printer is set to; returns the number of pages."""
    with PdfPages(content) as pages:
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        wanted = range(max(first, 1) - 1, min(last, len(pages)))
        painter = QPainter()
        for number, place in enumerate(wanted):
            printer.setPageLayout(page_layout(pages.sizes[place]))
            if number == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            _print_page(painter, printer, pages, place)
        painter.end()
    return len(wanted)


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


def _print_page(painter: QPainter, printer: QPrinter, pages: PdfPages, place: int) -> None:
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
