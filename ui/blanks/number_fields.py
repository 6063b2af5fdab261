"""Boxes for exact numbers: millimetres, points, percent; the wheel scrolls the form instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox

from ui import theme
from ui.widgets.number_box import number_box

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_COMMA: Final = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
"""Numbers have a decimal comma in every language of the window, as they are printed."""

_WIDTH_EM: Final = 5.4
_PAUSE_MS: Final = 250
"""An arrow of the box held down is one change, told when it rests."""


class NumberField(QDoubleSpinBox):
    """A number, held in whole units: tenths of a millimetre or of a point, or just whole numbers.

    Signals:
        entered: The number in units, once typing or stepping has ended; never by `show_units`.
    """

    entered = Signal(int)

    def __init__(self, suffix: str, least: int, most: int, *, decimals: int, step: int) -> None:
        """Takes bounds and step in units."""
        super().__init__()
        self._factor = int(10**decimals)
        self._shown = 0
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self.setLocale(_COMMA)
        self.setGroupSeparatorShown(False)
        self.setDecimals(decimals)
        self.setRange(least / self._factor, most / self._factor)
        self.setSingleStep(step / self._factor)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(lambda _value: self._rest.start())
        self.editingFinished.connect(self._tell)
        self._rest.timeout.connect(self._tell)

    def show_units(self, units: int) -> None:
        """Shows a number without telling anybody."""
        self._shown = units
        self.setValue(units / self._factor)
        self._rest.stop()

    def sizeHint(self) -> QSize:
        """Room for four figures, not for the largest number there may be."""
        return QSize(theme.em(_WIDTH_EM), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same; a form of three in a row is no wider than that."""
        return self.sizeHint()

    @property
    def units(self) -> int:
        """The number shown, in units."""
        return round(self.value() * self._factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the scrolled form."""
        event.ignore()

    def _tell(self) -> None:
        self._rest.stop()
        units = self.units
        if units != self._shown:
            self._shown = units
            self.entered.emit(units)


def millimetres(least: int, most: int) -> NumberField:
    """Returns a box for a length, in tenths of a millimetre."""
    return number_box(NumberField(" mm", least, most, decimals=1, step=1))


def points(least: int, most: int) -> NumberField:
    """Returns a box for a size of letters, in tenths of a point."""
    return number_box(NumberField(" pt", least, most, decimals=1, step=5))


def whole(least: int, most: int, suffix: str = "", *, step: int = 1) -> NumberField:
    """Returns a box for a whole number."""
    return number_box(NumberField(suffix, least, most, decimals=0, step=step))
