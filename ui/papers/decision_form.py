"""Number and date of the decision that papers go with, printed or left to the clerk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from parindex_desktop.domain.documents import Mode
from parindex_desktop.domain.wording_fields import WordingField
from parindex_desktop.i18n import tr
from ui.papers.modes import mode_choice, mode_hint
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel


class DecisionForm(Card):
    """Mode, number and date, told once a field is left or Enter is pressed.

    Signals:
        mode_chosen: Who gives number and date, a `Mode`.
        typed: `WordingField.NUMBER` or `DAY`, and the text.
    """

    mode_chosen = Signal(object)
    typed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(tr("Decision"))
        self._known = {WordingField.NUMBER: "", WordingField.DAY: ""}
        self.mode = mode_choice()
        self.number, self.day = TextInput(), TextInput()
        self.number_field = Field(tr("&Number"), self.number)
        self.day_field = Field(tr("&Date"), self.day)
        self.day.setPlaceholderText(tr("day/month/year"))
        self._hint: QLabel = label("", "small", wraps=True)
        line = side_by_side(self.number_field, self.day_field)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        for item in (row(self.mode, None), line, self._hint):
            self.add(item)
        self.mode.chosen.connect(self._on_mode)
        self.number.editingFinished.connect(lambda: self._tell(WordingField.NUMBER))
        self.day.editingFinished.connect(lambda: self._tell(WordingField.DAY))

    def show_decision(self, number: str, day: str, suffix: str) -> None:
        """Shows number and date, `23/5/2017`; what is being typed stays."""
        self.number.setPlaceholderText(f"1590/{suffix}")
        for field, text in ((WordingField.NUMBER, number), (WordingField.DAY, day)):
            place = self._place(field)
            if self._known[field] != text or not place.editor.hasFocus():
                self._known[field] = text
                self._editor(field).setText(text)
                place.set_fault("")

    def show_mode(self, mode: Mode) -> None:
        """Shows whether number and date are printed."""
        self.mode.choose(mode)
        for field in (self.number_field, self.day_field):
            field.setEnabled(mode.fills_in)
        self._hint.setText(mode_hint(mode))

    def set_fault(self, field: WordingField, text: str) -> None:
        """Marks what was typed and cannot be taken."""
        self._place(field).set_fault(text)

    def _place(self, field: WordingField) -> Field:
        return self.number_field if field is WordingField.NUMBER else self.day_field

    def _editor(self, field: WordingField) -> TextInput:
        return self.number if field is WordingField.NUMBER else self.day

    def _tell(self, field: WordingField) -> None:
        text = self._editor(field).text().strip()
        if text != self._known[field]:
            self.typed.emit(field, text)

    def _on_mode(self, mode: object) -> None:
        assert isinstance(mode, Mode)
        self.show_mode(mode)
        self.mode_chosen.emit(mode)
