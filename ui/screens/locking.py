"""The screen Chốt kết quả: what holds a lock up, the lock itself, and all locks before it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from parindex_desktop.domain.people import Role
from parindex_desktop.errors import AppError
from parindex_desktop.i18n import mark, tr
from parindex_desktop.sentences import tell
from parindex_desktop.services import locking
from parindex_desktop.services.locking import GroupState
from ui import theme
from ui.locking.dialogs import LockDialog, LockProgress, UnlockDialog
from ui.locking.job import LockJob
from ui.locking.tables import (
    GroupLine,
    GroupsTable,
    HistoryTable,
    groups_model,
    history_model,
)
from ui.locking.words import told_state
from ui.screens.screen import Screen
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import label
from ui.widgets.layouts import column, row
from ui.widgets.page_header import PageHeader
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from parindex_desktop.domain.locking import Locking
    from parindex_desktop.domain.rounds import Round
    from parindex_desktop.domain.units import UnitGroup
    from parindex_desktop.errors import Problem
    from ui.context import Context

_BIT = 100
"""Units checked before the window answers again."""


class LockingScreen(Screen):
    """Locks and unlocks the round looked at.

    Attributes:
        groups: The groups, with what their checks count.
        history: The locks of the round, the newest first.
        lock: Asks before the results are locked.
        unlock: Asks why they are unlocked.
        copy: Puts the whole fingerprint of a lock on the clipboard.
    """

    key: ClassVar[str] = "locking"
    title: ClassVar[str] = mark("Lock results")
    icon: ClassVar[str] = "lock"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._groups_model, self._history_model = groups_model(), history_model()
        self.groups = GroupsTable(self._groups_model)
        self.history = HistoryTable(self._history_model)
        self.lock = button(tr("&Lock the results…"), self.ask_to_lock, icon="lock", kind="primary")
        self.unlock = button(tr("&Unlock…"), self.ask_to_unlock, icon="lock-open", kind="danger")
        self.copy = button(tr("&Copy the data code"), self.copy_fingerprint, icon="copy")
        self._papers = button(tr("Go to the &documents"), self._go_to_papers, icon="file-text")
        self._header = PageHeader(
            tr(self.title),
            tr("A locked round is published: its papers come from what was locked, now and later."),
            self.unlock, self.lock,
        )  # fmt: skip
        self._state, self._more = label("", "heading", wraps=True), label("", wraps=True)
        self._held_up = label("", "error", wraps=True)
        self._no_history = label(tr("These results were never locked."), "muted")
        self._bit_by_bit = QTimer(self, interval=0)
        self._bit_by_bit.timeout.connect(self._check_on)
        self._arrange()
        self.groups.line_wanted.connect(self.show_findings)
        self.history.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        theme.appearance().changed.connect(self.groups.fit)

    def refresh(self) -> None:
        """Shows the round looked at."""
        round_ = self.context.round
        if round_ is None or not self.context.groups:
            self._pages.setCurrentWidget(self._empty)
            self._offer()
            return
        self._pages.setCurrentWidget(self._work)
        history = self.context.session.reader.lockings(round_.id)
        sentence, more, _ = told_state(round_, history)
        self._state.setText(sentence)
        self._more.setText(more)
        self._history_model.set_rows(tuple(reversed(history)))
        self._no_history.setVisible(not history)
        self.history.setVisible(bool(history))
        self.copy.setVisible(bool(history))
        self._show_groups()
        if any(line.counts is None for line in self._groups_model.rows):
            self._bit_by_bit.start()

    def first_focus(self) -> QWidget:
        """Returns what can be done now, else the groups."""
        if self.context.lock is not None:
            return self._papers
        return self.lock if self.lock.isEnabled() else self.groups

    def ask_to_lock(self) -> None:
        """Tells what a lock does, and asks in whose name."""
        round_ = self.context.round
        if round_ is None:
            return
        LockDialog(
            self,
            year=round_.year,
            warnings=sum(line.counts.warnings for line in self._groups_model.rows if line.counts),
            name=self.context.session.author.name,
            fixed=self.context.session.user is not None,
            on_confirmed=lambda name: self._lock(round_, name),
        ).open()

    def ask_to_unlock(self) -> None:
        """Asks why the round is unlocked."""
        round_, held = self.context.round, self.context.lock
        if round_ is None or held is None:
            return
        UnlockDialog(
            self,
            year=round_.year,
            code=held.short,
            name=self.context.session.author.name,
            fixed=self.context.session.user is not None,
            on_confirmed=lambda reason, name: self._unlock(round_, reason, name),
        ).open()

    def copy_fingerprint(self) -> None:
        """Puts the whole fingerprint of the lock chosen on the clipboard."""
        chosen = self.history.current
        if chosen is not None:
            QGuiApplication.clipboard().setText(chosen.fingerprint)
            self.context.told.emit(tr("Copied: {code}", code=chosen.fingerprint))

    def show_findings(self, line: GroupLine) -> None:
        """Goes to what the checks found in a group."""
        self.context.look_at(group_id=line.group.id)
        self.context.screen_wanted.emit("checks")

    # ---- layout ---------------------------------------------------------------------------------
    def _arrange(self) -> None:
        state = Card("", "", self._state, self._more, self._held_up, row(self._papers, None))
        of_groups = Card(
            tr("Groups"),
            tr("Errors hold the lock up, open warnings do not. Enter shows what was found."),
            self.groups,
        )
        of_locks = Card(tr("History of locks"), "", self._no_history, self.history)
        of_locks.add(row(None, self.copy))
        of_locks.body.addStretch(1)
        of_locks.body.setStretchFactor(self.history, 100)
        self.history.setMinimumHeight(theme.em(6))
        content = QWidget()
        body = column(state, of_groups, of_locks, gap=0.6)
        body.setStretch(2, 1)
        body.setAlignment(of_locks, Qt.AlignmentFlag(0))
        content.setLayout(body)
        self._work = Scrolling(content)
        way = button(tr("Go to the &units"), self._go_to_units, kind="primary")
        self._empty = EmptyState("lock", tr("There is nothing to lock yet."), "", way)
        self._pages = QStackedWidget()
        for page in (self._work, self._empty):
            self._pages.addWidget(page)
        layout = column(self._header, self._pages, gap=0.6, margin=0.9)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    # ---- what is shown --------------------------------------------------------------------------
    def _show_groups(self) -> None:
        at = max(self.groups.currentIndex().row(), 0)
        self._groups_model.set_rows(tuple(map(self._line, self.context.groups)))
        self.groups.selectRow(at)
        self.groups.fit()
        self._offer()

    def _line(self, group: UnitGroup) -> GroupLine:
        round_ = self.context.round
        assert round_ is not None
        book = self.context.session.book(round_.id, group.id)
        counts = self.context.checks.counts_of(round_.id, group.id)
        is_locked = self.context.lock is not None
        return GroupLine(group, len(book.units), len(book.leaves), counts, is_locked)

    def _check_on(self) -> None:
        """Checks some units more of the first group that waits, and shows what is known."""
        round_ = self.context.round
        waiting = next((x for x in self._groups_model.rows if x.counts is None), None)
        if round_ is None or waiting is None or not self.isVisible():
            self._bit_by_bit.stop()
            return
        if self.context.checks.check_on(round_.id, waiting.group.id, _BIT):
            self._show_groups()

    def _offer(self) -> None:
        held, may = self.context.lock, self.context.session.may(Role.SECRETARY)
        problems = () if held else self._problems()
        self._held_up.setText("\n".join(map(_told, problems)))
        self._held_up.setVisible(bool(problems))
        self.lock.setVisible(held is None)
        self.lock.setEnabled(may and not problems and self._is_checked())
        self.unlock.setVisible(held is not None)
        self.unlock.setEnabled(may)
        for each in (self.lock, self.unlock):
            each.setToolTip("" if may else tr("Locked and unlocked by a secretary"))
        self._papers.setVisible(bool(self._history_model.rows))
        if held is not None:
            self._header.set_badge(tr("Results locked"), "ok")
        else:
            self._header.set_badge(tr("Errors to correct") if problems else "", "danger")

    def _problems(self) -> tuple[Problem, ...]:
        states = [
            GroupState(x.group, x.units, x.criteria, x.counts)
            for x in self._groups_model.rows
            if x.counts is not None
        ]
        return locking.obstacles_in(states) if states else ()

    def _is_checked(self) -> bool:
        rows = self._groups_model.rows
        return bool(rows) and all(line.counts is not None for line in rows)

    # ---- what is done ---------------------------------------------------------------------------
    def _lock(self, round_: Round, name: str) -> None:
        session, now = self.context.session, datetime.now()
        job = LockJob(locking.locking_steps(session, round_, by=name, now=now))
        job.done.connect(lambda made: self._tell_locked(round_, made))
        job.failed.connect(self.context.failed)
        job.stopped.connect(self._tell_stopped)
        job.ended.connect(lambda: self.first_focus().setFocus())
        LockProgress(self, year=round_.year, job=job).open()
        job.start()

    def _tell_locked(self, round_: Round, made: Locking) -> None:
        self.context.told.emit(
            tr("The results of {year} are locked: {code}", year=round_.year, code=made.short)
        )

    def _tell_stopped(self) -> None:
        self.context.told.emit(tr("Locking was stopped; the results are still open."))

    def _unlock(self, round_: Round, reason: str, name: str) -> None:
        session, now = self.context.session, datetime.now()
        try:
            locking.unlock(session, round_, by=name, reason=reason, now=now)
        except AppError as error:
            self.context.failed.emit(error)
        self.first_focus().setFocus()

    def _go_to_units(self) -> None:
        self.context.screen_wanted.emit("units")

    def _go_to_papers(self) -> None:
        self.context.screen_wanted.emit("documents")


def _told(problem: Problem) -> str:
    told = tell(problem)
    place = f"{told.place}: " if told.place else ""
    return f"{place}{told.text}"
