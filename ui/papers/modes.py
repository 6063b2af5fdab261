"""Who gives a paper its number and date, as a choice and in words."""

from __future__ import annotations

from typing import Final

from parindex_desktop.domain.documents import Mode
from parindex_desktop.i18n import mark, tr
from ui.widgets.segments import Segments

_NAMES: Final = {
    Mode.PAPER: mark("Printed"),
    Mode.BY_HAND: mark("By hand"),
    Mode.ELECTRONIC: mark("Electronic"),
}
_HINTS: Final = {
    Mode.PAPER: mark("Number and date are printed."),
    Mode.BY_HAND: mark("Room is left for number and date, to be written with a pen."),
    Mode.ELECTRONIC: mark("Number and date stay blank: the clerk's signing tool adds them."),
}


def mode_choice() -> Segments:
    """Returns the choice of a mode; its keys are those of `Mode`."""
    return Segments((mode, tr(name)) for mode, name in _NAMES.items())


def mode_hint(mode: Mode) -> str:
    """Returns what a mode does with number and date."""
    return tr(_HINTS[mode])
