"""The stock phrases of the office: found while typing, taken by Enter, or by Alt and a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.remarks import phrases_with
from ui import theme
from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from parindex_desktop.domain.entry_rules import EntryRules

_WIDTH, _LINES = 28, 12
SHORTCUTS = 9
"""Phrases that have a key of their own: Alt+1 and so on."""


class PhraseMenu(QFrame):
    """A list over the sheet that closes itself.

    Attributes:
        search: Words of the phrase looked for.

    Signals:
        taken: The phrase chosen.
        closed: It is gone; the focus is free.
    """

    taken = Signal(str)
    closed = Signal()

    def __init__(self, rules: EntryRules, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("piece", "card")
        self._rules = rules
        self._phrases: tuple[str, ...] = ()
        self.search = _Search()
        self.search.setPlaceholderText(tr("Words of the phrase"))
        self.search.setAccessibleName(tr("Words of the phrase"))
        self._rows = QStringListModel(self)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setWordWrap(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("Phrases"))
        hint = label(tr("Enter: take it · Alt+1 … Alt+9 take the first ones at once"), "small")
        self.setLayout(column(self.search, self._list, hint, gap=0.3, margin=0.4))
        self.search.textEdited.connect(lambda _text: self._fill())
        self.search.moved.connect(self._move)
        self.search.entered.connect(self._take)
        self.search.left.connect(self.close)
        self._list.clicked.connect(lambda _index: self._take())
        self._fill()

    @property
    def shown(self) -> tuple[str, ...]:
        """The phrases in the list."""
        return self._phrases

    def open_at(self, place: QPoint) -> None:
        """Opens above a point, given on the screen."""
        self.resize(theme.em(_WIDTH), theme.em(_LINES))
        self.move(place - QPoint(0, self.height()))
        self.show()
        self.search.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def _fill(self) -> None:
        self._phrases = phrases_with(self._rules, self.search.text())
        places = {phrase: nth for nth, phrase in enumerate(self._rules.phrases, start=1)}
        self._rows.setStringList(
            [
                f"{places[phrase]}   {phrase}" if places[phrase] <= SHORTCUTS else f"     {phrase}"
                for phrase in self._phrases
            ]
        )
        self._list.setCurrentIndex(self._rows.index(0))

    def _move(self, step: int) -> None:
        at = self._list.currentIndex().row() + step
        if 0 <= at < len(self._phrases):
            self._list.setCurrentIndex(self._rows.index(at))

    def _take(self) -> None:
        at = self._list.currentIndex().row()
        if 0 <= at < len(self._phrases):
            phrase = self._phrases[at]
            self.close()
            self.taken.emit(phrase)


class _Search(QLineEdit):
    """Arrows walk through the list while the words stay here."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes the keys of the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
