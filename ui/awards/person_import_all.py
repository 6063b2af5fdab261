"""What holds for all lines of a list of earlier awards: year, form, decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from parindex_desktop.domain.awards import FORMS
from parindex_desktop.domain.days import read_day, show_day
from parindex_desktop.i18n import tr
from parindex_desktop.services.award_import_rows import OfAll
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout

_NO_YEAR, _LAST_YEAR = 1944, 2099


class OfAllForm(QWidget):
    """Four inputs above the rows; they begin with what the title of the table says.

    Signals:
        edited: An `OfAll`.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.year = number_box(QSpinBox())
        self.year.setRange(_NO_YEAR, _LAST_YEAR)
        self.year.setSpecialValueText("—")
        self.form = QComboBox()
        self.form.setEditable(True)
        self.form.addItems(["", *FORMS])
        self.decision, self.day = TextInput(), TextInput()
        self._day_field = Field(tr("Of the &day"), self.day)
        self.setLayout(self._line())
        self.year.valueChanged.connect(lambda _year: self._tell())
        self.form.currentTextChanged.connect(lambda _form: self._tell())
        self.decision.editingFinished.connect(self._tell)
        self.day.editingFinished.connect(self._tell)

    def show_values(self, of_all: OfAll) -> None:
        """Shows what is said of all rows."""
        with QSignalBlocker(self.year), QSignalBlocker(self.form):
            self.year.setValue(of_all.year or _NO_YEAR)
            self.form.setCurrentText(of_all.form)
        self.decision.setText(of_all.decision)
        self.day.setText(show_day(of_all.day))

    def _line(self) -> QHBoxLayout:
        line = side_by_side(
            Field(tr("&Year of all"), self.year),
            Field(tr("F&orm of the award"), self.form),
            Field(tr("Number of the decisio&n"), self.decision),
            self._day_field,
        )
        line.setContentsMargins(0, 0, 0, 0)
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        return line

    def _tell(self) -> None:
        typed, day = self.day.text().strip(), read_day(self.day.text())
        no_day = bool(typed) and not day
        self._day_field.set_fault(tr("This is no day; write 05/3/2020.") if no_day else "")
        year = self.year.value()
        self.edited.emit(
            OfAll(
                year if year > _NO_YEAR else 0,
                self.form.currentText().strip(),
                self.decision.text().strip(),
                day,
            )
        )
