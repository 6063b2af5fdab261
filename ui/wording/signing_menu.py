"""The usual forms of signing, to choose from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from parindex_desktop.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class SigningMenu(QToolButton):
    """Offers forms such as KT. CHỦ TỊCH / PHÓ CHỦ TỊCH, each in one line.

    Signals:
        chosen: The lines above the signature.
    """

    chosen = Signal(str)

    def __init__(self, forms: Sequence[str]) -> None:
        super().__init__()
        self.setText(tr("Forms of signing"))
        self.setToolTip(tr("TM., KT., TL., Q.: choose how the letter is signed"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        for lines in forms:
            each = menu.addAction(" / ".join(lines.split("\n")))
            each.triggered.connect(partial(self._choose, lines))
        self.setMenu(menu)

    def _choose(self, lines: str, _checked: bool = False) -> None:
        self.chosen.emit(lines)
