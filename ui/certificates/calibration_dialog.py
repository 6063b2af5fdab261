"""Calibrating a printer for a blank: print the test sheet, measure four distances, type them in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from parindex_desktop.domain.certificates.calibration import (
    LETTERS,
    NONE,
    Readings,
    crosses_on,
    read_mm,
    solved,
)
from parindex_desktop.domain.certificates.places import shown_mm
from parindex_desktop.domain.days import show_day
from parindex_desktop.errors import AppError, InputError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.calibrations import (
    calibration_of,
    forget,
    keep,
    kept_calibration,
    sheet_to_measure,
)
from ui import theme
from ui.certificates.printing import ask_printer
from ui.certificates.sheet_picture import SheetPicture
from ui.certificates.words import tell_calibration, tell_size
from ui.people.growing import GrowingDialog
from ui.preview.printing import PrintJob
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.segments import Segments
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from parindex_desktop.domain.certificates.calibration import Calibration
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from ui.context import Context

_FIELDS: Final = {
    "left": mark("&A: from the left edge to cross 1"),
    "top": mark("&B: from the top edge to cross 1"),
    "right": mark("&C: from the right edge to cross 2"),
    "bottom": mark("&D: from the bottom edge to cross 2"),
}
_WITH, _WITHOUT = "with", "without"


class CalibrationDialog(GrowingDialog):
    """Prints the test sheet, takes the readings, keeps what follows from them.

    Attributes:
        printer: Its name.
        sent: Whether the sheet is printed, and was measured, with the calibration kept so far.
        readings: The four fields by their names in `Readings`.
        print_sheet: Asks for the printer and prints the sheet.
        keep: Keeps the calibration.
        drop: Forgets the one kept.

    Signals:
        calibrated: The calibration of the printer was kept or dropped.
    """

    calibrated = Signal()

    def __init__(
        self, context: Context, printer: str, profile: BlankProfile, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Calibrate the printer"))
        self._context, self._store, self._profile = context, context.settings, profile
        self.printer = printer
        self._about, self._state = label("", "muted", wraps=True), label("", wraps=True)
        self.sent = Segments(
            [(_WITH, tr("With the calibration")), (_WITHOUT, tr("Without calibration"))]
        )
        self.readings = {name: TextInput() for name in _FIELDS}
        self._fields = {
            name: Field(tr(text), self.readings[name]) for name, text in _FIELDS.items()
        }
        self._result = label("", wraps=True)
        self.print_sheet = button(tr("Print the &test sheet…"), self.ask_to_print, icon="printer")
        self.keep = button(tr("&Keep the calibration"), self._on_keep, kind="primary")
        self.drop = button(tr("D&rop the calibration"), self._on_drop, kind="danger")
        self._arrange()
        self._show_printer()
        self.sent.chosen.connect(lambda _key: self._show_result())
        for each in self.readings.values():
            each.textChanged.connect(lambda _text: self._show_result())
        self._show_result()

    @property
    def calibration(self) -> Calibration | None:
        """What the readings ask for; None while one is missing or cannot be."""
        try:
            return solved(self._profile.width, self._profile.height, self._read(), self._sent_with)
        except InputError:
            return None

    @property
    def told(self) -> str:
        """What is said of the readings."""
        return self._result.text()

    def ask_to_print(self) -> QPrintDialog:
        """Asks for the printer of the sheet; another one than before is calibrated then."""
        return ask_printer(
            self,
            self._profile,
            printer_name=self.printer,
            title=tr("Test sheet"),
            on_chosen=self._print,
            on_failed=self._show_refusal,
        )

    # ---- layout ---------------------------------------------------------------------------------

    def _arrange(self) -> None:
        cross = crosses_on(self._profile.width, self._profile.height)
        grid = QGridLayout()
        for place, name in enumerate(_FIELDS):
            grid.addWidget(self._fields[name], place % 2, place // 2, Qt.AlignmentFlag.AlignTop)
        first = tr(
            "1. Print the test sheet on paper of the size of the blank, fed as the blank is."
        )
        second = tr(
            "2. Measure with a ruler from the edge of the paper to the middle of the cross, "
            "to half a millimetre. In order are {x} mm for A and C, {y} mm for B and D.",
            x=shown_mm(cross.x).removesuffix(",0"),
            y=shown_mm(cross.y).removesuffix(",0"),
        )
        fields = row(SheetPicture(self._profile), grid, gap=1)
        fields.setStretch(1, 1)
        close = button(tr("C&lose"), self.reject, kind="quiet")
        layout = column(
            label(tr("Calibrate the printer"), "title"), self._about, self._state,
            label(first, "label", wraps=True), row(self.print_sheet, self.sent, None),
            label(second, "label", wraps=True), fields, self._result,
            row(self.drop, None, close, self.keep), gap=0.7, margin=1,
        )  # fmt: skip
        self.setLayout(layout)
        self.setMinimumWidth(theme.em(44))
        self.print_sheet.setFocus()

    def _show_printer(self) -> None:
        self._about.setText(
            tr(
                "Printer {printer}, blank {blank}, {size}",
                printer=self.printer or tr("without a name"),
                blank=self._profile.name,
                size=tell_size(self._profile),
            )
        )
        kept = kept_calibration(self._store.value, self.printer, self._profile)
        if kept is None:
            self._state.setText(tr("This printer is not calibrated for this blank."))
        else:
            told = tell_calibration(self._kept)
            self._state.setText(tr("Calibrated on {day}.", day=show_day(kept.day)) + " " + told)
        self.sent.setVisible(kept is not None)
        self.sent.choose(_WITH if kept is not None else _WITHOUT)
        self.drop.setVisible(kept is not None)

    # ---- readings -------------------------------------------------------------------------------

    @property
    def _kept(self) -> Calibration:
        return calibration_of(self._store.value, self.printer, self._profile)

    @property
    def _sent_with(self) -> Calibration:
        return self._kept if self.sent.current == _WITH else NONE

    def _read(self) -> Readings:
        return Readings(**{name: read_mm(each.text()) for name, each in self.readings.items()})

    def _show_result(self) -> None:
        """Says what follows from the readings, or marks those that cannot be."""
        faults = {name: self._fault_of(name) for name in _FIELDS}
        for name, fault in faults.items():
            self._fields[name].set_fault(fault)
        waiting = any(not each.text().strip() for each in self.readings.values())
        self.keep.setEnabled(False)
        if waiting or any(faults.values()):
            self._say("")
            return
        try:
            found = solved(self._profile.width, self._profile.height, self._read(), self._sent_with)
        except InputError as error:
            self._show_refusal(error)
            return
        self._say(tell_calibration(found))
        self.keep.setEnabled(True)

    def _fault_of(self, name: str) -> str:
        text = self.readings[name].text()
        if not text.strip():
            return ""
        try:
            read_mm(text)
        except InputError as error:
            told = tell(error)
            return f"{told.code}  {told.text} {told.action}"
        return ""

    def _show_refusal(self, error: AppError) -> None:
        told = tell(error)
        self._say(f"{told.code}  {told.text} {told.action}".rstrip(), role="error")

    def _say(self, text: str, role: str = "") -> None:
        restyle(self._result, role=role)
        self._result.setText(text)

    # ---- deeds ----------------------------------------------------------------------------------

    def _print(self, printer: QPrinter) -> None:
        chosen = printer.printerName()
        if chosen and chosen != self.printer:
            self.printer = chosen
            self._show_printer()
            self._show_result()
        sheet = sheet_to_measure(self.printer, self._profile, self._sent_with)
        job = PrintJob([sheet], printer)
        job.failed.connect(self._context.failed)
        job.done.connect(lambda _pages: self.readings[next(iter(LETTERS))].setFocus())
        self._context.task_started.emit(job)
        job.start()

    def _on_keep(self) -> None:
        found = self.calibration
        if found is None:
            return
        keep(self._store, self.printer, self._profile, found, day=date.today())
        self.calibrated.emit()
        self.accept()

    def _on_drop(self) -> None:
        forget(self._store, self.printer, self._profile)
        self.calibrated.emit()
        self._show_printer()
        self._show_result()
