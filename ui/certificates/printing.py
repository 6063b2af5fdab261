"""The way to a printer that gets a blank: 1:1 on paper of exactly its size, never fitted to a page.

Places are counted from the corner of the paper, not from where the printer begins to print: full
page mode, on every system.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo

from parindex_desktop.domain.certificates.places import shown_mm
from parindex_desktop.errors import SurroundingsError
from ui.preview.pages import POINTS_PER_INCH
from ui.preview.printing import open_dialog, page_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.errors import AppError

_TENTHS_PER_INCH: Final = 254
_NEAR: Final = 3.0
"""Points by which the printer's own idea of the size may differ: 1 mm."""
_CUPS_OPTIONS: Final = 0xFE00
"""Qt's key for options of CUPS (`qcups_p.h`), a list of names and values in turn."""


def printer_names() -> list[str]:
    """Returns the printers of this computer."""
    return QPrinterInfo.availablePrinterNames()


def usual_printer() -> str:
    """Returns the printer that the system takes unasked; empty where there is none."""
    return QPrinterInfo.defaultPrinterName()


def ask_printer(
    parent: QWidget,
    profile: BlankProfile,
    *,
    printer_name: str,
    title: str,
    on_chosen: Callable[[QPrinter], object],
    on_failed: Callable[[AppError], object],
) -> QPrintDialog:
    """Asks for printer, tray and kind of paper; size, scale, sides and copies are not asked.

    Args:
        parent: The window asked in.
        profile: Whose paper it is.
        printer_name: Proposed; empty for the usual one.
        title: Of the job, as the printer lists it.
        on_chosen: Is given the printer, ready for a `PrintJob`.
        on_failed: Is told of a printer that went away or does not take the paper.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if printer_name:
        printer.setPrinterName(printer_name)
    printer.setDocName(title)
    printer.setPageLayout(page_layout(_size(profile)))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintShowPageSize, False)
    open_dialog(dialog, lambda: set_for_blank(printer, profile), on_chosen, on_failed)
    return dialog


def set_for_blank(printer: QPrinter, profile: BlankProfile) -> QPrinter:
    """Returns a printer set to the paper of a blank: one copy, one side, no scaling.

    Raises:
        SurroundingsError: `CER.154` it does not take paper of that size.
    """
    wanted = _size(profile)
    printer.setPageLayout(page_layout(wanted))
    layout = printer.pageLayout()
    taken = layout.fullRectPoints().size()
    if (
        abs(taken.width() - wanted.width()) > _NEAR
        or abs(taken.height() - wanted.height()) > _NEAR
        or layout.mode() is not layout.Mode.FullPageMode
    ):
        size = f"{shown_mm(profile.width)} × {shown_mm(profile.height)}"
        raise SurroundingsError("CER.154", printer=printer.printerName(), size=size)
    # A blank printed twice, or on its back, is spoiled.
    printer.setCopyCount(1)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    engine, key = printer.printEngine(), QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS)
    options = engine.property(key) or []
    engine.setProperty(key, [*options, "print-scaling", "none"])
    return printer


def _size(profile: BlankProfile) -> QSizeF:
    """Returns the paper of a blank in points."""
    return QSizeF(profile.width, profile.height) * (POINTS_PER_INCH / _TENTHS_PER_INCH)
