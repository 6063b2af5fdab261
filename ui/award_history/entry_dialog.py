"""One award of the time before the file, typed or changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from parindex_desktop.domain.awards import FORMS, Whom
from parindex_desktop.domain.days import read_day, show_day
from parindex_desktop.domain.person_names import HONORIFICS
from parindex_desktop.i18n import tr
from parindex_desktop.services.earlier_awards import EarlierEntry
from ui import theme
from ui.people.growing import GrowingDialog
from ui.widgets.buttons import button
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.layouts import column, row
from ui.widgets.number_box import number_box

_FIRST_YEAR, _LAST_YEAR = 1945, 2099


class EntryDialog(GrowingDialog):
    """Asks for an award; what is missing is marked where it belongs.

    Signals:
        decided: An `EarlierEntry` that is complete.
    """

    decided = Signal(object)

    def __init__(self, entry: EarlierEntry, parent: QWidget, *, is_new: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Add an earlier award") if is_new else tr("Change an earlier award")
        self.setWindowTitle(title)
        self.year = number_box(QSpinBox())
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(entry.year)
        self.form = QComboBox()
        self.form.setEditable(True)
        self.form.addItems(FORMS)
        self.form.setCurrentText(entry.form)
        self.whom = QComboBox()
        self.whom.addItem(tr("Person"), Whom.PERSON)
        self.whom.addItem(tr("Collective"), Whom.COLLECTIVE)
        self.whom.setCurrentIndex(self.whom.findData(entry.whom))
        self.honorific = QComboBox()
        self.honorific.addItems(["", *HONORIFICS])
        self.honorific.setCurrentText(entry.honorific)
        self.name, self.office = TextInput(entry.name), TextInput(entry.office)
        self.workplace = TextInput(entry.workplace)
        self.achievement = TextInput(entry.achievement)
        self.decision, self.day = TextInput(entry.decision), TextInput(show_day(entry.day))
        self._name_field = Field(tr("Na&me in full"), self.name)
        self._day_field = Field(tr("Of the &day"), self.day, tr("Such as 05/3/2020"))
        self._arrange(is_new=is_new)
        self.whom.currentIndexChanged.connect(self._fit_whom)
        self._fit_whom()
        self.name.setFocus()

    def accept(self) -> None:
        """Sends the award out when it names somebody and its day is one."""
        day, entry = read_day(self.day.text()), self._entry()
        no_day = bool(self.day.text().strip()) and not day
        self._name_field.set_fault("" if entry.name else tr("Type a name."))
        self._day_field.set_fault(tr("This is no day; write 05/3/2020.") if no_day else "")
        faulty = next((f for f in (self._name_field, self._day_field) if f.fault), None)
        if faulty is not None:
            faulty.editor.setFocus()
            return
        self.decided.emit(entry)
        super().accept()

    def _entry(self) -> EarlierEntry:
        return EarlierEntry(
            self.year.value(),
            self.form.currentText() or FORMS[1],
            Whom(self.whom.currentData()),
            self.name.text(),
            self.honorific.currentText(),
            self.office.text(),
            self.workplace.text(),
            self.achievement.text(),
            self.decision.text(),
            read_day(self.day.text()),
        ).tidy()

    def _arrange(self, *, is_new: bool) -> None:
        self._of_person = (
            Field(tr("&Mr/Ms"), self.honorific),
            Field(tr("&Position"), self.office),
            Field(tr("Wor&kplace"), self.workplace),
        )
        first = side_by_side(
            Field(tr("&Year"), self.year),
            Field(tr("F&orm of the award"), self.form),
            Field(tr("&Whom"), self.whom),
        )
        first.setStretch(1, 1)
        who = side_by_side(self._of_person[0], self._name_field)
        who.setStretch(1, 1)
        about = side_by_side(*self._of_person[1:])
        decision = side_by_side(
            Field(tr("Number of the decisio&n"), self.decision), self._day_field
        )
        save = button(tr("Add") if is_new else tr("Save"), self.accept, kind="primary")
        save.setDefault(True)
        leave = button(tr("&Cancel"), self.reject, kind="quiet")
        achievement = Field(tr("&Achievement"), self.achievement)
        parts = column(first, who, about, achievement, decision, None, gap=0.6, margin=1)
        parts.addLayout(row(None, leave, save))
        self.setLayout(parts)
        self.setMinimumWidth(theme.em(36))

    def _fit_whom(self) -> None:
        """A collective has no honorific, no position and no workplace."""
        is_person = Whom(self.whom.currentData()) is Whom.PERSON
        for field in self._of_person:
            field.setEnabled(is_person)
