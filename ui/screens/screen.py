"""What the main window knows of a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from parindex_desktop.services.edits import ChangeSet
    from ui.context import Context


@dataclass(frozen=True, slots=True)
class LeaveWords:
    """How the question before leaving is worded: what waits, and both answers."""

    title: str
    text: str
    hint: str
    leave: str
    back: str


@dataclass(frozen=True, slots=True)
class Unkept:
    """What waits on a screen and is in no file: texts refused, or answers put off.

    Attributes:
        show: Goes to the first of them.
        drop: Gives them up.
        words: Asked before leaving; None for texts that were refused.
    """

    count: int
    show: Callable[[], object]
    drop: Callable[[], object]
    words: LeaveWords | None = None


class Screen(QWidget):
    """One step of the year. It shows what the context holds and turns intents into edits.

    A screen refreshes only while it is visible; one that was hidden during a change catches up
    when it is shown.

    Attributes:
        key: Name used by `Context.screen_wanted`, settings and tests.
        title: English source of its name in the list of steps.
        icon: File name in `resources/icons`, without ending.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.changed.connect(self._on_changed)
        context.view_changed.connect(self._on_view_changed)
        context.user_changed.connect(self._on_view_changed)

    def refresh(self) -> None:
        """Shows the present state from scratch."""
        raise AssertionError(f"{type(self).__name__} does not show anything")

    def refresh_after(self, change_set: ChangeSet) -> None:
        """Shows what one change did; from scratch unless a screen knows better."""
        self.refresh()

    def first_focus(self) -> QWidget:
        """Returns the field that has the focus when the screen is shown."""
        return self

    def unkept(self) -> Unkept | None:
        """Returns what was typed here and could not be taken; asked before the file is closed."""
        return None

    def edit_sections(self) -> tuple[list[QAction], ...]:
        """Returns what the menu Edit offers while the screen is shown, by what belongs together."""
        return ()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, change_set: ChangeSet) -> None:
        if self.isVisible():
            self.refresh_after(change_set)
        else:
            self._stale = True

    def _on_view_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
