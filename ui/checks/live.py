"""The checks of the group looked at, kept current while people work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from parindex_desktop.services.checking import Checker

if TYPE_CHECKING:
    from parindex_desktop.domain.units import GroupId, RoundId
    from parindex_desktop.services.checking import Counts
    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context

AT_ONCE: Final = 400
"""Units checked before the window answers, some 0,3 s; a larger group is checked bit by bit."""

_BIT: Final = 100


class LiveChecks(QObject):
    """Checks a group when it is first looked at, and what an edit touched after each edit.

    Attributes:
        counts: Of the group looked at; None while it is still being checked, or there is none.

    Signals:
        changed: The findings or what was said to them may be others now, or another group's.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._checkers: dict[tuple[RoundId, GroupId], Checker] = {}
        self._bit_by_bit = QTimer(self, interval=0)
        self._bit_by_bit.timeout.connect(self._go_on)
        self.counts: Counts | None = None
        context.view_changed.connect(self._look)
        context.changed.connect(self._take_over)
        self._look()

    @property
    def checker(self) -> Checker | None:
        """The checks of the group looked at; None without units or criteria."""
        book = self._context.book
        if book is None or not book.units or not book.leaves:
            return None
        return self._checker_of(book.round.id, book.group.id)

    @property
    def is_ready(self) -> bool:
        """False while a large group is still being checked."""
        return not self._bit_by_bit.isActive()

    def counts_of(self, round_id: RoundId, group_id: GroupId) -> Counts | None:
        """Returns the counts of any group; None while a large one is still to be checked."""
        checker = self._checker_of(round_id, group_id)
        return None if checker.waiting > AT_ONCE else checker.counts

    def check_on(self, round_id: RoundId, group_id: GroupId, units: int) -> bool:
        """Checks some units more of a group; answers whether `counts_of` knows its counts now."""
        checker = self._checker_of(round_id, group_id)
        checker.settle(units)
        return checker.waiting <= AT_ONCE

    def _checker_of(self, round_id: RoundId, group_id: GroupId) -> Checker:
        key = (round_id, group_id)
        if key not in self._checkers:
            self._checkers[key] = Checker(self._context.session, *key)
        return self._checkers[key]

    def _take_over(self, change_set: ChangeSet) -> None:
        for checker in self._checkers.values():
            checker.take_over(change_set)
        self._look()

    def _look(self) -> None:
        checker = self.checker
        if checker is not None and checker.waiting > AT_ONCE:
            self.counts = None
            self._bit_by_bit.start()
        else:
            self._bit_by_bit.stop()
            self.counts = None if checker is None else checker.counts
        self.changed.emit()

    def _go_on(self) -> None:
        checker = self.checker
        if checker is not None:
            checker.settle(_BIT)
        if checker is None or not checker.waiting:
            self._look()
