"""Hands of the tests that drive the import of a criteria set."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from parindex_desktop.domain.criteria import CriteriaTree
from parindex_desktop.services.session import Session
from tests.gui.keys import send_text
from tests.services.criteria_sets import book_of
from ui.criteria_import import CriteriaImportWizard

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def read(wizard: CriteriaImportWizard, path: Path, qtbot: QtBot) -> None:
    wizard.read_file(path)
    qtbot.waitUntil(lambda: wizard.draft.name == path.name)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is, and lets what is queued happen."""
    QTest.keyClick(focused(), key, modifiers)
    for _ in range(3):  # an editor closes, tells its text, and is answered: each is queued
        QApplication.processEvents()


def type_cell(text: str) -> None:
    """Types into the cell that is open."""
    send_text(focused(), text)
    press(Qt.Key.Key_Return)


def codes(wizard: CriteriaImportWizard) -> list[str]:
    return [problem.code for problem in wizard.draft.problems()]


def current_code(wizard: CriteriaImportWizard) -> str:
    """Code of the current line of the step shown."""
    leaf = wizard.rules.table.current
    if wizard.rules.isVisible() and leaf is not None:
        return leaf.line.code
    criterion = wizard.lines.table.current
    return criterion.code if criterion else ""


def said(wizard: CriteriaImportWizard) -> str:
    """All words that can be seen."""
    labels = wizard.findChildren(QLabel)
    return "\n".join(each.text() for each in labels if each.isVisible())


def imported(session: Session) -> CriteriaTree:
    return book_of(session).tree
