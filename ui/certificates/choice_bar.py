"""What is printed on what: the list, the blank, the printer with its calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from parindex_desktop.domain.days import show_day
from parindex_desktop.i18n import tr
from ui.certificates.words import tell_size
from ui.widgets.buttons import button
from ui.widgets.field import Field, side_by_side
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.awards import SheetId
    from parindex_desktop.domain.certificates.profiles import BlankProfile
    from parindex_desktop.services.award_lists import SheetList
    from parindex_desktop.settings import KeptCalibration

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ChoiceBar(QWidget):
    """Three choices side by side.

    Attributes:
        sheets: The lists of the round that name somebody.
        blanks: The blank profiles.
        printers: Those of this computer.
        background: Prints the picture of the blank too, on white paper.
        calibrate: Asks to calibrate the printer for the blank.

    Signals:
        sheet_chosen: The id of a list.
        blank_chosen: The name of a blank.
        printer_chosen: The name of a printer.
        background_chosen: Whether the picture is printed.
        calibration_wanted: The printer shall be calibrated.
    """

    sheet_chosen = Signal(object)
    blank_chosen = Signal(str)
    printer_chosen = Signal(str)
    background_chosen = Signal(bool)
    calibration_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sheets, self.blanks, self.printers = (_combo() for _ in range(3))
        self.background = QCheckBox(tr("Print the p&icture of the blank too"))
        self.calibrate = button(tr("Cali&brate…"), self.calibration_wanted.emit, icon="settings")
        self._sheet = Field(tr("&List"), self.sheets, " ")
        self._blank = Field(tr("Blan&k"), self.blanks, " ")
        self._printer = Field(tr("Printe&r"), self.printers, " ")
        self._printer.add_beside(self.calibrate)
        choices = side_by_side(self._sheet, self._blank, self._printer)
        for place, stretch in enumerate((3, 4, 6)):
            choices.setStretch(place, stretch)
        self.setLayout(column(choices, self.background, gap=0.2))
        self.sheets.activated.connect(lambda _at: self.sheet_chosen.emit(self.sheets.currentData()))
        self.blanks.activated.connect(lambda _at: self.blank_chosen.emit(self.blanks.currentData()))
        self.printers.activated.connect(
            lambda _at: self.printer_chosen.emit(self.printers.currentData())
        )
        self.background.toggled.connect(self.background_chosen)

    def show_sheets(self, sheets: Sequence[SheetList], chosen: SheetId) -> None:
        """Shows the lists; the first awards what it is called."""
        self.sheets.clear()
        for each in sheets:
            count = len(each.collectives) + len(each.persons)
            self.sheets.addItem(f"{each.sheet.form} ({count})", each.sheet.id)
        self.sheets.setCurrentIndex(max(self.sheets.findData(chosen), 0))
        shown = next((each for each in sheets if each.sheet.id == chosen), None)
        if shown is not None:
            self._sheet.set_hint(
                tr(
                    "{collectives} collectives, {persons} persons",
                    collectives=len(shown.collectives),
                    persons=len(shown.persons),
                )
            )

    def show_blanks(self, blanks: Sequence[BlankProfile], chosen: BlankProfile) -> None:
        """Shows the blanks; a picture can be printed where there is one."""
        self.blanks.clear()
        for each in blanks:
            self.blanks.addItem(each.name, each.name)
        self.blanks.setCurrentIndex(self.blanks.findData(chosen.name))
        self._blank.set_hint(tr("{size}, for {form}", size=tell_size(chosen), form=chosen.form))
        self.background.setVisible(bool(chosen.background))
        if not chosen.background:
            with QSignalBlocker(self.background):
                self.background.setChecked(False)

    def show_printers(self, names: Sequence[str], chosen: str) -> None:
        """Shows the printers; without one the system's dialog still offers files."""
        self.printers.clear()
        for name in names:
            self.printers.addItem(name, name)
        self.printers.setCurrentIndex(self.printers.findData(chosen))
        self.printers.setEnabled(bool(names))
        self.calibrate.setEnabled(bool(names))
        if not names:
            self._printer.set_hint(tr("This computer has no printer."))

    def show_calibration(self, kept: KeptCalibration | None) -> None:
        """Says whether the printer is calibrated for the blank."""
        if not self.printers.isEnabled():
            return
        if kept is None:
            self._printer.set_hint(tr("Not calibrated for this blank: print a test sheet first."))
        else:
            self._printer.set_hint(tr("Calibrated on {day}.", day=show_day(kept.day)))


def _combo() -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(_NARROW)
    made.setMinimumContentsLength(8)
    return made
