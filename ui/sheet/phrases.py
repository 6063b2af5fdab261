"""The stock phrases of the office: found while typing, taken by Enter, or by Alt and a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLineEdit, QListView, QWidget

from parindex_desktop.i18n import tr
from parindex_desktop.services.remarks import phrases_with
from ui import theme
from ui.widgets.labels import label
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QFocusEvent, QKeyEvent

    from parindex_desktop.domain.entry_rules import EntryRules

_WIDTH, _LINES = 28, 12
SHORTCUTS = 9
"""Phrases that have a key of their own: Alt+1 and so on."""


class PhraseMenu(QFrame):
    """A list over the sheet that goes away when the focus does.

    It is no window of its own: those that pop up grab the keyboard, which input methods dislike.

    Attributes:
        search: Words of the phrase looked for.

    Signals:
        taken: The phrase chosen.
        closed: It is gone; the focus is free.
    """

    taken = Signal(str)
    closed = Signal()

    def __init__(self, rules: EntryRules, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("piece", "card")
        self.setAutoFillBackground(True)
        self._is_closing = False
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
        self.search.lost.connect(self._on_lost)
        self._list.clicked.connect(lambda _index: self._take())
        self._fill()

    @property
    def shown(self) -> tuple[str, ...]:
        """The phrases in the list."""
        return self._phrases

    def open_above(self, place: QRect) -> None:
        """Opens above a part of its parent, as high as there is room."""
        width, height = min(theme.em(_WIDTH), place.width()), min(theme.em(_LINES), place.top())
        self.setGeometry(place.right() - width, place.top() - height, width, height)
        self.show()
        self.raise_()
        self.search.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that it is gone."""
        super().closeEvent(event)
        self._is_closing = True
        self.closed.emit()

    def _on_lost(self) -> None:
        """Goes away without taking the focus back from where it went."""
        if not self._is_closing:
            self._is_closing = True
            self.closed.disconnect()
            self.close()

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
    lost = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tells that the hand went elsewhere; to another program and back is not elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.lost.emit()

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
