"""Choosing who works, by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from parindex_desktop.domain.people import Role
from tests.gui.keys import send_text
from tests.people import NAMES
from ui.people.who_dialog import WhoDialog
from ui.program import Program

Key = Qt.Key


def question() -> WhoDialog:
    """The question who works, once it has the keyboard."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WhoDialog)
    take_keyboard(dialog)
    return dialog


def take_keyboard(window: QWidget) -> None:
    """Waits until keys and shortcuts go to a window."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


def switch(program: Program) -> WhoDialog:
    """Asks with the key who works from now on."""
    window = program.window
    take_keyboard(window)
    QTest.keySequence(window.focusWidget() or window, QKeySequence("Ctrl+Shift+L"))
    return question()


def press(dialog: WhoDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    QApplication.processEvents()


def go_to(dialog: WhoDialog, role: Role) -> None:
    """Moves to the line of a role with the arrow keys."""
    assert dialog.focusWidget() is dialog.table
    names = [user.name for user in dialog.table.users.rows]
    wanted = names.index(NAMES[role])
    while (row := dialog.table.currentIndex().row()) != wanted:
        press(dialog, Key.Key_Down if row < wanted else Key.Key_Up)


def enter(dialog: WhoDialog, role: Role, password: str = "") -> None:
    """Chooses a role and starts."""
    go_to(dialog, role)
    press(dialog, Key.Key_Return)
    if password:
        assert dialog.focusWidget() is dialog.password
        send_text(dialog.password, password)
        press(dialog, Key.Key_Return)
