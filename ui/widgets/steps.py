"""The list of steps at the left of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton

from parindex_desktop.i18n import tr
from ui import icons, theme
from ui.actions import STEPS, set_tip
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from collections.abc import Iterable


class StepsPanel(QFrame):
    """One button per step, Ctrl+1 to Ctrl+9; folded it shows the icons alone.

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
        self._actions = {step.key: self._action(at) for at, step in enumerate(STEPS)}
        self._buttons = [self._button(action) for action in self._actions.values()]
        self._fold = QAction(self)
        self._fold.triggered.connect(lambda: self.set_folded(not self._is_folded))
        fold = self._button(self._fold)
        layout = column(*self._buttons, None, fold, gap=0.05)
        layout.setContentsMargins(0, theme.em(0.3), 0, theme.em(0.3))
        self.setLayout(layout)
        for action in self._actions.values():
            self.addAction(action)  # so that its shortcut works
        self._buttons.append(fold)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.appearance().changed.connect(self._fit)
        self.set_folded(False)

    @property
    def actions_of_steps(self) -> Iterable[QAction]:
        """The actions, for the menu."""
        return self._actions.values()

    def choose(self, key: str) -> None:
        """Marks a step as the one shown, without telling it."""
        self._actions[key].setChecked(True)

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

    def _fit(self) -> None:
        self.ensurePolished()
        widest = max(button.sizeHint().width() for button in self._buttons)
        self.setFixedWidth(widest + theme.em(0.2 if self._is_folded else 1))

    def _action(self, at: int) -> QAction:
        step = STEPS[at]
        action = QAction(tr(step.text), self)
        action.setObjectName(f"step-{step.key}")
        action.setCheckable(True)
        action.setShortcut(QKeySequence(f"Ctrl+{at + 1}"))
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


def _take_over(made: QToolButton, action: QAction) -> None:
    made.setText(f"  {action.text()}")
    made.setIcon(action.icon())
    made.setToolTip(action.toolTip())
    made.setAccessibleName(action.text())
    made.setChecked(action.isChecked())
