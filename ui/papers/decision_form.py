"""Number and date of the decision that a paper goes with, on paper or left to the signing tool."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from parindex_desktop.domain.documents import Mode
from parindex_desktop.errors import InputError
from parindex_desktop.i18n import tr
from parindex_desktop.sentences import tell
from parindex_desktop.services.paper_choice import read_day, show_day
from parindex_desktop.services.papers.paper import PaperRequest
from ui.widgets.card import Card
from ui.widgets.field import Field, TextInput
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from parindex_desktop.domain.rounds import OfficeProfile


class DecisionForm(Card):
    """Mode, number and date; an unreadable date is marked and not taken.

    Signals:
        changed: The request as it stands now.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Decision"))
        self._request = PaperRequest()
        self.mode = Segments([(Mode.PAPER, tr("Paper")), (Mode.ELECTRONIC, tr("Electronic"))])
        self.number, self.day = TextInput(), TextInput()
        self.number_field = Field(tr("&Number"), self.number)
        self.day_field = Field(tr("&Date"), self.day)
        self.day.setPlaceholderText(tr("day/month/year"))
        self._hint: QLabel = label("", "small", wraps=True)
        line = row(self.number_field, self.day_field)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        for item in (row(self.mode, None), line, self._hint):
            self.add(item)
        self.mode.chosen.connect(lambda _mode: self._on_edited())
        self.number.textEdited.connect(lambda _text: self._on_edited())
        self.day.textEdited.connect(lambda _text: self._on_edited())
        self.day.editingFinished.connect(self._mark_day)

    @property
    def request(self) -> PaperRequest:
        """The request as it stands now."""
        return self._request

    def set_request(self, request: PaperRequest, profile: OfficeProfile) -> None:
        """Shows a request."""
        self._request = request
        self.mode.choose(request.mode)
        self.number.setText(request.number)
        self.number.setPlaceholderText(f"1590/{profile.decision_suffix}")
        self.day.setText(show_day(request.day))
        self.day_field.set_fault("")
        self._show_mode()

    def _on_edited(self) -> None:
        mode = self.mode.current
        assert isinstance(mode, Mode)
        try:
            day = read_day(self.day.text())
            self.day_field.set_fault("")
        except InputError:
            day = None  # half typed; marked when the field is left
        self._request = replace(
            self._request, mode=mode, number=self.number.text().strip(), day=day
        )
        self._show_mode()
        self.changed.emit(self._request)

    def _mark_day(self) -> None:
        try:
            read_day(self.day.text())
        except InputError as error:
            told = tell(error)
            self.day_field.set_fault(f"{told.text} {told.action}")

    def _show_mode(self) -> None:
        on_paper = self._request.mode is Mode.PAPER
        for field in (self.number_field, self.day_field):
            field.setEnabled(on_paper)
        self._hint.setText(
            tr("An empty number or date leaves room to write it by hand.")
            if on_paper
            else tr("Number and date stay blank: the clerk's signing tool adds them.")
        )
