"""The two lines below the grid: the current cell in full, and what there is to say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from parindex_desktop.i18n import tr
from ui import icons
from ui.grid.columns import signed_maximum
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import column, row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.domain.criteria import Criterion

_ICONS = {"": "history", "danger": "circle-alert", "warning": "triangle-alert", "info": "info"}


class CellStrip(QFrame):
    """Names the current cell; below stands its history, or the reason a text was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = label("", "label")
        self._criterion = ElidedLabel()
        self._maximum = label("", "muted")
        self._picture = QLabel()
        self._note = ElidedLabel()
        above = row(self._unit, self._criterion, self._maximum, gap=0.6)
        below = row(self._picture, self._note, gap=0.3)
        for line in (above, below):
            line.setStretch(1, 1)
        self._line = row(column(above, below, gap=0.1))
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._whole, self.tone = "", ""
        self._picture.hide()

    @property
    def maximum(self) -> str:
        """What is said of the unit's maximum."""
        return self._maximum.text()

    @property
    def note(self) -> str:
        """What is said at present, in full."""
        return self._whole

    def add_tool(self, tool: QWidget) -> None:
        """Puts a tool for the current cell at the right."""
        self._line.addWidget(tool)

    def show_cell(self, heading: str, shown: Criterion | None) -> None:
        """Names the current cell; nothing without one."""
        self._unit.setText(heading)
        self._criterion.set_whole_text("" if shown is None else _sentence(shown))

    def show_maximum(self, words: str) -> None:
        """Says at the right what the unit can reach, where that is less than all."""
        self._maximum.setText(words)
        self._maximum.setVisible(bool(words))

    def say(self, text: str, tone: str = "") -> None:
        """Shows a sentence; tones: none for history, info, warning, danger."""
        if (text, tone) == (self._whole, self.tone):
            return
        self._whole, self.tone = text, tone
        restyle(self._note, role={"danger": "error", "warning": "label"}.get(tone, "muted"))
        roles = {"danger": "danger", "warning": "warning"}
        icons.dress_label(self._picture, _ICONS[tone], roles.get(tone, "muted"), 0.85)
        self._picture.setVisible(bool(text))
        self._note.set_whole_text(text)


def _sentence(shown: Criterion) -> str:
    maximum = tr("maximum {points}", points=signed_maximum(shown))
    return f"{shown.code}  {shown.name}  ·  {maximum}"
