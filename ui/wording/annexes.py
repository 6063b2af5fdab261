"""Which papers a decision has as annexes, ticked and put in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from parindex_desktop.i18n import tr
from ui.widgets.actions import action
from ui.widgets.buttons import tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class AnnexChoice:
    """A kind of paper that can be an annex.

    Attributes:
        key: Value of its `PaperKind`.
    """

    key: str
    name: str
    included: bool


class AnnexList(QWidget):
    """Annexes in their order, then what else could be one.

    Signals:
        chosen: Keys of the annexes in their order, after a tick or a move.
    """

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[AnnexChoice, ...] = ()
        self._boxes: list[QCheckBox] = []
        self._current = 0
        self._column = column(gap=0.15)
        up = action(self, tr("Move up"), lambda: self._move(-1), icon="arrow-up", keys="Alt+Up")
        down = action(self, tr("Move down"), lambda: self._move(1), icon="arrow-down",
                      keys="Alt+Down")  # fmt: skip
        hint = label(
            tr("They are numbered I, II, … over all groups, in this order."), "muted", wraps=True
        )
        self._tools = (tool_button(up), tool_button(down))
        tools = row(hint, *self._tools, gap=0.2)
        tools.setStretch(0, 1)
        self.setLayout(column(tools, self._column, gap=0.3))

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """One per choice, in their order."""
        return tuple(self._boxes)

    def show_choices(self, choices: Sequence[AnnexChoice]) -> None:
        """Shows what the file holds; the focus stays with the paper it is at."""
        self._choices = tuple(choices)
        while len(self._boxes) < len(choices):
            self._add_box()
        for box, choice in zip(self._boxes, choices, strict=False):
            box.setText(choice.name)
            box.setChecked(choice.included)
        for box in self._boxes[len(choices) :]:
            box.hide()

    def _add_box(self) -> None:
        box, place = QCheckBox(), len(self._boxes)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.clicked.connect(lambda checked: self._tick(place, checked))
        before = self._boxes[-1] if self._boxes else self._tools[-1]
        self._boxes.append(box)
        self._column.addWidget(box)
        self.setTabOrder(before, box)

    def _tick(self, place: int, checked: bool) -> None:
        self._current = place
        key = self._choices[place].key
        keys = [each.key for each in self._choices if each.included and each.key != key]
        self._tell([*keys, key] if checked else keys, key)

    def _move(self, step: int) -> None:
        focused = next((at for at, box in enumerate(self._boxes) if box.hasFocus()), self._current)
        keys = [each.key for each in self._choices if each.included]
        to = focused + step
        if 0 <= focused < len(keys) and 0 <= to < len(keys):
            key = keys.pop(focused)
            keys.insert(to, key)
            self._tell(keys, key)

    def _tell(self, keys: Sequence[str], moved: str) -> None:
        """Tells the annexes; the focus goes with the paper that was ticked or moved."""
        self.chosen.emit(tuple(keys))
        at = next((at for at, each in enumerate(self._choices) if each.key == moved), 0)
        self._current = at
        self._boxes[at].setFocus()
