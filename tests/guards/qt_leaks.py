"""Finds what a GUI test left behind: windows, running timers, running threads.

A forgotten timer fires in the middle of a later test, and a forgotten window keeps its whole screen
alive; both make failures that nobody can repeat. Qt is imported only when a GUI test asks.
"""

import gc
import threading
from collections.abc import Iterator


def leftovers() -> dict[int, str]:
    """Returns the living windows, active timers and running threads: identity -> description."""
    import shiboken6
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    # By the thing itself: what Python knows of a window that nobody holds is made anew each time.
    windows = QApplication.topLevelWidgets()
    found = {shiboken6.getCppPointer(window)[0]: _describe(window) for window in windows}
    found |= {id(item): _describe(item) for item in _running_objects()}
    found |= {id(each): f"Python thread {each.name}" for each in threading.enumerate()}
    if QThreadPool.globalInstance().activeThreadCount():
        found[0] = "a task still running in Qt's thread pool"
    return found


def new_since(before: dict[int, str]) -> list[str]:
    """Returns what is alive now and was not before, after giving Qt and Python time to tidy up."""
    _deliver_deletions()
    if not _difference(before):
        return []
    gc.collect()  # slow, and rarely needed: only cycles survive this far
    _deliver_deletions()
    return _difference(before)


def _difference(before: dict[int, str]) -> list[str]:
    return sorted(what for identity, what in leftovers().items() if identity not in before)


def _deliver_deletions() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _running_objects() -> Iterator[object]:
    import shiboken6
    from PySide6.QtCore import QThread, QTimer

    wanted = _kinds_of(QTimer) | _kinds_of(QThread)
    objects: list[object] = gc.get_objects()
    for item in objects:
        # type(), as isinstance() would ask proxies and mocks for their pretended class
        if type(item) not in wanted or not shiboken6.isValid(item):
            continue
        if isinstance(item, QThread):
            running = item.isRunning()
        else:
            running = isinstance(item, QTimer) and item.isActive()
        if running:
            yield item


def _kinds_of(kind: type) -> set[type]:
    """Returns a class and all that are made from it: a set is asked faster than their ancestry."""
    below: list[type] = kind.__subclasses__()
    return {kind}.union(*(_kinds_of(each) for each in below))


def _describe(item: object) -> str:
    from PySide6.QtCore import QObject

    assert isinstance(item, QObject)
    name = item.objectName() or "without a name"
    owner = item.parent()
    return f"{type(item).__name__} ({name}), owned by {type(owner).__name__ if owner else 'nobody'}"
