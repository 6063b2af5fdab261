"""The inputs of facts: one list to choose from, yes or no, a number or a text.

All speak alike: `value`, `set_value`, and the signals `changed` and `entered` (Enter).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from parindex_desktop.domain.rules.facts import NO, YES
from parindex_desktop.i18n import tr
from ui import theme
from ui.widgets.field import TextInput
from ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOST_LINES = 7.5


class TypedInput(TextInput):
    """A line for a number or a text."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.returnPressed.connect(self.entered)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.text()

    def set_value(self, value: str) -> None:
        """Shows a value, unless it is there already: the cursor stays where it is."""
        if value != self.text():
            self.setText(value)
            self.setCursorPosition(0)


class YesNoInput(Segments):
    """Answered with the letters of yes and no, with 1 and 0, or with the arrows; Del unsays it."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__([("", "–"), (YES, tr("Yes")), (NO, tr("No"))])
        self.chosen.connect(lambda _key: self.changed.emit())

    @property
    def value(self) -> str:
        """The answer; empty without one."""
        return str(self.current)

    def set_value(self, value: str) -> None:
        """Shows an answer."""
        self.choose(value)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Puts the focus on the answer given."""
        answer = self._group.checkedButton()
        assert answer is not None  # "no answer" is one of the buttons
        answer.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes letters and Enter."""
        answers = {YES: YES, NO: NO, tr("Yes")[0].lower(): YES, tr("No")[0].lower(): NO}
        typed = event.text().lower()
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() in _CLEAR:
            self._answer("")
        elif typed in answers:
            self._answer(answers[typed])
        else:
            super().keyPressEvent(event)

    def _answer(self, value: str) -> None:
        if value != self.value:
            self.choose(value)
            self.changed.emit()


class ChoiceInput(QListWidget):
    """A list of which one line is chosen by arrows, first letters or a click; Del unsays it."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemSelectionChanged.connect(self.changed)
        self.itemDoubleClicked.connect(lambda _item: self.entered.emit())

    @property
    def value(self) -> str:
        """The choice; empty without one."""
        chosen = self.selectedItems()
        return str(chosen[0].data(Qt.ItemDataRole.UserRole)) if chosen else ""

    def set_value(self, value: str) -> None:
        """Shows a choice; one that is not offered shows none."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == value:
                self.setCurrentRow(row)
                return
        self.clearSelection()

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offers values with their texts; the choice stays if it is still offered."""
        kept = self.value
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            self.addItem(item)
        self.set_value(kept)
        self.blockSignals(False)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes Enter and Del; the first arrow chooses the line it stands on."""
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() in _CLEAR:
            self.clearSelection()
        elif not self.selectedItems() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.setCurrentRow(max(self.currentRow(), 0), QItemSelectionModel.SelectionFlag.Select)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Looks from the top while nothing is chosen; Qt would skip the line it stands on."""
        if not self.selectedItems():
            self.setCurrentRow(-1)
        super().keyboardSearch(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines need another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        needed = sum(self.visualItemRect(self.item(row)).height() for row in range(self.count()))
        room = min(max(needed, theme.em(1.4)), theme.em(_MOST_LINES)) + 2 * self.frameWidth() + 2
        if room != self.height():
            self.setFixedHeight(room)


FactInput: TypeAlias = TypedInput | YesNoInput | ChoiceInput
