"""Where the QR code stands, in exact numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from parindex_desktop.domain.certificates.soundness import LEAST_CODE, MOST_PAPER
from parindex_desktop.i18n import tr
from ui.blanks.number_fields import NumberField, millimetres
from ui.widgets.field import Field, side_by_side
from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from parindex_desktop.domain.certificates.profiles import QrBox


class CodeForm(QWidget):
    """Place and side of the code.

    Signals:
        edited: The `QrBox` as it shall become.
    """

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: QrBox | None = None
        self.numbers = {
            "x": Field(tr("From the left"), millimetres(-MOST_PAPER, MOST_PAPER)),
            "y": Field(tr("From the top"), millimetres(-MOST_PAPER, MOST_PAPER)),
            "side": Field(tr("Side"), millimetres(LEAST_CODE // 2, MOST_PAPER)),
        }
        hint = label(
            tr("It is printed once numbers of the register are given and the office has a key."),
            "muted",
            wraps=True,
        )
        self.setLayout(column(side_by_side(*self.numbers.values()), hint, None))
        for name in self.numbers:
            self._box(name).entered.connect(partial(self._enter, name))

    def show_code(self, qr: QrBox) -> None:
        """Shows the code as it is in the file, or as it is being dragged."""
        self._shown = qr
        for name, number in self.numbers.items():
            self._box(name).show_units(getattr(qr, name))
            number.set_fault("")

    def _enter(self, name: str, units: int) -> None:
        if self._shown is not None:
            self.edited.emit(replace(self._shown, **{name: units}))

    def _box(self, name: str) -> NumberField:
        box = self.numbers[name].editor
        assert isinstance(box, NumberField)
        return box
