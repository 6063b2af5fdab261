"""The heading of the award list: form, achievement, authority."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from parindex_desktop.i18n import tr
from parindex_desktop.services.awards import FORMS
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.layouts import row

_EXAMPLE = "Có thành tích xuất sắc trong công tác cải cách hành chính năm {year}"

if TYPE_CHECKING:
    from parindex_desktop.domain.awards import AwardSheet


class SheetForm(Card):
    """Three fields in a row; each is written when it is left.

    Signals:
        edited: The heading as typed, an `AwardSheet`.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: AwardSheet | None = None
        self.form = QComboBox()
        self.form.addItems(FORMS)
        self.achievement, self.authority = TextInput(), TextInput()
        line: QHBoxLayout = row(
            Field(tr("&Form of award"), self.form),
            Field(tr("Ac&hievement, as the title goes on"), self.achievement),
            Field(tr("A&warding authority"), self.authority),
        )
        for place, stretch in enumerate((2, 6, 5)):
            line.setStretch(place, stretch)
        self.add(line)
        self.form.activated.connect(lambda _place: self._tell())
        self.achievement.editingFinished.connect(self._tell)
        self.authority.editingFinished.connect(self._tell)

    def show_sheet(self, sheet: AwardSheet, *, year: int, authority: str) -> None:
        """Shows a heading; the office's authority stands where none is typed."""
        self._sheet = sheet
        if sheet.form not in FORMS and self.form.findText(sheet.form) < 0:
            self.form.addItem(sheet.form)
        self.form.setCurrentText(sheet.form)
        for field, text in (
            (self.achievement, sheet.achievement),
            (self.authority, sheet.authority),
        ):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.achievement.setPlaceholderText(
            tr("For example: {text}", text=_EXAMPLE.format(year=year))
        )
        self.authority.setPlaceholderText(authority)

    def _tell(self) -> None:
        if self._sheet is None:
            return
        typed = replace(
            self._sheet,
            form=self.form.currentText(),
            achievement=self.achievement.text(),
            authority=self.authority.text(),
        )
        if typed != self._sheet:
            self.edited.emit(typed)
