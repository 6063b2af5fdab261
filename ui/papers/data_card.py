"""Which data papers are made from: the round as it stands, or as it was locked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from parindex_desktop.domain.days import show_day
from parindex_desktop.i18n import tr
from ui.widgets.card import Card
from ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parindex_desktop.domain.locking import Locking, LockingId


class DataCard(Card):
    """The present state and the locks of a round; hidden while there is nothing to choose.

    Signals:
        chosen: The id of a lock; None for the round as it stands.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Data"))
        self.states = QComboBox()
        self.states.setAccessibleName(tr("Data of the papers"))
        self.states.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._hint = label("", "small", wraps=True)
        self.add(self.states)
        self.add(self._hint)
        self.states.activated.connect(lambda _row: self.chosen.emit(self.states.currentData()))

    def show_lockings(self, lockings: Sequence[Locking], chosen: LockingId | None) -> None:
        """Shows the locks of a round, the newest first."""
        self.setVisible(any(not locking.holds for locking in lockings))
        self.states.clear()
        if not any(locking.holds for locking in lockings):
            self.states.addItem(tr("Open now: draft"), None)
        for locking in lockings:
            key = None if locking.holds else locking.id
            self.states.addItem(_worded(locking), key)
        row = max(self.states.findData(chosen), 0)
        self.states.setCurrentIndex(row)
        shown = next((k for k in lockings if k.id == chosen or (k.holds and chosen is None)), None)
        self._hint.setText(_hint(shown))


def _worded(locking: Locking) -> str:
    day = show_day(locking.locked_at[:10])
    if locking.holds:
        return tr("Locked on {day}", day=day)
    return tr("Lock {number} of {day}, superseded", number=locking.number, day=day)


def _hint(locking: Locking | None) -> str:
    if locking is None:
        return tr("Every page says “DỰ THẢO”.")
    told = tr("{fingerprint}, by {name}", fingerprint=locking.short, name=locking.locked_by)
    return told if locking.holds else f"{told}. {tr('Every page says that it is superseded.')}"
