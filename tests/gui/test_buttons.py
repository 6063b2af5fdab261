"""Keys on buttons of dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.widgets.buttons import button
from ui.widgets.layouts import row


def test_enter_presses_the_button_with_the_focus_not_the_default(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    cancel, make = button("Cancel", dialog.reject), button("Make", dialog.accept, kind="primary")
    dialog.setLayout(row(cancel, make))
    make.setDefault(True)
    dialog.show()
    qtbot.waitExposed(dialog)
    cancel.setFocus()
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(cancel, Qt.Key.Key_Return)
    assert dialog.isHidden()
