"""A screen as the window shows it, with the focus where it belongs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from pytestqt.qtbot import QtBot

from ui.screens.screen import Screen

ScreenT = TypeVar("ScreenT", bound=Screen)


@contextmanager
def shown(screen: ScreenT, qtbot: QtBot, *, width: int, height: int) -> Iterator[ScreenT]:
    """Shows a screen in a size given in pixels, and takes it away at the end."""
    screen.resize(width, height)
    screen.show()
    qtbot.waitExposed(screen)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.first_focus().setFocus()
    yield screen
    screen.close()
    screen.deleteLater()
