"""Printing as a person does it, up to the dialog of the system."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.certificates.after_print import AfterPrintDialog
from ui.register.numbers_dialog import NumbersDialog
from ui.screens.certificates import CertificatesScreen

PRINTER = "HP LaserJet 5200, tầng 2"
CTRL = Qt.KeyboardModifier.ControlModifier
Dialog = TypeVar("Dialog", bound=QDialog)


def dialog_of(parent: QWidget, kind: type[Dialog], qtbot: QtBot) -> Dialog:
    """Returns the open dialog of a kind, once there is one."""

    def open_ones() -> list[Dialog]:
        return [each for each in parent.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(open_ones()))
    return open_ones()[0]


def send_to(parent: QWidget, path: Path, qtbot: QtBot) -> None:
    """Accepts the system's dialog; what is printed goes to a file."""
    dialog = dialog_of(parent, QPrintDialog, qtbot)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(100)
    dialog.done(1)


def give_numbers(screen: CertificatesScreen, qtbot: QtBot) -> None:
    """Opens the question about numbers and answers it with Enter."""
    screen.ask_for_numbers()
    QTest.keyClick(dialog_of(screen, NumbersDialog, qtbot), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.numbers_button.isEnabled())


def press_print(screen: CertificatesScreen, qtbot: QtBot) -> None:
    """Presses Ctrl+P in the list; a dialog before it may have left no window active."""
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_P, CTRL)


def print_to(screen: CertificatesScreen, path: Path, qtbot: QtBot) -> AfterPrintDialog:
    """Presses Ctrl+P, accepts the system's dialog, and returns what asks afterwards."""
    press_print(screen, qtbot)
    send_to(screen, path, qtbot)
    return dialog_of(screen, AfterPrintDialog, qtbot)


def is_whole(pdf: Path) -> bool:
    """Tells whether a printer has finished a file."""
    return pdf.exists() and pdf.read_bytes().rstrip().endswith(b"%%EOF")


def states(screen: CertificatesScreen) -> list[str]:
    model = screen.table.model()
    return [str(model.index(row, 3).data()) for row in range(model.rowCount())]


def told(table: QWidget) -> list[tuple[str, str]]:
    """Returns lines and texts of what is to be mended."""
    model = table.model()  # type: ignore[attr-defined]
    return [
        (str(model.index(row, 0).data()), str(model.index(row, 1).data()))
        for row in range(model.rowCount())
    ]
