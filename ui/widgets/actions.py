"""Actions of a part of the window: text, icon, keys and what they do, in one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui import icons

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def action(
    owner: QWidget, text: str, on_trigger: Callable[[], object], *, icon: str = "", keys: str = ""
) -> QAction:
    """Returns an action whose keys work while the focus is in `owner`.

    Args:
        owner: The widget it belongs to.
        text: Shown in menus; with the first key it is the tip of a button.
        on_trigger: Called without arguments.
        icon: File name in `resources/icons`.
        keys: Shortcuts in Qt's words, divided by blanks: `Ins Ctrl+N`.
    """
    made = QAction(text, owner)
    made.setShortcuts([QKeySequence(key) for key in keys.split()])
    made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if made.shortcuts():
        shown = made.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{text} ({shown})")
    if icon:
        icons.dress(made, icon)
    made.triggered.connect(lambda _checked=False: on_trigger())
    owner.addAction(made)
    return made
