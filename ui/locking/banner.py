"""A line above every screen while the round looked at is locked, or was and is so no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from parindex_desktop.domain.locking import Locking
from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.locking.words import told_state
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel
from ui.widgets.layouts import row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

_OWN_SCREEN = "locking"


class _Sentence(ElidedLabel):
    """Takes the room that its text needs, or less: large letters must not widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "label")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Returns the size of the whole text."""
        width = self.fontMetrics().horizontalAdvance(self._whole) + theme.em()
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Returns the height of a line."""
        return QSize(0, super().minimumSizeHint().height())


class LockBanner(QFrame):
    """Cannot be closed: whoever prints or types must know. Where locks are made it steps aside.

    Attributes:
        way: Leads to the screen where results are locked.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown_screen = ""
        self.setProperty("piece", "notice")
        self._picture = QLabel()
        self._sentence = _Sentence()
        self._more = ElidedLabel()
        self.way = button(tr("Lock results"), self._go, kind="quiet")
        layout = row(self._picture, self._sentence, self._more, self.way, margin=0.25)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        context.view_changed.connect(self.refresh)
        context.changed.connect(self._on_changed)
        context.screen_shown.connect(self._on_screen)
        self.refresh()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self.accessibleName().partition(". ")[0]

    def refresh(self) -> None:
        """Shows what holds for the round looked at."""
        round_ = self._context.round
        history = self._context.session.reader.lockings(round_.id) if round_ else ()
        if round_ is None or not history or self._shown_screen == _OWN_SCREEN:
            self.hide()
            return
        sentence, more, tone = told_state(round_, history)
        self._sentence.set_whole_text(sentence)
        self._more.set_whole_text(more)
        icon = "lock" if history[-1].holds else "lock-open"
        icons.dress_label(self._picture, icon, tone)
        restyle(self, tone=tone)
        self.setAccessibleName(f"{sentence}. {more}")
        self.show()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if any(isinstance(c.after or c.before, Locking) for c in change_set.edit.entities):
            self.refresh()

    def _go(self) -> None:
        self._context.screen_wanted.emit(_OWN_SCREEN)

    def _on_screen(self, key: str) -> None:
        self._shown_screen = key
        self.refresh()
