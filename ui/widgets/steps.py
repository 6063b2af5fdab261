"""The list of steps at the left of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.actions import COMMANDS, SCREENS, STEPS, set_tip
from ui.widgets.layouts import column
from ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ui.actions import Step


class StepsPanel(QFrame):
    """One button per step, Ctrl+1 to Ctrl+9; folded it shows the icons alone.

    The screens within the step shown stand below it: what is not seen is not found.

    Signals:
        chosen: Key of the step the person went to.
        folded: Whether icons alone are shown now.
    """

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("piece", "steps")
        self._is_folded = False
        self._group = QActionGroup(self)
        self._actions = {step.key: self._action(step) for step in _in_order()}
        for at, step in enumerate(STEPS):
            self._actions[step.key].setShortcut(QKeySequence(f"Ctrl+{at + 1}"))
            set_tip(self._actions[step.key], tr(step.text))
        self._button_of = {key: self._button(action) for key, action in self._actions.items()}
        keys = {each.screen: each.shortcut for each in COMMANDS if each.screen}
        for step in _within():
            self._button_of[step.key].setProperty("kind", "substep")
            if step.key in keys:  # the key itself belongs to the command in the menu
                self._button_of[step.key].setToolTip(f"{tr(step.text)} ({keys[step.key]})")
        self._buttons = list(self._button_of.values())
        self._fold = QAction(self)
        self._fold.triggered.connect(lambda: self.set_folded(not self._is_folded))
        fold = self._button(self._fold)
        steps = QWidget()
        steps.setLayout(column(*self._buttons, None, gap=0.05))
        layout = column(Scrolling(steps), fold, gap=0.05)  # at 200 % not all are seen at once
        layout.setContentsMargins(0, theme.em(0.3), 0, theme.em(0.3))
        self.setLayout(layout)
        for action in self._actions.values():
            self.addAction(action)  # so that its shortcut works
        self._buttons.append(fold)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.appearance().changed.connect(self._fit)
        self._show_within("")
        self.set_folded(False)

    @property
    def actions_of_steps(self) -> Iterable[QAction]:
        """The actions of the steps themselves, for the menu."""
        return [self._actions[step.key] for step in STEPS]

    def choose(self, key: str) -> None:
        """Marks a screen as the one shown, without telling it."""
        self._actions[key].setChecked(True)
        self._show_within(next((s.within for s in _within() if s.key == key), key))

    def set_folded(self, folded: bool) -> None:
        """Shows icons alone, or icons and words."""
        self._is_folded = folded
        self._fold.setText(tr("Unfold") if folded else tr("Fold"))
        icons.dress(self._fold, "chevron-right" if folded else "chevron-left", "muted")
        self._fold.setToolTip(tr("Show the words") if folded else tr("Show icons only"))
        style = Qt.ToolButtonStyle
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if folded else style.ToolButtonTextBesideIcon
            )
        self._fit()
        self.folded.emit(folded)

    def _show_within(self, key: str) -> None:
        """Shows the screens within a step, and no others."""
        for step in _within():
            self._button_of[step.key].setVisible(step.within == key)

    def _fit(self) -> None:
        self.ensurePolished()
        widest = max(button.sizeHint().width() for button in self._buttons)
        self.setFixedWidth(widest + theme.em(0.2 if self._is_folded else 1))

    def _action(self, step: Step) -> QAction:
        action = QAction(tr(step.text), self)
        action.setObjectName(f"step-{step.key}")
        action.setCheckable(True)
        icons.dress(action, step.icon)
        set_tip(action, tr(step.text))
        action.triggered.connect(lambda: self.chosen.emit(step.key))
        self._group.addAction(action)
        return action

    def _button(self, action: QAction) -> QToolButton:
        """Returns a button that does what the action does, with more room beside its icon.

        A default action would set its own text again at each change.
        """
        made = QToolButton()
        made.setCheckable(action.isCheckable())
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(action.trigger)
        action.changed.connect(lambda: _take_over(made, action))
        _take_over(made, action)
        return made


def _within() -> tuple[Step, ...]:
    return tuple(each for each in SCREENS if each.within)


def _in_order() -> Iterator[Step]:
    """Yields every step, and behind it the screens within it."""
    for step in STEPS:
        yield step
        yield from (each for each in _within() if each.within == step.key)


def _take_over(made: QToolButton, action: QAction) -> None:
    made.setText(f"  {action.text()}")
    made.setIcon(action.icon())
    made.setToolTip(action.toolTip())
    made.setAccessibleName(action.text())
    made.setChecked(action.isChecked())
