"""The open file: steps at the left, choosers above, and the screen of the step in the middle."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from parindex_desktop.domain.control_totals import ControlTotal
from parindex_desktop.domain.evidence import Evidence
from parindex_desktop.domain.remarks import Remark
from parindex_desktop.domain.rounds import GroupSetup
from ui.actions import SCREENS
from ui.locking.banner import LockBanner
from ui.messages import MessageArea
from ui.top_bar import TopBar
from ui.widgets.layouts import column, row
from ui.widgets.roomy import PageStack
from ui.widgets.steps import StepsPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from parindex_desktop.domain.units import GroupId
    from parindex_desktop.errors import AppError
    from parindex_desktop.services.edits import ChangeSet
    from ui.actions import Step
    from ui.context import Context
    from ui.screens.screen import Screen, Unkept

_SCREEN_OF = {
    "import": "scores", "scores": "scores", "units": "units", "groups": "units",
    "criteria": "criteria", "rounds": "rounds", "office": "rounds", "results": "results",
    "documents": "documents", "awards": "awards", "blanks": "blanks", "money": "award_money",
    "register": "register",
    "versions": "criteria_versions",
    "second_entry": "second_entry", "history": "award_history",
    "checks": "checks", "publication": "locking",
    "wording": "wording",
    "workbooks": "workbooks", "remarks": "scores", "control": "scores", "evidence": "scores",
    "steps": "progress", "entry_rules": "progress",
}  # fmt: skip
"""First word of an action -> the screen where its change is seen."""
_NO_RIGHT = frozenset({"LCK.101", "USR.121"})
"""What was tried is not for the role of who works, or the results are locked."""


class WorkArea(QWidget):
    """Shows one screen at a time; a screen is made when it is first gone to.

    Attributes:
        messages: Notices above the screen.
        top_bar: The choosers.
        lock_banner: Says that the round looked at is locked, or was.
        steps: The list of steps.
    """

    def __init__(self, context: Context, actions: dict[str, QAction]) -> None:
        super().__init__()
        self._context = context
        context.setParent(self)
        self._screens: dict[str, Screen] = {}
        self.steps = StepsPanel()
        self.top_bar = TopBar(context, actions)
        self.lock_banner = LockBanner(context)
        self.messages = MessageArea()
        self._stack = PageStack()
        # At 200 % on a small screen a step may need more room than there is.
        reachable = QScrollArea()
        reachable.setWidgetResizable(True)
        reachable.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        reachable.setWidget(self._stack)
        work = column(self.top_bar, self.lock_banner, self.messages, reachable, gap=0)
        work.setStretch(3, 1)
        layout = row(self.steps, work, gap=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.steps.chosen.connect(self.show_screen)
        context.screen_wanted.connect(self.show_screen)
        context.failed.connect(self.messages.show_error)
        context.failed.connect(self._show_what_holds, Qt.ConnectionType.QueuedConnection)
        context.changed.connect(self._on_answered)
        context.task_started.connect(self._on_answered)
        context.user_changed.connect(lambda: self.messages.clear(tone="danger"))

    @property
    def current(self) -> Screen | None:
        """The screen shown."""
        shown = self._stack.currentWidget()
        return next((each for each in self._screens.values() if each is shown), None)

    @property
    def unkept(self) -> Unkept | None:
        """What was typed on the first screen that keeps texts which the file lacks."""
        waiting = (screen.unkept() for screen in self._screens.values())
        return next((each for each in waiting if each is not None), None)

    def show_screen(self, key: str) -> None:
        """Goes to a step and puts the focus in its first field."""
        if key not in self._screens:
            self._screens[key] = self._load(key)
            self._stack.addWidget(self._screens[key])
        screen = self._screens[key]
        self.steps.choose(key)
        if self._stack.currentWidget() is not screen:
            self.messages.clear(tone="danger")
            self._stack.setCurrentWidget(screen)
            self._stack.updateGeometry()
        screen.first_focus().setFocus()
        self._context.screen_shown.emit(key)

    def step_group(self, step: int) -> None:
        """Goes to the next group (1) or the one before (-1), in the list that the screen shows.

        Some screens also list groups without units, which no other screen can look at.
        """
        own = getattr(self.current, "step_group", None)
        (own or self.top_bar.step_group)(step)

    def reveal(self, change_set: ChangeSet) -> None:
        """Goes to where an undone or redone change is seen."""
        entities = [change.after or change.before for change in change_set.edit.entities]
        places = [change.key for change in change_set.edit.cells[:1]]
        beside = (each for each in entities if isinstance(each, Remark | Evidence | ControlTotal))
        for place in (*places, *beside):
            found = self._group_of(place.round_id, place.unit_id)
            self._context.look_at(round_id=place.round_id, group_id=found)
            break
        setups = [each for each in entities if isinstance(each, GroupSetup)]
        if len(setups) == 1:
            self._context.look_at(round_id=setups[0].round_id, group_id=setups[0].group_id)
        wanted = _SCREEN_OF.get(change_set.edit.action.partition(".")[0])
        if wanted is not None and not (self.current and self.current.key == wanted):
            self.show_screen(wanted)
        reveal = getattr(self.current, "reveal", None)
        if reveal is not None:
            reveal(change_set)

    def _group_of(self, round_id: object, unit_id: object) -> GroupId | None:
        rounds = [each for each in self._context.session.rounds if each.id == round_id]
        taking_part = self._context.session.reader.participations(rounds[0].id) if rounds else ()
        return next((p.group_id for p in taking_part if p.unit_id == unit_id), None)

    def _load(self, key: str) -> Screen:
        step = _step(key)
        made: Screen = getattr(importlib.import_module(step.module), step.class_name)(self._context)
        return made

    def _show_what_holds(self, error: AppError) -> None:
        """After such a refusal a form must not go on showing what was not written."""
        if error.code in _NO_RIGHT and self.current is not None:
            self.current.refresh()

    def _on_answered(self) -> None:
        """A change that was taken or a task that could start answers the failure before it."""
        self.messages.clear(tone="danger")


def _step(key: str) -> Step:
    return next(each for each in SCREENS if each.key == key)
