"""A choice of one among a few, all of them in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from ui.widgets.layouts import row
from ui.widgets.tab_order import reach_where_it_stands

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtGui import QKeyEvent


class Segments(QFrame):
    """Buttons of which one is chosen; arrows move the choice.

    Signals:
        chosen: The key of the button that the person chose.
    """

    chosen = Signal(object)

    def __init__(self, choices: Iterable[tuple[Hashable, str]] = ()) -> None:
        super().__init__()
        self.setProperty("piece", "segments")
        self._line = row(gap=0.1, margin=0.1)
        self.setLayout(self._line)
        self._group = QButtonGroup(self)
        self._keys: list[Hashable] = []
        self._group.idClicked.connect(lambda at: self.chosen.emit(self._keys[at]))
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[Hashable, str]]) -> None:
        """Offers other choices as (key, text); the first one is chosen."""
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._line.removeWidget(old)
            old.hide()  # else it is seen below the new ones until it is deleted
            old.deleteLater()
        self._keys = []
        for key, text in choices:
            made = _Choice(text)
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.toggled.connect(made.take_tab)
            made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            made.setChecked(not self._keys)
            self._group.addButton(made, len(self._keys))
            self._line.addWidget(made)
            self._keys.append(key)
        reach_where_it_stands(self, self._group.buttons())

    @property
    def current(self) -> Hashable | None:
        """The key chosen; None without choices."""
        at = self._group.checkedId()
        return self._keys[at] if at >= 0 else None

    def choose(self, key: Hashable) -> None:
        """Shows another choice without telling it."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)

    def step(self, step: int) -> None:
        """Chooses the neighbour and tells it; beyond the ends nothing is chosen."""
        at = self._group.checkedId() + step
        if 0 <= at < len(self._keys):
            self._group.button(at).click()

    def set_text(self, key: Hashable, text: str) -> None:
        """Words a choice anew; what is chosen and where the focus is stay."""
        self._group.button(self._keys.index(key)).setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        at = self._group.checkedId() + step
        if step and 0 <= at < len(self._keys):
            neighbour = self._group.button(at)
            neighbour.setFocus()
            neighbour.click()
            return
        super().keyPressEvent(event)


class _Choice(QPushButton):
    """As wide as its text in bold needs, so that choosing it cuts nothing off."""

    def take_tab(self, is_chosen: bool) -> None:
        """Lets Tab, forth and back, reach the choice that is made and none beside it."""
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_chosen else policy.ClickFocus)

    def sizeHint(self) -> QSize:
        """Returns the size for the bold text."""
        bold = QFont(self.font())
        bold.setBold(True)
        wide = QFontMetrics(bold).horizontalAdvance(self.text())
        more = wide - self.fontMetrics().horizontalAdvance(self.text())
        return super().sizeHint() + QSize(max(more, 0), 0)

    def minimumSizeHint(self) -> QSize:
        """Returns the same: a cut text is no choice."""
        return self.sizeHint()
