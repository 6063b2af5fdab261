"""What an official does in the panel, all of it by keyboard."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView

from parindex_desktop.domain.rules.kinds import (
    OptionsRule,
    RuleKind,
)
from tests.gui.keys import send_text
from tests.ruled_leaves import book_of
from ui.criteria.detail import DetailPanel

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def follow(panel: DetailPanel) -> None:
    book = book_of(panel.context.session)
    assert panel.criterion is not None
    panel.show_criterion(book, book.tree.get(panel.criterion.id))


def look_at(panel: DetailPanel, column: int) -> None:
    book = book_of(panel.context.session)
    panel.show_criterion(book, book.leaves[column])
    panel.focus_rule()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def put(text: str) -> None:
    """Types into the field that has the focus, or into the current cell, replacing what is there.

    In a cell, Enter goes on to the next.
    """
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(focused, QLineEdit | QComboBox | QPlainTextEdit):
        QTest.keyClick(focused, Key.Key_A, CTRL)
        send_text(focused, text)
        return
    if text:
        press(Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        send_text(editor, text)
        QTest.keyClick(editor, Key.Key_Return)
        QApplication.processEvents()  # Qt commits after the key
    else:
        press(Key.Key_Return)


def focus_lines(panel: DetailPanel, row: int, column: int = 0) -> QTableView:
    assert panel.rule_tab.editor is not None
    assert panel.rule_tab.editor.lines is not None
    table = panel.rule_tab.editor.lines.table
    table.setFocus()
    index = table.model().index(row, column)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    return table


def focus_value(panel: DetailPanel, name: str) -> None:
    assert panel.rule_tab.editor is not None
    panel.rule_tab.editor.input(name).setFocus()


def begin(panel: DetailPanel, kind: RuleKind) -> None:
    """Chooses a kind in the list of kinds, by the arrow keys."""
    choice = panel.rule_tab.kind_choice
    choice.setFocus()
    step = 1 if choice.findData(kind) > choice.currentIndex() else -1
    while choice.currentData() != kind:
        before = choice.currentIndex()
        QTest.keyClick(choice, Key.Key_Down if step > 0 else Key.Key_Up)
        assert choice.currentIndex() == before + step


def try_out(panel: DetailPanel, *texts: str) -> str:
    """Types facts into the try-out, field by field with Enter; returns the sentence below."""
    form = panel.rule_tab.try_out
    form.focus_first()
    for text in texts:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QLineEdit):
            put(text)
        else:
            for letter in text:
                send_text(QApplication.focusWidget() or focused, letter)
        press(Key.Key_Return)
    return form.result.text()


def make_stricter(panel: DetailPanel) -> None:
    """The best band begins at 95 instead of 90, and the next one ends there."""
    focus_lines(panel, 0)
    put("95")
    focus_lines(panel, 1, 2)
    put("95")


def labels(panel: DetailPanel) -> list[str]:
    rule = panel.rule_tab.rule
    assert isinstance(rule, OptionsRule)
    return [option.label for option in rule.options]
