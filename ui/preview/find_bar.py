"""The line to look for words in the preview: field, how many were found, next and previous."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.widgets.buttons import tool_button
from ui.widgets.labels import label
from ui.widgets.layouts import row
from ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.preview.finder import Finder


class FindBar(QWidget):
    """Enter goes to the next place, Shift+Enter to the previous one, Escape closes.

    Attributes:
        words: The field.

    Signals:
        wanted: The words to look for.
        stepped: 1 for the next place, -1 for the previous one.
        closed: The person is done.
    """

    wanted = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = _Words(tr("Find in the pages…"))
        self.words.setMaximumWidth(theme.em(18))
        self._told = label("", "muted")
        self._told.setAccessibleName(tr("Places found"))
        previous = self._action(tr("Previous place (Shift+F3)"), "arrow-up")
        following = self._action(tr("Next place (F3)"), "arrow-down")
        close = self._action(tr("Close the search (Esc)"), "x")
        previous.triggered.connect(lambda _checked=False: self.stepped.emit(-1))
        following.triggered.connect(lambda _checked=False: self.stepped.emit(1))
        close.triggered.connect(lambda _checked=False: self.closed.emit())
        self._steps = (previous, following)
        tools = [tool_button(each) for each in (previous, following)]
        line = row(self.words, *tools, self._told, None, tool_button(close), gap=0.2, margin=0.25)
        self.setLayout(line)
        self.words.searched.connect(self.wanted)
        self.words.stepped.connect(self.stepped)
        self.words.given_up.connect(self.closed)

    def show_found(self, finder: Finder) -> None:
        """Tells how many places there are, and which of them is looked at."""
        count = len(finder.found)
        if not finder.wanted:
            text = ""
        elif not count:
            text = tr("Looking…") if finder.is_looking else tr("Not found")
        else:
            more = "+" if finder.is_looking else ""
            text = tr("{number} of {count}", number=finder.current + 1, count=f"{count}{more}")
        self._told.setText(text)
        for step in self._steps:
            step.setEnabled(count > 0)

    def _action(self, text: str, icon: str) -> QAction:
        action = QAction(text, self)
        icons.dress(action, icon)
        return action


class _Words(SearchBox):
    """The field: Enter steps on once the words were told.

    Signals:
        stepped: 1 for the next place, -1 for the previous one.
        given_up: Escape in an empty field.
    """

    stepped = Signal(int)
    given_up = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__(hint)
        self._told = ""
        self.searched.connect(self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps through the places by Enter, closes by Escape."""
        before, key = self._told, event.key()
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._told == before:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)

    def _keep(self, words: str) -> None:
        self._told = words
