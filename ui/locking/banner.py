"""A line above every screen while the round looked at is locked, or was and is so no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel

from parindex_desktop.domain.locking import Locking
from parindex_desktop.i18n import tr
from ui import icons
from ui.locking.words import told_state
from ui.widgets.buttons import button
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.layouts import row
from ui.widgets.styling import restyle

if TYPE_CHECKING:
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

_OWN_SCREEN = "locking"


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
        self._sentence = label("", "label")
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
        return "" if self.isHidden() else self._sentence.text()

    def refresh(self) -> None:
        """Shows what holds for the round looked at."""
        round_ = self._context.round
        history = self._context.session.reader.lockings(round_.id) if round_ else ()
        if round_ is None or not history or self._shown_screen == _OWN_SCREEN:
            self.hide()
            return
        sentence, more, tone = told_state(round_, history)
        self._sentence.setText(sentence)
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
