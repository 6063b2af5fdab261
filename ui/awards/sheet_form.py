"""The heading of an award sheet: form, whose decision, what for, by whom, from which fund."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from parindex_desktop.domain.awards import FORMS, AwardLevel
from parindex_desktop.i18n import tr
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.halves import Halves
from ui.widgets.layouts import row

_EXAMPLE = "Có thành tích xuất sắc trong công tác cải cách hành chính năm {year}"
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardSheet


class SheetForm(Card):
    """Five fields in a row; each is written when it is left.

    Signals:
        edited: The heading as typed, an `AwardSheet`.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: AwardSheet | None = None
        self.form, self.level = QComboBox(), QComboBox()
        self.form.addItems(FORMS)
        self.form.setEditable(True)
        self.form.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.level.addItem(tr("the Chairman"), AwardLevel.PROVINCE)
        self.level.addItem(tr("the Director"), AwardLevel.DEPARTMENT)
        for box in (self.form, self.level):
            box.setSizeAdjustPolicy(_NARROW)
            box.setMinimumContentsLength(10)
            box.activated.connect(lambda _place: self._tell())
        self.achievement, self.authority, self.fund = TextInput(), TextInput(), TextInput()
        line = self.form.lineEdit()
        assert line is not None
        for field in (line, self.achievement, self.authority, self.fund):
            field.editingFinished.connect(self._tell)
        self.add(self._fields())

    def show_sheet(self, sheet: AwardSheet, *, year: int, authority: str) -> None:
        """Shows a heading; the office's authority stands where none is typed."""
        self._sheet = sheet
        if self.form.currentText() != sheet.form:
            self.form.setEditText(sheet.form)
        self.level.setCurrentIndex(self.level.findData(sheet.level))
        for field, text in (
            (self.achievement, sheet.achievement),
            (self.authority, sheet.authority),
            (self.fund, sheet.fund),
        ):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.achievement.setPlaceholderText(
            tr("For example: {text}", text=_EXAMPLE.format(year=year))
        )
        self.authority.setPlaceholderText(authority)

    def _fields(self) -> Halves:
        what = _fields(
            (4, Field(tr("&Form of award"), self.form)),
            (4, Field(tr("Decision o&f"), self.level)),
            (5, Field(tr("Fun&d"), self.fund)),
        )
        words = _fields(
            (3, Field(tr("Ac&hievement, as the title goes on"), self.achievement)),
            (2, Field(tr("A&warding authority"), self.authority)),
        )
        return Halves(what, words)

    def _tell(self) -> None:
        if self._sheet is None:
            return
        typed = replace(
            self._sheet,
            form=self.form.currentText(),
            level=AwardLevel(self.level.currentData()),
            achievement=self.achievement.text(),
            authority=self.authority.text(),
            fund=self.fund.text(),
        )
        if typed != self._sheet:
            self.edited.emit(typed)


def _fields(*fields: tuple[int, Field]) -> QWidget:
    """Returns fields in a row, each with its share of the room."""
    line = row(*(field for _, field in fields))
    for place, (share, _) in enumerate(fields):
        line.setStretch(place, share)
    made = QWidget()
    made.setLayout(line)
    return made
