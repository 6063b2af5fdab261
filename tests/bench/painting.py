"""Waiting for what the person waits for: that it is painted."""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def until_painted(act: Callable[[], object], views: Sequence["QWidget"]) -> float:
    """Returns the seconds from an act until views have been painted after it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    painted: set[object] = set()

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.add(watched)
            return False

    watch = Watch()
    for view in views:
        view.installEventFilter(watch)
    started = time.perf_counter()
    act()
    while len(painted) < len(views):
        QApplication.processEvents()
    taken = time.perf_counter() - started
    for view in views:
        view.removeEventFilter(watch)
    return taken
